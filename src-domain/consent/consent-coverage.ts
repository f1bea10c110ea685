/**
 * Which documents about an elder may be used, by what was agreed to. The texts say it (consent-texts.ts, `data` and `storage`): "after
 * withdrawal they are no longer used". Under `measuring` stand measurements and all that is noted about illness (conditions,
 * medicines, falls, visits, follow-ups, check-ups, papers, a physician's note, what the public-health form asks, what the elder asks
 * about health), under `assessment` the assessments with what they ask about illness, under `preferences` what the elder likes, under
 * `stories` what the elder tells others, and all else under the record itself. What was never asked about is not covered
 * either.
 */
import { allergyKind, noKnownAllergyKind } from '../archive/allergy.ts'
import { careVisitKind, physicianNoteKind } from '../archive/care-visit.ts'
import { conditionKind } from '../archive/condition.ts'
import { labResultKind } from '../archive/lab-result.ts'
import { medicationKind } from '../archive/medication.ts'
import { readingKind } from '../archive/reading.ts'
import { voidedKind } from '../archive/standing.ts'
import { eventWithdrawnKind, riskEventKind } from '../archive/risk-event.ts'
import { askedQuestionKind } from '../asking/asked-question.ts'
import { answerTakenBackKind } from '../asking/answer-taken-back.ts'
import { questionAnswerKind, questionClosedKind } from '../asking/question-answer.ts'
import { questionPutKind } from '../asking/question-put.ts'
import { assessmentKind, assessmentSignatureKind, selfAssessmentKind } from '../assessments/assessment.ts'
import { assessmentDraftKind } from '../assessments/assessment-draft.ts'
import { instrumentDraftKind } from '../instruments/instrument-draft.ts'
import { instrumentFollowUpKind, instrumentResultKind } from '../instruments/instrument-result.ts'
import { isSame } from '../shared/canonical.ts'
import { checkUpKind } from '../check-ups/check-up.ts'
import { followUpKind } from '../follow-ups/follow-up.ts'
import { isElder } from '../elders/elder.ts'
import { healthBasicsKind } from '../health-record/health-basics.ts'
import type { Document } from '../shared/document.ts'
import { collectionOfId } from '../shared/ids.ts'
import { elderStoryKind, storyEndedKind, storyReviewKind } from '../outreach/elder-story.ts'
import { paperPhotoKind } from '../papers/paper-photo.ts'
import { preferencesKind } from '../preferences/preferences.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ConsentAct, isAllowed } from './consent.ts'

export type Covered = Readonly<Record<'record' | 'measuring' | 'assessment' | 'preferences' | 'stories', boolean>>

const kindsByPurpose = {
  measuring: [
    readingKind,
    labResultKind,
    voidedKind,
    conditionKind,
    medicationKind,
    allergyKind,
    noKnownAllergyKind,
    riskEventKind,
    eventWithdrawnKind,
    careVisitKind,
    physicianNoteKind,
    followUpKind,
    checkUpKind,
    paperPhotoKind,
    healthBasicsKind,
    askedQuestionKind,
    questionAnswerKind,
    questionClosedKind,
    answerTakenBackKind,
    questionPutKind,
  ],
  assessment: [
    assessmentKind,
    assessmentSignatureKind,
    assessmentDraftKind,
    selfAssessmentKind,
    instrumentDraftKind,
    instrumentResultKind,
    instrumentFollowUpKind,
  ],
  preferences: [preferencesKind],
  stories: [elderStoryKind, storyReviewKind, storyEndedKind],
} as const

const purposeByKind: ReadonlyMap<string, keyof Covered> = new Map(
  (['measuring', 'assessment', 'preferences', 'stories'] as const).flatMap((purpose) =>
    kindsByPurpose[purpose].map(({ kind }) => [kind, purpose] as const),
  ),
)

export const coveredBy = (acts: readonly ConsentAct[]): Covered => coveredIf((purpose) => isAllowed(acts, purpose))

/** Of several records of one person: what each of them agreed to. */
export const coveredByAll = (records: readonly { readonly consents: readonly ConsentAct[] }[]): Covered =>
  coveredIf((purpose) => records.every(({ consents }) => isAllowed(consents, purpose)))

const coveredIf = (agreed: (purpose: keyof Covered) => boolean): Covered => ({
  record: agreed('record'),
  measuring: agreed('measuring'),
  assessment: agreed('assessment'),
  preferences: agreed('preferences'),
  stories: agreed('stories'),
})

export const isCovered = (covered: Covered, { kind }: { readonly kind: string }): boolean =>
  covered[purposeByKind.get(kind) ?? 'record']

/** Milliseconds by which the clocks of two kiosks may differ: within them a yes and an act may seem to come in either order. */
const clockLeeway = 5 * 60_000

/**
 * What may not be written about an elder, because it was not agreed to when it happened: a new document, each new event of a
 * log, each field edited since, of the elder's own record too. What only ends something is always taken (`endings` of the kind),
 * what is only taken out too, and so is who called, who looked and who was let in. Judged where a document is saved and
 * again where it arrives; an elder who is not known there cannot be judged.
 */
export function consentRefusals(
  document: Document,
  previous: Document | undefined,
  about: Document | undefined,
  endings: readonly string[] = [],
): readonly Refusal[] {
  const elder = isElder(document) ? document : about
  if (elder === undefined || !isElder(elder) || collectionOfId(document.id) === 'activity') return []
  // Whether a record may begin at all is a rule of its kind.
  if (elder === document && previous === undefined) return []
  const { consents } = elder.body
  const purpose = purposeByKind.get(document.kind) ?? 'record'
  const stoodAt = (moment: number): boolean =>
    isAllowed(
      consents.filter((act) => Date.parse(act.at) <= moment),
      purpose,
    )
  const isAgreed = (at: string): boolean => {
    const moment = Date.parse(at)
    return stoodAt(moment - clockLeeway) || stoodAt(moment) || stoodAt(moment + clockLeeway)
  }
  return momentsOf(document, previous, endings).every(isAgreed)
    ? []
    : [refusal('consent.notCovered', '/elder', { purpose })]
}

/** When each thing happened that this version says and the one before did not. */
function momentsOf(document: Document, previous: Document | undefined, endings: readonly string[]): readonly string[] {
  const known = new Set(previous?.events?.map((event) => event.id))
  const events = (document.events ?? []).filter((event) => !known.has(event.id) && !endings.includes(event.type))
  const edits = Object.entries(document.edits ?? {})
    .filter(([field, edit]) => !isSame(previous?.edits?.[field], edit))
    .filter(([field]) => !endings.includes(field) && field in document.body)
    .map(([, edit]) => edit.at)
  return [...(previous === undefined ? [document.occurredAt] : edits), ...events.map((event) => event.at)]
}
