/**
 * Carries an elder from one station to another, in the store and past the door: everything is written there first, then buried here, so
 * that a power cut leaves two copies until the next start and never none. Done again it changes nothing: what stands there already is
 * joined with what comes (design.md §3), so edits that were made in between are kept.
 */
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { mediaDatabaseOf, partsNamedBy } from '../../src-domain/media/media-file.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { isExpertAccount } from '../../src-domain/staff/expert-account.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import { staysAfterMove } from '../../src-domain/transfer/transfer.ts'
import type { AccessBook } from '../access/access-book.ts'
import { documentOf } from '../access/check-writes.ts'
import { documentsAbout } from '../access/documents-about.ts'
import type { DocumentStore, StoredDocument } from '../store/document-store.ts'
import { eraseDocuments } from '../store/erase-documents.ts'
import type { KeptOutside, Move } from '../store/kept-outside.ts'

type Kinds = ReadonlyMap<string, DocumentKind>

/** Authors of documents, edits, events and answers, wherever a document names them. */
const staffId = /"(staff:[0-9a-f-]{36})"/g
const mostPeople = 2_000

const databaseOf = (station: string): string => databaseOfScope('station', station)

/** @returns how many documents there are about the elder, the record among them. */
export async function moveElder(
  store: DocumentStore,
  kinds: Kinds,
  { left, arrived }: Move,
  access: Pick<AccessBook, 'awaitParts'>,
): Promise<number> {
  const [from, to] = [databaseOf(left.station), databaseOf(arrived.station)]
  const authors = new Set<string>()
  const ids: string[] = []
  const parts: string[] = []
  const take = async (page: readonly Document[]): Promise<void> => {
    for (const [, who] of JSON.stringify(page).matchAll(staffId)) if (who !== undefined) authors.add(who)
    ids.push(...page.map(({ id }) => id))
    const named = page.flatMap(partsNamedBy)
    const brought = await bringParts(store, left.station, arrived.station, named)
    parts.push(...brought)
    await access.awaitParts(
      named.filter((part) => !brought.includes(part)),
      left.station,
      arrived.station,
    )
    await bring(store, kinds, arrived.station, page)
  }
  const record = (await store.readWinners(from, [left.elder])).get(left.elder)?.doc
  if (record !== undefined) await take([documentOf(record)])
  for await (const page of documentsAbout(store, from, left.elder))
    await take(page.filter((document) => !staysAfterMove(document)))
  const people = await namesOf(store, from, [...authors])
  await write(store, to, { ...arrived, body: { ...arrived.body, documents: ids.length, people } })
  // Before the documents: without them nobody would know whose they are.
  await dropParts(store, left.station, parts)
  // The record first: nothing about the elder is taken here from then on. `moved`: a kiosk that has unsent edits brings them before it
  // forgets (apply-changes.ts).
  await eraseDocuments(store, from, [...new Set([left.elder, ...ids])], { moved: true })
  await write(store, from, { ...left, body: { ...left.body, documents: ids.length } })
  return ids.length
}

/**
 * Finishes what a power cut or a restored backup left undone; called at every start, before anybody is let in and before those who were erased
 * are erased again.
 * @returns how many elders were moved again.
 */
export async function moveAgain(
  store: DocumentStore,
  kinds: Kinds,
  access: Pick<AccessBook, 'setMoved' | 'awaitParts' | 'awaitedParts'>,
  lines: readonly KeptOutside[],
): Promise<number> {
  const moves = lines.flatMap((line) => ('moved' in line ? [line.moved] : []))
  const lastOf = new Map(moves.map((move) => [move.left.elder, move.arrived.station]))
  for (const [elder, station] of lastOf) await access.setMoved(elder, station)
  let count = 0
  for (const move of moves) {
    const { left, arrived } = move
    const to = lastOf.get(left.elder) ?? arrived.station
    const from = databaseOf(left.station)
    if (left.station === to || !(await store.hasDatabase(from)) || !(await store.hasDatabase(databaseOf(to)))) continue
    const winners = await store.readWinners(from, [left.elder, left.id])
    if (winners.get(left.elder)?.deleted === true && winners.get(left.id)?.doc !== undefined) continue
    await moveElder(store, kinds, { left, arrived: { ...arrived, station: to } }, access)
    count += 1
  }
  for (const { part, from, to } of access.awaitedParts()) {
    const databases = [from, to].map((station) => mediaDatabaseOf(databaseOf(station)))
    const areThere = await Promise.all(databases.map((name) => store.hasDatabase(name)))
    if (from !== to && areThere.every(Boolean)) await carryParts(store, { from, to }, [part])
  }
  return count
}

