/**
 * What the replica holds, for a worker that works things out beside the page. The page only carries rows over as they lie in
 * IndexedDB; opening their seal, parsing and judging is the worker's. What is written meanwhile follows as it is, so that the
 * worker stands where the replica stands when a save has resolved.
 */
import { type CollectionName, isCollectionName, scopeByCollection } from '../../src-domain/shared/collections.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import type { Counts } from './counted-storage.ts'
import type { DocumentStore } from './document-store.ts'
import { unseal } from './seal.ts'

/** A row as it lies there: the text of its document, sealed or plain. */
export type SealedRow = { readonly id: string; readonly text: string }

export type FeedMessage =
  /** `key` opens the seals; it cannot be taken out of the worker's memory. */
  | { readonly type: 'begin'; readonly key: CryptoKey | undefined; readonly rows: number }
  | { readonly type: 'rows'; readonly rows: readonly SealedRow[]; readonly count: number }
  /** All that was there has been handed over. */
  | { readonly type: 'whole' }
  /** Undefined: erased. */
  | {
      readonly type: 'changes'
      readonly changes: readonly { readonly id: string; readonly document: Document | undefined }[]
    }

export type FeedSource = {
  readonly store: Pick<DocumentStore, 'written' | 'count'>
  readonly counts: Pick<Counts, 'collections'>
  readonly key: CryptoKey | undefined
}

/** Few enough that a slice holds the page up for a few milliseconds only. */
const rowsAtOnce = 250
/** Slices under way: the next are read while the worker opens one, and no more lie in memory. */
const slicesAtOnce = 2

export function startFeed(
  { store, counts, key }: FeedSource,
  collections: readonly CollectionName[],
  to: (message: FeedMessage) => Promise<void>,
): () => void {
  const isWanted = (name: string): name is CollectionName => isCollectionName(name) && collections.includes(name)
  const over = new AbortController()
  const { signal } = over
  const post = (message: FeedMessage): Promise<void> => (signal.aborted ? Promise.resolve() : to(message))
  const subscription = store.written.subscribe((rows) => {
    const changes = rows
      .filter(({ id }) => isWanted(collectionOfId(id)))
      .map(({ id, document }) => ({ id, document: document ?? undefined }))
    if (changes.length > 0) void post({ type: 'changes', changes })
  })

  async function handOver(): Promise<void> {
    const sizes = await Promise.all(collections.map(store.count))
    await post({ type: 'begin', key, rows: sizes.reduce((sum, size) => sum + size, 0) })
    const underWay: Promise<void>[] = []
    for (const { name, readRaw } of counts.collections()) {
      // Name and version of the rows.
      if (!isWanted(name.slice(0, name.lastIndexOf('-')))) continue
      for (let after = ''; !signal.aborted;) {
        await breathe()
        const found = await readRaw(after, rowsAtOnce)
        const last = found.at(-1)
        if (last === undefined) break
        after = last.id
        if (underWay.length >= slicesAtOnce) await underWay.shift()
        underWay.push(post({ type: 'rows', rows: found.flatMap(sealedRow), count: found.length }))
      }
    }
    await Promise.all(underWay)
    await post({ type: 'whole' })
  }
  handOver().catch((error: unknown) => {
    if (!signal.aborted) console.error('the documents could not be handed to the worker', error)
  })

  return () => {
    over.abort()
    subscription.unsubscribe()
  }
}

/** Until the page has nothing better to do. */
const breathe = (): Promise<void> =>
  'scheduler' in globalThis
    ? scheduler.postTask(() => undefined, { priority: 'background' })
    : new Promise((resolve) => setTimeout(resolve, 0))

/** An erased document has no text. */
function sealedRow(row: { readonly id: string }): readonly SealedRow[] {
  const { document } = row as { readonly document?: unknown }
  return typeof document === 'string' ? [{ id: row.id, text: document }] : []
}

/** In the worker. Undefined where the text was damaged: the replica finds that by itself and brings the document back. */
export async function openRow({ id, text }: SealedRow, key: CryptoKey | undefined): Promise<Document | undefined> {
  const collection = collectionOfId(id)
  const isSealed = isCollectionName(collection) && scopeByCollection[collection] === 'station'
  try {
    const json = isSealed && key !== undefined ? await unseal(key, text, `${collection}/${id}`) : text
    return JSON.parse(json) as Document
  } catch {
    return undefined
  }
}
