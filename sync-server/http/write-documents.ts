/**
 * Checks and stores the documents of one request. One request at a time for each database: what a document is judged
 * against is then what it will follow.
 */
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { isKioskLoss } from '../../src-domain/kiosks/kiosk-loss.ts'
import { mediaDatabaseOf, partsNamedBy } from '../../src-domain/media/media-file.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import { checkDocument } from '../../src-domain/shared/check-document.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { inOrderOfJudging } from '../../src-domain/shared/ids.ts'
import { type Refusal, refusal } from '../../src-domain/shared/result.ts'
import { isTransferOffer, isTransferWithdrawal, staysAfterMove } from '../../src-domain/transfer/transfer.ts'
import { isAdministratorOnly, isEditorJudged, writersOf } from '../../src-domain/staff/administrator-only.ts'
import { isExpertAccount } from '../../src-domain/staff/expert-account.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import type { AccessBook } from '../access/access-book.ts'
import { checkWrite, documentOf, revisionsOf, textOf } from '../access/check-writes.ts'
import type { Principal } from '../access/principals.ts'
import { eraseAbout, eraseElder } from '../erasure/erase-elder.ts'
import type { DocumentStore, StoredDocument, Winner, WriteRow } from '../store/document-store.ts'
import { livingLeaves } from '../store/erase-documents.ts'
import { bring, carryParts, joinedWith } from '../transfer/move-elder.ts'
import type { Parts } from './app.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import type { Locks } from './locks.ts'
import type { Metrics } from './metrics.ts'

/** Rows in the order of the documents; with `newEdits: false` only the refused ones, as CouchDB answers. */
export type WriteAll = (
  principal: Principal,
  database: string,
  documents: readonly unknown[],
  newEdits: boolean,
) => Promise<readonly WriteRow[]>

/** @param wrote is told how many were stored and refused. */
export function makeWriter(parts: Parts, locks: Locks, wrote: Metrics['wrote']): WriteAll {
  return async (principal, database, documents, newEdits) => {
    const written = await locks([database], () => writeOnce(parts, principal, database, documents, newEdits))
    const rows =
      principal.role === 'kiosk' && newEdits ? await sendAfter(parts, locks, database, documents, written) : written
    if (database.endsWith('-media')) await sendPartsAfter(parts, locks, documents, written)
    const failed = rows.filter((row) => !('ok' in row)).length
    wrote(documents.length - failed, failed)
    return rows
  }
}

/**
 * What a kiosk brings late about an elder who moved away follows to where the elder is, if the rules there take it. The kiosk is told that it
 * is gone here; what cannot follow is refused with the reasons and stays on its list.
 */
async function sendAfter(
  { store, access, rules, now }: Parts,
  locks: Locks,
  database: string,
  documents: readonly unknown[],
  rows: readonly WriteRow[],
): Promise<readonly WriteRow[]> {
  const answers: WriteRow[] = []
  for (const [i, row] of rows.entries()) {
    const late = 'error' in row && row.reason.includes('document.erased') ? lateDocument(documents[i]) : undefined
    const station = late === undefined ? undefined : access.movedTo(late.elder === '' ? late.id : late.elder)
    if (
      late === undefined ||
      station === undefined ||
      staysAfterMove(late) ||
      databaseOfScope('station', station) === database
    ) {
      answers.push(row)
      continue
    }
    const to = databaseOfScope('station', station)
    const left = database.slice('station-'.length)
    const people = await peopleAt(store, [database, to], late)
    const media = [database, to].map(mediaDatabaseOf)
    const refusals = await locks([to, ...media], async (): Promise<readonly Refusal[]> => {
      const winners = await store.readWinners(to, [late.id, late.elder].filter(Boolean))
      const read = (id: string): Document | undefined => {
        const doc = winners.get(id)?.doc
        return doc === undefined ? undefined : documentOf(doc)
      }
      // Erased there since: it is gone here, too.
      if (winners.get(late.id)?.deleted === true || winners.get(late.elder)?.deleted === true) return []
      const joined = joinedWith(winners.get(late.id)?.doc, late, station, rules.kinds)
      const context = { scope: 'station', station, receivedAt: now(), elder: read(late.elder), people } as const
      const checked = checkDocument(joined, read(late.id), rules.kinds, context)
      if (!checked.ok) return checked.error
      const named = partsNamedBy(late)
      const brought = await carryParts(store, { from: left, to: station }, named)
      await access.awaitParts(
        named.filter((part) => !brought.includes(part)),
        left,
        station,
      )
      await bring(store, rules.kinds, station, [late])
      return []
    })
    answers.push(refusals.length === 0 ? row : refused(late.id, [refusal('document.moved'), ...refusals]))
  }
  return answers
}

