/**
 * What the schema of an assessment cannot say (standards/01 §13): every item answered with a score the item has, table
 * A.5 without contradiction, coma only with B.3.9 at 0, and a result equal to the one computed again here. Run on the
 * kiosk before saving and by the server on what arrives.
 */
import { isSame } from '../shared/canonical.ts'
import type { Document } from '../shared/document.ts'
import { isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { AssessmentBody, AssessmentSignatureBody, SelfAssessmentBody } from './assessment.ts'
import { diseaseCode, healthFieldIds } from './form-tables.ts'
import type { HealthProblems } from './health-problems.ts'
import { isItemCode, type ItemCode } from './instrument.ts'
import { type Answers, isScoreOf, levelFactsOf, scoreAssessment, totalScore, unansweredItems } from './scoring.ts'

export function assessmentRefusals(document: Document<AssessmentBody>): readonly Refusal[] {
  const { body } = document
  const refusals = [...answerRefusals(body.answers), ...healthRefusals(body.health, body.answers)]
  if (document.elder === '') refusals.push(refusal('assessment.noElder', '/elder'))
  if (!isCalendarDate(body.date)) refusals.push(refusal('assessment.badDate', '/body/date'))
  if (body.assessor.staff !== document.author)
    refusals.push(refusal('assessment.assessorIsNotAuthor', '/body/assessor'))
  if (body.psychiatristDiagnosed && !body.diseases.includes(diseaseCode.psychiatric)) {
    refusals.push(refusal('assessment.psychiatristWithoutDisease', '/body/psychiatristDiagnosed'))
  }
  if (refusals.length > 0) return refusals
  const result = scoreAssessment(body.answers, levelFactsOf(body), body.options)
  return isSame(result, body.result) ? [] : [refusal('assessment.resultDiffers', '/body/result')]
}

export function signatureRefusals(document: Document<AssessmentSignatureBody>): readonly Refusal[] {
  const { body } = document
  const refusals: Refusal[] = []
  if (body.assessor.staff !== document.author)
    refusals.push(refusal('assessment.signatureOfSomebodyElse', '/body/assessor'))
  if (body.assessor.staff === body.firstAssessor)
    refusals.push(refusal('assessment.sameAssessorTwice', '/body/assessor'))
  return refusals
}

export function selfAssessmentRefusals(body: SelfAssessmentBody): readonly Refusal[] {
  const isEmpty = Object.keys(body.answers).length === 0
  return isEmpty ? [refusal('assessment.nothingAnswered', '/body/answers')] : scoreRefusals(body.answers)
}

export function answerRefusals(answers: Readonly<Record<string, number>>): Refusal[] {
  const known = Object.fromEntries(Object.entries(answers).filter(([code]) => isItemCode(code))) as Answers
  const missing = unansweredItems(known).map((code) =>
    refusal('assessment.unanswered', `/body/answers/${code}`, { item: code }),
  )
  return [...missing, ...scoreRefusals(answers)]
}

const scoreRefusals = (answers: Readonly<Record<string, number>>): Refusal[] =>
  Object.entries(answers)
    .filter(([code, score]) => !isScoreOf(code, score))
    .map(([code]) => refusal('assessment.scoreNotOffered', `/body/answers/${code}`, { item: code }))

/** Contradictions that stop; those of {@link warningsOf} only warn. */
function healthRefusals(health: HealthProblems, answers: Readonly<Record<string, number>>): Refusal[] {
  const refusals: Refusal[] = []
  for (const field of healthFieldIds) {
    const value = health[field]
    if (Array.isArray(value) && value.length > 1 && (value as string[]).includes('none')) {
      refusals.push(refusal('assessment.noneAndOthers', `/body/health/${field}`, { field }))
    }
  }
  if (health.coma === 'present' && answers['B.3.9'] !== 0) {
    refusals.push(refusal('assessment.comaNeedsConsciousness', '/body/answers/B.3.9', { item: 'B.3.9' }))
  }
  return refusals
}

export type AssessmentWarning = {
  /** i18n key `assessment.warning.<code>` */
  readonly code: 'feedingTube' | 'catheter' | 'oneLostPoint' | 'lowBmi' | 'malnutritionButBmi' | 'stuporOrComa'
  readonly item?: ItemCode
  readonly params?: Readonly<Record<string, string | number>>
}

/** Said to the assessor, never forced: the score-0 texts of B.1.1 and B.1.6 name the tube and the catheter. */
export function warningsOf(form: {
  readonly answers: Answers
  readonly health: Partial<HealthProblems>
  readonly heightCm?: number | undefined
  readonly weightKg?: number | undefined
}): readonly AssessmentWarning[] {
  const { answers, health } = form
  const warnings: AssessmentWarning[] = []
  if (health.specialCare?.includes('feedingTube') && (answers['B.1.1'] ?? 0) > 0) {
    warnings.push({ code: 'feedingTube', item: 'B.1.1' })
  }
  if (health.specialCare?.includes('catheter') && (answers['B.1.6'] ?? 0) > 0) {
    warnings.push({ code: 'catheter', item: 'B.1.6' })
  }
  if (answers['B.3.9'] === 0 && health.coma === undefined) warnings.push({ code: 'stuporOrComa', item: 'B.3.9' })
  const bmi = bodyMassIndex(form.heightCm, form.weightKg)
  if (bmi !== undefined && bmi < malnutritionBmi && health.malnutrition !== 'present') {
    warnings.push({ code: 'lowBmi', params: { bmi: bmi.toFixed(1) } })
  }
  if (bmi !== undefined && bmi >= malnutritionBmi && health.malnutrition === 'present') {
    warnings.push({ code: 'malnutritionButBmi', params: { bmi: bmi.toFixed(1) } })
  }
  if (unansweredItems(answers).length === 0 && totalScore(answers) === 89) warnings.push({ code: 'oneLostPoint' })
  return warnings
}

/** WS/T 428-2013: below 18.5 is too light; proposed for A.5.9, decided by the assessor. */
const malnutritionBmi = 18.5

export const bodyMassIndex = (heightCm: number | undefined, weightKg: number | undefined): number | undefined =>
  heightCm === undefined || weightKg === undefined ? undefined : weightKg / (heightCm / 100) ** 2
