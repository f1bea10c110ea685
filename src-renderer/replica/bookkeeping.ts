/** A few small facts the replica keeps about itself, durable: where each feed stands, what was refused, the last agreement. */
import type { RxCollection } from 'rxdb/plugins/core'
import type { Scope } from '../../src-domain/shared/collections.ts'
import type { BookkeepingRow } from './open-database.ts'

export type Bookkeeping = {
  /** What was last written under the key; the caller checks its shape. */
  readonly read: (key: string) => unknown
  /** Resolved when it is on disk. */
  readonly write: (key: string, value: unknown) => Promise<void>
}

/** Of which history the server of a scope last was. */
export const epochKey = (scope: Scope): string => `epoch:${scope}`

export async function openBookkeeping(collection: RxCollection<BookkeepingRow>): Promise<Bookkeeping> {
  const rows = await collection.find().exec()
  const values = new Map(rows.map((row) => [row.key, row.value]))
  // RxDB's own queue (incrementalUpsert) refuses a key for ever once one of its writes failed: a disk that was full for an hour.
  const last = new Map<string, Promise<unknown>>()
  return {
    read: (key) => values.get(key),
    write: async (key, value) => {
      values.set(key, value)
      const written = (last.get(key) ?? Promise.resolve()).then(() => collection.upsert({ key, value }))
      last.set(
        key,
        written.catch(() => undefined),
      )
      await written
    },
  }
}
