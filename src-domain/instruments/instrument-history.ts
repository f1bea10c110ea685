/**
 * Which results stand, what changed between two, what is due, and what needs a person at once. For the screens, for the rules of
 * need (`fallRisk`) and for the decline radar (`newestResults`, `moodSign`): pure, from the documents of one elder.
 */
import { addDays, addMonths, type CalendarDate } from '../shared/instant.ts'
import type { Document } from '../shared/document.ts'
import { type Instrument, questionsOf } from './instrument.ts'
import { foldInstrument, type InstrumentDraft, isInstrumentDraft } from './instrument-draft.ts'
import { type InstrumentResult, isInstrumentFollowUp, isInstrumentResult } from './instrument-result.ts'
import { instrumentOf, offeredInstruments } from './instruments.ts'
import { type Answer, isAnswerOf, pointsOf } from './scoring.ts'
import { isSame } from '../shared/canonical.ts'

/** Newest first; those that a later fact corrected are left out. */
export function standingResults(documents: readonly Document[], instrument?: string): readonly InstrumentResult[] {
  const results = documents.filter((document) => isInstrumentResult(document))
  const corrected = new Set(results.flatMap(({ corrects }) => corrects ?? []))
  return results
    .filter(({ id, body }) => !corrected.has(id) && (instrument === undefined || body.instrument === instrument))
    .toSorted((a, b) => (key(a) < key(b) ? 1 : -1))
}

const key = ({ body, occurredAt, id }: InstrumentResult): string => `${body.date} ${occurredAt} ${id}`

/** The newest standing result of each instrument, by its id; `body.date` says of when. */
export const newestResults = (documents: readonly Document[]): ReadonlyMap<string, InstrumentResult> =>
  new Map(
    standingResults(documents)
      .toReversed()
      .map((result) => [result.body.instrument, result]),
  )

export type FallRiskBand = 'none' | 'low' | 'medium' | 'high'
const fallRiskBands: readonly FallRiskBand[] = ['none', 'low', 'medium', 'high']

/** Undefined: never carried out. */
export const fallRiskOf = (documents: readonly Document[]): FallRiskBand | undefined => {
  const band = newestResults(documents).get('fall-risk')?.body.result.bands['total']
  return fallRiskBands.find((known) => known === band)
}

export type MoodSign = { readonly instrument: 'phq-2' | 'gds-15'; readonly score: number; readonly on: CalendarDate }

/** standards/09 §3 情绪: PHQ-2 from 3, GDS-15 from 5; the newest of each counts, and the later one is named. */
export function moodSign(documents: readonly Document[]): MoodSign | undefined {
  const newest = newestResults(documents)
  return moodRules
    .flatMap(({ instrument, from }): MoodSign[] => {
      const body = newest.get(instrument)?.body
      const score = body?.result.scores['total'] ?? 0
      return body === undefined || score < from ? [] : [{ instrument, score, on: body.date }]
    })
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
}
const moodRules = [
  { instrument: 'phq-2', from: 3 },
  { instrument: 'gds-15', from: 5 },
] as const

export type AnswerChange = {
  readonly question: string
  readonly before: Answer | undefined
  readonly after: Answer | undefined
  /** Points after minus before. */
  readonly points: number
}

/** Every question whose answer changed, in the order they are asked; undefined where the editions differ or are unknown here. */
export function compareResults(before: InstrumentResult, after: InstrumentResult): readonly AnswerChange[] | undefined {
  const instrument = instrumentOf(after.body)
  if (instrument === undefined || before.body.edition !== after.body.edition) return undefined
  return questionsOf(instrument).flatMap((question) => {
    const [x, y] = [before, after].map(({ body }) => {
      const answer = body.answers[question.id]
      return isAnswerOf(question, answer) ? answer : undefined
    })
    if (isSame(x ?? null, y ?? null)) return []
    const [a, b] = [x, y].map((answer) => (answer === undefined ? 0 : pointsOf(question, answer)))
    return [{ question: question.id, before: x, after: y, points: (b ?? 0) - (a ?? 0) }]
  })
}

export type InstrumentDue =
  | { readonly state: 'due'; readonly on: CalendarDate; readonly why: 'never' | 'interval' | 'undecided' }
  /** Another instrument's result asks for it. */
  | { readonly state: 'due'; readonly on: CalendarDate; readonly why: 'follows'; readonly after: string }
  | { readonly state: 'later'; readonly on: CalendarDate }
  /** The source gives no interval, or none for this age. */
  | { readonly state: 'open' }

