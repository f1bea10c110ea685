/**
 * What may be written. Every document that arrives, from a kiosk or a peer, new edit or replicated revision, passes
 * here; a refused one is answered in its own row and blocks no other.
 */
import { checkDocument, type WriteContext } from '../../src-domain/shared/check-document.ts'
import type { Scope } from '../../src-domain/shared/collections.ts'
import { staysAfterErasure } from '../../src-domain/erasure/erasure.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { staysAfterMove } from '../../src-domain/transfer/transfer.ts'
import type { StoredDocument, Winner, WriteRow } from '../store/document-store.ts'
import { checkMedia, type MediaLimits } from './check-media.ts'
import { mayDelete, type Principal } from './principals.ts'

export type WriteRules = {
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly media: MediaLimits
}

export type WriteRequest = {
  readonly principal: Principal
  readonly database: string
  readonly newEdits: boolean
  readonly receivedAt: number
  /** What stands in the same database: the elder a document is about, and who wrote it. */
  readonly winnerOf: (id: string) => Winner | undefined
  /** The elder went to another station: of what stays here about a move nothing is lost. */
  readonly hasMoved: (elder: string) => boolean
  /** Who works at the station, where something in the request is judged by it. */
  readonly staff: () => readonly Document[]
  /** An expert's papers, which stand in the catalogue. */
  readonly papersOf: (id: string) => Document | undefined
}

/** The document as it may be stored, or the row that refuses it. */
export function checkWrite(
  input: unknown,
  winner: Winner | undefined,
  request: WriteRequest,
  rules: WriteRules,
): Result<StoredDocument, Extract<WriteRow, { error: string }>> {
  const shaped = readShape(input, request.newEdits)
  if (!shaped.ok) return err(forbidden(idOf(input), [shaped.error]))
  const { stored, fields } = shaped.value
  const id = stored._id
  // CouchDB's own answer to a new edit that does not follow the winner, given before any rule is asked.
  if (request.newEdits && winner !== undefined && !winner.deleted && stored._rev !== winner.rev) {
    return err({ id, error: 'conflict', reason: 'Document update conflict.' })
  }
  if (stored['_deleted'] === true) {
    // Bare tombstones only: a deleted document keeps nothing of its content.
    return mayDelete(request.principal) ? ok(stored) : err(forbidden(id, [refusal('document.deletion')]))
  }
  const isGone = winner?.deleted === true || isAboutErased(fields, request)
  if (isGone) return err(forbidden(id, [refusal('document.erased')]))
  const refused = request.database.endsWith('-media')
    ? checkMedia(fields, winner, stored._rev, request.newEdits, rules.media)
    : checkEnvelope(id, fields, previousOf(winner, stored, request), contextOf(fields, request), rules.kinds)
  return refused.length > 0 ? err(forbidden(id, refused)) : ok({ ...fields, ...stored })
}

function checkEnvelope(
  id: string,
  fields: Readonly<Record<string, unknown>>,
  previous: Document | undefined,
  context: WriteContext,
  kinds: ReadonlyMap<string, DocumentKind>,
): readonly Refusal[] {
  if (Object.hasOwn(fields, '_attachments')) return [refusal('document.shape', '/_attachments')]
  if (Object.hasOwn(fields, 'id')) return [refusal('document.shape', '/id')]
  const checked = checkDocument({ ...fields, id }, previous, kinds, context)
  return checked.ok ? [] : checked.error
}

function contextOf(
  { elder }: Readonly<Record<string, unknown>>,
  { database, receivedAt, winnerOf, staff, papersOf }: WriteRequest,
): WriteContext {
  const read = (id: unknown): Document | undefined => {
    const stored = typeof id === 'string' && id !== '' ? winnerOf(id)?.doc : undefined
    return stored === undefined ? undefined : documentOf(stored)
  }
  const scope: Scope = database === 'catalog' || database === 'knowledge' ? database : 'station'
  return {
    scope,
    station: database.slice('station-'.length),
    receivedAt,
    elder: read(elder),
    people: (id) => read(id) ?? papersOf(id),
    staff: staff(),
  }
}

