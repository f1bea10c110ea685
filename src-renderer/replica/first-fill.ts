/**
 * The first replica of a station, in the order in which people need it: the staff, the elders, what is arranged for
 * them, and then history, the newest first (ids are made in the order of time). The feed tells the same documents in the
 * order of their last change, which is no help to somebody who waits for a name. It starts after the sequence that was noted before
 * the first document was asked for, so that nothing falls between the two.
 */
import { type CollectionName, collectionsOfScope } from '../../src-domain/shared/collections.ts'
import type { Change, CouchClient } from './couch-client.ts'

/** What is kept until the fill is done; a kiosk that was switched off goes on where it stood. */
export type FillMark = {
  /** Where the feed starts afterwards. */
  readonly sequence: string | number
  readonly total: number
  readonly received: number
  /** The last id that is stored. */
  readonly after?: string
}

export type FillProgress = {
  readonly received: number
  /** What the server had when it began. */
  readonly total: number
  /** The names have arrived: elders can be found and worked with. */
  readonly eldersReady: boolean
  /** Milliseconds, once enough has arrived to say. */
  readonly remaining?: number
}

export type FillOptions = {
  readonly client: Pick<CouchClient, 'page'>
  readonly database: string
  readonly pageSize: number
  readonly mark: FillMark
  readonly apply: (changes: readonly Change[]) => Promise<void>
  readonly note: (mark: FillMark) => Promise<void>
  readonly tell: (progress: FillProgress) => void
  /** Milliseconds; differences only. */
  readonly wall: () => number
}

const mostUrgent: readonly CollectionName[] = ['staff', 'elders', 'services', 'orders', 'records', 'observations']
/** Less than this says nothing about the rest. */
const longEnough = 2_000

export const fillOrder: readonly CollectionName[] = [
  ...mostUrgent,
  ...collectionsOfScope('station').filter((collection) => !mostUrgent.includes(collection)),
]

/** Resolves when all that the server had is stored. */
export async function firstFill(options: FillOptions): Promise<void> {
  const { client, database, pageSize, apply, note, tell, wall } = options
  let { mark } = options
  const started = wall()
  const before = mark.received
  const reached = fillOrder.findIndex((collection) => mark.after?.startsWith(`${collection}:`))
  const ask = (collection: CollectionName, after: string | undefined): Promise<readonly Change[]> =>
    client.page(database, { from: after ?? `${collection}:\uffff`, to: `${collection}:`, limit: pageSize })
  const progress = (at: number): FillProgress => {
    const took = wall() - started
    const rate = (mark.received - before) / took
    const left = Math.max(0, mark.total - mark.received)
    return {
      received: mark.received,
      total: mark.total,
      eldersReady: at > fillOrder.indexOf('elders'),
      ...(took < longEnough || rate === 0 ? {} : { remaining: left / rate }),
    }
  }
  let stored: Promise<void> = Promise.resolve()
  for (const [at, collection] of fillOrder.entries()) {
    if (at < reached) continue
    let after = at === reached ? mark.after : undefined
    let page: readonly Change[] | undefined = await ask(collection, after)
    while (page !== undefined) {
      // Asked for once more with each page: it is where the page starts, were it erased meanwhile or not.
      const rows = page.filter(({ id }) => id !== after)
      after = page.at(-1)?.id ?? after
      // The next page travels while this one reaches the disk.
      const next: Promise<readonly Change[]> | undefined = page.length < pageSize ? undefined : ask(collection, after)
      next?.catch(() => undefined)
      await stored
      const last = after
      stored = apply(rows).then(() => {
        mark = { ...mark, received: mark.received + rows.length, ...(last === undefined ? {} : { after: last }) }
        tell(progress(at))
        return note(mark)
      })
      stored.catch(() => undefined)
      page = await next
    }
    if (collection === 'elders') {
      await stored
      tell(progress(at + 1))
    }
  }
  await stored
}
