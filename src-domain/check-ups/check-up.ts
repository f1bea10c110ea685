/**
 * A check-up: a log of answers, each saved when it was given, so that it is gone on with after a pause, on another kiosk or after a
 * crash. Finished it stands, once a year (standards/02 §4); what was wrong is put right by a new one that names it.
 */
import Type, { type Static } from 'typebox'
import { createLabResult, type LabResult, labTests } from '../archive/lab-result.ts'
import { createReading, type Reading, type ReadingBody } from '../archive/reading.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId, type LogEvent } from '../shared/document.ts'
import { appendStep, type DraftState, stateOfSteps, stepsInOrder } from '../shared/draft-log.ts'
import { addMonths, CalendarDate, calendarDateOf, instantOf, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { type CheckUpAnswers, checkUpFieldById, type CheckUpValue, isValueOf } from './check-up-form.ts'

export const CheckUpBody = Type.Object(
  {
    on: CalendarDate,
    /** Of the form: the third edition of 2017 with the two tests of 2025. */
    edition: Type.Literal('2017+2025'),
    corrects: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)
export type CheckUpBody = Static<typeof CheckUpBody>
export type CheckUp = Document<CheckUpBody>

export const checkUpKind = defineKind({
  kind: 'check-up',
  collection: 'records',
  merge: 'log',
  version: 1,
  body: CheckUpBody,
  endings: ['discarded'],
  rules: (document, previous) => checkUpRefusals(document, previous),
  migrations: [],
})

export const isCheckUp = (document: { readonly kind: string }): document is CheckUp =>
  document.kind === checkUpKind.kind

export type CheckUpForm = { readonly answers: CheckUpAnswers; readonly state: DraftState }

export function foldCheckUp(checkUp: CheckUp): CheckUpForm {
  const steps = stepsInOrder(checkUp)
  const answers: Record<string, CheckUpValue> = {}
  for (const { type, data } of steps) {
    if (type === 'finished') break
    if (type !== 'answer') continue
    // Checked against the field when the event was saved.
    const { field, value } = data as { field: string; value?: CheckUpValue }
    if (value === undefined) delete answers[field]
    else answers[field] = value
  }
  return { answers, state: stateOfSteps(steps) }
}

/** @param corrected begins with the answers of the one that was wrong. */
export function startCheckUp(elder: string, on: CalendarDate, act: Act, corrected?: CheckUp): CheckUp {
  const body: CheckUpBody = {
    on: corrected?.body.on ?? on,
    edition: '2017+2025',
    ...(corrected === undefined ? {} : { corrects: corrected.id }),
  }
  const started = createDocument(checkUpKind, body, act, { elder })
  return corrected === undefined
    ? started
    : Object.entries(foldCheckUp(corrected).answers).reduce(
        (form, [field, value]) => answerCheckUp(form, field, value, act),
        started,
      )
}

/** `value` undefined takes the answer back. */
export const answerCheckUp = (checkUp: CheckUp, field: string, value: CheckUpValue | undefined, act: Act): CheckUp =>
  appendStep(checkUp, 'answer', value === undefined ? { field } : { field, value }, act)

export const discardCheckUp = (checkUp: CheckUp, act: Act): CheckUp => appendStep(checkUp, 'discarded', undefined, act)

export type FinishedCheckUp = {
  readonly checkUp: CheckUp
  readonly readings: readonly Reading[]
  readonly labResults: readonly LabResult[]
}

/** What contradicts itself is said first. Its numbers enter the archive as readings of its own day, whenever it is finished. */
export function finishCheckUp(checkUp: CheckUp, act: Act): Result<FinishedCheckUp, readonly Refusal[]> {
  const { answers } = foldCheckUp(checkUp)
  const wrong = contradictions(answers)
  if (wrong.length > 0) return err(wrong)
  const { on, corrects } = checkUp.body
  const isToday = on === calendarDateOf(instantOf(act.now), act.offset)
  const readings =
    corrects === undefined
      ? measuredIn(answers).map((body) => createReading(isToday ? body : { ...body, measured: on }, act, checkUp.elder))
      : []
  const labResults =
    corrects === undefined
      ? labTests.flatMap(({ id, unit }) => {
          const value = answers[id]
          if (typeof value !== 'number' || value <= 0) return []
          return [createLabResult({ test: id, value, unit, measured: on, source: 'checkUp' }, act, checkUp.elder)]
        })
      : []
  return ok({ checkUp: appendStep(checkUp, 'finished', undefined, act), readings, labResults })
}

function contradictions(answers: CheckUpAnswers): readonly Refusal[] {
  const refusals: Refusal[] = Object.keys(answers).length === 0 ? [refusal('checkUp.empty')] : []
  for (const side of ['left', 'right'] as const) {
    const [systolic, diastolic] = [answers[`${side}Systolic`], answers[`${side}Diastolic`]]
    if ((systolic === undefined) !== (diastolic === undefined)) refusals.push(refusal('followUp.pressureHalf'))
    else if (typeof systolic === 'number' && typeof diastolic === 'number' && systolic - diastolic < 10)
      refusals.push(refusal('reading.pressuresTooClose'))
  }
  return refusals
}

function measuredIn(answers: CheckUpAnswers): readonly ReadingBody[] {
  const number = (field: string): number | undefined => {
    const value = answers[field]
    return typeof value === 'number' ? value : undefined
  }
  const bodies: ReadingBody[] = []
  for (const arm of ['left', 'right'] as const) {
    const [systolic, diastolic] = [number(`${arm}Systolic`), number(`${arm}Diastolic`)]
    if (systolic !== undefined && diastolic !== undefined)
      bodies.push({ type: 'bloodPressure', systolic, diastolic, arm, source: 'staff' })
  }
  for (const type of ['temperature', 'pulse', 'breathing', 'height', 'weight', 'waist'] as const) {
    const value = number(type)
    if (value !== undefined) bodies.push({ type, value, source: 'staff' })
  }
  return bodies
}

/** Finished and not put right by another finished one; newest first. */
export function standingCheckUps(documents: readonly Document[]): readonly CheckUp[] {
  const finished = documents.filter(isCheckUp).filter((one) => foldCheckUp(one).state === 'finished')
  const corrected = new Set(finished.flatMap(({ body }) => body.corrects ?? []))
  return finished
    .filter(({ id }) => !corrected.has(id))
    .toSorted((a, b) => (`${a.body.on} ${a.id}` < `${b.body.on} ${b.id}` ? 1 : -1))
}

/** Once a year for everybody of 65 and more (standards/02 §4). */
export const checkUpEveryMonths = 12

export const nextCheckUpDue = ({ body }: CheckUp): CalendarDate => addMonths(body.on, checkUpEveryMonths)

function checkUpRefusals(document: CheckUp, previous: CheckUp | undefined): readonly Refusal[] {
  const known = new Set((previous?.events ?? []).map((event) => event.id))
  const { on } = document.body
  return [
    ...(document.elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(!isCalendarDate(on)
      ? [refusal('date.impossible', '/body/on')]
      : on > calendarDateOf(document.occurredAt, document.offset)
        ? [refusal('checkUp.notYet', '/body/on')]
        : []),
    ...(document.events ?? [])
      .filter((event) => !known.has(event.id) && !isStep(event))
      .map((event) => refusal('checkUp.badStep', `/events/${event.id}`)),
  ]
}

function isStep({ type, data }: LogEvent): boolean {
  if (type === 'finished' || type === 'discarded') return true
  const { field: id, value } = data ?? {}
  const field = typeof id === 'string' ? checkUpFieldById.get(id) : undefined
  return type === 'answer' && field !== undefined && (value === undefined || isValueOf(field, value))
}
