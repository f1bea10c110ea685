/**
 * The first replica of a kiosk, each way once in a page of its own: ours (sealed, strict), PouchDB's (adapter-idb made
 * strict, nothing sealed), the bare feed (read and parsed, nothing written), and the floor: the same sealed rows written
 * by bare Dexie. All read the same database through the same host.
 */
import { Dexie } from 'dexie'
import PouchDB from 'pouchdb-core'
import HttpPouch from 'pouchdb-adapter-http'
import IdbPouch from 'pouchdb-adapter-idb'
import replication from 'pouchdb-replication'
import { filter, firstValueFrom } from 'rxjs'
import { bulkDocuments } from '../../../src-domain/demo/demo-bulk.ts'
import { collectionsOfScope } from '../../../src-domain/shared/collections.ts'
import { collectionOfId } from '../../../src-domain/shared/ids.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import { base64ToBytes } from '../../../src-renderer/replica/base64.ts'
import { openReplica } from '../../../src-renderer/replica/open-replica.ts'
import { rowOf } from '../../../src-renderer/replica/rows.ts'
import { deriveSealKeys, seal } from '../../../src-renderer/replica/seal.ts'

const openSession = async () => {
  const host = openHost()
  const info = await host.call('kiosk.info', {})
  const { dataKey } = await host.call('keys.session', {})
  if (dataKey === undefined) throw new Error('the host is sealed')
  return { host, info, dataKey: base64ToBytes(dataKey) }
}

/** @returns milliseconds from opening an empty replica until it is up to date. */
export async function ourReplica(count: number): Promise<number> {
  const { host, info, dataKey } = await openSession()
  const start = performance.now()
  const replica = await openReplica({ host, info, dataKey })
  await firstValueFrom(replica.status.pipe(filter((status) => status.connection === 'upToDate')))
  const took = performance.now() - start
  const found = await Promise.all(collectionsOfScope('station').map((collection) => replica.find({ collection })))
  const received = found.reduce((sum, list) => sum + list.length, 0)
  if (received !== count) throw new Error(`received ${received} of ${count}`)
  await replica.close()
  return took
}

type Replicator = {
  readonly replicate: {
    readonly from: (remote: unknown, options: object) => Promise<{ readonly docs_written: number }>
  }
  readonly info: () => Promise<{ readonly doc_count: number }>
  readonly close: () => Promise<void>
}

export async function pouchReplica(count: number, batchSize: number): Promise<number> {
  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    return transaction.call(this, names, mode, mode === 'readwrite' ? { ...options, durability: 'strict' } : options)
  }
  const Pouch = PouchDB as unknown as (new (name: string, options?: object) => Replicator) & {
    plugin: (plugin: unknown) => unknown
  }
  Pouch.plugin(IdbPouch)
  Pouch.plugin(HttpPouch)
  Pouch.plugin(replication)
  const { info } = await openSession()
  const start = performance.now()
  const local = new Pouch('bench-pouch', { adapter: 'idb' })
  const remote = new Pouch(`${location.origin}/sync/station-${info.station}`, { adapter: 'http', skip_setup: true })
  const result = await local.replicate.from(remote, { batch_size: batchSize })
  const took = performance.now() - start
  if (result.docs_written !== count) throw new Error(`PouchDB wrote ${result.docs_written} of ${count}`)
  await local.close()
  return took
}

/** @returns milliseconds to read the whole feed in our pages and parse it. */
export async function bareFeed(count: number): Promise<number> {
  const { host, info } = await openSession()
  const start = performance.now()
  let since: unknown = 0
  let received = 0
  for (let size = 2_000; size === 2_000;) {
    const answer = await host.sync(
      `station-${info.station}/_changes?include_docs=true&limit=2000&since=${encodeURIComponent(String(since))}`,
    )
    const page = (await answer.json()) as { readonly results: readonly unknown[]; readonly last_seq: unknown }
    size = page.results.length
    received += size
    since = page.last_seq
  }
  const took = performance.now() - start
  if (received !== count) throw new Error(`the feed has ${received} of ${count}`)
  return took
}

/** @returns milliseconds of writing alone: rows sealed beforehand, in our pages, with our indexes, by bare Dexie. */
export async function bareInsert(count: number): Promise<number> {
  const { dataKey } = await openSession()
  const { replica: key } = await deriveSealKeys(new Uint8Array(dataKey))
  const rows = await Promise.all(
    bulkDocuments({ count, seed: 1, today: '2026-11-22' }).map(async (document) => ({
      collection: collectionOfId(document.id),
      row: {
        ...rowOf(document, '1-0123456789abcdef0123456789abcdef', undefined),
        document: await seal(key, JSON.stringify(document), document.id),
      },
    })),
  )
  const plain = new Dexie('bench-floor', { chromeTransactionDurability: 'strict' })
  plain
    .version(1)
    .stores(
      Object.fromEntries(
        collectionsOfScope('station').map((name) => [name, 'id,[kind+newest],[elder+newest],newest,unsentSince']),
      ),
    )
  await plain.open()
  const start = performance.now()
  for (let from = 0; from < count; from += 2_000) {
    const page = Map.groupBy(rows.slice(from, from + 2_000), (one) => one.collection)
    await Promise.all([...page].map(([name, list]) => plain.table(name).bulkAdd(list.map((one) => one.row))))
  }
  const took = performance.now() - start
  await plain.delete()
  return took
}
