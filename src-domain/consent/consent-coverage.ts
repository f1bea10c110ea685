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
import { isElder } from '../elders/elder.ts'
import type { Document } from '../shared/document.ts'
import { collectionOfId } from '../shared/ids.ts'
import { type Refusal, refusal } from '../shared/result.ts'
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

/** Milliseconds by which the clocks of two kiosks may differ without turning a consent's order round. */
const clockLeeway = 5 * 60_000

/**
 * What may not be written about an elder, because it was not agreed to when it happened. Who called, who looked and who was let
 * in is written always. Judged where a document is saved and again where it arrives; an elder who is not known there
 * cannot be judged.
 */
export function consentRefusals(document: Document, elder: Document | undefined): readonly Refusal[] {
  if (elder === undefined || !isElder(elder) || collectionOfId(document.id) === 'activity') return []
  const until = Date.parse(document.occurredAt) + clockLeeway
  const acts = elder.body.consents.filter((act) => Date.parse(act.at) <= until)
  const purpose = purposeByKind.get(document.kind) ?? 'record'
  return isAllowed(acts, purpose) ? [] : [refusal('consent.notCovered', '/elder', { purpose })]
}
