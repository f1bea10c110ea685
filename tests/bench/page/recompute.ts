/**
 * Everybody of a large station in the roster's real worker, fed as the replica feeds it: sealed rows, a slice at a time, which the
 * page carries over. They come out of another worker instead of IndexedDB, since saving 300,000 documents first would only make
 * the benchmark long; what the page does with them is the same. Then, turn about, everybody is judged anew (a new day) and one
 * new measurement is followed, both timed from the page's asking to the page's knowing.
 */
import { filter, firstValueFrom, Subject } from 'rxjs'
import { addDays } from '../../../src-domain/shared/instant.ts'
import { startFeed } from '../../../src-renderer/replica/feed.ts'
import type { Row } from '../../../src-renderer/replica/rows.ts'
import { rowOf } from '../../../src-renderer/replica/rows.ts'
import { deriveSealKeys } from '../../../src-renderer/replica/seal.ts'
import { openRoster, type OpenRoster, type RosterState } from '../../../src-renderer/roster/open-roster.ts'
import { manyElders } from '../../support/many-elders.ts'
import type { SourceQuestion, SourceRow } from './station-source.ts'

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
  const rows = openSource({ elders, readings, today, key })
  const written = new Subject<readonly Row[]>()
  const source = {
    store: { written, count: async () => 0 },
    counts: { collections: () => [{ name: 'records-0', readRaw: rows.readRaw }] } as unknown as Source['counts'],
    key,
  }
  // What was made above ends its own task first.
  await new Promise((resolve) => setTimeout(resolve, 500))
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
  const documents = rows.handedOver()
  rows.close()
  return { ...result, documents, tasks: list?.figures.tasks ?? 0, first, again: again.stop() }
}

const settled = (roster: OpenRoster, isIt: (state: RosterState) => boolean): Promise<RosterState> =>
  firstValueFrom(roster.state.pipe(filter((state) => state.progress.step === 'ready' && isIt(state))))

type Source = Parameters<typeof startFeed>[0]

function openSource(station: Extract<SourceQuestion, { readonly elders: number }>) {
  const worker = new Worker(new URL('./station-source.ts', import.meta.url), { type: 'module' })
  const ask = (question: SourceQuestion): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
    worker.postMessage(question)
  }
  let handedOver = 0
  ask(station)
  return {
    readRaw: (_after: string, limit: number): Promise<readonly SourceRow[]> =>
      new Promise((resolve) => {
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<readonly SourceRow[]>) => {
            handedOver += data.length
            resolve(data)
          },
          { once: true },
        )
        ask({ limit })
      }),
    handedOver: () => handedOver,
    close: () => worker.terminate(),
  }
}

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
