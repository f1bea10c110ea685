/** Visits judged each by its own kind: when the last was, and which next date was not kept. */
import { addDays, type CalendarDate } from '../shared/instant.ts'
import type { DatedVisit, NeedFacts } from './need-facts.ts'

/**
 * Of one type, whose next date is past by more than `days` and was not kept: only another of the same kind keeps it, one vaccine
 * not the other, the follow-up of one condition not that of another. Newest first.
 */
export function overdueVisits(facts: NeedFacts, type: 'followUp' | 'vaccination', days: number): readonly DatedVisit[] {
  const visits = facts.visits.filter((visit) => visit.type === type)
  const isKept = (visit: DatedVisit): boolean =>
    visits.some(
      (later) =>
        later.on > visit.on &&
        later.vaccine === visit.vaccine &&
        (later.condition ?? visit.condition) === visit.condition,
    )
  return visits
    .filter((visit) => visit.nextDue !== undefined && addDays(visit.nextDue, days) < facts.today && !isKept(visit))
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
}

/** Of those in which a condition is looked at. */
export const lastVisit = (facts: NeedFacts, condition: number): CalendarDate | undefined =>
  lastOf(facts.visits.filter((visit) => visit.type !== 'vaccination' && (visit.condition ?? condition) === condition))

/** The yearly one; what was looked at for one condition is not it. */
export const lastCheckUp = (facts: NeedFacts): CalendarDate | undefined =>
  lastOf(facts.visits.filter((visit) => visit.type === 'checkUp' && visit.condition === undefined))

const lastOf = (visits: readonly DatedVisit[]): CalendarDate | undefined =>
  visits
    .map((visit) => visit.on)
    .toSorted()
    .at(-1)
