/**
 * Saving: the rules of check-document.ts, the merge with what stands in the replica, then replica and journal in
 * parallel. Resolved with ok only when both are durable; otherwise it says what is safe and where.
 */
import { checkDocument, upgradeDocument } from '../../src-domain/shared/check-document.ts'
import { type CollectionName, isCollectionName, scopeByCollection } from '../../src-domain/shared/collections.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { isEditorJudged, writersOf } from '../../src-domain/staff/administrator-only.ts'
import { papersOf } from '../../src-domain/staff/expert-account.ts'
import type { DocumentStore, RowChange, StoredRow } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import type { Journal } from './journal.ts'
import { rowOf } from './rows.ts'
import { isStorageFull } from './storage-errors.ts'
import { untaughtActs } from './taught.ts'
import type { Unsent } from './unsent.ts'

export type SaveContext = {
  readonly store: DocumentStore
  readonly journal: Journal
  readonly unsent: Unsent
  readonly erasing: Pick<Erasing, 'isGone' | 'erase'>
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly station: string
  readonly alone: boolean
  readonly now: () => number
  /** What the lease leaves (src-domain/lease). */
  readonly mayWrite: (collection: CollectionName) => boolean
  readonly onStorage: (event: 'written' | 'full') => void
}

type Candidate = {
  readonly document: Document
  readonly stored: StoredRow | undefined
  /** The elder it is about, as saved with it or before; who did it; and everybody who works here. */
  readonly elder: Document | undefined
  readonly people: (id: string) => Document | undefined
  readonly staff: readonly Document[]
}

export async function saveDocuments(
  documents: readonly Document[],
  context: SaveContext,
): Promise<Result<void, readonly Refusal[]>> {
  const { store, unsent, alone } = context
  const stored = await store.rows(
    documents.map((document) => document.id).filter((id) => isCollectionName(collectionOfId(id))),
  )
  const untaught = await untaughtActs(documents, store)
  if (untaught.length > 0) return err(untaught)
  const people = await peopleOf(documents, store)
  const staff = await staffFor(documents, store)
  let pending: readonly Candidate[] = onePerId(documents, context.kinds).map((document) => ({
    document,
    stored: stored.get(document.id),
    elder: people.get(document.elder),
    people: (id) => people.get(id),
    staff,
  }))
  let journalFailure: Refusal | undefined
  const journaledById = new Map<string, readonly number[]>()
  while (pending.length > 0) {
    const checked = checkAll(pending, context)
    if (!checked.ok) {
      await takeBack(pending, journaledById, context)
      return checked
    }
    const since = alone ? undefined : context.now()
    const changes = checked.value.map(({ document, stored: previous }): RowChange => {
      const unsentSince = since === undefined ? undefined : (previous?.unsentSince ?? since)
      return { previous, next: rowOf(document, previous?.rev ?? '', unsentSince) }
    })
    const [written, journaled] = await Promise.all([
      store.write(changes).then(ok, (error: unknown) => err(error)),
      context.journal.append(checked.value.map(({ document }) => document)),
    ])
    if (!written.ok) {
      const full = isStorageFull(written.error)
      if (full) context.onStorage('full')
      // What the journal took comes back into the replica when it is next opened with room to write.
      const code = full ? 'storage.full' : 'storage.failed'
      return err([refusal(journaled.ok ? `${code}Journaled` : code)])
    }
    context.onStorage('written')
    const conflicts = new Map(written.value.map((conflict) => [conflict.id, conflict.stored]))
    checked.value.forEach(({ document }, index) => {
      const sequences = journaled.ok ? [journaled.value[index]!] : []
      unsent.written(document.id, sequences, conflicts.has(document.id) ? undefined : since)
      journaledById.set(document.id, [...(journaledById.get(document.id) ?? []), ...sequences])
    })
    if (!journaled.ok) journalFailure = refusal(journaled.error)
    pending = checked.value.flatMap((candidate) => {
      const current = conflicts.get(candidate.document.id)
      return current === undefined ? [] : [{ ...candidate, stored: current }]
    })
  }
  // Erased while this was being written.
  const gone = documents.filter(context.erasing.isGone)
  if (gone.length > 0) {
    await context.erasing.erase([...new Set(gone.map(({ id, elder }) => (elder === '' ? id : elder)))])
    return err([refusal('document.erased', '/id')])
  }
  return journalFailure === undefined ? ok(undefined) : err([journalFailure])
}

