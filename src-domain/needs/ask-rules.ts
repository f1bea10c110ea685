/**
 * What an elder did that the degrees do not explain (docs/decisions/028-behaviour-asks.md). standards/09 §2 lets one behaviour give
 * a degree: what was asked for. Nothing else an elder does has a published meaning, so it raises and lowers nothing: it is a
 * reason to ask, named and dated like a rule, until somebody noted what the answer was.
 */
import type { CalendarDate } from '../shared/instant.ts'
import { isRunning } from '../services/service-rules.ts'
import type { AskedService } from './asked-services.ts'
import type { Degree, NeedDimension } from './dimensions.ts'
import type { NeedFacts } from './need-facts.ts'
import type { Params } from './need-rule.ts'

export const askIds = [
  'unsatisfied',
  'declined',
  'cancelled',
  'waitsWithoutNeed',
  'resultNotNoted',
  'complained',
] as const
export type AskId = (typeof askIds)[number]

export type NeedAsk = {
  /** For the sentence `needs.ask.<id>`. */
  readonly id: AskId
  readonly on: CalendarDate
  readonly params: Params
}

/** A need as far as asking looks at it: what counts, and which rules say or cannot say something. */
export type JudgedNeed = {
  readonly dimension: NeedDimension
  readonly degree: Degree
  readonly rules: readonly string[]
  /** When staff last corrected it: what happened before was asked about then. */
  readonly correctedAt: string | undefined
}

export type AskRule = {
  readonly id: AskId
  readonly isAsked: (service: AskedService, need: JudgedNeed, facts: NeedFacts) => boolean
}

/** From here on a need looks for a service (2 useful). */
const useful = 2
/**
 * Rules that speak because no visit is on record. Those of prevention are not among them: of what is offered there (classes, lectures,
 * check-ups, vaccines) a booking does not tell whether it was a check-up.
 */
const ruledByVisits: readonly string[] = ['treatment.noVisit6Months', 'treatment.followUpOverdue']

/** The first that holds is asked. */
export const askRules: readonly AskRule[] = [
  { id: 'unsatisfied', isAsked: ({ answer }) => answer === 'unsatisfied' },
  { id: 'declined', isAsked: ({ state }) => state === 'declined' },
  { id: 'cancelled', isAsked: ({ state }, { degree }) => state === 'cancelled' && degree >= useful },
  { id: 'waitsWithoutNeed', isAsked: ({ state }, { degree }) => isRunning(state) && degree < useful },
  {
    id: 'resultNotNoted',
    isAsked: ({ doneOn, askedOn }, { rules }, { allowed, visits }) =>
      doneOn !== undefined &&
      allowed.measuring &&
      rules.some((rule) => ruledByVisits.includes(rule)) &&
      !visits.some((visit) => visit.on >= askedOn),
  },
]

/**
 * Only what was asked for last in a dimension is looked at: who was not content and has booked elsewhere since has answered. Nobody
 * is asked about the end of life because of a booking.
 */
export function askOf(need: JudgedNeed, facts: NeedFacts): NeedAsk | undefined {
  if (need.dimension === 'palliative') return undefined
  // A complaint is of no dimension of its own: it waits beside what somebody should be told (healthEducation) until it is answered.
  if (need.dimension === 'healthEducation') {
    const complaint = facts.complaints.find(({ at }) => need.correctedAt === undefined || at > need.correctedAt)
    if (complaint !== undefined) return { id: 'complained', on: complaint.on, params: { on: complaint.on } }
  }
  const service = facts.services.find(({ dimension }) => dimension === need.dimension)
  if (service === undefined || (need.correctedAt !== undefined && need.correctedAt >= service.at)) return undefined
  const found = askRules.find(({ isAsked }) => isAsked(service, need, facts))
  if (found === undefined) return undefined
  const { on, organization, words = '' } = service
  return { id: found.id, on, params: { on, service: service.service, organization, words } }
}
