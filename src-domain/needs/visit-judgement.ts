/** Visits judged each by its own kind: when the last was, which next date was not kept, and what a follow-up asked for. */
import type { ConditionBody } from '../archive/condition.ts'
import type { FollowUpReason } from '../follow-ups/follow-up-form.ts'
import { conditionOf, programmeOf, programmes } from '../follow-ups/follow-up-lists.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import type { DatedVisit, NeedFacts } from './need-facts.ts'
import { referralReading } from './reading-judgement.ts'

type Planned = 'followUp' | 'vaccination'

/** Whose next date is past by more than `days`. */
export const overdueVisits = (facts: NeedFacts, type: Planned, days: number): readonly DatedVisit[] =>
  plannedVisits(facts, type, addDays(facts.today, -days - 1))

/**
 * Of one type, whose next date is `until` or before and was not kept: only another of the same kind keeps it, one vaccine not the
 * other, the follow-up of one condition not that of another. Newest first.
 */
export function plannedVisits(facts: NeedFacts, type: Planned, until: CalendarDate): readonly DatedVisit[] {
  const visits = facts.visits.filter((visit) => visit.type === type)
  const isKept = (visit: DatedVisit): boolean =>
    visits.some(
      (later) =>
        later.on > visit.on &&
        later.vaccine === visit.vaccine &&
        (later.condition ?? visit.condition) === visit.condition,
    )
  return visits
    .filter((visit) => visit.nextDue !== undefined && visit.nextDue <= until && !isKept(visit))
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

/** Why a follow-up alone refers: two of them above target is a rule of its own (reading-judgement.ts). */
const referring: readonly FollowUpReason[] = [
  'pressureDanger',
  'glucoseDanger',
  'dangerSign',
  'complication',
  'reactionNotSolved',
]

export type FollowUpReferral = { readonly condition: number; readonly on: CalendarDate; readonly why: FollowUpReason }

/** The newest follow-up of a condition advised referral, and nobody medical has seen the elder about it since. */
export function referringFollowUp(facts: NeedFacts): FollowUpReferral | undefined {
  for (const programme of programmes) {
    const newest = facts.followUps.find(({ body }) => body.answers.programme === programme)
    if (newest === undefined) continue
    const { answers, result } = newest.body
    const condition = conditionOf[programme]
    if (result.step !== 'referNow' && result.step !== 'refer') continue
    if (facts.visits.some((visit) => visit.on > answers.on && isAbout(visit, condition))) continue
    // A dangerous number is said by the reading itself as long as that is the newest.
    const said = referralReading(facts)?.on === answers.on ? ['pressureDanger', 'glucoseDanger'] : []
    const why = result.reasons.find((reason) => referring.includes(reason) && !said.includes(reason))
    if (why !== undefined) return { condition, on: answers.on, why }
  }
  return undefined
}

const isAbout = (visit: DatedVisit, condition: number): boolean =>
  visit.type === 'hospital' || (visit.type !== 'vaccination' && (visit.condition ?? condition) === condition)

export type PlannedFollowUp = { readonly condition: number; readonly last: CalendarDate; readonly due: CalendarDate }

/** The next follow-up of each condition the programme follows, as it was agreed at the last. */
export function plannedFollowUps(facts: NeedFacts): readonly PlannedFollowUp[] {
  return programmes.flatMap((programme): PlannedFollowUp[] => {
    const condition = conditionOf[programme]
    if (facts.conditions.some((one) => one.code === condition && one.status === 'resolved')) return []
    const [last] = facts.visits
      .filter((visit) => visit.type === 'followUp' && visit.condition === condition)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    return last?.nextDue === undefined ? [] : [{ condition, last: last.on, due: last.nextDue }]
  })
}

/** Illnesses of the programme that a physician diagnosed and nobody has followed up yet. */
export const neverFollowed = (facts: NeedFacts): readonly ConditionBody[] =>
  facts.conditions.filter(
    ({ code, status, confirmed }) =>
      status === 'active' &&
      confirmed &&
      facts.allowed.measuring &&
      programmeOf(code) !== undefined &&
      !facts.visits.some((visit) => visit.type === 'followUp' && visit.condition === code),
  )
