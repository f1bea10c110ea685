/**
 * Reads in a few requests what RxDB's Dexie storage reads with a cursor, row by row: 10,000 rows in a third of the time, and
 * in pages, so that the first are unsealed while the next are on their way from the browser's process. Only for queries
 * that an index answers alone, in its own order, as all of the replica's are; any other goes the usual way.
 */
import type { PreparedQuery, RxDocumentData, RxStorageInstance } from 'rxdb/plugins/core'
import { fromDexieToStorage, getKeyRangeByQueryPlan, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'

/** False: this query is none for it, and nothing was read. `onPage` must not wait for anything. */
export type ReadPages<T> = (
  prepared: PreparedQuery<T>,
  onPage: (rows: readonly RxDocumentData<T>[]) => void,
) => Promise<boolean>

const pageSize = 1_000

export const readPagesOf = <T, I, O>(instance: RxStorageInstance<T, I, O>): ReadPages<T> | undefined =>
  (instance as { readonly readPages?: ReadPages<T> }).readPages

/** Gives the instance `readPages` and answers its queries by it. */
export function answerFromIndex<T>(instance: RxStorageInstanceDexie<T>): void {
  const readPages: ReadPages<T> = (prepared, onPage) => read(instance, prepared, onPage)
  const ask = instance.query.bind(instance)
  const query: typeof ask = async (prepared) => {
    const documents: RxDocumentData<T>[] = []
    const isRead = await readPages(prepared, (rows) => {
      documents.push(...rows)
    })
    return isRead ? { documents } : ask(prepared)
  }
  Object.assign(instance, { readPages, query })
}

async function read<T>(
  instance: RxStorageInstanceDexie<T>,
  { query, queryPlan }: PreparedQuery<T>,
  onPage: (rows: readonly RxDocumentData<T>[]) => void,
): Promise<boolean> {
  const isPlain = queryPlan.index.every((field) => !field.includes('.') && !field.startsWith('|'))
  if (!queryPlan.selectorSatisfiedByIndex || !queryPlan.sortSatisfiedByIndex || !isPlain || query.skip) return false
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals
  const range = rangeOf(() => getKeyRangeByQueryPlan(booleanIndexes, queryPlan, IDBKeyRange) as IDBKeyRange)
  if (range === undefined || query.limit === 0) return true
  await dexieDb.transaction('r', dexieTable, (transaction) => {
    const index = transaction.idbtrans.objectStore(dexieTable.name).index(`[${queryPlan.index.join('+')}]`)
    return new Promise<void>((resolve, reject) => {
      const ask = (rest: IDBKeyRange, left: number): void => {
        const wanted = Math.min(pageSize, left)
        const request = index.getAll(rest, wanted)
        request.addEventListener('error', () => reject(request.error ?? new Error('the index could not be read')))
        request.addEventListener('success', () => {
          const rows = request.result as Record<string, unknown>[]
          const last = rows.length < wanted || rows.length === left ? undefined : rows.at(-1)
          // Asked before anything else is done: without a request the transaction would end, and the next page waits.
          if (last !== undefined) {
            const key = queryPlan.index.map((field) => last[field])
            ask(IDBKeyRange.bound(key, rest.upper, true, rest.upperOpen), left - rows.length)
          }
          onPage(rows.map((row): RxDocumentData<T> => fromDexieToStorage(booleanIndexes, row)))
          if (last === undefined) resolve()
        })
      }
      ask(range, query.limit ?? Number.MAX_SAFE_INTEGER)
    })
  })
  return true
}

/** A query that contradicts itself has no range, and IndexedDB says so by throwing. */
function rangeOf(make: () => IDBKeyRange): IDBKeyRange | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataError') return undefined
    throw error
  }
}