/** A part of a file that comes after its document went on follows it. */
async function sendPartsAfter(
  { store, access }: Parts,
  locks: Locks,
  documents: readonly unknown[],
  rows: readonly WriteRow[],
): Promise<void> {
  const failed = new Set(rows.flatMap((row) => ('ok' in row ? [] : [row.id])))
  for (const id of idsOf(documents)) {
    const awaited = failed.has(id) ? undefined : access.awaitedPart(id)
    if (awaited === undefined || awaited.from === awaited.to) continue
    const media = [awaited.from, awaited.to].map((station) => mediaDatabaseOf(databaseOfScope('station', station)))
    await locks(media, () => carryParts(store, awaited, [id]))
  }
}

/** Who wrote it has an account where it was written, not where the elder is now; with the papers of an expert. */
async function peopleAt(
  store: DocumentStore,
  databases: readonly string[],
  document: Document,
): Promise<(id: string) => Document | undefined> {
  const writers = writersOf(document)
  const found = await Promise.all(databases.map((database) => store.readWinners(database, writers)))
  const winners = new Map(found.toReversed().flatMap((known) => [...known].filter(([, { doc }]) => doc !== undefined)))
  const papers = await papersFor(store, [], winners)
  return (id) => {
    const doc = winners.get(id)?.doc
    return doc === undefined ? papers.get(id) : documentOf(doc)
  }
}

const refused = (id: string, refusals: readonly Refusal[]): Extract<WriteRow, { error: string }> => ({
  id,
  error: 'forbidden',
  reason: JSON.stringify(refusals),
})

function lateDocument(input: unknown): Document | undefined {
  const { _deleted, ...stored } = (input ?? {}) as StoredDocument
  const document = documentOf(stored)
  return typeof document.id === 'string' && typeof document.kind === 'string' && typeof document.elder === 'string'
    ? document
    : undefined
}

async function writeOnce(
  { store, access, rules, now, keepOutside }: Parts,
  principal: Principal,
  database: string,
  documents: readonly unknown[],
  newEdits: boolean,
): Promise<readonly WriteRow[]> {
  const winners = new Map<string, Winner>(
    await store.readWinners(database, [...new Set([...idsOf(documents), ...peopleOf(documents)])]),
  )
  const winnerOf = (id: string): Winner | undefined => winners.get(id)
  const people = await staffOf(store, database, documents)
  const papers = await papersFor(store, documents, winners)
  const hasMoved = (elder: string): boolean => {
    const to = access.movedTo(elder)
    return to !== undefined && databaseOfScope('station', to) !== database
  }
  const staff = (): readonly Document[] => [...people.values()]
  const request = {
    principal,
    database,
    newEdits,
    receivedAt: now(),
    winnerOf,
    hasMoved,
    staff,
    papersOf: (id: string) => papers.get(id),
  }
  // It would erase nothing there, and here again whoever comes back.
  const isErasureOfMoved = (document: StoredDocument): boolean =>
    document['kind'] === 'erasure' && hasMoved(textOf(document['elder']))
  const accepted: Accepted[] = []
  const judge = (input: unknown, at: number): WriteRow | undefined => {
    const checked = checkWrite(input, winners.get(idOf(input)), request, rules)
    if (!checked.ok) return checked.error
    const document = checked.value
    if (isErasureOfMoved(document)) return refused(document._id, [refusal('document.moved')])
    accepted.push({ at, document })
    // What else stands in this request is judged by this one; its revision is not known yet.
    winners.set(document._id, { rev: document._rev ?? '', deleted: document['_deleted'] === true, doc: document })
    if (isStaff({ kind: textOf(document['kind']) })) people.set(document._id, documentOf(document))
    return undefined
  }
  const rows: (WriteRow | undefined)[] = documents.map(() => undefined)
  const inOrder = inOrderOfJudging([...documents.entries()], ([, input]) => idOf(input))
  for (const [at, input] of inOrder) rows[at] = judge(input, at)
  if (accepted.length > 0) {
    const tombstones = accepted.filter(({ document }) => document['_deleted'] === true).map(({ document }) => document)
    if (tombstones.length > 0) await keepOutside(tombstones.map(({ _id }) => ({ erased: _id, database })))
    for (const tombstone of tombstones) {
      await eraseOthers(store, database, tombstone)
      // Erased at another server. The record comes last: a peer that is not answered sends it again.
      if (tombstone._id.startsWith('elders:')) await eraseAbout(store, database, tombstone._id)
    }
    const writeAll = async (some: readonly Accepted[]): Promise<void> => {
      if (some.length === 0) return
      const written = await store.writeDocuments(
        database,
        some.map(({ document }) => document),
        { newEdits },
      )
      if (newEdits) for (const [i, { at }] of some.entries()) rows[at] = written[i]
      else rows.push(...written.filter((row) => !('ok' in row)))
    }
    await writeAll(accepted.filter((one) => !isCarriedOut(one)))
    const facts = accepted.filter(isCarriedOut)
    for (const { document } of facts) {
      const { _revisions, ...fields } = document
      const fact = documentOf(fields)
      if (isErasure(fact)) {
        await keepOutside([{ erasure: fact, database }])
        await eraseElder(store, database, fact.elder)
      }
      const station = database.slice('station-'.length)
      const offered = isTransferOffer(fact) && winners.get(fact.elder)?.doc !== undefined
      if (offered) {
        const { codeHash: hash, expiresAt } = fact.body
        await access.offerTransfer({ hash, station, elder: fact.elder, expiresAt })
      }
      if (isTransferWithdrawal(fact)) await access.withdrawTransfer(station, fact.body.codeHash)
      if (isKioskLoss(fact)) await revokeKiosk(access, database, fact.body.kiosk)
    }
    await writeAll(facts)
  }
  return rows.filter((row) => row !== undefined)
}

