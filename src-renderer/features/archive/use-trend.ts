/** The course of one measurement over a span of days, read from the clear index by time: only that span is loaded. */
import { useMemo } from 'react'
import { heightOf } from '../../../src-domain/archive/body-mass-index.ts'
import { measuredTime } from '../../../src-domain/archive/measured.ts'
import { isReading } from '../../../src-domain/archive/reading.ts'
import { standingFacts } from '../../../src-domain/archive/standing.ts'
import { type Trend, type TrendKind, trendOf } from '../../../src-domain/archive/trend.ts'
import { coveredBy, isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { addMonths, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { courseQuery, quarterBefore } from './archive-queries.ts'
import { useTargets } from './use-targets.ts'
import { mayShowArchive, useReadings, useRecords } from './use-archive.ts'

export const spans = ['quarter', 'year', 'all'] as const
export type Span = (typeof spans)[number]

export type DrawnTrend = { readonly trend: Trend; readonly from: CalendarDate; readonly until: CalendarDate }

/** Undefined while loading. */
export function useTrend(elder: Elder, kind: TrendKind, span: Span): DrawnTrend | undefined {
  const today = useToday()
  const start = span === 'all' ? undefined : span === 'quarter' ? quarterBefore(today) : addMonths(today, -12)
  const newest = useReadings(elder)
  const records = useRecords(elder)
  const targets = useTargets()
  const documents = useDocuments(mayShowArchive(elder) ? courseQuery(elder.id, start) : undefined)
  return useMemo(() => {
    if (documents === undefined || newest === undefined || targets === undefined) return undefined
    const standing = standingFacts(documents.filter(isReading), documents)
    const allowed = coveredBy(elder.body.consents)
    const height = heightOf(
      newest.standing,
      (records ?? []).filter((one) => isCovered(allowed, one)),
    )
    const facts = {
      birthDate: elder.body.birthDate,
      targets,
      heightCm: height?.value,
      sex: elder.body.sex,
    }
    const first = standing.map((reading) => measuredTime(reading).on).toSorted()[0]
    const from = start ?? first ?? addMonths(today, -3)
    return { trend: trendOf(kind, standing, facts, from, today), from, until: today }
  }, [documents, newest, targets, records, elder, kind, start, today])
}
