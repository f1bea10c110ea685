/** What an elder has read lately: it is noted once a day, and stands behind what was not read yet. */
import { addDays, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import type { Document } from '../shared/document.ts'
import { isArticleHanded } from './article-handed.ts'

/** Ours, since 2026-11-30: what was read within three months is known. */
export const readingKnownDays = 90

/** Articles this elder was given, read or heard since so many days; handouts for staff are none of the elder's reading. */
export function readLately(documents: readonly Document[], today: CalendarDate): ReadonlySet<string> {
  const since = addDays(today, -readingKnownDays)
  return new Set(
    documents
      .filter(isArticleHanded)
      .filter(({ body, occurredAt, offset }) => body.to !== 'staff' && calendarDateOf(occurredAt, offset) > since)
      .map(({ body }) => body.article),
  )
}

/** Once a day is enough: read, then heard, then read again is one reading. */
export const isNotedOn = (documents: readonly Document[], article: string, day: CalendarDate): boolean =>
  documents
    .filter(isArticleHanded)
    .some(
      ({ body, occurredAt, offset }) =>
        body.article === article &&
        body.to === 'elder' &&
        body.how !== 'handout' &&
        calendarDateOf(occurredAt, offset) === day,
    )

/** In the order they came, what was read behind the rest. */
export const unreadFirst = <T>(
  all: readonly T[],
  idOf: (one: T) => string,
  read: ReadonlySet<string>,
): readonly T[] => [...all.filter((one) => !read.has(idOf(one))), ...all.filter((one) => read.has(idOf(one)))]
