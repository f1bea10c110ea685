/**
 * RxDB's storage on IndexedDB, made to keep what it acknowledged: without `strict` Chromium acknowledges a transaction
 * before it is on disk (0 to 5 fsyncs for 100 transactions, facts.md), and a power cut takes it away.
 *
 * Two things make a first replica faster, and neither changes what is stored: indexes that nothing here reads are left
 * out, and a collection that was empty when it was opened is not asked for rows that were never put into it.
 */
import type { DBCore, DBCoreGetManyRequest, DBCoreMutateRequest, DBCoreTable, Dexie } from 'dexie'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { AnyStorage } from './open-database.ts'

export const strictStorage = (): AnyStorage =>
  getRxStorageDexie({
    chromeTransactionDurability: 'strict',
    onCreate: (database) => {
      leaveOutIndexes(database)
      database.use({ stack: 'dbcore', name: 'knownMissing', create: answerKnownMissing })
    },
  }) as AnyStorage

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
 * Only one window writes (window-lock.ts) and every write goes through here, so what has not been put since the table
 * was seen empty is not in it.
 */
function answerKnownMissing(core: DBCore): DBCore {
  return {
    ...core,
    table: (name) => {
      const table = core.table(name)
      return name === 'docs' ? withMemoryOfPuts(table) : table
    },
  }
}

/** `DBCoreRangeType.Any`: a const enum, which is not there when types are only stripped. */
const anyRange = 3 as const

function withMemoryOfPuts(table: DBCoreTable): DBCoreTable {
  const { primaryKey } = table.schema
  const put = new Set<unknown>()
  let wasEmpty: boolean | undefined
  return {
    ...table,
    mutate: (request: DBCoreMutateRequest) => {
      if (wasEmpty !== false && (request.type === 'put' || request.type === 'add')) {
        for (const value of request.values) put.add(primaryKey.extractKey?.(value))
      }
      return table.mutate(request)
    },
    // No `async`: inside a transaction Dexie follows the promises it made itself.
    getMany: (request: DBCoreGetManyRequest) => {
      const answer = (empty: boolean): Promise<unknown[]> => {
        wasEmpty = empty
        if (!empty || request.keys.some((key) => put.has(key))) return table.getMany(request)
        return Promise.resolve(request.keys.map(() => undefined))
      }
      if (wasEmpty !== undefined) return answer(wasEmpty)
      const all = { type: anyRange, lower: -Infinity, upper: [[]] }
      return table
        .count({ trans: request.trans, query: { index: primaryKey, range: all } })
        .then((count) => answer(wasEmpty ?? (count === 0 && put.size === 0)))
    },
  }
}