async function peopleOf(
  documents: readonly Document[],
  store: Pick<DocumentStore, 'get'>,
): Promise<ReadonlyMap<string, Document>> {
  const people = new Map(documents.map((document) => [document.id, document]))
  const wanted = documents.flatMap((document) => [document.elder, ...writersOf(document)])
  for (const id of wanted) {
    if (id === '' || people.has(id)) continue
    const known = await store.get(id)
    if (known !== undefined) people.set(id, known)
  }
  await addPapers(people, store)
  return people
}

/** What an expert wrote is judged by the expert's papers. */
export async function addPapers(people: Map<string, Document>, store: Pick<DocumentStore, 'get'>): Promise<void> {
  for (const person of people.values()) {
    const id = papersOf(person)
    const papers = id === undefined ? undefined : await store.get(id)
    if (papers !== undefined) people.set(papers.id, papers)
  }
}

/** Everybody who works here, where some of these are judged by it. */
export const staffFor = async (
  documents: readonly { readonly kind: string }[],
  store: Pick<DocumentStore, 'find'>,
): Promise<readonly Document[]> =>
  documents.some(isEditorJudged) ? store.find({ collection: 'staff', kind: 'staff' }) : []

/** Two versions of one document in one save are one version that says both. */
function onePerId(documents: readonly Document[], kinds: ReadonlyMap<string, DocumentKind>): readonly Document[] {
  const byId = new Map<string, Document>()
  for (const document of documents) {
    const before = byId.get(document.id)
    byId.set(document.id, before === undefined ? document : joined(document, before, kinds))
  }
  return [...byId.values()]
}

/**
 * Somebody else's write came first and the rules refuse what these would now make of it. The journal has them already and
 * must not bring them back; where it is the second copy of a station that works alone, it gets what stands instead.
 */
async function takeBack(
  pending: readonly Candidate[],
  journaledById: ReadonlyMap<string, readonly number[]>,
  { store, journal, unsent, alone }: SaveContext,
): Promise<void> {
  const ids = pending.map(({ document }) => document.id).filter((id) => journaledById.has(id))
  if (ids.length === 0) return
  if (alone) {
    const standing = [...(await store.rows(ids)).values()].flatMap(({ document }) => document ?? [])
    const appended = await journal.append(standing)
    if (!appended.ok) return
    standing.forEach(({ id }, index) => unsent.written(id, [appended.value[index]!], undefined))
  }
  for (const id of ids) unsent.acknowledged(id, { sequences: journaledById.get(id) ?? [], writes: noWrite })
}

/** Settles journal entries only; whether the document itself is unsent does not change. */
const noWrite = -1

/** All or none: each document as it would be written, or every reason why not. */
function checkAll(
  candidates: readonly Candidate[],
  context: SaveContext,
): Result<readonly Candidate[], readonly Refusal[]> {
  const accepted: Candidate[] = []
  const refusals: Refusal[] = []
  for (const candidate of candidates) {
    const result = checkOne(candidate, context)
    if (result.ok) accepted.push({ ...candidate, document: result.value })
    else refusals.push(...result.error)
  }
  return refusals.length > 0 ? err(refusals) : ok(accepted)
}

function checkOne(
  { document, stored, elder, people, staff }: Candidate,
  context: SaveContext,
): Result<Document, readonly Refusal[]> {
  const name = collectionOfId(document.id)
  if (!isCollectionName(name)) return err([refusal('document.shape', '/id')])
  const scope = scopeByCollection[name]
  // The shared scopes come from the server alone; a station without one looks after its own directory.
  if (scope !== 'station' && !context.alone) return err([refusal('document.sharedReadOnly', '/kind')])
  if (stored?._deleted === true || context.erasing.isGone(document)) return err([refusal('document.erased', '/id')])
  if (!context.mayWrite(name)) return err([refusal('lease.locked')])
  const previous = stored?.document ?? undefined
  const candidate = previous === undefined ? document : joined(document, previous, context.kinds)
  return checkDocument(candidate, previous, context.kinds, {
    scope,
    station: context.station,
    receivedAt: context.now(),
    elder,
    people,
    staff,
  })
}

/**
 * The new version together with what others wrote meanwhile. What a fact or a log said first is not taken from the
 * merge but from the new version, so that an attempt to rewrite it is seen and refused.
 */
function joined(document: Document, previous: Document, kinds: ReadonlyMap<string, DocumentKind>): Document {
  const kind = kinds.get(document.kind)
  if (kind === undefined || document.kind !== previous.kind) return document
  const merged = mergeDocuments(kind, upgradeDocument(kind, document), upgradeDocument(kind, previous))
  return kind.merge === 'record' ? merged : { ...merged, body: document.body }
}
