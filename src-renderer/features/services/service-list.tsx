/** Requests, one row each: who, what, how far, what comes next; what two kiosks could not agree on stands open. */
import './services.css'
import { Phone, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import {
  isOverdue,
  nextSteps,
  type ServiceState,
  serviceState,
  undoLeft,
} from '../../../src-domain/services/service-rules.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { todayOf } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'
import { ServiceStory } from './service-story.tsx'
import { needsWords, StepDialog } from './step-dialog.tsx'
import { type StepType, useStep } from './use-step.ts'

const tones: Readonly<Record<ServiceState, Tone>> = {
  new: 'stone',
  requested: 'gold',
  confirmed: 'blue',
  scheduled: 'green',
  done: 'green',
  rated: 'green',
  undone: 'stone',
  cancelled: 'stone',
  declined: 'red',
}

type Asked = { readonly request: ServiceRequest; readonly type: StepType }

export function ServiceList({
  requests,
  ended,
  nameOfElder,
  onOpenElder,
}: {
  readonly requests: readonly ServiceRequest[]
  /** Elders whose record was ended: no step is left, and nobody is asked whether they were satisfied. */
  readonly ended?: ReadonlySet<string> | undefined
  /** Absent on the page of one elder. */
  readonly nameOfElder?: ((id: string) => string | undefined) | undefined
  readonly onOpenElder?: ((id: string) => void) | undefined
}) {
  const { t } = useTranslation('services')
  const [asked, setAsked] = useState<Asked | undefined>()
  const { busy, failure, step } = useStep()
  const take = (request: ServiceRequest, type: StepType) => {
    if (needsWords(type)) setAsked({ request, type })
    else void step(request, type, {})
  }
  return (
    <>
      {failure !== undefined && <Notice tone="red" urgent title={failure} />}
      <table className="plain-table service-table">
        <thead>
          <tr>
            {nameOfElder !== undefined && <th scope="col">{t('column.elder')}</th>}
            <th scope="col">{t('column.service')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.wish')}</th>
            <th scope="col">{t('column.next')}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <Row
              key={request.id}
              request={request}
              isEnded={ended?.has(request.elder) === true}
              elderName={nameOfElder === undefined ? undefined : (nameOfElder(request.elder) ?? t('unknownElder'))}
              onOpenElder={onOpenElder === undefined ? undefined : () => onOpenElder(request.elder)}
              busy={busy}
              onStep={(type) => take(request, type)}
            />
          ))}
        </tbody>
      </table>
      {asked !== undefined && (
        <StepDialog {...asked} elderName={nameOfElder?.(asked.request.elder)} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

function Row({
  request,
  isEnded,
  elderName,
  onOpenElder,
  busy,
  onStep,
}: {
  readonly request: ServiceRequest
  readonly isEnded: boolean
  readonly elderName: string | undefined
  readonly onOpenElder: (() => void) | undefined
  readonly busy: boolean
  readonly onStep: (type: StepType) => void
}) {
  const { t } = useTranslation(['services', 'needs'])
  const format = useFormat()
  const person = usePerson()
  const replica = useReplica()
  const [open, setOpen] = useState(false)
  const { body } = request
  const words = useServiceWords()
  const service = words.service(body.serviceName)
  const story = serviceState(request)
  const { now, offset } = replica.now()
  const today = todayOf(replica)
  const canUndo = undoLeft(request, now) > 0
  const steps =
    !isEnded && may(person.role, 'requestService')
      ? nextSteps(story.state).filter(
          (type): type is StepType => type !== 'requested' && (type !== 'undone' || canUndo),
        )
      : []
  const appointment = story.steps.findLast((one) => one.type === 'scheduled')?.data
  return (
    <>
      <tr>
        {elderName !== undefined && (
          <th scope="row">
            {onOpenElder === undefined ? (
              elderName
            ) : (
              <button type="button" className="service-elder" onClick={onOpenElder}>
                {elderName}
              </button>
            )}
          </th>
        )}
        <td>
          <b>{service}</b> · {body.organizationName}
          <div className="quiet">
            {t('for', { dimension: t(`needs:dimension.${body.dimension}`), degree: String(body.degree) })}
            {' · '}
            {body.priceFen === 0 ? '' : `${format.money(body.priceFen)} / ${words.unit(body.unit)} · `}
            {body.organizationPhone !== undefined && (
              <span className="phone">
                <Phone aria-hidden size={14} className="service-phone" /> {body.organizationPhone}
              </span>
            )}
          </div>
        </td>
        <td>
          <Chip tone={tones[story.state]}>{t(`state.${story.state}`)}</Chip>
          <div className="quiet">{format.dateTime(story.since, offset)}</div>
        </td>
        <td>
          {typeof appointment?.['on'] === 'string' ? (
            <b>
              {format.date(appointment['on'], today)}{' '}
              {typeof appointment['time'] === 'string' ? appointment['time'] : ''}
            </b>
          ) : body.wishedOn === undefined ? (
            t(`wish.${body.wishedTime ?? 'none'}`)
          ) : (
            `${format.date(body.wishedOn, today)} ${body.wishedTime === undefined ? '' : t(`wish.${body.wishedTime}`)}`
          )}
          {isOverdue(request, story, today) && (
            <>
              <Chip tone="red">{t('overdue')}</Chip>
              <div className="quiet">{t('overdueText')}</div>
            </>
          )}
        </td>
        <td>
          <div className="service-steps">
            {steps.map((type) => (
              <Button
                key={type}
                small
                busy={busy}
                kind={type === 'undone' ? 'gold' : 'plain'}
                {...(type === 'undone' ? { icon: Undo2 } : {})}
                label={`${t(`step.${type}`)} ${service} ${elderName ?? ''}`}
                onPress={() => onStep(type)}
              >
                {t(`step.${type}`)}
              </Button>
            ))}
            <Button
              small
              kind="quiet"
              pressed={open}
              label={`${t('openHistory')} ${service} ${elderName ?? ''}`}
              onPress={() => setOpen(!open)}
            >
              {t('openHistory')}
            </Button>
          </div>
        </td>
      </tr>
      {(open || story.questions.length > 0) && (
        <tr>
          <td colSpan={elderName === undefined ? 4 : 5}>
            <ServiceStory request={request} story={story} showSteps={open} />
          </td>
        </tr>
      )}
    </>
  )
}
