/**
 * Answers worked out from documents and kept, sealed, for the next start, so that the first screen need not read 10,000 of
 * them again. A kept answer is exact or it is not there: before the first change of a collection it was made from, it is
 * taken away, durably; and another build of the program, whose rules may differ, does not read it.
 */
import type { CollectionName } from '../../src-domain/shared/collections.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import { seal, unseal } from './seal.ts'

/** Every answer that is ever kept. */
const keptNames = ['today', 'articleIndex'] as const
export type KeptName = (typeof keptNames)[number]

export type Kept = {
  /** Undefined when nothing is kept under the name, or it does not hold any more. The caller checks its shape. */
  readonly read: (name: KeptName) => Promise<unknown>
  /**
   * Keeps what `make` answers from documents of these collections; false, and nothing kept, when one of them changed
   * meanwhile. The answer must be plain JSON.
   */
  readonly keep: (name: KeptName, from: readonly CollectionName[], make: () => Promise<unknown>) => Promise<boolean>
  /** Runs what changes documents of these collections, after forgetting what was made from them. */
  readonly changing: <T>(collections: readonly CollectionName[], change: () => Promise<T>) => Promise<T>
}

type KeptRow = { readonly build: string; readonly from: readonly string[]; readonly text: string }
const isKeptRow = (row: unknown): row is KeptRow => typeof row === 'object' && row !== null && 'text' in row

const keyOf = (name: KeptName): string => `kept/${name}`

/** A sealed kiosk keeps nothing. */
export const nothingKept: Kept = {
  read: async () => undefined,
  keep: async () => false,
  changing: (_collections, change) => change(),
}

/** @param build which program works the answers out. */
export function openKept(bookkeeping: Bookkeeping, key: CryptoKey, build: string): Kept {
  /** What stands in the bookkeeping, and from which collections it was made. */
  const sources = new Map<KeptName, readonly string[]>()
  for (const name of keptNames) {
    const row = bookkeeping.read(keyOf(name))
    if (isKeptRow(row)) sources.set(name, row.from)
  }
  const changes = new Map<CollectionName, { begun: number; underWay: number }>()
  const changesOf = (collection: CollectionName) => {
    const known = changes.get(collection) ?? { begun: 0, underWay: 0 }
    changes.set(collection, known)
    return known
  }
  // Keeping and forgetting take turns: what a change forgets must not be written after it.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const next = last.then(action, action)
    last = next.catch(() => undefined)
    return next
  }
  const forget = async (collections: readonly CollectionName[]): Promise<void> => {
    for (const [name, from] of sources) {
      if (!collections.some((collection) => from.includes(collection))) continue
      await bookkeeping.write(keyOf(name), null)
      sources.delete(name)
    }
  }

  return {
    read: async (name) => {
      const row = bookkeeping.read(keyOf(name))
      if (!isKeptRow(row) || row.build !== build) return undefined
      try {
        return JSON.parse(await unseal(key, row.text, keyOf(name)))
      } catch {
        return undefined // sealed with another key or damaged: it is only worked out again
      }
    },
    keep: async (name, from, make) => {
      const seen = from.map((collection) => changesOf(collection).begun)
      const isUnchanged = (): boolean =>
        from.every((collection, index) => {
          const { begun, underWay } = changesOf(collection)
          return begun === seen[index] && underWay === 0
        })
      if (!isUnchanged()) return false
      const answer = await make()
      return inTurn(async () => {
        if (!isUnchanged()) return false
        sources.set(name, from)
        const text = await seal(key, JSON.stringify(answer), keyOf(name))
        await bookkeeping.write(keyOf(name), { build, from, text } satisfies KeptRow)
        return isUnchanged()
      })
    },
    changing: async (collections, change) => {
      const counts = collections.map(changesOf)
      for (const count of counts) {
        count.begun += 1
        count.underWay += 1
      }
      try {
        if (sources.size > 0) await inTurn(() => forget(collections))
        return await change()
      } finally {
        for (const count of counts) count.underWay -= 1
      }
    },
  }
}
