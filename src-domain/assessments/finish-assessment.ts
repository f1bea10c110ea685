/** From a draft to the fact: everything missing is listed at once, in the order of the form; nothing gets a default. */
import { Value } from 'typebox/value'
import { type Act, createDocument } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import {
  type Assessment,
  AssessmentBody,
  assessmentKind,
  type AssessmentSignature,
  assessmentSignatureKind,
  type SelfAssessment,
  type SelfAssessmentBody,
  selfAssessmentKind,
} from './assessment.ts'
import { type AssessmentDraft, type DraftForm, foldDraft } from './assessment-draft.ts'
import { answerRefusals, assessmentRefusals, selfAssessmentRefusals } from './assessment-rules.ts'
import { healthFieldIds, riskEventIds } from './form-tables.ts'
import { instrumentName } from './instrument.ts'
import { levelFactsOf, scoreAssessment, type ScoringOptions } from './scoring.ts'

/** What is still to be answered or filled in; codes as refusals, `field` as in the draft. */
export function missingInForm(form: DraftForm): readonly Refusal[] {
  const { fields, health, events, answers } = form
  const missing = answerRefusals(answers)
  for (const id of riskEventIds) {
    if (events[id] === undefined) missing.push(refusal('assessment.missingEvents', `events.${id}`, { event: id }))
  }
  if (fields.diseases === undefined) missing.push(refusal('assessment.missingDiseases', 'diseases'))
  for (const id of healthFieldIds) {
    if (health[id] === undefined) missing.push(refusal('assessment.missingHealth', `health.${id}`, { field: id }))
  }
  if (fields.reason === undefined) missing.push(refusal('assessment.missingReason', 'reason'))
  if (fields.place === undefined) missing.push(refusal('assessment.missingPlace', 'place'))
  if ((fields.informant?.name ?? '').trim() === '') missing.push(refusal('assessment.missingInformant', 'informant'))
  return missing
}

/** `act.author` is the first assessor. `number` is the station's own number for the sheet. */
export function finishAssessment(
  draft: AssessmentDraft,
  about: {
    readonly number: string
    readonly date: CalendarDate
    readonly assessorName: string
    readonly options: ScoringOptions
  },
  act: Act,
): Result<Assessment, readonly Refusal[]> {
  if (draft.body.mode === 'self') return err([refusal('assessment.selfIsNotOfficial')])
  const form = foldDraft(draft)
  const missing = missingInForm(form)
  if (missing.length > 0) return err(missing)
  const { psychiatristDiagnosed = false, medicines, ...fields } = form.fields
  const named = medicines?.filter((one) => one.name.trim() !== '') ?? []
  const tables = {
    ...fields,
    psychiatristDiagnosed,
    // Lines without a name are no answer.
    ...(named.length > 0 || medicines?.length === 0 ? { medicines: named } : {}),
    health: form.health,
    events: form.events,
  } as Pick<AssessmentBody, 'diseases' | 'psychiatristDiagnosed' | 'health' | 'events'>
  const body = {
    instrument: instrumentName,
    number: about.number,
    date: about.date,
    answers: form.answers,
    ...tables,
    assessor: { staff: act.author, name: about.assessorName },
    draft: draft.id,
    options: about.options,
    result: scoreAssessment(form.answers, levelFactsOf(tables), about.options),
  }
  if (!Value.Check(AssessmentBody, body)) {
    const errors = Value.Errors(AssessmentBody, body)
    return err(errors.slice(0, 10).map((error) => refusal('document.body', error.instancePath)))
  }
  const assessment = createDocument(assessmentKind, body, act, {
    elder: draft.elder,
    ...(draft.body.corrects === undefined ? {} : { corrects: draft.body.corrects }),
  })
  const refusals = assessmentRefusals(assessment)
  return refusals.length > 0 ? err(refusals) : ok(assessment)
}

/** The second assessor's own act: `act.author` is the second assessor, whose PIN was checked. */
export const signAssessment = (
  assessment: Assessment,
  assessorName: string,
  act: Act,
): Result<AssessmentSignature, readonly Refusal[]> =>
  act.author === assessment.author
    ? err([refusal('assessment.sameAssessorTwice', '/body/assessor')])
    : ok(
        createDocument(
          assessmentSignatureKind,
          {
            assessment: assessment.id,
            firstAssessor: assessment.author,
            assessor: { staff: act.author, name: assessorName },
            level: assessment.body.result.final,
          },
          act,
          { elder: assessment.elder },
        ),
      )

/** What an elder answered alone; what they left out stays out. */
export function finishSelfAssessment(
  draft: AssessmentDraft,
  date: CalendarDate,
  act: Act,
): Result<SelfAssessment, readonly Refusal[]> {
  const answers = { ...foldDraft(draft).answers }
  const body: SelfAssessmentBody = { instrument: instrumentName, date, answers, draft: draft.id }
  const refusals = selfAssessmentRefusals(body)
  return refusals.length > 0 ? err(refusals) : ok(createDocument(selfAssessmentKind, body, act, { elder: draft.elder }))
}
