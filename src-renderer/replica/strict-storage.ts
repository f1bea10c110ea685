/**
 * RxDB's storage on IndexedDB, made to keep what it acknowledged: without `strict` Chromium acknowledges a transaction
 * before it is on disk (0 to 5 fsyncs for 100 transactions, facts.md), and a power cut takes it away.
 *
 * Two things make a first replica and every new document faster, and neither changes what is stored: indexes that nothing
 * here reads are left out, and no row is looked for that cannot be there, because its id lies beyond the last one that was
 * there when the collection was opened and was not put since. Ids begin with the time of their making, so that this
 * holds for what is new; nothing depends on a clock.
 */
import type { DBCore, DBCoreGetManyRequest, DBCoreMutateRequest, DBCoreMutateResponse, DBCoreTable, Dexie } from 'dexie'
import { getRxStorageDexie, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import { type CountedRow } from './tally.ts'
import { type RawRows } from './counted-storage.ts'
import { answerFromIndex } from './index-query.ts'
import type { AnyStorage } from './open-database.ts'

/**
 * @param onLoss told when Chromium says that it threw the origin's database away (`upgradeneeded.dataLoss`).
 * @param onClosed told when Chromium closed it in the middle of work: it came upon damage, perhaps only while it tidied up its files.
 */
export function strictStorage(
  onLoss: () => void = () => undefined,
  onClosed: () => void = () => undefined,
): AnyStorage {
  const knowledgeOf = new WeakMap<Dexie, { readonly known: KnownMissing; readonly early: EarlyCommits }>()
  const storage = getRxStorageDexie({
    chromeTransactionDurability: 'strict',
    ...(typeof indexedDB === 'undefined' ? {} : { indexedDB: tellingLoss(indexedDB, onLoss) }),
    onCreate: (database) => {
      leaveOutIndexes(database)
      database.on('close', onClosed)
      const known = createKnownMissing()
      const early = followEarlyCommits()
      knowledgeOf.set(database, { known, early })
      database.use({ stack: 'dbcore', name: 'knownMissing', create: (core) => answerKnownMissing(core, known, early) })
    },
  })
  const createStorageInstance: typeof storage.createStorageInstance = async (params) => {
    const instance = await storage.createStorageInstance(params)
    const knowledge = knowledgeOf.get((await instance.internals).dexieDb)
    if (knowledge === undefined) throw new Error(`opened without its middleware: ${params.collectionName}`)
    const { known, early } = knowledge
    answerFromIndex(instance)
    Object.assign(instance, rawRowsOf(instance) satisfies RawRows)
    const find = instance.findDocumentsById.bind(instance)
    // Even a transaction that reads nothing costs a round trip to Chromium's browser process.
    instance.findDocumentsById = async (ids, deleted) => (known.areMissing(ids) ? [] : find(ids, deleted))
    const write = instance.bulkWrite.bind(instance)
    instance.bulkWrite = async (rows, context) => {
      const result = await write(rows, context)
      await early.settled()
      return result
    }
    return instance
  }
  return { ...storage, createStorageInstance } as AnyStorage
}

/** Chromium's own addition to the event, in no standard: 'total' when a damaged database was replaced by an empty one. */
type LossEvent = IDBVersionChangeEvent & { readonly dataLoss?: 'none' | 'total' }

/** The browser's IndexedDB for Dexie, which keeps the event to itself. */
export function tellingLoss(factory: IDBFactory, onLoss: () => void): IDBFactory {
  return {
    open: (...parameters) => {
      const request = factory.open(...parameters)
      request.addEventListener('upgradeneeded', (event: LossEvent) => {
        if (event.dataLoss === 'total') onLoss()
      })
      return request
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a, b) => factory.cmp(a, b),
  }
}

/** Rows as they lie there, tombstones too, by their keys. */
const rawRowsOf = <T>(instance: RxStorageInstanceDexie<T>): RawRows => ({
  countRaw: async () => (await instance.internals).dexieTable.count(),
  readRaw: async (after, limit) => {
    const { dexieTable } = await instance.internals
    return (await dexieTable.where(':id').above(after).limit(limit).toArray()) as readonly CountedRow[]
  },
})

/**
 * RxDB's Dexie storage always adds `[_deleted+id]`, read only where a schema has no index of its own, and `_meta.lwt`,
 * read only by its clean-up of tombstones, which must not happen here: an erased document must never come back.
 */
const unread = new Set(['[_deleted+id]', '_meta.lwt'])

function leaveOutIndexes(database: Dexie): void {
  const version = database.version.bind(database)
  database.version = (number) => {
    const made = version(number)
    const stores = made.stores.bind(made)
    made.stores = (schema) =>
      stores(
        Object.fromEntries(
          Object.entries(schema).map(([table, indexes]) => [
            table,
            indexes
              ?.split(', ')
              .filter((index) => !unread.has(index))
              .join(', ') ?? null,
          ]),
        ),
      )
    return made
  }
}

/**
 * Only one window writes (window-lock.ts) and every write goes through here, so what lies beyond the last key the table was
 * seen to have and was not put since is not in it.
 */
type KnownMissing = {
  readonly isComplete: () => boolean
  /** '' for a table that was empty. */
  readonly lastSeen: (key: string) => void
  readonly areMissing: (keys: readonly unknown[]) => boolean
  /** From now on these are looked for: they are being written, or somebody is about to. */
  readonly expect: (keys: readonly unknown[]) => void
}

function createKnownMissing(): KnownMissing {
  const expected = new Set<unknown>()
  let last: string | undefined
  return {
    isComplete: () => last !== undefined,
    lastSeen: (key) => {
      last ??= key
    },
    areMissing: (keys) => {
      const after = last
      if (after === undefined) return false
      return keys.every((key) => typeof key === 'string' && key > after && !expected.has(key))
    },
    expect: (keys) => {
      for (const key of keys) if (last === undefined || (typeof key === 'string' && key > last)) expected.add(key)
    },
  }
}

function answerKnownMissing(core: DBCore, known: KnownMissing, early: EarlyCommits): DBCore {
  return {
    ...core,
    table: (name) => {
      const table = core.table(name)
      return name === 'docs' ? withKnownMissing(table, known, early) : withoutEmptyWrites(table)
    },
  }
}

/**
 * RxDB's write waits for the answer to its put, then for nothing else, and only then does the browser learn that the
 * transaction may be committed: half a millisecond of a saved answer's three. Here the commit is sent right behind the put, and
 * the write still resolves only with the transaction's own end. A put that failed by itself, its transaction notwithstanding,
 * makes the write fail too.
 */
type EarlyCommits = {
  readonly follow: (done: Promise<DBCoreMutateResponse>, transaction: IDBTransaction) => void
  /** Rejects when a put that was followed failed. */
  readonly settled: () => Promise<void>
}

function followEarlyCommits(): EarlyCommits {
  const open = new Set<Promise<DBCoreMutateResponse>>()
  return {
    follow: (done, transaction) => {
      open.add(done)
      // An aborted transaction fails the write that made it by itself.
      transaction.addEventListener('abort', () => open.delete(done))
      Promise.resolve(done).catch(() => undefined)
    },
    settled: async () => {
      for (const done of open) {
        const { numFailures, failures } = await Promise.resolve(done).finally(() => open.delete(done))
        if (numFailures > 0) throw failures[0] ?? new Error('a row was not written')
      }
    },
  }
}

const nothingFailed: DBCoreMutateResponse = { numFailures: 0, failures: {}, lastResult: undefined, results: [] }

/** RxDB goes on to write no attachments, in a transaction that is being committed by then. */
const withoutEmptyWrites = (table: DBCoreTable): DBCoreTable => ({
  ...table,
  mutate: (request: DBCoreMutateRequest) => {
    const length =
      request.type === 'deleteRange' ? 1 : request.type === 'delete' ? request.keys.length : request.values.length
    return length === 0 ? Promise.resolve(nothingFailed) : table.mutate(request)
  },
})

/** `DBCoreRangeType.Any`: a const enum, which is not there when types are only stripped. */
const anyRange = 3 as const

function withKnownMissing(table: DBCoreTable, known: KnownMissing, early: EarlyCommits): DBCoreTable {
  const { primaryKey } = table.schema
  // No `async`: inside a transaction Dexie follows the promises it made itself.
  const getMany = (request: DBCoreGetManyRequest): Promise<unknown[]> => {
    if (!known.areMissing(request.keys)) return table.getMany(request)
    // Asked inside a write: the next writer of the same key, be it in this very moment, must wait for this one.
    known.expect(request.keys)
    return Promise.resolve(request.keys.map(() => undefined))
  }
  return {
    ...table,
    mutate: (request: DBCoreMutateRequest) => {
      if (request.type === 'put' || request.type === 'add') {
        known.expect(request.values.map((value) => primaryKey.extractKey?.(value)))
      }
      const done = table.mutate(request)
      if (request.type !== 'put' || request.values.length === 0) return done
      // Dexie's type of a transaction names only what it uses; it is the browser's own.
      const transaction = request.trans as unknown as IDBTransaction
      early.follow(done, transaction)
      transaction.commit()
      return Promise.resolve(nothingFailed)
    },
    getMany: (request: DBCoreGetManyRequest) => {
      if (known.isComplete()) return getMany(request)
      const all = { type: anyRange, lower: -Infinity, upper: [[]] }
      return table
        .openCursor({ trans: request.trans, query: { index: primaryKey, range: all }, values: false, reverse: true })
        .then((cursor) => {
          known.lastSeen(cursor === null ? '' : String(cursor.primaryKey))
          return getMany(request)
        })
    },
  }
}
