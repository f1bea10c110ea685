/** An elder's own bookings in plain words: what, which day, who comes, what happens next, what it costs, whom to ring. */
import './elder-services.css'
import { CalendarHeart, CircleOff, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isShownToElder } from '../../../src-domain/needs/needs.ts'
import { addDays, calendarDateOf } from '../../../src-domain/shared/instant.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { isService, noLongerWanted, type ServiceRequest } from '../../../src-domain/services/service.ts'
import {
  isOverdue,
  isRunning,
  type ServiceState,
  serviceState,
  undoLeft,
} from '../../../src-domain/services/service-rules.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { wallTimeOf } from './wall-time.ts'

const toneOf: Readonly<Record<ServiceState, Tone>> = {
  new: 'stone',
  requested: 'gold',
  confirmed: 'blue',
  scheduled: 'green',
  done: 'green',
  rated: 'green',
  undone: 'stone',
  cancelled: 'stone',
  declined: 'gold',
}

const rank: Readonly<Partial<Record<ServiceState, number>>> = { scheduled: 0, confirmed: 1, requested: 2, declined: 3 }
const most = 12

type Appointment = { readonly on: string; readonly time: string; readonly who: string }

function appointmentOf(request: ServiceRequest): Appointment | undefined {
  const data = serviceState(request).steps.findLast((step) => step.type === 'scheduled')?.data
  const text = (name: string): string => (typeof data?.[name] === 'string' ? data[name].trim() : '')
  return data === undefined ? undefined : { on: text('on'), time: text('time'), who: text('who') }
}

/** Running ones first, the next appointment foremost, then the newest. Tact: not all of them are listed (design.md §6). */
function useOwnServices(elder: string): readonly ServiceRequest[] | undefined {
  const documents = useDocuments({ collection: 'services', kind: 'service', elder })
  const order = (request: ServiceRequest): string => {
    const { state } = serviceState(request)
    return `${rank[state] ?? 9} ${state === 'scheduled' ? (appointmentOf(request)?.on ?? '') : ''}`
  }
  return documents
    ?.filter(isService)
    .filter((request) => isShownToElder(request.body.dimension))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}

/** "明天，11月28日 星期六 上午 9:30": a day, and the time as it was written down. */
function useDayWords(): (on: string, time: string) => string {
  const { t } = useTranslation('elderServices')
  const format = useFormat()
  const today = useToday()
  return (on, time) => {
    const plain = format.dateWithWeekday(on)
    const date =
      on === today
        ? t('day.today', { date: plain })
        : on === addDays(today, 1)
          ? t('day.tomorrow', { date: plain })
          : plain
    const wall = wallTimeOf(time)
    const said = wall === undefined ? time : t(`part.${wall.part}`, { time: wall.time })
    return said === '' ? date : t('whenTime', { date, time: said })
  }
}

/** Live line for the tile of the elder's home. */
export function useServicesLine(elder: string): string | undefined {
  const { t } = useTranslation('elderServices')
  const requests = useOwnServices(elder)
  const dayWords = useDayWords()
  const words = useServiceWords()
  const { now } = useReplica().now()
  if (requests === undefined) return undefined
  const [first] = requests
  if (first === undefined) return t('line.none')
  const fresh = requests.find((request) => undoLeft(request, now) > 0)
  if (fresh !== undefined) return t('line.fresh', { service: words.service(fresh.body.serviceName) })
  const { state } = serviceState(first)
  const service = words.service(first.body.serviceName)
  const appointment = appointmentOf(first)
  if (state === 'scheduled' && appointment !== undefined) {
    return t('line.next', { service, when: dayWords(appointment.on, appointment.time) })
  }
  if (state === 'requested') return t('line.waiting', { service })
  if (state === 'confirmed') return t('line.confirmed', { service })
  const past = requests.filter((request) => ['done', 'rated'].includes(serviceState(request).state)).length
  return past === 0 ? t('line.none') : t('line.past', { count: past })
}