/**
 * Parts of files whose document went on before them. What was erased there since goes here, too.
 * @returns those that are there now.
 */
export async function carryParts(
  store: DocumentStore,
  { from, to }: { readonly from: string; readonly to: string },
  parts: readonly string[],
): Promise<readonly string[]> {
  const known = await store.readWinners(mediaDatabaseOf(databaseOf(to)), parts)
  const [gone, wanted] = [true, false].map((isGone) =>
    parts.filter((part) => (known.get(part)?.deleted === true) === isGone),
  ) as [string[], string[]]
  const brought = await bringParts(store, from, to, wanted)
  await dropParts(store, from, [...gone, ...brought])
  return brought
}

/** Writes documents into the scope of a station, joined with what stands there. */
export async function bring(
  store: DocumentStore,
  kinds: Kinds,
  station: string,
  documents: readonly Document[],
): Promise<void> {
  const database = databaseOf(station)
  const winners = await store.readWinners(
    database,
    documents.map(({ id }) => id),
  )
  const writing = documents.flatMap((document): StoredDocument[] => {
    const winner = winners.get(document.id)
    const joined = joinedWith(winner?.doc, document, station, kinds)
    if (winner?.doc !== undefined && isSame(joined, documentOf(winner.doc))) return []
    const { id, ...fields } = joined
    return [{ ...fields, _id: id, ...(winner === undefined || winner.deleted ? {} : { _rev: winner.rev }) }]
  })
  if (writing.length === 0) return
  const rows = await store.writeDocuments(database, writing, { newEdits: true })
  if (rows.some((row) => !('ok' in row))) throw new Error('a document could not be moved')
}

/**
 * Pictures and files, as they are sealed.
 * @returns those that are there now. One that no kiosk has sent yet must get no tombstone here, or it would be refused when it comes.
 */
async function bringParts(
  store: DocumentStore,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const [here, there] = [from, to].map((station) => mediaDatabaseOf(databaseOf(station))) as [string, string]
  const known = await store.readWinners(there, ids)
  const arrived: string[] = []
  for (const id of ids) {
    if (known.get(id)?.deleted !== false) {
      const read = await store.readDocument(here, id, { attachments: true })
      if (!read.ok) continue
      const { _attachments } = read.value as StoredDocument
      const [row] = await store.writeDocuments(there, [{ _id: id, _attachments }], { newEdits: true })
      if (row === undefined || !('ok' in row)) throw new Error('a part of a file could not be moved')
    }
    arrived.push(id)
  }
  return arrived
}

async function dropParts(store: DocumentStore, station: string, parts: readonly string[]): Promise<void> {
  if (parts.length > 0) await eraseDocuments(store, mediaDatabaseOf(databaseOf(station)), parts)
}

/** As it will stand at the station. */
export function joinedWith(
  standing: StoredDocument | undefined,
  document: Document,
  station: string,
  kinds: Kinds,
): Document {
  const coming = { ...document, station }
  const kind = kinds.get(document.kind)
  if (standing === undefined || kind === undefined) return coming
  const there = documentOf(standing)
  return there.kind === document.kind
    ? mergeDocuments(kind, upgradeDocument(kind, there), upgradeDocument(kind, coming))
    : there
}

async function namesOf(
  store: DocumentStore,
  database: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return []
  const known = [...(await store.readWinners(database, ids.slice(0, mostPeople))).values()]
  return known.flatMap(({ doc }) => {
    const person = doc === undefined ? undefined : documentOf(doc)
    return person !== undefined && (isStaff(person) || isExpertAccount(person))
      ? [{ id: person.id, name: person.body.name }]
      : []
  })
}

/** The first one stands: done again, it would count what is left. */
async function write(store: DocumentStore, database: string, { id, ...fields }: Document): Promise<void> {
  if ((await store.readWinners(database, [id])).has(id)) return
  const [row] = await store.writeDocuments(database, [{ ...fields, _id: id }], { newEdits: true })
  if (row === undefined || !('ok' in row)) throw new Error('a move could not be written down')
}
