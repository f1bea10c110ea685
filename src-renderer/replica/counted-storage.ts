/**
 * An RxDB storage that counts what is written to each collection of documents, and can read through one in slices to say what it
 * held when it was opened. Nothing is stored for it: the numbers stand in the host's journal (check-replica.ts).
 */
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core'
import type { BulkWriteRow, RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from 'rxdb/plugins/core'
import { type CountedRow, minus, noRows, plus, type Tally, tallyOf } from './tally.ts'

export type CollectionCount = {
  /** Name and version of the rows. */
  readonly name: string
  /** What was written since it was opened. */
  readonly written: () => Tally
  /** How many rows it held when it was opened; undefined where something was written meanwhile. */
  readonly countRows: () => Promise<number | undefined>
  /** Reads every row, a slice at a time, and waits for `pause` before each. Rejects when a row cannot be read, or is none of its own (ForeignRowsError). */
  readonly scan: (pause: () => Promise<void>) => Promise<Tally>
  /** Rows as they lie there, their documents sealed, by their ids. */
  readonly readRaw: RawRows['readRaw']
}

export type Counts = {
  readonly collections: () => readonly CollectionCount[]
  /** Called after each write. */
  onWritten: () => void
}

/** What `strict-storage.ts` adds to an instance: rows as they lie there, by their keys. */
export type RawRows = {
  readonly countRaw: () => Promise<number>
  readonly readRaw: (after: string, limit: number) => Promise<readonly CountedRow[]>
}

const sliceRows = 500

export const newCounts = (): Counts & { readonly add: (count: CollectionCount) => void } => {
  const all: CollectionCount[] = []
  return {
    collections: () => all,
    onWritten: () => undefined,
    add: (count) => void all.push(count),
  }
}

export function countedStorage<I, O>(
  storage: RxStorage<I, O>,
  isCounted: (collection: string) => boolean,
  counts: ReturnType<typeof newCounts>,
): RxStorage<I, O> {
  return Object.assign({}, storage, {
    async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, O>): Promise<RxStorageInstance<T, I, O>> {
      const instance = await storage.createStorageInstance(params)
      if (isCounted(params.collectionName)) counts.add(countCollection(params, instance, () => counts.onWritten()))
      return instance
    },
  })
}

function countCollection<T, I, O>(
  { collectionName, schema }: RxStorageInstanceCreationParams<T, O>,
  instance: RxStorageInstance<T, I, O>,
  onWritten: () => void,
): CollectionCount {
  let written = noRows
  let begun = 0
  let underWay = 0
  /** While it is read through: the rows up to `position`, as they are now. */
  let reading: { position: string; tally: Tally } | undefined
  const { countRaw, readRaw } = 'readRaw' in instance ? (instance as unknown as RawRows) : anyRawRows(instance, schema)

  const bulkWrite = instance.bulkWrite.bind(instance)
  instance.bulkWrite = async (rows, context) => {
    begun += 1
    underWay += 1
    try {
      const result = await bulkWrite(rows, context)
      const failed = new Set(result.error.map(({ documentId }) => documentId))
      const done = (rows as readonly BulkWriteRow<CountedRow>[]).filter(({ document }) => !failed.has(document.id))
      written = plus(written, changeBy(done))
      if (reading !== undefined) {
        const { position, tally } = reading
        reading.tally = plus(tally, changeBy(done.filter(({ document }) => document.id <= position)))
      }
      underWay -= 1
      onWritten()
      return result
    } catch (error) {
      underWay -= 1
      throw error
    }
  }

  /** What was read while nothing was written; undefined when something was, and the reading says nothing. */
  async function undisturbed<R>(read: () => Promise<R>): Promise<R | undefined> {
    if (underWay > 0) return undefined
    const before = begun
    const answer = await read()
    return begun === before ? answer : undefined
  }

  return {
    name: `${collectionName}-${schema.version}`,
    written: () => written,
    countRows: async () => {
      const rows = await undisturbed(countRaw)
      return rows === undefined ? undefined : rows - written.rows
    },
    readRaw,
    scan: async (pause) => {
      reading = { position: '', tally: noRows }
      try {
        for (;;) {
          await pause()
          const position: string = reading.position
          const rows: readonly CountedRow[] | undefined = await undisturbed(() => readRaw(position, sliceRows))
          if (rows === undefined) continue
          const last = rows.at(-1)
          if (last === undefined) return minus(reading.tally, written)
          if (!areOwn(rows, collectionName, position)) throw new ForeignRowsError(collectionName)
          reading = { position: last.id, tally: plus(reading.tally, tallyOf(rows)) }
        }
      } finally {
        reading = undefined
      }
    },
  }
}

/**
 * Where a damaged manifest lost the list of databases, rows of an old one can stand in what is made anew: rows of another
 * collection, or of none. They are not rows that were altered; nothing that is written beside them can be trusted.
 */
export class ForeignRowsError extends Error {
  override readonly name = 'ForeignRowsError'
}

const areOwn = (rows: readonly CountedRow[], collection: string, after: string): boolean =>
  rows.every(
    ({ id }: { readonly id: unknown }, index) =>
      typeof id === 'string' && id.startsWith(`${collection}:`) && id > (rows[index - 1]?.id ?? after),
  )

const changeBy = (rows: readonly BulkWriteRow<CountedRow>[]): Tally =>
  minus(tallyOf(rows.map(({ document }) => document)), tallyOf(rows.flatMap(({ previous }) => previous ?? [])))

/** By RxDB's own query, for a storage that is none of ours. */
function anyRawRows<T, I, O>(
  instance: RxStorageInstance<T, I, O>,
  schema: RxStorageInstanceCreationParams<T, O>['schema'],
): RawRows {
  const readRaw: RawRows['readRaw'] = async (after, limit) => {
    const query = normalizeMangoQuery(schema, {
      selector: { id: { $gt: after } },
      sort: [{ id: 'asc' }],
      limit,
    } as never)
    const { documents } = await instance.query(prepareQuery(schema, query))
    return documents as unknown as readonly CountedRow[]
  }
  return {
    readRaw,
    countRaw: async () => (await readRaw('', Number.MAX_SAFE_INTEGER)).length,
  }
}
