/**
 * Documents from another kiosk of the station, taken while the server may be out of reach. They pass the gate of every write, are
 * joined with what is here, and are as safe as writes of our own (replica and journal) before the other kiosk hears that they
 * were taken. To the server they are unsent here too: whoever reaches it first sends them, and the other finds them there.
 */
import { checkDocument } from '../../src-domain/shared/check-document.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { writersOf } from '../../src-domain/staff/administrator-only.ts'
import { applyChanges, type ApplyContext } from './apply-changes.ts'
import type { Change } from './couch-client.ts'
import type { RowChange, StoredRow } from './document-store.ts'
import type { Hearsay } from './hearsay.ts'
import { joinVersions } from './join-versions.ts'
import type { Journal } from './journal.ts'
import { rowOf } from './rows.ts'
import { addPapers, staffFor } from './save-documents.ts'
import { fromWire, isIdOfScope } from './wire.ts'

export type TakeContext = ApplyContext & {
  readonly journal: Journal
  readonly station: string
  readonly hearsay: Pick<Hearsay, 'add'>
}

/**
 * @param wires documents as `toWire` makes them; anything else is left out.
 * @returns ids that are safe here, or that may stand nowhere any more; with how often each had then been written
 * (`UnsentMoment.writes`), where exactly this version stands here. Rejects when the storage fails.
 */
export async function takeDocuments(
  wires: readonly unknown[],
  context: TakeContext,
): Promise<ReadonlyMap<string, number | undefined>> {
  const documents = new Map<string, Document>()
  const atServer = new Map<string, Change>()
  for (const wire of wires) {
    const { _id: id, _rev: rev } = (wire ?? {}) as { readonly _id?: unknown; readonly _rev?: unknown }
    if (typeof id !== 'string' || !isIdOfScope(id, 'station')) continue
    const document = fromWire(id, wire)
    if (document === undefined) continue
    if (typeof rev === 'string') atServer.set(id, { id, rev, deleted: false, document: wire })
    else documents.set(id, document)
  }
  const known = await takeFromServer(atServer, context)
  const all = [...documents.values()]
  const isPerson = ({ id }: Document): boolean => ['elders', 'staff'].includes(collectionOfId(id))
  // First whom the others are about and who wrote them: consent and rights are judged by what stands here.
  const people = await takeSome(all.filter(isPerson), context)
  const others = await takeSome(
    all.filter((document) => !isPerson(document)),
    context,
  )
  return new Map([...known, ...people, ...others])
}

/** What the server has already, by way of a neighbour: as from its feed, but through the gate, for a neighbour is not the server. */
async function takeFromServer(
  changes: ReadonlyMap<string, Change>,
  context: TakeContext,
): Promise<ReadonlyMap<string, undefined>> {
  const taken = new Map<string, undefined>()
  const isPerson = ({ id }: Change): boolean => ['elders', 'staff'].includes(collectionOfId(id))
  for (const arePeople of [true, false]) {
    const some = [...changes.values()].filter((change) => isPerson(change) === arePeople)
    const documents = some.flatMap(({ id, document }) => fromWire(id, document) ?? [])
    const people = await peopleOf(documents, context)
    const staff = await staffFor(documents, context.store)
    const stored = await context.store.rows(documents.map(({ id }) => id))
    const good = new Set(
      documents
        .filter((document) => versionAfter(document, stored.get(document.id), people, staff, context) !== 'refused')
        .map(({ id }) => id),
    )
    // What is gone here comes back by the server's own feed alone: a neighbour may not have heard of it.
    const living = some.filter(({ id }) => good.has(id) && stored.get(id)?._deleted !== true)
    await context.hearsay.add(living.flatMap(({ id }) => ((stored.get(id)?.rev ?? '') === '' ? id : [])))
    await applyChanges('station', living, context)
    for (const id of good) taken.set(id, undefined)
  }
  return taken
}

async function takeSome(
  documents: readonly Document[],
  context: TakeContext,
): Promise<ReadonlyMap<string, number | undefined>> {
  const { store, journal, unsent, erasing, now } = context
  const people = await peopleOf(documents, context)
  const staff = await staffFor(documents, store)
  const taken = new Map<string, number | undefined>()
  const written: Document[] = []
  let pending = documents
  let stored: ReadonlyMap<string, StoredRow> = await store.rows(documents.map(({ id }) => id))
  while (pending.length > 0) {
    const changes: (RowChange & {
      readonly document: Document
      readonly isTheirs: boolean
      readonly writes: number
    })[] = []
    for (const document of pending) {
      const previous = stored.get(document.id)
      const next = versionAfter(document, previous, people, staff, context)
      if (next === 'taken') taken.set(document.id, undefined)
      else if (next !== 'refused') {
        const row = rowOf(next, previous?.rev ?? '', previous?.unsentSince ?? now())
        const { writes } = unsent.momentOf(document.id)
        changes.push({ previous, next: row, document: next, isTheirs: next === document, writes })
      }
    }
    if (changes.length === 0) break
    const elders = changes.flatMap(({ document }) => (isErasure(document) ? document.elder : []))
    if (elders.length > 0) await erasing.announce(elders)
    const [conflicts, journaled] = await Promise.all([
      store.write(changes),
      journal.append(changes.map(({ document }) => document)),
    ])
    const lost = new Map(conflicts.map((conflict) => [conflict.id, conflict.stored]))
    changes.forEach(({ document, next, isTheirs, writes }, index) => {
      const { id } = document
      const sequences = journaled.ok ? [journaled.value[index]!] : []
      // Written here meanwhile, that write may be newer than ours: it must be offered.
      const isAlone = unsent.momentOf(id).writes === writes
      unsent.written(id, sequences, lost.has(id) ? undefined : next.unsentSince)
      if (lost.has(id)) return
      written.push(document)
      if (journaled.ok) taken.set(id, isTheirs && isAlone ? unsent.momentOf(id).writes : undefined)
    })
    await erasing.erase(elders)
    pending = documents.filter(({ id }) => lost.has(id))
    stored = lost
  }
  // An elder erased while this was written: nothing of it may stay.
  const gone = written.filter(erasing.isGone).map(({ id }) => id)
  if (gone.length > 0) await erasing.forget(gone)
  return taken
}

async function peopleOf(
  documents: readonly Document[],
  { store }: TakeContext,
): Promise<ReadonlyMap<string, Document>> {
  const people = new Map<string, Document>()
  const wanted = documents.flatMap((document) => [document.elder, ...writersOf(document)])
  for (const id of new Set(wanted)) {
    const known = id === '' ? undefined : await store.get(id)
    if (known !== undefined) people.set(id, known)
  }
  await addPapers(people, store)
  return people
}

function versionAfter(
  document: Document,
  stored: StoredRow | undefined,
  people: ReadonlyMap<string, Document>,
  staff: readonly Document[],
  { kinds, erasing, station, now }: TakeContext,
): Document | 'taken' | 'refused' {
  if (stored?._deleted === true || erasing.isGone(document)) return 'taken'
  const previous = stored?.document ?? undefined
  const joined = previous === undefined ? document : joinVersions(kinds, previous, document)
  if (previous !== undefined && isSame(joined, joinVersions(kinds, previous, previous))) return 'taken'
  const checked = checkDocument(joined, previous, kinds, {
    scope: 'station',
    station,
    receivedAt: now(),
    elder: people.get(document.elder),
    people: (id) => people.get(id),
    staff,
  })
  return checked.ok ? joined : 'refused'
}
