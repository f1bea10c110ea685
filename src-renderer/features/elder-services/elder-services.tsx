/** An elder's own bookings in plain words: what, who comes, where it stands, what it costs, whom to ring. */
import './elder-services.css'
import { CalendarHeart, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isShownToElder } from '../../../src-domain/needs/needs.ts'
import { isService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { type ServiceState, serviceState } from '../../../src-domain/services/service-rules.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'

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

/** Running ones first, then the newest. What needs a physician's tact is not listed here (design.md §6). */
function useOwnServices(elder: string): readonly ServiceRequest[] | undefined {
  const documents = useDocuments({ collection: 'services', kind: 'service', elder })
  return documents
    ?.filter(isService)
    .filter((request) => isShownToElder(request.body.dimension))
    .toSorted((a, b) => (rank[serviceState(a).state] ?? 9) - (rank[serviceState(b).state] ?? 9))
}

function useAppointment(): (request: ServiceRequest) => string {
  const { t } = useTranslation('elderServices')
  const format = useFormat()
  return (request) => {
    const data = serviceState(request).steps.findLast((step) => step.type === 'scheduled')?.data
    const date = typeof data?.['on'] === 'string' ? format.dateWithWeekday(data['on']) : ''
    return typeof data?.['time'] === 'string' ? t('whenTime', { date, time: data['time'] }) : date
  }
}

/** Live line for the tile of the elder's home. */
export function useServicesLine(elder: string): string | undefined {
  const { t } = useTranslation('elderServices')
  const requests = useOwnServices(elder)
  const when = useAppointment()
  if (requests === undefined) return undefined
  const [first] = requests
  if (first === undefined) return t('line.none')
  const { state } = serviceState(first)
  const service = first.body.serviceName
  if (state === 'scheduled') return t('line.next', { service, when: when(first) })
  if (state === 'requested') return t('line.waiting', { service })
  if (state === 'confirmed') return t('line.confirmed', { service })
  const past = requests.filter((request) => ['done', 'rated'].includes(serviceState(request).state)).length
  return past === 0 ? t('line.none') : t('line.past', { count: past })
}

export function ElderServices({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('elderServices')
  const requests = useOwnServices(elder)
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      {requests === undefined && <Skeleton rows={4} />}
      {requests?.length === 0 && <EmptyState icon={CalendarHeart} title={t('none')} text={t('noneText')} />}
      <ul className="own-services">
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
  const appointment = useAppointment()
  const { body } = request
  const { state } = serviceState(request)
  return (
    <li className="own-service">
      <div>
        <h2>{body.serviceName}</h2>
        <p>{t('from', { organization: body.organizationName })}</p>
      </div>
      <div className="own-service-state">
        <Chip tone={toneOf[state]}>{t(`state.${state}`, { when: appointment(request) })}</Chip>
        <p className="quiet">
          {body.priceFen === 0
            ? t('price.free')
            : t('price.fixed', { price: format.money(body.priceFen), unit: body.unit })}
        </p>
        {body.organizationPhone !== undefined && (
          <p className="quiet own-service-phone">
            <Phone aria-hidden size="0.9em" />
            {t('phone', { phone: body.organizationPhone })}
          </p>
        )}
      </div>
    </li>
  )
}
