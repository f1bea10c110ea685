/**
 * What Prometheus may know (text format 0.0.4): counts, times and sizes; of holders nothing, of stations the id. Counters begin with the
 * process. Routes are named as the code writes them, so that no address and no id of a document becomes a label.
 */
import { performance } from 'node:perf_hooks'
import type { AccessBook } from '../access/access-book.ts'
import { databasesOfStation, sharedDatabases } from '../access/principals.ts'
import type { DocumentStore } from '../store/document-store.ts'

export type Metrics = {
  /** @param route undefined where none was found. @param took milliseconds. */
  readonly answered: (method: string, route: string | undefined, status: number, took: number) => void
  readonly wrote: (stored: number, refused: number) => void
  readonly text: (now: number) => Promise<string>
}

type Sample = { readonly labels?: Readonly<Record<string, string | number>>; readonly value: number }

/** Seconds; a longpoll stands in the last. */
const buckets = [0.005, 0.02, 0.1, 0.5, 2, 10]

type Answers = {
  readonly method: string
  readonly route: string
  readonly byStatus: Map<number, number>
  readonly atMost: number[]
  count: number
  seconds: number
}

export function makeMetrics(store: DocumentStore, access: AccessBook, openFeeds: () => number): Metrics {
  const answers = new Map<string, Answers>()
  let stored = 0
  let refused = 0
  let before = performance.eventLoopUtilization()

  const documents = async (): Promise<readonly Sample[]> => {
    const samples: Sample[] = []
    const databases = [...sharedDatabases, ...access.stations().flatMap(({ id }) => databasesOfStation(id))]
    for (const database of databases) {
      if (!(await store.hasDatabase(database))) continue
      samples.push({ labels: { database }, value: (await store.info(database)).documentCount })
    }
    return samples
  }

  return {
    answered: (method, route = 'none', status, took) => {
      const key = `${method} ${route}`
      const known = answers.get(key) ?? {
        method,
        route,
        byStatus: new Map<number, number>(),
        atMost: buckets.map(() => 0),
        count: 0,
        seconds: 0,
      }
      answers.set(key, known)
      known.byStatus.set(status, (known.byStatus.get(status) ?? 0) + 1)
      known.count += 1
      known.seconds += took / 1_000
      for (const [i, bucket] of buckets.entries())
        if (took / 1_000 <= bucket) known.atMost[i] = (known.atMost[i] ?? 0) + 1
    },
    wrote: (good, bad) => {
      stored += good
      refused += bad
    },
    text: async (now) => {
      const memory = process.memoryUsage()
      const loop = performance.eventLoopUtilization()
      const busy = performance.eventLoopUtilization(loop, before).utilization
      before = loop
      const all = [...answers.values()]
      return [
        metric(
          'ginkgo_requests_total',
          'counter',
          'Answers by route and status.',
          all.flatMap(({ method, route, byStatus }) =>
            [...byStatus].map(([status, value]) => ({ labels: { method, route, status }, value })),
          ),
        ),
        ...durations(all),
        metric('ginkgo_documents_stored_total', 'counter', 'Documents written through the door.', [{ value: stored }]),
        metric('ginkgo_documents_refused_total', 'counter', 'Documents refused: conflicts and rules.', [
          { value: refused },
        ]),
        metric('ginkgo_open_feeds', 'gauge', 'Waiting changes feeds.', [{ value: openFeeds() }]),
        metric('ginkgo_documents', 'gauge', 'Documents in a database.', await documents()),
        ...stationsOf(access, now),
        metric('ginkgo_resident_bytes', 'gauge', 'Memory of the process.', [{ value: memory.rss }]),
        metric('ginkgo_heap_used_bytes', 'gauge', 'Heap in use.', [{ value: memory.heapUsed }]),
        metric('ginkgo_event_loop_utilization', 'gauge', 'Share of the time since the last reading that was busy.', [
          { value: busy },
        ]),
        metric('ginkgo_uptime_seconds', 'gauge', 'Since the process began.', [{ value: process.uptime() }]),
      ].join('')
    },
  }
}

/** How many kiosks of a station may come in, how long ago the last of them proved itself, and whether copies were turned away. */
function stationsOf(access: AccessBook, now: number): readonly string[] {
  const holders = access.holders().filter(({ revokedAt }) => revokedAt === undefined)
  const kiosks = access.stations().map(({ id }) => {
    const own = holders.filter(({ station }) => station === id)
    const renewed = own.flatMap(({ renewedAt }) => (renewedAt === undefined ? [] : [Date.parse(renewedAt)]))
    return {
      labels: { station: id },
      count: own.length,
      renewed,
      copied: own.filter((one) => one.copySeenAt !== undefined),
    }
  })
  return [
    metric(
      'ginkgo_kiosks',
      'gauge',
      'Kiosks that are let in.',
      kiosks.map(({ labels, count }) => ({ labels, value: count })),
    ),
    metric(
      'ginkgo_copied_kiosks',
      'gauge',
      'Kiosks whose key was shown by a second machine.',
      kiosks.map(({ labels, copied }) => ({ labels, value: copied.length })),
    ),
    metric(
      'ginkgo_station_silent_seconds',
      'gauge',
      'Since the last renewal of any kiosk of the station.',
      kiosks.flatMap(({ labels, renewed }) =>
        renewed.length === 0 ? [] : [{ labels, value: Math.max(0, (now - Math.max(...renewed)) / 1_000) }],
      ),
    ),
  ]
}

function durations(all: readonly Answers[]): readonly string[] {
  const name = 'ginkgo_request_seconds'
  const lines = all.flatMap(({ method, route, atMost, count, seconds }) => [
    ...buckets.map((le, i) => sampleLine(`${name}_bucket`, { labels: { method, route, le }, value: atMost[i] ?? 0 })),
    sampleLine(`${name}_bucket`, { labels: { method, route, le: '+Inf' }, value: count }),
    sampleLine(`${name}_sum`, { labels: { method, route }, value: seconds }),
    sampleLine(`${name}_count`, { labels: { method, route }, value: count }),
  ])
  return [`# HELP ${name} Time to answer.\n# TYPE ${name} histogram\n`, ...lines]
}

const metric = (name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map((sample) => sampleLine(name, sample)).join('')}`

/** Labels are routes, ids and numbers of ours: nothing in them needs escaping. */
function sampleLine(name: string, { labels = {}, value }: Sample): string {
  const inside = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
  return `${name}${inside.length === 0 ? '' : `{${inside.join(',')}}`} ${value}\n`
}
