/**
 * What an elder likes (mission A5): one record an elder, told by touching pictures or through staff, and used as taste in
 * recommendations. It stands under a consent of its own. A question that was answered with nothing has an empty list; one that
 * was passed over stands in `passed`, so that whoever comes back goes on behind it (shared/one-record.ts).
 */
import Type, { type Static } from 'typebox'
import { serviceModes } from '../organizations/organization.ts'
import type { Taste } from '../recommendation/taste.ts'
import { type Act, defineKind, type Document } from '../shared/document.ts'
import { type Standing, saveStanding, standingOf } from '../shared/one-record.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { pastimesIn as insidePastimes, pastimesOut as outsidePastimes, reachWays } from './pastimes.ts'

/** One screen each, in this order; what stands in the catalog goes by the catalog's own names. */
export const preferenceQuestions = [
  { id: 'modes', options: serviceModes },
  { id: 'helpers', options: ['monitoring', 'mobilityAid', 'dailyAid', 'hearingAndSight', 'homeSafety'] },
  { id: 'daily', options: ['food', 'clothing', 'leisure'] },
  { id: 'pastimesIn', options: insidePastimes },
  { id: 'pastimesOut', options: outsidePastimes },
  {
    id: 'reading',
    options: ['healthKnowledge', 'medicationSafety', 'dietCautions', 'fitness', 'mentalHealth', 'diseasePrevention'],
  },
  { id: 'reach', options: reachWays },
  { id: 'reachAt', options: ['morning', 'afternoon', 'evening'] },
] as const
export type PreferenceQuestion = (typeof preferenceQuestions)[number]
export type QuestionId = PreferenceQuestion['id']
export type PreferenceOption = PreferenceQuestion['options'][number]

const questionIds = preferenceQuestions.map(({ id }) => id)
function chosen<Option extends string>(options: readonly Option[]) {
  return Type.Optional(Type.Array(Type.Enum([...options]), { maxItems: 20, uniqueItems: true }))
}
const [modes, helpers, daily, pastimesIn, pastimesOut, reading, reach, reachAt] = preferenceQuestions

export const PreferencesBody = Type.Object(
  {
    modes: chosen(modes.options),
    helpers: chosen(helpers.options),
    daily: chosen(daily.options),
    pastimesIn: chosen(pastimesIn.options),
    pastimesOut: chosen(pastimesOut.options),
    reading: chosen(reading.options),
    reach: chosen(reach.options),
    reachAt: chosen(reachAt.options),
    passed: Type.Optional(Type.Array(Type.Enum([...questionIds]), { maxItems: 20, uniqueItems: true })),
  },
  { additionalProperties: false },
)
export type PreferencesBody = Static<typeof PreferencesBody>
export type Preferences = Document<PreferencesBody>

export const preferencesKind = defineKind({
  kind: 'preferences',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: PreferencesBody,
  rules: ({ elder }): readonly Refusal[] => (elder === '' ? [refusal('archive.noElder', '/elder')] : []),
  migrations: [],
})

export const isPreferences = (document: { readonly kind: string }): document is Preferences =>
  document.kind === preferencesKind.kind

export type StandingPreferences = Standing<PreferencesBody>

/** @param documents about one elder. */
export const preferencesOf = (documents: readonly Document[]): StandingPreferences =>
  standingOf(documents.filter(isPreferences))

/** What was chosen of a question; undefined while it is unanswered. */
export const answerOf = (body: PreferencesBody, { id }: PreferenceQuestion): readonly PreferenceOption[] | undefined =>
  body[id]

/** The touched picture chosen, or chosen no longer. */
export function touched(
  body: PreferencesBody,
  question: PreferenceQuestion,
  option: PreferenceOption,
): PreferencesBody {
  const before = answerOf(body, question) ?? []
  const after = before.includes(option) ? before.filter((one) => one !== option) : [...before, option]
  return answered(body, question, after)
}

/** Gone on: what had nothing chosen was passed over. */
export const passedOver = (body: PreferencesBody, { id }: PreferenceQuestion): PreferencesBody =>
  body[id] === undefined ? { ...body, passed: [...new Set([...(body.passed ?? []), id])] } : body

/** "Nothing of this": an answer, too. */
export const answered = (
  body: PreferencesBody,
  { id }: PreferenceQuestion,
  options: readonly PreferenceOption[],
): PreferencesBody => ({
  ...body,
  [id]: [...options],
  ...(body.passed?.includes(id) === true ? { passed: body.passed.filter((one) => one !== id) } : {}),
})

/** Place of the first question from `from` on that was neither answered nor passed over; beyond the last when there is none. */
export function nextQuestion(body: PreferencesBody, from = 0): number {
  const place = preferenceQuestions.findIndex(
    ({ id }, at) => at >= from && body[id] === undefined && body.passed?.includes(id) !== true,
  )
  return place === -1 ? preferenceQuestions.length : place
}

/** Undefined when nothing changed. */
export const savePreferences = (
  standing: StandingPreferences,
  body: PreferencesBody,
  elder: string,
  act: Act,
): Preferences | undefined => saveStanding(preferencesKind, standing, body, elder, act)

export const tasteOf = (body: PreferencesBody): Taste => ({
  modes: new Set(body.modes),
  shelves: new Set([...(body.helpers ?? []), ...(body.daily ?? [])]),
  reading: new Set(body.reading),
  pastimes: new Set([...(body.pastimesIn ?? []), ...(body.pastimesOut ?? [])]),
  reach: new Set(body.reach),
})
