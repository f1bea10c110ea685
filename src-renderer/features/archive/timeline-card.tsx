/** Everything in one order, newest first: read page by page, drawn as far as it is seen. */
import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Allergy } from '../../../src-domain/archive/allergy.ts'
import type { CareVisit } from '../../../src-domain/archive/care-visit.ts'
import type { Condition } from '../../../src-domain/archive/condition.ts'
import type { Medication } from '../../../src-domain/archive/medication.ts'
import { measuredTime } from '../../../src-domain/archive/measured.ts'
import { isLabResult } from '../../../src-domain/archive/lab-result.ts'
import { isReading } from '../../../src-domain/archive/reading.ts'
import type { RiskEvent } from '../../../src-domain/archive/risk-event.ts'
import { type Timeline, type TimelineEntry, timelineOf } from '../../../src-domain/archive/timeline.ts'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { PaperPhoto } from '../../../src-domain/papers/paper-photo.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isService } from '../../../src-domain/services/service.ts'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { sync } from '../../i18n/zh-CN/sync.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { newestQuery, newestReadings } from './archive-queries.ts'
import { useConditionName } from './condition-card.tsx'
import { useEventName } from './event-card.tsx'
import { useLabWords } from './use-lab-words.ts'
import { useMeasuredWords, useReadingWords } from './use-reading-words.ts'

/** Undefined while loading. @param limit documents of each list. */
export function useTimeline(elder: Elder, limit: number): Timeline | undefined {
  const observations = useDocuments(newestQuery('observations', elder.id, limit))
  const records = useDocuments(newestQuery('records', elder.id, limit))
  const services = useDocuments(newestQuery('services', elder.id, limit))
  return useMemo(() => {
    if (observations === undefined || records === undefined || services === undefined) return undefined
    const part = (documents: readonly Document[]) => ({ documents, isCut: documents.length >= limit })
    return timelineOf([part(observations), part(records), part(services)], coveredBy(elder.body.consents))
  }, [elder, observations, records, services, limit])
}

export function TimelineCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  // The first page is the one that the measurements read anyway; each further one doubles it.
  const [limit, setLimit] = useState(newestReadings)
  const [isOpen, setOpen] = useState(false)
  const read = useTimeline(elder, limit)
  // While the next page is read the last one stays.
  const [shown, setShown] = useState<Timeline | undefined>()
  if (read !== undefined && read !== shown) setShown(read)
  const timeline = read ?? shown
  const entries = timeline?.entries ?? []
  return (
    <Card
      icon={History}
      title={t('timeline.title')}
      note={
        timeline === undefined
          ? undefined
          : t(timeline.isCut ? 'timeline.some' : 'timeline.all', { count: entries.length })
      }
    >
      {timeline === undefined && <Skeleton rows={6} />}
      {timeline !== undefined && entries.length === 0 && <EmptyState icon={History} title={t('timeline.none')} />}
      {entries.length > 0 && (
        <div className="stack">
          {isOpen ? (
            <div className="timeline-box">
              <VirtualList
                items={entries}
                rowHeight={rowHeight()}
                keyOf={({ document }) => document.id}
                renderRow={(entry) => <TimelineRow entry={entry} />}
                label={t('timeline.title')}
              />
            </div>
          ) : (
            <ul className="timeline-short">
              {entries.slice(0, few).map((entry) => (
                <li key={entry.document.id}>
                  <TimelineRow entry={entry} />
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            {!isOpen && entries.length > few && (
              <Button small onPress={() => setOpen(true)}>
                {t('timeline.open')}
              </Button>
            )}
            {isOpen && timeline?.isCut === true && (
              <Button small busy={read === undefined} onPress={() => setLimit(limit * 2)}>
                {t('reading.more')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Card>
  )
}

const few = 8
/** Rows grow with the size of the text: two lines and their space. */
const rowHeight = (): number =>
  Math.round(4.5 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '16'))

function TimelineRow({ entry: { document, isOver } }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const words = useTimelineWords()
  const measuredWords = useMeasuredWords()
  const { title, detail, on } = words(document)
  const { updatedAt, offset } = document
  const isMeasured = isReading(document) || isLabResult(document)
  const { at, on: day } = isMeasured ? measuredTime(document) : { at: updatedAt, on: calendarDateOf(updatedAt, offset) }
  return (
    <div className="timeline-row">
      <time dateTime={at}>
        {isMeasured ? measuredWords(document) : `${format.date(day, today)} ${format.time(at, offset)}`}
      </time>
      <div>
        <p>
          <b>{title}</b> {isOver ? <s>{detail}</s> : detail} {isOver && <Chip tone="stone">{t('timeline.over')}</Chip>}
        </p>
        {on !== undefined && <p className="quiet">{t('timeline.happened', { on: format.date(on, today) })}</p>}
      </div>
    </div>
  )
}

type Told = { readonly title: string; readonly detail: string; readonly on?: string }

function useTimelineWords(): (document: Document) => Told {
  const { t } = useTranslation(['archive', 'sync', 'assessment', 'papers'])
  const readings = useReadingWords()
  const conditionName = useConditionName()
  const eventName = useEventName()
  const labs = useLabWords()
  const services = useServiceWords()
  const isKnownKind = (kind: string): kind is keyof typeof sync.kind => kind in sync.kind
  const kindName = (kind: string): string => t(`sync:kind.${isKnownKind(kind) ? kind : 'other'}`)
  return (document) => {
    const title = kindName(document.kind)
    if (isReading(document)) return { title: readings.name(document.body), detail: readings.value(document.body) }
    if (isLabResult(document)) return { title: labs.name(document.body.test), detail: labs.value(document.body) }
    if (isService(document)) return { title, detail: services.service(document.body.serviceName) }
    switch (document.kind) {
      case 'assessment': {
        const { result, date } = (document as unknown as Assessment).body
        return { title, detail: t('archive:timeline.score', { total: String(result.total) }), on: date }
      }
      case 'condition':
        return { title, detail: conditionName((document as unknown as Condition).body) }
      case 'medication':
        return { title, detail: (document as unknown as Medication).body.name }
      case 'allergy':
        return { title, detail: (document as unknown as Allergy).body.substance }
      case 'risk-event': {
        const { type, on } = (document as unknown as RiskEvent).body
        return { title, detail: eventName(type), on }
      }
      case 'care-visit': {
        const { type, on, vaccine } = (document as unknown as CareVisit).body
        return { title: t(`archive:visit.typeOf.${type}`), detail: vaccine ?? '', on }
      }
      case 'paper-photo': {
        const { sort, on } = (document as unknown as PaperPhoto).body
        return { title, detail: t(`papers:sort.${sort}`), ...(on === undefined ? {} : { on }) }
      }
      default:
        return { title, detail: '' }
    }
  }
}
