/** The follow-ups of one elder in order, and how a new one is made: judged against the one before, with its readings beside it. */
import { measuredTime } from '../archive/measured.ts'
import { createReading, isReading, type Reading, type ReadingBody } from '../archive/reading.ts'
import { pressureLimit, type ReadingTargets } from '../archive/reading-targets.ts'
import { standingFacts } from '../archive/standing.ts'
import type { Elder } from '../elders/elder.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { ageOn, type CalendarDate, calendarDateOf, instantOf } from '../shared/instant.ts'
import { err, ok, type Refusal, type Result } from '../shared/result.ts'
import { answerRefusals, type FollowUp, followUpKind, isFollowUp, nextDueRefusals } from './follow-up.ts'
import type { FollowUpAnswers, FollowUpBasis } from './follow-up-form.ts'
import { judgeFollowUp } from './follow-up-judgement.ts'
import type { Programme } from './follow-up-lists.ts'

/** Those that stand, newest first: what a later one corrects is left out. */
export function standingFollowUps(documents: readonly Document[], programme?: Programme): readonly FollowUp[] {
  return standingFacts(documents.filter(isFollowUp), documents)
    .filter(({ body }) => programme === undefined || body.answers.programme === programme)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
}
const orderOf = ({ id, occurredAt, body }: FollowUp): string => `${body.answers.on} ${occurredAt} ${id}`

export type FollowUpRules = { readonly targets: ReadingTargets; readonly routineMonths: number }

/** @param corrects the follow-up that is written anew; it is not the one before itself. */
export function basisOf(
  elder: Elder,
  documents: readonly Document[],
  { programme, on }: Pick<FollowUpAnswers, 'programme' | 'on'>,
  { targets, routineMonths }: FollowUpRules,
  corrects?: string,
): FollowUpBasis {
  const age = ageOn(elder.body.birthDate, on)
  const { systolic, diastolic } = pressureLimit(targets, age)
  const previous = standingFollowUps(documents, programme).find(
    ({ id, body }) => id !== corrects && body.answers.on < on,
  )
  return {
    rules: targets.name,
    since: targets.since,
    age,
    systolic,
    diastolic,
    fastingGlucose: targets.fastingGlucose,
    routineMonths,
    ...(previous === undefined
      ? {}
      : {
          previous: {
            id: previous.id,
            on: previous.body.answers.on,
            notControlled: isAboveTarget(previous),
            reaction: previous.body.answers.reaction === 'present',
          },
        }),
  }
}

const isAboveTarget = ({ body }: FollowUp): boolean =>
  body.result.reasons.includes('pressureAbove') || body.result.reasons.includes('glucoseAbove')

export type FinishedFollowUp = { readonly followUp: FollowUp; readonly readings: readonly Reading[] }

/** The follow-up with its judgement, and what was measured at it that is not on record yet. Nothing is made of wrong answers. */
export function finishFollowUp(
  answers: FollowUpAnswers,
  of: {
    readonly elder: Elder
    /** All that is known of this elder. */
    readonly documents: readonly Document[]
    readonly rules: FollowUpRules
    readonly nextDue: CalendarDate
    readonly corrects?: string
  },
  act: Act,
): Result<FinishedFollowUp, readonly Refusal[]> {
  const today = calendarDateOf(instantOf(act.now), act.offset)
  const wrong = answerRefusals(answers, today)
  if (wrong.length > 0) return err(wrong)
  const basis = basisOf(of.elder, of.documents, answers, of.rules, of.corrects)
  const result = judgeFollowUp(answers, basis)
  const late = nextDueRefusals(answers.on, result.due, of.nextDue)
  if (late.length > 0) return err(late)
  const { corrects } = of
  const followUp = createDocument(followUpKind, { answers, basis, result, nextDue: of.nextDue }, act, {
    elder: of.elder.id,
    ...(corrects === undefined ? {} : { corrects }),
  })
  // Written anew of an earlier day it measures nothing again: a wrong reading of then is put right in the archive.
  const measured = corrects === undefined || answers.on === today ? measuredAt(answers) : []
  const readings = measured
    .filter((body) => !isOnRecord(body, of.documents, answers.on))
    // What is written down later was measured on the day of the follow-up.
    .map((body) => createReading(answers.on === today ? body : { ...body, measured: answers.on }, act, of.elder.id))
  return ok({ followUp, readings })
}

function measuredAt(answers: FollowUpAnswers): readonly ReadingBody[] {
  const { systolic, diastolic, pulse, glucose, glucoseFlag, glucoseTiming, weightKg } = answers
  const source = answers.way === 'phone' ? 'told' : 'staff'
  const bodies: ReadingBody[] = []
  if (systolic !== undefined && diastolic !== undefined) {
    const beats = pulse === undefined ? {} : { pulse }
    bodies.push({ type: 'bloodPressure', systolic, diastolic, ...beats, source })
  } else if (pulse !== undefined) bodies.push({ type: 'pulse', value: pulse, source })
  if (glucoseTiming !== undefined) {
    const value = glucose === undefined ? {} : { value: glucose }
    const flag = glucoseFlag === undefined ? {} : { flag: glucoseFlag }
    bodies.push({ type: 'glucose', ...value, ...flag, timing: glucoseTiming, source })
  }
  if (weightKg !== undefined) bodies.push({ type: 'weight', value: weightKg, source })
  return bodies
}

/** The form was filled in with it: the same numbers, measured on the same day. */
function isOnRecord(body: ReadingBody, documents: readonly Document[], on: CalendarDate): boolean {
  return standingFacts(documents.filter(isReading), documents).some((reading) => {
    if (measuredTime(reading).on !== on) return false
    const known = reading.body
    switch (body.type) {
      case 'bloodPressure':
        return known.type === 'bloodPressure' && known.systolic === body.systolic && known.diastolic === body.diastolic
      case 'glucose':
        return known.type === 'glucose' && known.value === body.value && known.flag === body.flag
      default:
        return known.type === body.type && known.value === body.value
    }
  })
}
