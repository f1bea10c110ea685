/** One acknowledged write: ours in replica and journal, against plain Dexie with one strict transaction. */
import { Dexie } from 'dexie'
import { bulkDocuments } from '../../../src-domain/demo/demo-bulk.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import { base64ToBytes } from '../../../src-renderer/replica/base64.ts'
import { createDocumentStore } from '../../../src-renderer/replica/document-store.ts'
import { openDatabase } from '../../../src-renderer/replica/open-database.ts'
import { openReplica } from '../../../src-renderer/replica/open-replica.ts'
import { rowOf } from '../../../src-renderer/replica/rows.ts'
import { deriveSealKeys } from '../../../src-renderer/replica/seal.ts'
import { strictStorage } from '../../../src-renderer/replica/strict-storage.ts'
import { kindByName } from '../../../src-domain/documents.ts'
import { collectionOfId, documentId } from '../../../src-domain/shared/ids.ts'
import { isCollectionName, collectionsOfScope } from '../../../src-domain/shared/collections.ts'

/** Milliseconds a write, one value a round. */
export type DurableWriteRounds = {
  readonly ours: readonly number[]
  readonly peer: readonly number[]
  readonly journalOnly: readonly number[]
  readonly sealedWrite: number
  readonly emptyCall: number
}

const filling = 2_000

export async function durableWrite(rounds: number, writes: number): Promise<DurableWriteRounds> {
  const host = openHost()
  const info = await host.call('kiosk.info', {})
  const { dataKey } = await host.call('keys.session', {})
  if (dataKey === undefined) throw new Error('the host is sealed')
  const all = bulkDocuments({
    count: filling + (rounds + 2) * writes * 2,
    seed: 5,
    today: '2026-11-22',
  }).map((document): Document => ({ ...document, station: info.station }))
  let next = 0
  const batch = (size = writes): readonly Document[] => all.slice(next, (next += size))
  /** Ids of what is written now begin with now (ids.ts). */
  const madeNow = (): readonly Document[] =>
    batch().map((document) => {
      const collection = collectionOfId(document.id)
      if (!isCollectionName(collection)) throw new Error(document.id)
      return { ...document, id: documentId(collection, Date.now(), (n) => crypto.getRandomValues(new Uint8Array(n))) }
    })

  // As on any day but the first: opened on documents that are there, which has to be read before it is written.
  const options = { host, info, dataKey: base64ToBytes(dataKey) }
  const yesterday = await openReplica(options)
  const filled = await yesterday.save(batch(filling))
  if (!filled.ok) throw new Error(JSON.stringify(filled.error.slice(0, 3)))
  await yesterday.close()
  const replica = await openReplica(options)
  const plain = new Dexie('bench-plain', { chromeTransactionDurability: 'strict' })
  plain.version(1).stores({ documents: 'id,[kind+newest],[elder+newest],newest' })

  const each = async (
    documents: readonly Document[],
    write: (document: Document) => Promise<unknown>,
  ): Promise<number> => {
    // The page's clock has steps of a tenth of a millisecond: a round is measured as a whole.
    const start = performance.now()
    for (const document of documents) await write(document)
    return (performance.now() - start) / documents.length
  }
  const ourRound = () =>
    each(madeNow(), async (document) => {
      const saved = await replica.save([document])
      if (!saved.ok) throw new Error(JSON.stringify(saved.error))
    })
  const peerRound = () =>
    each(madeNow(), (document) =>
      plain.table('documents').add({
        id: document.id,
        kind: document.kind,
        elder: document.elder,
        newest: Date.parse(document.updatedAt),
        document,
      }),
    )
  const sealed = 'A'.repeat(1_600)
  const journalRound = () =>
    each(
      Array.from({ length: writes }, () => all[0]!),
      () => host.call('journal.append', { entries: [{ document: 'records:bench', sealed }] }),
    )

  const ours: number[] = []
  const peer: number[] = []
  const journalOnly: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const mine = round % 2 === 0 ? await ourRound() : undefined
    const theirs = await peerRound()
    const measured = mine ?? (await ourRound())
    const journal = await journalRound()
    if (round === 0) continue
    ours.push(measured)
    peer.push(theirs)
    journalOnly.push(journal)
  }
  await replica.close()
  await plain.delete()
  return { ours, peer, journalOnly, ...(await parts(base64ToBytes(dataKey), batch, each, host)) }
}

/** What one write is made of, each alone: the sealed row in RxDB, and a host call that does nothing. */
async function parts(
  dataKey: Uint8Array,
  batch: () => readonly Document[],
  each: (documents: readonly Document[], write: (document: Document) => Promise<unknown>) => Promise<number>,
  host: ReturnType<typeof openHost>,
): Promise<{ readonly sealedWrite: number; readonly emptyCall: number }> {
  const { replica: key } = await deriveSealKeys(new Uint8Array(dataKey))
  const database = await openDatabase({
    name: 'bench-parts',
    storage: strictStorage(),
    collections: collectionsOfScope('station'),
    key,
  })
  const store = createDocumentStore(database.collections, kindByName)
  const sealedWrite = await each(batch(), async (document) => {
    await store.write([{ previous: undefined, next: rowOf(document, '', undefined) }])
  })
  const emptyCall = await each(batch(), () => host.call('keys.people', {}))
  await database.close()
  return { sealedWrite, emptyCall }
}
