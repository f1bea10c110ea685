/**
 * Everything about an elder in one order, newest first, from lists that are each read only as far as somebody looked. What
 * lies below the end of a list that is not read through is held back, so that nothing appears above it later.
 */
import { type Covered, isCovered } from '../consent/consent-coverage.ts'
import type { Document } from '../shared/document.ts'
import type { Instant } from '../shared/instant.ts'
import { measuredTime } from './measured.ts'
import { isLabResult } from './lab-result.ts'
import { isReading } from './reading.ts'
import { correctionsIn } from './standing.ts'

export type TimelinePart = {
  /** Newest first. */
  readonly documents: readonly Document[]
  /** There may be older ones. */
  readonly isCut: boolean
}
export type Timeline = {
  readonly entries: readonly TimelineEntry[]
  readonly isCut: boolean
}
export type TimelineEntry = {
  readonly document: Document
  /** Corrected or voided since. */
  readonly isOver: boolean
}

/** Work on the way to something else that has its own entry. */
const hidden: ReadonlySet<string> = new Set(['assessment-draft', 'assessment-signature', 'voided', 'event-withdrawn'])

export function timelineOf(parts: readonly TimelinePart[], covered: Covered): Timeline {
  const ends = parts.flatMap(({ documents, isCut }) => (isCut ? (documents.at(-1)?.updatedAt ?? []) : []))
  const end = ends.toSorted().at(-1)
  const all = parts.flatMap(({ documents }) => documents)
  const corrections = correctionsIn(all)
  return {
    entries: all
      .filter((document) => (end === undefined || timeOf(document) >= end) && !hidden.has(document.kind))
      .filter((document) => isCovered(covered, document))
      .map((document) => ({ document, at: timeOf(document) }))
      .toSorted((a, b) => (a.at === b.at ? (a.document.id < b.document.id ? 1 : -1) : a.at < b.at ? 1 : -1))
      .map(({ document }) => ({ document, isOver: corrections.has(document.id) })),
    isCut: parts.some(({ isCut }) => isCut),
  }
}

/** Where it stands among the others: of a measurement when it was taken. */
const timeOf = (document: Document): Instant =>
  isReading(document) || isLabResult(document) ? measuredTime(document).at : document.updatedAt
