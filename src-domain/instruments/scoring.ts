/**
 * The one engine for all instruments: which questions are asked, what answers are worth, which band a sum falls into, which
 * answers need a person at once. Pure and without a clock; what an instrument means stands in its data (catalogue/).
 */
import { bodyMassIndex } from '../assessments/assessment-rules.ts'
import { bodyBounds } from '../assessments/form-tables.ts'
import {
  type Band,
  type Instrument,
  type Question,
  questionOf,
  questionsOf,
  type Scale,
  type Steps,
} from './instrument.ts'

export type BodyMass = { readonly heightCm: number; readonly weightKg: number }
/** Id of an option, ids of options (none: []), a number in the unit of the question, or height and weight. */
export type Answer = string | readonly string[] | number | BodyMass
/** By id of the question; a missing one is not answered. */
export type Answers = Readonly<Record<string, Answer>>

export type InstrumentScore = {
  readonly scores: Readonly<Record<string, number>>
  /** Id of the band, by scale. */
  readonly bands: Readonly<Record<string, string>>
  readonly alerts: readonly string[]
}

/** In order; a question that hangs on another is asked only after its answers. */
export function askedQuestions(instrument: Instrument, answers: Answers): readonly Question[] {
  const asked: Question[] = []
  for (const question of questionsOf(instrument)) {
    const { askIf } = question
    const isAsked =
      askIf === undefined ||
      (asked.some(({ id }) => id === askIf.question) && askIf.is.some((option) => option === answers[askIf.question]))
    if (isAsked) asked.push(question)
  }
  return asked
}

export const missingQuestions = (instrument: Instrument, answers: Answers): readonly Question[] =>
  askedQuestions(instrument, answers).filter(
    (question) => question.isOptional !== true && answers[question.id] === undefined,
  )

/** What was answered and is asked: an answer changed earlier may have closed a question that was answered. */
export const standingAnswers = (instrument: Instrument, answers: Answers): Answers =>
  Object.fromEntries(
    askedQuestions(instrument, answers).flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  )

export function isAnswerOf(question: Question, answer: unknown): answer is Answer {
  switch (question.type) {
    case 'one':
      return question.options.some(({ id }) => id === answer)
    case 'any':
      return (
        Array.isArray(answer) &&
        new Set(answer).size === answer.length &&
        answer.every((one) => question.options.some(({ id }) => id === one))
      )
    case 'number':
      return Number.isInteger(answer) && isWithin(answer as number, question)
    case 'bodyMass':
      return isBodyMass(answer)
    default:
      return question satisfies never
  }
}

const isWithin = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  value >= min && value <= max

const isBodyMass = (answer: unknown): answer is BodyMass => {
  if (typeof answer !== 'object' || answer === null || !('heightCm' in answer) || !('weightKg' in answer)) return false
  const { heightCm, weightKg } = answer
  return (
    typeof heightCm === 'number' &&
    typeof weightKg === 'number' &&
    Object.keys(answer).length === 2 &&
    isWithin(heightCm, bodyBounds.heightCm) &&
    isWithin(weightKg, bodyBounds.weightKg)
  )
}

/** @param answer one that {@link isAnswerOf} the question. */
export function pointsOf(question: Question, answer: Answer): number {
  switch (question.type) {
    case 'one':
      return question.options.find(({ id }) => id === answer)?.points ?? 0
    case 'any':
      return question.options
        .filter(({ id }) => Array.isArray(answer) && answer.includes(id))
        .reduce((sum, { points }) => sum + points, 0)
    case 'number':
      return pointsAt(question.steps, answer as number)
    case 'bodyMass':
      return pointsAt(question.steps, bodyMassOf(answer as BodyMass))
    default:
      return question satisfies never
  }
}

/** 71.68 kg at 160 cm is 28, not 27.999999999999996. */
const bodyMassOf = ({ heightCm, weightKg }: BodyMass): number =>
  Math.round((bodyMassIndex(heightCm, weightKg) ?? 0) * 1e6) / 1e6

const pointsAt = (steps: Steps, value: number): number => steps.findLast(({ from }) => value >= from)?.points ?? 0

/** Of completely answered questions (`missingQuestions` is empty). */
export function scoreInstrument(instrument: Instrument, given: Answers): InstrumentScore {
  const answers = standingAnswers(instrument, given)
  const points = new Map(
    Object.entries(answers).map(([id, answer]) => [id, pointsOf(questionOf(instrument, id)!, answer)]),
  )
  const scores = Object.fromEntries(instrument.scales.map((scale) => [scale.id, scaleScore(scale, points)]))
  const bands = Object.fromEntries(instrument.scales.map((scale) => [scale.id, bandOf(scale, scores).id]))
  const alerts = (instrument.alerts ?? [])
    .filter(({ question, fromPoints }) => (points.get(question) ?? 0) >= fromPoints)
    .map(({ id }) => id)
  return { scores, bands, alerts }
}

function scaleScore({ items, reversed }: Scale, points: ReadonlyMap<string, number>): number {
  const sum = items.reduce((so, id) => so + (points.get(id) ?? 0), 0)
  return (reversed?.items ?? []).reduce((so, id) => so + (reversed?.from ?? 0) - (points.get(id) ?? 0), sum)
}

function bandOf(scale: Scale, scores: Readonly<Record<string, number>>): Band {
  const others = Object.entries(scores).filter(([id]) => id !== scale.id)
  const found = scale.bands.find(
    ({ min, othersAtMost }) =>
      (scores[scale.id] ?? 0) >= min &&
      (othersAtMost === undefined || others.every(([, score]) => score <= othersAtMost)),
  )
  if (found === undefined) throw new Error(`${scale.id} has no band for ${scores[scale.id]}`)
  return found
}

/** The most that answers can add up to. */
export const greatestScore = (instrument: Instrument, { items, reversed }: Scale): number =>
  [...items, ...(reversed?.items ?? [])].reduce((sum, id) => {
    const question = questionOf(instrument, id)
    return sum + (question === undefined ? 0 : greatestPoints(question))
  }, 0)

function greatestPoints(question: Question): number {
  switch (question.type) {
    case 'one':
      return Math.max(...question.options.map(({ points }) => points))
    case 'any':
      return question.options.reduce((sum, { points }) => sum + points, 0)
    case 'number':
    case 'bodyMass':
      return Math.max(...question.steps.map(({ points }) => points))
    default:
      return question satisfies never
  }
}

/** Options that the birth date contradicts: chosen too young, or old enough and not chosen. */
export function ageDoubts(instrument: Instrument, answers: Answers, age: number): readonly { fromAge: number }[] {
  return askedQuestions(instrument, answers).flatMap((question) => {
    const answer = answers[question.id]
    if (answer === undefined || (question.type !== 'one' && question.type !== 'any')) return []
    return question.options.flatMap(({ id, fromAge }) => {
      if (fromAge === undefined) return []
      const isChosen = Array.isArray(answer) ? answer.includes(id) : answer === id
      return isChosen === age >= fromAge ? [] : [{ fromAge }]
    })
  })
}
