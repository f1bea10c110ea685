/**
 * What the server says meets what the replica has. A version we know (same revision) is done; one we lack is taken; one
 * that differs is joined with ours, and when the join says more than the server knows, the document is unsent again.
 * So a server restored from an old backup takes nothing away. An erased document stays erased.
 */
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import type { Scope } from '../../src-domain/shared/collections.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import type { Change } from './couch-client.ts'
import type { DocumentStore, StoredRow } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import { joinVersions } from './join-versions.ts'
import { type Row, rowOf } from './rows.ts'
import type { Unsent, UnsentMoment } from './unsent.ts'
import { fromWire, isIdOfScope } from './wire.ts'

export type ApplyContext = {
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly erasing: Erasing
  readonly now: () => number
}

type Outcome = { readonly moment: UnsentMoment; readonly unsentSince: number | undefined }

/** @param assumeMissing in a first replica nothing is there yet, and looking for it costs a fifth of the time. */
export async function applyChanges(
  scope: Scope,
  changes: readonly Change[],
  context: ApplyContext,
  assumeMissing = false,
): Promise<void> {
  const { store, unsent, erasing } = context
  const byId = new Map(changes.filter(({ id }) => isIdOfScope(id, scope)).map((change) => [change.id, change]))
  const outcomes = new Map<string, Outcome>()
  const decide = (id: string, stored: StoredRow | undefined): Row | undefined => {
    const change = byId.get(id)
    const row = change === undefined ? undefined : rowAfter(change, stored, context)
    const after = row ?? stored
    if (after !== undefined) outcomes.set(id, { moment: unsent.momentOf(id), unsentSince: after.unsentSince })
    return row
  }
  const elders = [...byId.values()].flatMap((change) => erasedBy(change) ?? [])
  erasing.note(elders)
  const change = (): Promise<void> => store.change([...byId.keys()], decide, { assumeMissing })
  const left = [...byId.values()].filter(hasMoved).map(({ id }) => id)
  const unsentRows = left.length === 0 ? [] : await store.rows(left)
  for (const [id, row] of unsentRows) if (row.unsentSince !== undefined) byId.delete(id)
  const ended = assumeMissing ? [] : [...byId.values()].filter(({ deleted }) => deleted).map(({ id }) => id)
  await (ended.length === 0 ? change() : erasing.forget(ended, change))
  for (const [id, { moment, unsentSince }] of outcomes) {
    if (unsentSince === undefined) unsent.acknowledged(id, moment)
    else unsent.written(id, [], unsentSince)
  }
  await erasing.erase(elders)
}

/**
 * Went to another station with the elder. What is unsent here is sent first: the server passes it on and answers that it is gone, or refuses it
 * for good (push-documents.ts).
 */
const hasMoved = ({ deleted, document }: Change): boolean =>
  deleted && (document as { readonly moved?: unknown } | null | undefined)?.moved === true

/** The elder whom a change erases. */
function erasedBy({ id, deleted, document }: Change): string | undefined {
  // Asked of every document of a first replica: read as one only where it is one.
  const { kind } = (document ?? {}) as { readonly kind?: unknown }
  if (deleted || typeof kind !== 'string' || !isErasure({ kind })) return undefined
  return fromWire(id, document)?.elder
}

function rowAfter(
  change: Change,
  stored: StoredRow | undefined,
  { kinds, erasing, now }: ApplyContext,
): Row | undefined {
  if (stored !== undefined && stored.rev === change.rev) return undefined
  // Only an elder who moves back lives on after the tombstone.
  if (stored?._deleted === true && (change.deleted || !erasing.outlives(change.rev, stored.rev))) return undefined
  if (change.deleted) return erasing.graveOf(change.id, change.rev)
  const theirs = fromWire(change.id, change.document)
  if (theirs === undefined) return undefined
  if (erasing.isGone(theirs)) return erasing.graveOf(change.id, change.rev)
  const ours = stored?._deleted === true ? undefined : (stored?.document ?? undefined)
  if (ours === undefined) return rowOf(theirs, change.rev, undefined)
  const joined = joinVersions(kinds, ours, theirs)
  if (isSame(joined, upgraded(kinds, theirs))) return rowOf(theirs, change.rev, undefined)
  return rowOf(isSame(joined, ours) ? ours : joined, change.rev, stored?.unsentSince ?? now())
}

/** What the join of a version with itself is: lifted to the current version of its kind. */
const upgraded = (kinds: ReadonlyMap<string, DocumentKind>, document: Document): Document =>
  joinVersions(kinds, document, document)
