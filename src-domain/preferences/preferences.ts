/**
 * What an elder likes (mission A5): one record an elder, told by touching pictures or through staff, and used as taste in
 * recommendations. It stands under a consent of its own. A question that was answered with nothing has an empty list; one that
 * was passed over stands in `passed`, so that whoever comes back goes on behind it. Two kiosks that were apart may both have
 * begun a record: question by question the later word counts.
 */
import Type, { type Static } from 'typebox'
import { serviceModes } from '../organizations/organization.ts'
import type { Taste } from '../recommendation/taste.ts'
import { type Act, createDocument, defineKind, type Document, type Edit, editDocument } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** One screen each, in this order; what stands in the catalog goes by the catalog's own names. */
export const preferenceQuestions = [
  { id: 'modes', options: serviceModes },
  { id: 'helpers', options: ['monitoring', 'mobilityAid', 'dailyAid', 'hearingAndSight', 'homeSafety'] },
  { id: 'daily', options: ['food', 'clothing', 'leisure'] },
  { id: 'pastimesIn', options: ['television', 'reading', 'chess', 'singing', 'handcraft', 'tea'] },
  { id: 'pastimesOut', options: ['walking', 'taichi', 'squareDance', 'gardening', 'fishing', 'opera'] },
  {
    id: 'reading',
    options: ['healthKnowledge', 'medicationSafety', 'dietCautions', 'fitness', 'mentalHealth', 'diseasePrevention'],
  },
  { id: 'reach', options: ['visit', 'phone', 'message', 'family', 'paper'] },
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

export type StandingPreferences = {
  readonly body: PreferencesBody
  readonly edits: Readonly<Partial<Record<keyof PreferencesBody, Edit>>>
  readonly records: readonly Preferences[]
}

/** @param documents about one elder. */
export function preferencesOf(documents: readonly Document[]): StandingPreferences {
  const records = documents.filter(isPreferences).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const body: Record<string, unknown> = {}
  const edits: Partial<Record<string, Edit>> = {}
  for (const record of records) {
    for (const [field, edit] of Object.entries(record.edits ?? {})) {
      const standing = edits[field]
      if (standing !== undefined && standing.at >= edit.at) continue
      edits[field] = edit
      body[field] = (record.body as Record<string, unknown>)[field]
    }
  }
  const told = Object.entries(body).filter(([, value]) => value !== undefined)
  return { body: Object.fromEntries(told), edits, records }
}

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

/** The record with these answers: the one whose word stands, or a first one. Undefined when nothing changed. */
export function savePreferences(
  standing: StandingPreferences,
  body: PreferencesBody,
  elder: string,
  act: Act,
): Preferences | undefined {
  const before: Readonly<Record<string, unknown>> = standing.body
  const fields = Object.keys({ ...before, ...body }) as (keyof PreferencesBody)[]
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(body[field]))
  if (changed.length === 0) return undefined
  const changes = Object.fromEntries(changed.map((field) => [field, body[field]])) as Partial<PreferencesBody>
  const record = standing.records.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  return record === undefined
    ? createDocument(preferencesKind, body, act, { elder })
    : editDocument(record, changes, act)
}

export const tasteOf = ({ modes: ways, helpers: aids, daily: things, reading: read }: PreferencesBody): Taste => ({
  modes: new Set(ways),
  shelves: new Set([...(aids ?? []), ...(things ?? [])]),
  reading: new Set(read),
})
