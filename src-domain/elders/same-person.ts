/**
 * Two records that turned out to be one person. While it holds, what stands about the second record is shown with the first, and the
 * second is shown to nobody as a person of its own. Taken back, both stand as they stood: what was written into the first by the
 * joining is put back (join-elders.ts).
 */
import Type, { type Static } from 'typebox'
import { type Act, appendEvent, createDocument, type Document, defineKind, DocumentId } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** `elder` of the document is the record that stays. */
export const SamePersonBody = Type.Object(
  {
    /** The record that is shown with it. */
    other: DocumentId,
  },
  { additionalProperties: false },
)
export type SamePersonBody = Static<typeof SamePersonBody>
export type SamePerson = Document<SamePersonBody>

const eventTypes: readonly string[] = ['joined', 'separated']

export const samePersonKind = defineKind({
  kind: 'same-person',
  collection: 'records',
  merge: 'log',
  version: 1,
  body: SamePersonBody,
  endings: ['separated'],
  rules: ({ elder, body: { other }, events = [] }): readonly Refusal[] => {
    const areRecords = elder.startsWith('elders:') && other.startsWith('elders:') && elder !== other
    return [
      ...(areRecords ? [] : [refusal('samePerson.twoRecords', '/body/other')]),
      ...(events.every(({ type }) => eventTypes.includes(type)) ? [] : [refusal('document.shape', '/events')]),
    ]
  },
  migrations: [],
})

export const isSamePerson = (document: { readonly kind: string }): document is SamePerson =>
  document.kind === samePersonKind.kind

const event = (type: 'joined' | 'separated', act: Act) => ({ id: uuidV7(act.now, act.random), type })

/** @param stays, @param other ids of the two records. @param data what the joining changed in the one that stays. */
export const joinRecords = (stays: string, other: string, act: Act, data?: Record<string, unknown>): SamePerson =>
  appendEvent(
    createDocument(samePersonKind, { other }, act, { elder: stays }),
    { ...event('joined', act), ...(data === undefined ? {} : { data }) },
    act,
  )

/** @param data what was put back by it. */
export const separateRecords = (joined: SamePerson, act: Act, data?: Record<string, unknown>): SamePerson =>
  appendEvent(joined, { ...event('separated', act), ...(data === undefined ? {} : { data }) }, act)

/** Whoever acted last decides; of two in one moment the one that separates, for it hides nothing. */
export function isJoined({ events = [] }: SamePerson): boolean {
  const last = events.toSorted((a, b) => (a.at === b.at ? (a.type < b.type ? -1 : 1) : a.at < b.at ? -1 : 1)).at(-1)
  return last?.type === 'joined'
}

/**
 * Which record each joined one is shown with, over any number of steps. Two kiosks may have joined the same two the other way round, or
 * one record with two others: the earliest stands, and a circle is not closed.
 */
export function joinedInto(documents: readonly Document[]): ReadonlyMap<string, string> {
  const stays = new Map<string, string>()
  const endOf = (id: string): string => {
    let end = id
    for (let next = stays.get(end); next !== undefined; next = stays.get(end)) end = next
    return end
  }
  const standing = documents
    .filter(isSamePerson)
    .filter(isJoined)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const { elder, body } of standing) {
    if (!stays.has(body.other) && endOf(elder) !== body.other) stays.set(body.other, elder)
  }
  return new Map([...stays.keys()].map((id) => [id, endOf(id)]))
}
