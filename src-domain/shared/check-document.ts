/**
 * The one gate for documents: the kiosk runs it before saving, the server on every write that arrives, judging an act
 * by when it happened and bounding that by when it was received (`standards/09` §4).
 */
import { Value } from 'typebox/value'
import { consentRefusals } from '../consent/consent-coverage.ts'
import { isSame } from './canonical.ts'
import { type Scope, scopeByCollection } from './collections.ts'
import { type Document, type DocumentKind, Envelope } from './document.ts'
import { authorRefusals, editorRefusals } from '../staff/administrator-only.ts'
import { collectionOfId } from './ids.ts'
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

export type WriteContext = {
  /** Database the document is written to. */
  readonly scope: Scope
  /** Station whose database it is; ignored for the shared scopes. */
  readonly station: string
  /** Milliseconds at the receiver. */
  readonly receivedAt: number
  /** The record of the elder it is about, as it stands there; undefined when it is about nobody or not known. */
  readonly elder?: Document | undefined
  /** The accounts of those who wrote it (`writersOf`), for what not everybody may do, and the papers of an expert. */
  readonly people?: ((id: string) => Document | undefined) | undefined
  /** Everybody who works at the station, as it stands there, for what says who that is or how the station works. */
  readonly staff?: readonly Document[] | undefined
}

/** An act may not lie further ahead of the receiver's clock than this. */
export const aheadLimit = 5 * 60_000

export function checkDocument(
  input: unknown,
  previous: Document | undefined,
  kinds: ReadonlyMap<string, DocumentKind>,
  context: WriteContext,
): Result<Document, readonly Refusal[]> {
  if (!Value.Check(Envelope, input)) {
    return err(schemaRefusals('document.shape', Value.Errors(Envelope, input)))
  }
  const document = input as Document
  const kind = kinds.get(document.kind)
  if (kind === undefined) return err([refusal('document.unknownKind', '/kind', { kind: document.kind })])
  const refusals: Refusal[] = []
  if (collectionOfId(document.id) !== kind.collection) refusals.push(refusal('document.wrongCollection', '/id'))
  if (scopeByCollection[kind.collection] !== context.scope) refusals.push(refusal('document.wrongScope', '/kind'))
  if (context.scope === 'station' && document.station !== context.station) {
    refusals.push(refusal('document.wrongStation', '/station'))
  }
  if (document.version > kind.version) refusals.push(refusal('document.newerVersion', '/version'))
  const limit = context.receivedAt + aheadLimit
  const acts = [document.occurredAt, document.updatedAt, ...(document.events ?? []).map((event) => event.at)]
  if (acts.some((at) => Date.parse(at) > limit)) refusals.push(refusal('document.fromTheFuture', '/occurredAt'))
  if (kind.merge !== 'log' && document.events !== undefined) refusals.push(refusal('document.shape', '/events'))
  if (kind.merge !== 'record' && document.edits !== undefined) refusals.push(refusal('document.shape', '/edits'))
  if (previous !== undefined) refusals.push(...checkSuccession(kind, document, previous))
  if (refusals.length > 0) return err(refusals)

  const current = upgradeDocument(kind, document)
  if (!Value.Check(kind.body, current.body)) {
    return err(schemaRefusals('document.body', Value.Errors(kind.body, current.body), '/body'))
  }
  const before = previous === undefined ? undefined : upgradeDocument(kind, previous)
  const broken = [
    ...(kind.rules?.(current, before) ?? []),
    ...consentRefusals(document, previous, context.elder, kind.endings),
    ...authorRefusals(current, before, context.people ?? (() => undefined)),
    ...editorRefusals(current, before, context.staff ?? []),
  ]
  return broken.length > 0 ? err(broken) : ok(document)
}

const head = ['kind', 'station', 'elder', 'occurredAt'] as const
const authorship = ['author', 'kiosk', 'offset', 'corrects'] as const
/** A record may have been begun apart on two kiosks (a person's own, at the first sign-in); a fact and a log were not. */
const fixed = { record: head, log: [...head, ...authorship], fact: [...head, ...authorship, 'updatedAt'] } as const

/** What may never change between two versions of one document. */
function checkSuccession(kind: DocumentKind, next: Document, previous: Document): Refusal[] {
  const refusals: Refusal[] = []
  for (const field of fixed[kind.merge]) {
    if (next[field] !== previous[field]) refusals.push(refusal('document.changedHead', `/${field}`))
  }
  if (kind.merge !== 'record' && !isSame(next.body, previous.body)) {
    refusals.push(refusal('document.factRewritten', '/body'))
  }
  const kept = new Set((next.events ?? []).map((event) => event.id))
  for (const event of previous.events ?? []) {
    if (!kept.has(event.id)) refusals.push(refusal('document.eventRemoved', `/events/${event.id}`))
  }
  return refusals
}

function schemaRefusals(code: string, errors: readonly { readonly instancePath: string }[], prefix = ''): Refusal[] {
  const paths = new Set(errors.map((error) => `${prefix}${error.instancePath}`))
  return paths.size === 0 ? [refusal(code, prefix)] : [...paths].slice(0, 10).map((path) => refusal(code, path))
}

/** The document with its body lifted to the newest version this program knows. Never written back by itself. */
export function upgradeDocument(kind: DocumentKind, document: Document): Document {
  if (document.version >= kind.version) return document
  let body: Record<string, unknown> = { ...document.body }
  for (const migrate of kind.migrations.slice(document.version - 1)) body = migrate(body)
  return { ...document, version: kind.version, body }
}
