/**
 * What the server does not have yet: which documents, since when, and which journal entries stand for them. Held in
 * memory and rebuilt when the replica opens, from the rows marked unsent and from the journal.
 *
 * A station that works alone has no server to acknowledge anything. There the journal is the second copy of the whole
 * station: it keeps the newest entry of each document (an entry is a whole document and contains the older ones) and
 * no more than `keptAlone` documents, the most recently written; beyond that, the backup file is the second copy.
 */
import { BehaviorSubject, type Observable } from 'rxjs'
import type { Journal } from './journal.ts'

export type UnsentSummary = { readonly count: number; readonly oldestAt: number | undefined }

/** What had been written of a document when something was decided about it. */
export type UnsentMoment = { readonly sequences: readonly number[]; readonly writes: number }

export type Unsent = {
  /** A version became durable: its journal entries, and since when the server lacks it (undefined: it never will ask). */
  readonly written: (id: string, sequences: readonly number[], since: number | undefined) => void
  readonly momentOf: (id: string) => UnsentMoment
  /** The server has what had been written at that moment. What was written since is still unsent. */
  readonly acknowledged: (id: string, moment: UnsentMoment) => void
  /** Nobody will ever have it. */
  readonly erased: (id: string) => void
  readonly ids: () => readonly string[]
  /** Whether an entry of the journal stands for it. */
  readonly isJournaled: (id: string) => boolean
  readonly has: (id: string) => boolean
  readonly summary: Observable<UnsentSummary>
  /** Resolves when every acknowledgement so far has reached the journal. */
  readonly flushed: () => Promise<void>
}

const keptAlone = 20_000

export function createUnsent(journal: Journal | undefined, alone: boolean): Unsent {
  const since = new Map<string, number>()
  const entries = new Map<string, readonly number[]>()
  const writes = new Map<string, number>()
  let writeCount = 0
  const summary = new BehaviorSubject<UnsentSummary>({ count: 0, oldestAt: undefined })
  let flushing: Promise<void> = Promise.resolve()

  let telling = false
  /** Once for all that happens in one go: a page from the server settles hundreds. */
  const tell = (): void => {
    if (telling) return
    telling = true
    queueMicrotask(tellNow)
  }
  const tellNow = (): void => {
    telling = false
    let oldestAt: number | undefined
    for (const at of since.values()) if (oldestAt === undefined || at < oldestAt) oldestAt = at
    summary.next({ count: since.size, oldestAt })
  }
  const acknowledge = (sequences: readonly number[]): void => {
    if (journal === undefined || sequences.length === 0) return
    // An acknowledgement that does not arrive is no loss: the entry is found again, and again superfluous, at the next start.
    flushing = flushing.then(() => journal.acknowledge(sequences)).catch(() => undefined)
  }

  return {
    written: (id, sequences, at) => {
      const known = entries.get(id) ?? []
      if (alone) {
        const all = [...known, ...sequences]
        const newest = Math.max(...all)
        acknowledge(all.filter((sequence) => sequence !== newest))
        entries.delete(id)
        if (all.length > 0) entries.set(id, [newest])
        if (entries.size > keptAlone) {
          const [oldest] = entries.keys()
          if (oldest !== undefined) {
            acknowledge(entries.get(oldest) ?? [])
            entries.delete(oldest)
          }
        }
        return
      }
      if (sequences.length > 0) entries.set(id, [...known, ...sequences])
      if (at === undefined) return
      writes.set(id, (writeCount += 1))
      since.set(id, Math.min(at, since.get(id) ?? at))
      tell()
    },
    momentOf: (id) => ({ sequences: entries.get(id) ?? [], writes: writes.get(id) ?? 0 }),
    acknowledged: (id, { sequences, writes: count }) => {
      acknowledge(sequences)
      const gone = new Set(sequences)
      const left = (entries.get(id) ?? []).filter((sequence) => !gone.has(sequence))
      if (left.length === 0) entries.delete(id)
      else entries.set(id, left)
      if ((writes.get(id) ?? 0) !== count || !since.delete(id)) return
      writes.delete(id)
      tell()
    },
    erased: (id) => {
      entries.delete(id)
      writes.delete(id)
      if (since.delete(id)) tell()
    },
    ids: () => [...since].toSorted(([, a], [, b]) => a - b).map(([id]) => id),
    isJournaled: (id) => entries.has(id),
    has: (id) => since.has(id),
    summary,
    flushed: () => flushing,
  }
}
