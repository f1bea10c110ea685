/**
 * Everybody of a large station in the roster's real worker, fed as the replica feeds it: sealed rows out of IndexedDB, a slice at a
 * time. The rows lie in a plain IndexedDB, since saving 300,000 documents through the replica would only make the benchmark long.
 * Then, turn about, everybody is judged anew (a new day) and one new measurement is followed, both timed from the page's asking
 * to the page's knowing.
 */
import { filter, firstValueFrom, Subject } from 'rxjs'
import type { Document } from '../../../src-domain/shared/document.ts'
import { addDays } from '../../../src-domain/shared/instant.ts'
import { collectionOfId } from '../../../src-domain/shared/ids.ts'
import { startFeed } from '../../../src-renderer/replica/feed.ts'
import type { Row } from '../../../src-renderer/replica/rows.ts'
import { rowOf } from '../../../src-renderer/replica/rows.ts'
import { deriveSealKeys, seal } from '../../../src-renderer/replica/seal.ts'
import { openRoster, type OpenRoster, type RosterState } from '../../../src-renderer/roster/open-roster.ts'
import { rosterCollections } from '../../../src-domain/roster/roster.ts'
import { manyElders } from '../../support/many-elders.ts'

export type RecomputeRounds = {
  /** Milliseconds until all were judged anew, one value a round. */
  readonly all: readonly number[]
  /** Until the page knew what one new measurement changed: the median of a round. */
  readonly one: readonly number[]
  readonly documents: number
  readonly tasks: number
  readonly first: {
    /** From nothing to everybody judged. */
    readonly milliseconds: number
    /** The page's own longest task meanwhile by the browser's count (0: none over 50 ms), and how many there were. */
    readonly longestTask: number
    readonly longTasks: number
    /** The longest the page did not answer its own message, waiting for a processor included. */
    readonly longestSilence: number
  }
  /** The same while everybody was judged anew. */
  readonly again: { readonly longestTask: number; readonly longTasks: number; readonly longestSilence: number }
}

const today = '2026-11-24'
const changesARound = 21

export async function recompute(elders: number, readings: number, rounds: number): Promise<RecomputeRounds> {
  const { replica: key } = await deriveSealKeys(crypto.getRandomValues(new Uint8Array(32)))
  const station = manyElders(today, readings)
  const rows = await openRows()
  let documents = 0
  const put = async (some: readonly Document[]): Promise<void> => {
    documents += some.length
    await rows.put(await Promise.all(some.map((document) => sealed(document, key))))
  }
  await put(station.station)
  for (let from = 0; from < elders; from += 50) {
    await put(Array.from({ length: Math.min(50, elders - from) }, (_, i) => station.elder(from + i)).flat())
  }

  const written = new Subject<readonly Row[]>()
  const source = {
    store: { written, count: rows.count },
    counts: {
      collections: () => rosterCollections.map((name) => ({ name: `${name}-0`, readRaw: rows.readRaw(name) })),
    } as unknown as Parameters<typeof startFeed>[0]['counts'],
    key,
  }
  const ticks = watchPage()
  const began = performance.now()
  const roster = openRoster({ feed: (of, to) => startFeed(source, of, to) }, today)
  const { list } = await settled(roster, () => true)
  const first = { milliseconds: performance.now() - began, ...ticks.stop() }

  const result = { all: [] as number[], one: [] as number[] }
  const again = watchPage()
  for (let round = 0; round <= rounds; round += 1) {
    const day = addDays(today, round + 1)
    const asked = performance.now()
    roster.dayIs(day)
    await settled(roster, (state) => state.list?.today === day)
    const all = performance.now() - asked
    const one: number[] = []
    for (let n = 0; n < changesARound; n += 1) {
      const newest = station.elder((round * 1_009 + n * 37) % elders).at(-1)
      if (newest === undefined) throw new Error('no measurement')
      // A measurement as of today, in the place of the oldest: the station does not grow while it is measured.
      const document = { ...newest, occurredAt: `${today}T01:00:00.000Z`, updatedAt: `${today}T01:00:00.000Z` }
      const before = await firstValueFrom(roster.state)
      const saved = performance.now()
      const known = settled(roster, (state) => state.list !== before.list)
      written.next([rowOf(document, '', undefined)])
      await known
      one.push(performance.now() - saved)
    }
    if (round === 0) continue
    result.all.push(all)
    result.one.push(one.toSorted((a, b) => a - b)[changesARound >> 1] ?? 0)
  }
  roster.close()
  const answer = { ...result, documents, tasks: list?.figures.tasks ?? 0, first, again: again.stop() }
  await rows.remove()
  return answer
}

const settled = (roster: OpenRoster, isIt: (state: RosterState) => boolean): Promise<RosterState> =>
  firstValueFrom(roster.state.pipe(filter((state) => state.progress.step === 'ready' && isIt(state))))

type StoredRow = { readonly id: string; readonly kind: string; readonly document: string }

async function sealed(document: Document, key: CryptoKey): Promise<StoredRow> {
  const collection = collectionOfId(document.id)
  const json = JSON.stringify(document)
  const text = collection === 'organizations' ? json : await seal(key, json, `${collection}/${document.id}`)
  return { id: document.id, kind: document.kind, document: text }
}

async function openRows() {
  const name = `bench-rows-${Date.now()}`
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => {
    for (const collection of rosterCollections) opening.result.createObjectStore(collection, { keyPath: 'id' })
  })
  const database = await answer(opening)
  return {
    put: async (rows: readonly StoredRow[]): Promise<void> => {
      const writing = database.transaction(rosterCollections, 'readwrite', { durability: 'relaxed' })
      for (const row of rows) writing.objectStore(collectionOfId(row.id)).put(row)
      await new Promise((resolve, reject) => {
        writing.addEventListener('complete', resolve)
        writing.addEventListener('error', () => reject(writing.error))
      })
    },
    count: (collection: string): Promise<number> =>
      answer(database.transaction(collection).objectStore(collection).count()),
    readRaw: (collection: string) => (after: string, limit: number) =>
      answer<StoredRow[]>(
        database.transaction(collection).objectStore(collection).getAll(IDBKeyRange.lowerBound(after, true), limit),
      ),
    remove: async (): Promise<void> => {
      database.close()
      await answer(indexedDB.deleteDatabase(name))
    },
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })

/** How long the page was busy in one piece, by the browser and by its own clock. */
function watchPage() {
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  const channel = new MessageChannel()
  let longest = 0
  let last = performance.now()
  let isOver = false
  channel.port1.addEventListener('message', () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    // Every few milliseconds: asking without a pause would itself be the load.
    if (!isOver) setTimeout(() => channel.port2.postMessage(undefined), 4)
  })
  channel.port1.start()
  channel.port2.postMessage(undefined)
  return {
    stop: () => {
      isOver = true
      tasks.push(...observer.takeRecords().map(({ duration }) => duration))
      observer.disconnect()
      return { longestTask: Math.max(0, ...tasks), longTasks: tasks.length, longestSilence: longest }
    },
  }
}
