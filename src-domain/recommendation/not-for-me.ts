/**
 * 「不适合我」: what an elder does not want to be offered. The thing itself is left out from then on, and what is like it (the same
 * service elsewhere, the same shelf, the same kind of article) weighs a little less for a year. Taken back by a new fact, as
 * facts are; the newest word about a thing counts.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, oldestFirst } from '../shared/document.ts'
import { addDays, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { undoMilliseconds } from '../services/service-rules.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type Judged, nothing, reason, type RecommendedKind } from './part.ts'
import { refusedLikeDays } from './weights.ts'

export const NotForMeBody = Type.Object(
  {
    about: Type.Enum(['service', 'product', 'article']),
    /** Of a service the institution's document and the service's id, else the document ({@link itemKey}). */
    item: Type.String({ minLength: 1, maxLength: 110 }),
    /** Its name, as it was shown. */
    name: Type.String({ minLength: 1, maxLength: 160 }),
    /** What it is a case of: code of the service, shelf of the product, category of the article. */
    like: Type.String({ minLength: 1, maxLength: 60 }),
    /** False: not for me. True takes it back. */
    fits: Type.Boolean(),
    saidBy: Type.Enum(['elder', 'family', 'staff']),
    why: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type NotForMeBody = Static<typeof NotForMeBody>
export type NotForMe = Document<NotForMeBody>

export const notForMeKind = defineKind({
  kind: 'not-for-me',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: NotForMeBody,
  rules: ({ elder }): readonly Refusal[] => (elder === '' ? [refusal('archive.noElder', '/elder')] : []),
  migrations: [],
})

export const isNotForMe = (document: { readonly kind: string }): document is NotForMe =>
  document.kind === notForMeKind.kind

export const itemKey = (organization: string, service: string): string => `${organization} ${service}`

export const sayNotForMe = (body: NotForMeBody, elder: string, act: Act): NotForMe =>
  createDocument(notForMeKind, body, act, { elder })

export type Refused = {
  /** The newest word about each thing that is not wanted, newest first. */
  readonly words: readonly NotForMe[]
  readonly isRefused: (item: string) => boolean
  /** Share that is taken from a thing like something refused within a year. */
  readonly likeness: (about: RecommendedKind, like: string) => Judged
}

/** What the elder said at the machine a moment ago, and may take back there (standards/09 §4); the newest, with the time left. */
export function undoableRefusal(
  { words }: Pick<Refused, 'words'>,
  abouts: readonly RecommendedKind[],
  now: number,
): { readonly word: NotForMe; readonly until: number } | undefined {
  for (const word of words) {
    const until = Date.parse(word.occurredAt) + undoMilliseconds
    if (word.author === 'self' && abouts.includes(word.body.about) && now < until) return { word, until }
  }
  return undefined
}

export const takeBack = (
  { body: { why: _then, ...thing } }: NotForMe,
  saidBy: NotForMeBody['saidBy'],
): NotForMeBody => ({
  ...thing,
  fits: true,
  saidBy,
})

export function refusedBy(documents: readonly Document[], today: CalendarDate): Refused {
  const newest = new Map<string, NotForMe>()
  for (const word of documents.filter(isNotForMe).toSorted(oldestFirst)) newest.set(word.body.item, word)
  const words = [...newest.values()].filter(({ body }) => !body.fits).toReversed()
  const since = addDays(today, -refusedLikeDays)
  const likes = new Map<string, number>()
  for (const { body, occurredAt, offset } of words) {
    const key = `${body.about} ${body.like}`
    if (calendarDateOf(occurredAt, offset) > since) likes.set(key, (likes.get(key) ?? 0) + 1)
  }
  return {
    words,
    isRefused: (item) => newest.get(item)?.body.fits === false,
    likeness: (about, like) => {
      const count = likes.get(`${about} ${like}`) ?? 0
      // One refusal takes half of the weight, several all of it: never more.
      return count === 0 ? nothing : [-Math.min(1, count / 2), reason('refusedLike', { count })]
    },
  }
}
