/** All requests of the station, those under way first; and the same list for one elder. */
import { HeartHandshake } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isArchived, isNotedDead, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { isService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { isRunning, type ServiceState, serviceState } from '../../../src-domain/services/service-rules.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { ServiceList } from './service-list.tsx'
import { ToCancelCard } from './to-cancel-card.tsx'

const filters = ['open', 'waiting', 'over', 'all'] as const
type Filter = (typeof filters)[number]

const openStates: readonly ServiceState[] = ['requested', 'confirmed', 'scheduled', 'done']

function passes(filter: Filter, state: ServiceState, isEnded: boolean): boolean {
  switch (filter) {
    case 'open':
      return openStates.includes(state) && !isEnded
    case 'waiting':
      return state === 'requested'
    case 'over':
      return !openStates.includes(state) || isEnded
    case 'all':
      return true
    default:
      return filter satisfies never
  }
}

const shownAtOnce = 50

export function ServicesScreen({
  nameOfElder,
  onOpenElder,
}: {
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation(['services', 'ui'])
  const [filter, setFilter] = useState<Filter>('open')
  const [length, setLength] = useState(shownAtOnce)
  const { used, toCancel, ended } = useRequests()
  const requests = useMemo(
    () => used?.filter((request) => passes(filter, serviceState(request).state, ended.has(request.elder))),
    [used, filter, ended],
  )
  return (
    <Page title={t('title')} note={t('note')}>
      {toCancel.length > 0 && <ToCancelCard requests={toCancel} nameOfElder={nameOfElder} />}
      <fieldset className="service-filters">
        <legend className="only-heard">{t('filter.label')}</legend>
        {filters.map((one) => (
          <Button
            key={one}
            small
            pressed={filter === one}
            onPress={() => {
              setFilter(one)
              setLength(shownAtOnce)
            }}
          >
            {t(`filter.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Card flush>
        {requests === undefined ? (
          <Skeleton rows={6} />
        ) : requests.length === 0 ? (
          <EmptyState icon={HeartHandshake} title={t('empty')} text={t('emptyText')} />
        ) : (
          <ServiceList
            requests={requests.slice(0, length)}
            ended={ended}
            nameOfElder={nameOfElder}
            onOpenElder={onOpenElder}
          />
        )}
      </Card>
      {requests !== undefined && requests.length > length && (
        <Button
          onPress={() => setLength(length + shownAtOnce)}
        >{`${t('ui:more')} (${requests.length - length})`}</Button>
      )}
    </Page>
  )
}

type Requests = {
  readonly used?: readonly ServiceRequest[]
  readonly toCancel: readonly ServiceRequest[]
  /** Elders whose record was ended: what was done is told, and nothing is asked about it. */
  readonly ended: ReadonlySet<string>
}

/**
 * Of a record that is not agreed to any more nothing is shown but what still has to be called off; of one that was ended,
 * what is over too.
 */
function useRequests(): Requests {
  const documents = useDocuments({ collection: 'services', kind: 'service' })
  const elders = useDocuments({ collection: 'elders', kind: 'elder' })
  return useMemo(() => {
    if (documents === undefined || elders === undefined) return { toCancel: [], ended: new Set() }
    const idsOf = (isMeant: (elder: Elder) => boolean): ReadonlySet<string> =>
      new Set(
        elders
          .filter(isElder)
          .filter(isMeant)
          .map(({ id }) => id),
      )
    const closed = idsOf((elder) => !isRecordOpen(elder))
    const ended = idsOf((elder) => isArchived(elder) || isNotedDead(elder))
    const isToCancel = ({ elder }: ServiceRequest) => closed.has(elder) || ended.has(elder)
    const isOpen = (one: ServiceRequest) => isRunning(serviceState(one).state)
    const all = documents.filter(isService)
    return {
      used: all.filter((one) => !closed.has(one.elder) && !(ended.has(one.elder) && isOpen(one))),
      toCancel: all.filter((one) => isToCancel(one) && isOpen(one)),
      ended,
    }
  }, [documents, elders])
}

/** On the page of one elder, above what else could be booked; nothing where nothing is booked. */
export function ElderServicesCard({
  elder,
  isEnded = false,
}: {
  readonly elder: string
  /** The record was ended: only what is over is told. */
  readonly isEnded?: boolean
}) {
  const { t } = useTranslation('services')
  const documents = useDocuments({ collection: 'services', elder })
  const requests = documents?.filter(isService) ?? []
  if (requests.length === 0) return null
  return (
    <Card icon={HeartHandshake} title={t('title')} flush>
      <ServiceList requests={requests} ended={isEnded ? new Set([elder]) : undefined} />
    </Card>
  )
}
