/** Labels of a person (standards/09 §1): each carries its rule, the values it saw and their date. Facts, never judgements. */
import type { CalendarDate } from '../shared/instant.ts'
import { addDays, addMonths } from '../shared/instant.ts'
import { isChronic } from '../archive/condition.ts'
import type { ReassessmentTrigger } from '../assessments/assessment-history.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import type { NeedFacts } from './need-facts.ts'
import { lacksCaregiver, type Params } from './need-rule.ts'

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
  'assessmentOverdue',
] as const
export type SegmentId = (typeof segmentIds)[number]

export type Segment = {
  readonly id: SegmentId
  /** For the sentence `needs.segment.<id>.why`. */
  readonly params: Params
  /** Date of the value; absent for what holds by age or living situation. */
  readonly on?: CalendarDate
}

export function segmentsOf(facts: NeedFacts): readonly Segment[] {
  const segments: Segment[] = []
  const assessment = facts.assessment?.body
  const level = assessment?.result.final
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
    segments.push({ id: 'aged', params: { age: facts.age, from: facts.age >= 100 ? 100 : facts.age >= 90 ? 90 : 80 } })
  }
  const first = chronic[0]
  if (first !== undefined) segments.push({ id: 'ill', params: { condition: first.code, count: chronic.length } })
  if (chronic.length >= 2) segments.push({ id: 'multimorbid', params: { count: chronic.length } })
  if (facts.livesAlone === true) segments.push({ id: 'alone', params: {} })
  if (facts.livesAlone === true || facts.livesWithSpouseOnly === true) segments.push({ id: 'emptyNest', params: {} })
  if (level !== undefined && level >= 2 && lacksCaregiver(facts))
    segments.push({ id: 'noCaregiver', params: { level } })
  if (assessment !== undefined && level !== undefined && level <= 1 && isWell(facts)) {
    segments.push({ id: 'healthyActive', params: { level }, on: assessment.date })
  }
  const trigger = reassessmentTriggers(facts).find((one) => assessment !== undefined && one.on > assessment.date)
  if (assessment === undefined) segments.push({ id: 'assessmentOverdue', params: { why: 'never' } })
  else if (assessment.date <= addMonths(facts.today, -12)) {
    segments.push({ id: 'assessmentOverdue', params: { why: 'year' }, on: assessment.date })
  } else if (trigger !== undefined) {
    segments.push({ id: 'assessmentOverdue', params: { why: trigger.code }, on: trigger.on })
  }
  return segments
}

const isWell = (facts: NeedFacts): boolean =>
  !facts.conditions.some((one) => one.status === 'active' && one.controlled === false) &&
  !facts.riskEvents.some((event) => event.on > addDays(facts.today, -90))

/** What makes a reassessment due at once: hospital stay, fall, new stroke or dementia, two risk events within 30 days. */
export function reassessmentTriggers(facts: NeedFacts): readonly ReassessmentTrigger[] {
  const serious: readonly number[] = [diseaseCode.haemorrhage, diseaseCode.infarction, diseaseCode.dementia]
  const days = facts.riskEvents.map((event) => event.on).toSorted()
  const second = days.find((on, i) => i > 0 && (days[i - 1] ?? '') > addDays(on, -30))
  return [
    ...facts.riskEvents
      .filter((event) => event.type === 'fall')
      .map((event) => ({ code: 'fall' as const, on: event.on })),
    ...facts.visits
      .filter((visit) => visit.type === 'hospital')
      .map((visit) => ({ code: 'hospital' as const, on: visit.on })),
    ...facts.conditions.flatMap((one) =>
      one.status === 'active' && serious.includes(one.code) && one.since !== undefined
        ? [{ code: 'newCondition' as const, on: one.since }]
        : [],
    ),
    ...(second === undefined ? [] : [{ code: 'riskEvents' as const, on: second }]),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