type Accepted = { readonly at: number; readonly document: StoredDocument }

/** Facts that are orders: stored when they are carried out, so that whoever is not answered sends them again. */
const isCarriedOut = ({ document }: Accepted): boolean =>
  document['_deleted'] !== true && isAdministratorOnly({ kind: textOf(document['kind']) })

/** A kiosk of this station and of no other. */
async function revokeKiosk(access: AccessBook, database: string, kiosk: string): Promise<void> {
  const holder = access.holders().find(({ id }) => id === kiosk)
  if (holder?.role === 'kiosk' && `station-${holder.station}` === database) await access.revoke(kiosk)
}

/**
 * Erasing always wins (standards/09 §5). In a revision tree a tombstone ends only its own branch, and an edit made elsewhere
 * at the same time would win against it: every leaf that it does not follow is ended first, so that a crash between the two
 * leaves nothing alive that was called erased.
 */
async function eraseOthers(store: DocumentStore, database: string, tombstone: StoredDocument): Promise<void> {
  const followed = revisionsOf(tombstone)
  const graves = (await livingLeaves(store, database, tombstone._id)).flatMap(({ _rev }) =>
    _rev === undefined || followed.includes(_rev) ? [] : [{ _id: tombstone._id, _rev, _deleted: true }],
  )
  if (graves.length > 0) await store.writeDocuments(database, graves, { newEdits: true })
}

/** By id; empty where nothing in the request is judged by who works here. */
async function staffOf(
  store: DocumentStore,
  database: string,
  documents: readonly unknown[],
): Promise<Map<string, Document>> {
  const people = new Map<string, Document>()
  const isAsked = documents.some((input) => isEditorJudged({ kind: textOf(objectOf(input)['kind']) }))
  if (!isAsked) return people
  const pages = store.readAllDocs(database, { startKey: 'staff:', endKey: 'staff:\uffff', includeDocs: true })
  for await (const page of pages) {
    for (const row of page) {
      if (!('doc' in row) || row.doc === undefined || row.deleted) continue
      const document = documentOf(JSON.parse(Buffer.from(row.doc).toString('utf8')) as StoredDocument)
      if (isStaff(document)) people.set(document.id, document)
    }
  }
  return people
}

/** Of the experts whose accounts wrote some of these; they stand in the catalogue. */
async function papersFor(
  store: DocumentStore,
  documents: readonly unknown[],
  winners: ReadonlyMap<string, Winner>,
): Promise<ReadonlyMap<string, Document>> {
  const known = [...winners.values()].map(({ doc }) => doc)
  const ids = [...known, ...documents]
    .map((one) => objectOf(one))
    .filter(({ kind }) => isExpertAccount({ kind: textOf(kind) }))
    .map(({ body }) => textOf(objectOf(body)['expert']))
    .filter((id) => id !== '')
  if (ids.length === 0) return new Map()
  const found = await store.readWinners('catalog', [...new Set(ids)])
  return new Map([...found].flatMap(([id, { doc }]) => (doc === undefined ? [] : [[id, documentOf(doc)] as const])))
}

/** The elders they are about, and who wrote them. */
const peopleOf = (documents: readonly unknown[]): readonly string[] =>
  documents.flatMap((input) => [textOf(objectOf(input)['elder']), ...writersOf(input)]).filter((id) => id !== '')

const idsOf = (documents: readonly unknown[]): readonly string[] =>
  [...new Set(documents.map(idOf))].filter((id) => id !== '')

function idOf(input: unknown): string {
  const id = input !== null && typeof input === 'object' ? (input as { readonly _id?: unknown })._id : undefined
  return typeof id === 'string' ? id : ''
}
