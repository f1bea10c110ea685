/**
 * One follow-up of a known hypertension or type 2 diabetes: what was asked and measured, as the public-health form wants it
 * (standards/02 §5, §6), with the judgement and what it was judged with. A fact: the rule set, the age and the follow-up before
 * stand in it, so that every machine comes to the same judgement, and it stays readable when the station changes its rule set.
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, calendarDateOf, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { FollowUpAnswers, FollowUpBasis, FollowUpResult } from './follow-up-form.ts'
import { judgeFollowUp } from './follow-up-judgement.ts'
import { dangersOf, symptomsOf } from './follow-up-lists.ts'

export const FollowUpBody = Type.Object(
  {
    answers: FollowUpAnswers,
    basis: FollowUpBasis,
    result: FollowUpResult,
    /** As agreed with the elder. */
    nextDue: CalendarDate,
  },
  { additionalProperties: false },
)
export type FollowUpBody = Static<typeof FollowUpBody>
export type FollowUp = Document<FollowUpBody>

export const followUpKind = defineKind({
  kind: 'follow-up',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: FollowUpBody,
  rules: ({ body, elder, occurredAt, offset }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...answerRefusals(body.answers, calendarDateOf(occurredAt, offset)),
    ...resultRefusals(body),
  ],
  migrations: [],
})

export const isFollowUp = (document: { readonly kind: string }): document is FollowUp =>
  document.kind === followUpKind.kind

/** @param today the day it is written down. */
export function answerRefusals(answers: FollowUpAnswers, today: CalendarDate): readonly Refusal[] {
  const { programme, on, symptoms, dangers, systolic, diastolic, glucose, glucoseFlag, glucoseTiming } = answers
  const refusals: Refusal[] = []
  if (!isCalendarDate(on)) refusals.push(refusal('date.impossible', '/body/answers/on'))
  else if (on > today) refusals.push(refusal('followUp.notYet', '/body/answers/on'))
  const symptomsHere: readonly string[] = symptomsOf[programme].map(({ id }) => id)
  const dangersHere: readonly string[] = dangersOf[programme].map(({ id }) => id)
  if (symptoms.some((id) => !symptomsHere.includes(id)) || dangers.some((id) => !dangersHere.includes(id)))
    refusals.push(refusal('followUp.otherProgramme', '/body/answers/symptoms'))
  if (symptoms.includes('none') && symptoms.length > 1)
    refusals.push(refusal('followUp.noneAndOthers', '/body/answers/symptoms'))
  if (symptoms.includes('other') && answers.symptomOther === undefined)
    refusals.push(refusal('followUp.symptomMissing', '/body/answers/symptomOther'))
  if ((systolic === undefined) !== (diastolic === undefined))
    refusals.push(refusal('followUp.pressureHalf', '/body/answers/diastolic'))
  if (systolic !== undefined && diastolic !== undefined && systolic - diastolic < 10)
    refusals.push(refusal('reading.pressuresTooClose', '/body/answers/diastolic'))
  if (glucose !== undefined && glucoseFlag !== undefined)
    refusals.push(refusal('reading.valueOrFlag', '/body/answers/glucose'))
  if ((glucose === undefined && glucoseFlag === undefined) !== (glucoseTiming === undefined))
    refusals.push(refusal('followUp.glucoseHalf', '/body/answers/glucoseTiming'))
  return refusals
}

function resultRefusals({ answers, basis, result, nextDue }: FollowUpBody): readonly Refusal[] {
  if (basis.previous !== undefined && basis.previous.on > answers.on)
    return [refusal('followUp.previousLater', '/body')]
  if (JSON.stringify(judgeFollowUp(answers, basis)) !== JSON.stringify(inOrder(result)))
    return [refusal('followUp.resultDiffers', '/body/result')]
  return nextDueRefusals(answers.on, result.due, nextDue)
}

export function nextDueRefusals(
  on: CalendarDate,
  due: CalendarDate | undefined,
  nextDue: CalendarDate,
): readonly Refusal[] {
  if (!isCalendarDate(nextDue)) return [refusal('date.impossible', '/body/nextDue')]
  if (nextDue <= on) return [refusal('followUp.nextNotLater', '/body/nextDue')]
  return due !== undefined && nextDue > due ? [refusal('followUp.nextTooLate', '/body/nextDue', { due })] : []
}

/** Fields in the order the judgement writes them, however a store kept them. */
const inOrder = ({ category, controlled, step, reasons, due }: FollowUpResult): FollowUpResult => ({
  ...(category === undefined ? {} : { category }),
  ...(controlled === undefined ? {} : { controlled }),
  step,
  reasons,
  ...(due === undefined ? {} : { due }),
})
