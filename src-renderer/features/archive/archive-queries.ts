/** What the archive asks the replica for, once for its cards and for the benchmark of opening it. */
import { judgedSince } from '../../../src-domain/needs/need-facts.ts'
import { addDays, addMonths, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { DocumentQuery } from '../../replica/replica.ts'

/** Documents of the first page, corrections among them: a year of one measurement a week. */
export const newestReadings = 60

export const newestQuery = (
  collection: 'observations' | 'records' | 'services',
  elder: string,
  limit: number = newestReadings,
): DocumentQuery => ({ collection, elder, limit })

export const judgedQuery = (elder: string, today: CalendarDate): DocumentQuery => ({
  collection: 'observations',
  elder,
  since: judgedSince(today),
})

/** Conditions, medicines, allergies, events, visits: all of them stand on the page. */
export const recordsQuery = (elder: string): DocumentQuery => ({ collection: 'records', elder })

/** Readings from a day on; all of them without one. A day early, so that no offset from UTC cuts one off. */
export const courseQuery = (elder: string, from: CalendarDate | undefined): DocumentQuery => ({
  collection: 'observations',
  elder,
  ...(from === undefined ? {} : { since: `${addDays(from, -1)}T00:00:00.000Z` }),
})

export const quarterBefore = (today: CalendarDate): CalendarDate => addMonths(today, -3)

/** Everything that the page is drawn from when it opens. */
export const openingQueries = (elder: string, today: CalendarDate): readonly DocumentQuery[] => [
  newestQuery('observations', elder),
  newestQuery('records', elder),
  newestQuery('services', elder),
  judgedQuery(elder, today),
  recordsQuery(elder),
  courseQuery(elder, quarterBefore(today)),
]
