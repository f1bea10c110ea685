/** Labels of a person (standards/09 §1): each carries its rule, the values it saw and their date. Facts, never judgements. */
import type { CalendarDate } from '../shared/instant.ts'
import { addDays, addMonths } from '../shared/instant.ts'
import { type ConditionBody, isChronic } from '../archive/condition.ts'
import type { NeedFacts } from './need-facts.ts'
import { lacksCaregiver, type Params } from './need-rule.ts'
import { needRules } from './needs.ts'
import { aboveTarget, isWithinTarget } from './reading-judgement.ts'
import { reassessmentOf } from './reassessment.ts'

export const segmentIds = [
  'disabled',
  'mildlyDisabled',
  'aged',
  'ill',
  'multimorbid',
  'alone',
  'emptyNest',
  'noCaregiver',
  'healthyActive',
  'notAssessed',
  'assessmentOverdue',
] as const
export type SegmentId = (typeof segmentIds)[number]

export type Segment = {
  readonly id: SegmentId
  /** For the sentence `needs.segment.<id>.why`. */
  readonly params: Params
  /** Date of the value, or since when it holds; absent where nobody noted it. */
  readonly on?: CalendarDate
}

/** @param livingNotedOn when the living situation was written down (elders/elder-rules.ts `notedOn`) */
export function segmentsOf(facts: NeedFacts, livingNotedOn?: CalendarDate): readonly Segment[] {
  const noted = livingNotedOn === undefined ? {} : { on: livingNotedOn }
  const segments: Segment[] = []
  const assessment = facts.assessment?.body
  const level = assessment?.result.final
  const isAssessed = (code: number): boolean => assessment?.diseases.includes(code) ?? false
  const active = facts.conditions.filter((one) => one.status === 'active')
  const chronic = active.filter((one) => one.confirmed && isChronic(one.code))
  if (assessment !== undefined && level !== undefined && level >= 1) {
    segments.push({
      id: level >= 2 ? 'disabled' : 'mildlyDisabled',
      params: { level, total: assessment.result.total },
      on: assessment.date,
    })
  }
  if (facts.age !== undefined && facts.age >= 80) {
    const from = facts.age >= 100 ? 100 : facts.age >= 90 ? 90 : 80
    segments.push({
      id: 'aged',
      params: { age: facts.age, from },
      ...(facts.birthDate === undefined ? {} : { on: addMonths(facts.birthDate, from * 12) }),
    })
  }
  const [first] = chronic
  const since = chronic.map((one) => one.since ?? (isAssessed(one.code) ? assessment?.date : undefined))
  if (first !== undefined) {
    segments.push({ id: 'ill', params: { condition: first.code, count: chronic.length }, ...dayOfNumber(since, 1) })
  }
  if (chronic.length >= 2)
    segments.push({ id: 'multimorbid', params: { count: chronic.length }, ...dayOfNumber(since, 2) })
  if (facts.livesAlone === true) segments.push({ id: 'alone', params: {}, ...noted })
  if (facts.livesAlone === true || facts.livesWithSpouseOnly === true)
    segments.push({ id: 'emptyNest', params: {}, ...noted })
  if (assessment !== undefined && level !== undefined && level >= 2 && lacksCaregiver(facts))
    segments.push({ id: 'noCaregiver', params: { level }, on: assessment.date })
  if (assessment !== undefined && level !== undefined && level <= 1 && isWell(facts)) {
    segments.push({ id: 'healthyActive', params: { level }, on: assessment.date })
  }
  const due = reassessmentOf(facts)
  if (due.state === 'never' && facts.allowed.assessment) segments.push({ id: 'notAssessed', params: {} })
  if (due.state === 'overdue' && assessment !== undefined) {
    segments.push({
      id: 'assessmentOverdue',
      params: { why: 'year', months: facts.reassessMonths },
      on: assessment.date,
    })
  }
  if (due.trigger !== undefined) {
    segments.push({ id: 'assessmentOverdue', params: { why: due.trigger.code }, on: due.trigger.on })
  }
  return segments
}

/** Since when there were so many; nothing where the day of one is not known. */
function dayOfNumber(since: readonly (CalendarDate | undefined)[], count: number): { readonly on?: CalendarDate } {
  if (since.some((day) => day === undefined)) return {}
  const on = since.toSorted()[count - 1]
  return on === undefined ? {} : { on }
}

/**
 * Nobody is called well whose records may not be looked at, whose last readings are above target, who needs treatment, or of whose
 * illness nothing says that it is under control.
 */
const isWell = (facts: NeedFacts): boolean =>
  facts.allowed.measuring &&
  facts.conditions.every((one) => one.status !== 'active' || isUnderControl(one, facts)) &&
  !facts.riskEvents.some((event) => event.on > addDays(facts.today, -90)) &&
  aboveTarget(facts).length === 0 &&
  !needRules.some((rule) => rule.dimension === 'treatment' && rule.degree >= 3 && rule.judge(facts).state === 'fires')

const isUnderControl = ({ code, controlled }: ConditionBody, facts: NeedFacts): boolean =>
  controlled ?? (!isChronic(code) || isWithinTarget(code, facts))
