/**
 * Every document of every collection has this one envelope; what a kind of document says stands in `body`.
 * On the wire and in CouchDB `id` is `_id`; in the replica `body`, `edits`, `others` and `events` are sealed together,
 * and what stays clear (ids, kind, times) names and describes nobody.
 *
 * Three ways to merge (design.md §3), chosen by the kind:
 *  - `fact`   written once; corrected by a new fact whose `corrects` names the old one.
 *  - `log`    a head written once, plus `events`, a growing set; the state is a fold over them.
 *  - `record` fields edited by several people; each top-level field of `body` carries who edited it last and a version
 *             vector (`edits`), and what lost against a concurrent edit is kept in `others` as a question to staff.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type CollectionName, collectionNames } from './collections.ts'
import { documentId, type RandomBytes } from './ids.ts'
import { Instant, instantOf, OffsetMinutes } from './instant.ts'
import type { Refusal } from './result.ts'

/** Random, lower-case, short: names a station, kiosk or staff member without saying who or where it is. */
export const Name = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$', maxLength: 63 })
export const DocumentId = Type.String({
  pattern: `^(${collectionNames.join('|')}):[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
  maxLength: 60,
})

/** Counters by who edits (`Act.session`, else the kiosk): a dominates b when none of its counters is smaller. */
const VersionVector = Type.Record(Type.String({ maxLength: 63 }), Type.Integer({ minimum: 1 }))

export const Edit = Type.Object(
  { at: Instant, author: Type.String({ maxLength: 63 }), kiosk: Name, clock: VersionVector },
  { additionalProperties: false },
)
export type Edit = Static<typeof Edit>

/** A value that lost against a concurrent edit; `field` is a top-level key of the body, or `*` for a whole fact. */
export const OtherVersion = Type.Object(
  { field: Type.String({ maxLength: 64 }), value: Type.Optional(Type.Unknown()), ...Edit.properties },
  { additionalProperties: false },
)
export type OtherVersion = Static<typeof OtherVersion>

export const LogEvent = Type.Object(
  {
    id: Type.String({ maxLength: 40 }),
    type: Type.String({ maxLength: 40 }),
    at: Instant,
    offset: OffsetMinutes,
    author: Type.String({ maxLength: 63 }),
    kiosk: Name,
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: false },
)
export type LogEvent = Static<typeof LogEvent>

export const Envelope = Type.Object(
  {
    id: DocumentId,
    kind: Type.String({ maxLength: 40 }),
    /** Version of the kind's body schema that wrote this. */
    version: Type.Integer({ minimum: 1, maximum: 10_000 }),
    station: Name,
    kiosk: Name,
    /** Id of the staff member (`staff:…`), or `self` (the elder at the kiosk), or `system`. */
    author: Type.String({ maxLength: 63 }),
    /** When the act happened (first act of a log, creation of a record). */
    occurredAt: Instant,
    offset: OffsetMinutes,
    /** Latest edit or event; of a fact `occurredAt`, of a reading when it was measured (archive/reading.ts). */
    updatedAt: Instant,
    /** Id of the elder this is about, or '' when it is about no one elder. */
    elder: Type.String({ maxLength: 60 }),
    corrects: Type.Optional(DocumentId),
    body: Type.Record(Type.String(), Type.Unknown()),
    edits: Type.Optional(Type.Record(Type.String(), Edit)),
    others: Type.Optional(Type.Array(OtherVersion, { maxItems: 200 })),
    events: Type.Optional(Type.Array(LogEvent, { maxItems: 2_000 })),
  },
  { additionalProperties: false },
)

export type Document<Body = Readonly<Record<string, unknown>>> = Omit<Static<typeof Envelope>, 'body'> & {
  readonly body: Body
}

export type MergeRule = 'fact' | 'log' | 'record'

/** How one top-level field of a `record` merges: the later edit wins, or items with an `id` are united, refuted ones for good. */
export type FieldRule = 'register' | 'union'

export type DocumentKind<Body extends TSchema = TSchema> = {
  readonly kind: string
  readonly collection: CollectionName
  readonly merge: MergeRule
  readonly version: number
  readonly body: Body
  readonly fields?: Readonly<Record<string, FieldRule>>
  /** Events and fields that only end something (a booking cancelled, a draft discarded): taken also after consent was taken back. */
  readonly endings?: readonly string[]
  /** What the schema cannot say; run on the kiosk before saving and by the server on every write. Pure. */
  rules?(document: Document<Static<Body>>, previous: Document<Static<Body>> | undefined): readonly Refusal[]
  /** migrations[0] lifts a body from version 1 to 2, and so on; `version - 1` of them. */
  readonly migrations: readonly ((body: Record<string, unknown>) => Record<string, unknown>)[]
}

/**
 * Erased to the general kind on the way into the registry, where bodies are checked against `body` before `rules` see
 * them (check-document.ts).
 */
export const defineKind = <Body extends TSchema>(kind: DocumentKind<Body>): DocumentKind<Body> => kind

/** Who does something, where and when: made by the caller from the session, the kiosk and the corrected clock. */
export type Act = {
  readonly station: string
  readonly kiosk: string
  readonly author: string
  /** Milliseconds since 1970, station clock corrected by the measured offset. */
  readonly now: number
  readonly offset: number
  readonly random: RandomBytes
  /**
   * Random name of this start of the program. Edits are counted by it and not by the kiosk: two machines copied from one disk
   * have one kiosk id, and would give the same number to two different edits, so that one seemed to have seen the other.
   */
  readonly session?: string
}

/** A new document of `kind`. The body is checked: a wrong one is a programming error and throws. */
export function createDocument<Body extends TSchema>(
  kind: DocumentKind<Body>,
  body: Static<Body>,
  act: Act,
  options: { readonly elder?: string; readonly corrects?: string; readonly events?: readonly LogEvent[] } = {},
): Document<Static<Body>> {
  const at = instantOf(act.now)
  const edit: Edit = { at, author: act.author, kiosk: act.kiosk, clock: { [act.kiosk]: 1 } }
  const document = {
    id: documentId(kind.collection, act.now, act.random),
    kind: kind.kind,
    version: kind.version,
    station: act.station,
    kiosk: act.kiosk,
    author: act.author,
    occurredAt: at,
    offset: act.offset,
    updatedAt: at,
    elder: options.elder ?? '',
    ...(options.corrects === undefined ? {} : { corrects: options.corrects }),
    body,
    ...(kind.merge === 'record'
      ? { edits: Object.fromEntries(Object.keys(body as object).map((field) => [field, edit])) }
      : {}),
    ...(kind.merge === 'log' ? { events: [...(options.events ?? [])] } : {}),
  }
  if (!Value.Check(kind.body, body)) {
    throw new TypeError(`body does not fit ${kind.kind}: ${JSON.stringify(Value.Errors(kind.body, body).slice(0, 3))}`)
  }
  return document
}

/** A record with some fields changed. Unchanged values make no edit; `undefined` removes a field. */
export function editDocument<Body>(document: Document<Body>, changes: Partial<Body>, act: Act): Document<Body> {
  const at = instantOf(act.now)
  const body: Record<string, unknown> = Object.assign({}, document.body)
  const edits: Record<string, Edit> = { ...document.edits }
  let others = [...(document.others ?? [])]
  for (const [field, value] of Object.entries(changes)) {
    if (JSON.stringify(body[field]) === JSON.stringify(value) && !others.some((other) => other.field === field))
      continue
    const seen = [edits[field]?.clock ?? {}, ...others.filter((other) => other.field === field).map((o) => o.clock)]
    const clock: Record<string, number> = {}
    for (const vector of seen) {
      for (const [kiosk, n] of Object.entries(vector)) clock[kiosk] = Math.max(clock[kiosk] ?? 0, n)
    }
    const editor = act.session ?? act.kiosk
    clock[editor] = (clock[editor] ?? 0) + 1
    if (value === undefined) delete body[field]
    else body[field] = value
    edits[field] = { at, author: act.author, kiosk: act.kiosk, clock }
    others = others.filter((other) => other.field !== field)
  }
  const { others: _settled, ...rest } = document
  return {
    ...rest,
    body: body as Body,
    edits,
    ...(others.length === 0 ? {} : { others }),
    updatedAt: at > document.updatedAt ? at : document.updatedAt,
  }
}

/** A log with one more event. */
export function appendEvent<Body>(
  document: Document<Body>,
  event: { readonly id: string; readonly type: string; readonly data?: Record<string, unknown> },
  act: Act,
): Document<Body> {
  const at = instantOf(act.now)
  const added: LogEvent = {
    id: event.id,
    type: event.type,
    at,
    offset: act.offset,
    author: act.author,
    kiosk: act.kiosk,
    ...(event.data === undefined ? {} : { data: event.data }),
  }
  return {
    ...document,
    events: [...(document.events ?? []), added],
    updatedAt: at > document.updatedAt ? at : document.updatedAt,
  }
}

/** By when it was done, and by id where that was at one time: the same on every machine. */
export const oldestFirst = (a: Pick<Document, 'id' | 'occurredAt'>, b: Pick<Document, 'id' | 'occurredAt'>): number =>
  a.occurredAt === b.occurredAt ? (a.id < b.id ? -1 : 1) : a.occurredAt < b.occurredAt ? -1 : 1