export function ElderServices({
  elder,
  renderUndo,
  onBack,
}: {
  readonly elder: string
  /** Of what was asked for less than ten minutes ago: the way to take it back. */
  readonly renderUndo?: (requests: readonly ServiceRequest[]) => ReactNode
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderServices')
  const requests = useOwnServices(elder)
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      {requests === undefined && <Skeleton rows={4} />}
      {requests?.length === 0 && <EmptyState icon={CalendarHeart} title={t('none')} text={t('noneText')} />}
      {requests !== undefined && renderUndo?.(requests)}
      <ul className="own-rows">
        {requests?.slice(0, most).map((request) => (
          <OwnService key={request.id} request={request} />
        ))}
      </ul>
    </ElderPage>
  )
}

function OwnService({ request }: { readonly request: ServiceRequest }) {
  const { t } = useTranslation('elderServices')
  const format = useFormat()
  const day = useDay()
  const next = useNext()
  const words = useServiceWords()
  const { body } = request
  const { state, isUnwanted } = serviceState(request)
  const nextWords = isUnwanted ? t('unwanted.said') : next(request)
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const mayLeave = isRunning(state) && !isUnwanted && undoLeft(request, replica.now().now) === 0
  return (
    <li className="own-row own-service">
      <div className="own-service-head">
        <h2>{words.service(body.serviceName)}</h2>
        <Chip tone={toneOf[state]}>{t(`state.${state}`)}</Chip>
      </div>
      <p className="own-service-day">{day(request)}</p>
      {nextWords !== undefined && <p>{nextWords}</p>}
      <p className="quiet own-service-end">
        <span>{t('from', { organization: body.organizationName })}</span>
        <span>
          {body.priceFen === 0
            ? t('price.free')
            : t('price.fixed', { price: format.money(body.priceFen), unit: words.unit(body.unit) })}
        </span>
        {isRunning(state) && (
          <span className="own-service-phone">
            <Phone aria-hidden size="0.9em" />
            {body.organizationPhone === undefined ? t('tellStaff') : t('ring', { phone: body.organizationPhone })}
          </span>
        )}
      </p>
      {mayLeave && (
        <BigButton icon={CircleOff} busy={busy} onPress={() => void save([noLongerWanted(request, act()) as Document])}>
          {t('unwanted.say')}
        </BigButton>
      )}
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </li>
  )
}

/** The day that counts now: agreed, wished for, or when the last thing happened. */
function useDay(): (request: ServiceRequest) => string {
  const { t } = useTranslation('elderServices')
  const dayWords = useDayWords()
  return (request) => {
    const { wishedOn, wishedTime } = request.body
    const { state, since } = serviceState(request)
    const appointment = appointmentOf(request)
    const at = (instant: string): string => dayWords(calendarDateOf(instant, request.offset), '')
    if (state === 'scheduled' && appointment !== undefined) {
      return t('day.agreed', { when: dayWords(appointment.on, appointment.time) })
    }
    if (!isRunning(state)) return t('day.since', { when: at(since), state: t(`state.${state}`) })
    if (wishedOn === undefined) return t('day.asked', { when: at(request.occurredAt) })
    return t('day.wished', { when: dayWords(wishedOn, wishedTime === undefined ? '' : t(`wish.${wishedTime}`)) })
  }
}

function useNext(): (request: ServiceRequest) => string | undefined {
  const { t } = useTranslation('elderServices')
  const today = useToday()
  return (request) => {
    const { mode, organizationName } = request.body
    const story = serviceState(request)
    if (isOverdue(request, story, today)) return t('next.over')
    const { state } = story
    switch (state) {
      case 'requested':
      case 'confirmed':
      case 'done':
      case 'declined':
        return t(`next.${state}`)
      case 'scheduled': {
        const who = appointmentOf(request)?.who ?? ''
        if (mode === 'atHome' && who !== '') return t('next.atHomeWho', { who })
        return t(`next.${mode}`, { organization: organizationName })
      }
      default:
        return undefined
    }
  }
}