/** Not `String`: what was sent may hold anything under `toString`. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A tombstone in the place of an elder's record says that nothing about the elder is taken any more. */
function isAboutErased(
  { kind, elder }: Readonly<Record<string, unknown>>,
  { winnerOf, hasMoved }: WriteRequest,
): boolean {
  if (typeof elder !== 'string' || elder === '' || winnerOf(elder)?.deleted !== true) return false
  const stays = hasMoved(elder) ? staysAfterMove : staysAfterErasure
  return !stays({ kind: textOf(kind) })
}

/**
 * Succession is judged against the winning revision. A peer may bring the other side of a conflict, which did not
 * follow the winner and is judged by itself; from a kiosk that would be a way round "written once".
 */
function previousOf(winner: Winner | undefined, stored: StoredDocument, request: WriteRequest): Document | undefined {
  if (winner?.doc === undefined) return undefined
  if (!request.newEdits && request.principal.role === 'peer' && !revisionsOf(stored).includes(winner.rev))
    return undefined
  return documentOf(winner.doc)
}

/** What a store keeps, as the document it is. */
export function documentOf({ _id, _rev, _attachments, ...fields }: StoredDocument): Document {
  return { ...fields, id: _id } as unknown as Document
}

export function revisionsOf(stored: StoredDocument): readonly string[] {
  const history = stored['_revisions'] as { readonly start: number; readonly ids: readonly string[] } | undefined
  return history === undefined ? [stored._rev ?? ''] : history.ids.map((hash, i) => `${history.start - i}-${hash}`)
}

const revision = /^[1-9]\d{0,8}-[0-9a-f]{1,64}$/
const documentId = /^[a-z][a-z0-9-]*:[a-z0-9][a-z0-9:._-]{0,110}$/

/** Separates CouchDB's own fields from the document's; anything else beginning with `_` is refused. */
function readShape(
  input: unknown,
  newEdits: boolean,
): Result<{ readonly stored: StoredDocument; readonly fields: Readonly<Record<string, unknown>> }, Refusal> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return err(refusal('document.shape', ''))
  const { _id, _rev, _revisions, _deleted, ...fields } = input as Record<string, unknown>
  if (typeof _id !== 'string' || !documentId.test(_id)) return err(refusal('document.shape', '/_id'))
  if (_rev !== undefined && (typeof _rev !== 'string' || !revision.test(_rev)))
    return err(refusal('document.shape', '/_rev'))
  if (!newEdits && _rev === undefined) return err(refusal('document.shape', '/_rev'))
  if (_revisions !== undefined && !isHistory(_revisions, _rev)) return err(refusal('document.shape', '/_revisions'))
  if (_deleted !== undefined && typeof _deleted !== 'boolean') return err(refusal('document.shape', '/_deleted'))
  const reserved = Object.keys(fields).find((name) => name.startsWith('_') && name !== '_attachments')
  if (reserved !== undefined) return err(refusal('document.shape', `/${reserved}`))
  return ok({
    stored: {
      _id,
      ...(_rev === undefined ? {} : { _rev }),
      ...(_revisions === undefined || newEdits ? {} : { _revisions }),
      ...(_deleted === true ? { _deleted } : {}),
    },
    fields,
  })
}

function isHistory(value: unknown, rev: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  const { start, ids } = value as { readonly start?: unknown; readonly ids?: unknown }
  return (
    Number.isSafeInteger(start) &&
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.length <= Math.min(1_000, Number(start)) &&
    ids.every((hash) => typeof hash === 'string' && /^[0-9a-f]{1,64}$/.test(hash)) &&
    (rev === undefined || rev === `${String(start)}-${String(ids[0])}`)
  )
}

/** `reason` is the JSON of the refusals: the kiosk lists them in plain words. */
const forbidden = (id: string, refusals: readonly Refusal[]) => ({
  id,
  error: 'forbidden',
  reason: JSON.stringify(refusals),
})

const idOf = (input: unknown): string => {
  const id = input !== null && typeof input === 'object' ? (input as { readonly _id?: unknown })._id : undefined
  return typeof id === 'string' ? id.slice(0, 200) : ''
}
