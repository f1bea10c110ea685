/**
 * Which documents about an elder may be used, by what was agreed to. The texts say it (consent-texts.ts, `data` and `storage`): "after
 * withdrawal they are no longer used". Under `measuring` stand measurements and all that is noted about illness (conditions,
 * medicines, falls, visits, a physician's note), under `assessment` the assessments with what they ask about illness, and all
 * else under the record itself. What was never asked about is not covered either.
 */
import { careVisitKind, physicianNoteKind } from '../archive/care-visit.ts'
import { conditionKind } from '../archive/condition.ts'
import { medicationKind } from '../archive/medication.ts'
import { readingKind } from '../archive/reading.ts'
import { riskEventKind } from '../archive/risk-event.ts'
import { assessmentKind, assessmentSignatureKind, selfAssessmentKind } from '../assessments/assessment.ts'
import { assessmentDraftKind } from '../assessments/assessment-draft.ts'
import { type ConsentAct, isAllowed } from './consent.ts'

export type Covered = Readonly<Record<'record' | 'measuring' | 'assessment', boolean>>

const kindsByPurpose = {
  measuring: [readingKind, conditionKind, medicationKind, riskEventKind, careVisitKind, physicianNoteKind],
  assessment: [assessmentKind, assessmentSignatureKind, assessmentDraftKind, selfAssessmentKind],
} as const

const purposeByKind: ReadonlyMap<string, keyof Covered> = new Map(
  (['measuring', 'assessment'] as const).flatMap((purpose) =>
    kindsByPurpose[purpose].map(({ kind }) => [kind, purpose] as const),
  ),
)

export const coveredBy = (acts: readonly ConsentAct[]): Covered => ({
  record: isAllowed(acts, 'record'),
  measuring: isAllowed(acts, 'measuring'),
  assessment: isAllowed(acts, 'assessment'),
})

export const isCovered = (covered: Covered, { kind }: { readonly kind: string }): boolean =>
  covered[purposeByKind.get(kind) ?? 'record']