/** @param age undefined where it is not known: then no interval holds. */
export function instrumentDue(
  instrument: Instrument,
  newest: ReadonlyMap<string, InstrumentResult>,
  age: number | undefined,
  today: CalendarDate,
): InstrumentDue {
  const own = newest.get(instrument.id)
  const follows = [...newest.values()]
    .filter((other) => asksFor(other, instrument.id) && (own === undefined || own.body.date < other.body.date))
    .toSorted((a, b) => (a.body.date < b.body.date ? -1 : 1))[0]
  if (follows !== undefined)
    return { state: 'due', on: follows.body.date, why: 'follows', after: follows.body.instrument }
  const { repeat, undecidedAfterDays } = instrument
  if (own !== undefined && undecidedAfterDays !== undefined && isUndecided(instrument, own)) {
    const on = addDays(own.body.date, undecidedAfterDays)
    return on <= today ? { state: 'due', on, why: 'undecided' } : { state: 'later', on }
  }
  if (repeat === undefined || age === undefined || age < repeat.fromAge) return { state: 'open' }
  if (own === undefined) return { state: 'due', on: today, why: 'never' }
  const on = addMonths(own.body.date, repeat.months)
  return on <= today ? { state: 'due', on, why: 'interval' } : { state: 'later', on }
}

const asksFor = ({ body }: InstrumentResult, instrument: string): boolean =>
  instrumentOf(body)?.scales.some(
    (scale) => scale.bands.find(({ id }) => id === body.result.bands[scale.id])?.next === instrument,
  ) ?? false

const isUndecided = (instrument: Instrument, { body }: InstrumentResult): boolean =>
  instrument.scales.every((scale) => scale.bands.at(-1)?.id === body.result.bands[scale.id])

/** What another instrument's result asks for and was not done since. */
export const instrumentsThatFollow = (
  documents: readonly Document[],
  today: CalendarDate,
): readonly { readonly instrument: Instrument; readonly after: string; readonly on: CalendarDate }[] => {
  const newest = newestResults(documents)
  return offeredInstruments.flatMap((instrument) => {
    const due = instrumentDue(instrument, newest, undefined, today)
    return due.state === 'due' && due.why === 'follows' ? [{ instrument, after: due.after, on: due.on }] : []
  })
}

export type OpenAlert = {
  readonly alert: 'selfHarm'
  /** The result, or the draft where it was not finished. */
  readonly about: string
  readonly elder: string
  readonly on: CalendarDate
}

/**
 * Answers that need a person at once and of which nobody has written down what was done: of every result, also one corrected since,
 * and of every form that was begun, also one thrown away. An answer taken back before the end was a slip of the finger.
 */
export function openAlerts(documents: readonly Document[]): readonly OpenAlert[] {
  const settled = new Set(documents.filter((document) => isInstrumentFollowUp(document)).map(({ body }) => body.about))
  const results = documents.filter((document) => isInstrumentResult(document))
  const finished = new Set(results.flatMap(({ body }) => body.draft ?? []))
  const ofResults = results
    .filter(({ body, id }) => body.result.alerts.length > 0 && !settled.has(id) && !settled.has(body.draft ?? ''))
    .map(({ id, elder, body }): OpenAlert => ({ alert: 'selfHarm', about: id, elder, on: body.date }))
  const ofDrafts = documents
    .filter((document) => isInstrumentDraft(document))
    .filter((draft) => !finished.has(draft.id) && !settled.has(draft.id) && alarms(draft))
    .map(({ id, elder, body }): OpenAlert => ({ alert: 'selfHarm', about: id, elder, on: body.date }))
  return [...ofResults, ...ofDrafts].toSorted((a, b) =>
    a.on === b.on ? (a.about < b.about ? -1 : 1) : a.on < b.on ? -1 : 1,
  )
}

function alarms(draft: InstrumentDraft): boolean {
  const instrument = instrumentOf(draft.body)
  if (instrument?.alerts === undefined) return false
  return isAlarming(instrument, foldInstrument(draft).answers)
}

/** Whether one of these answers needs a person at once; asked after every answer. */
export const isAlarming = (instrument: Instrument, answers: Readonly<Record<string, Answer>>): boolean =>
  (instrument.alerts ?? []).some(({ question: id, fromPoints }) => {
    const question = questionsOf(instrument).find((one) => one.id === id)
    const answer = answers[id]
    return question !== undefined && answer !== undefined && pointsOf(question, answer) >= fromPoints
  })
