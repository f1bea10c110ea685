/**
 * 评估过期 (standards/09 §1), one answer for the label, the need and the task: never assessed, longer ago than the station's
 * setting, or something has happened since. The day itself is still in time.
 */
import { type AssessmentDue, assessmentDue, type ReassessmentTrigger } from '../assessments/assessment-history.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import { addDays } from '../shared/instant.ts'
import type { NeedFacts } from './need-facts.ts'

export const reassessmentOf = (facts: NeedFacts): AssessmentDue =>
  assessmentDue(facts.assessment, triggers(facts), facts.today, facts.reassessMonths)

const serious: readonly number[] = [diseaseCode.haemorrhage, diseaseCode.infarction, diseaseCode.dementia]

/** A hospital stay, a fall, a new stroke or dementia, and every risk event that came within 30 days of another. */
function triggers(facts: NeedFacts): readonly ReassessmentTrigger[] {
  const days = facts.riskEvents.map((event) => event.on).toSorted()
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
    ...days
      .filter((on, i) => i > 0 && (days[i - 1] ?? '') > addDays(on, -30))
      .map((on) => ({ code: 'riskEvents' as const, on })),
  ]
}
