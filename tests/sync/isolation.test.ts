/**
 * No kiosk learns anything of another station: every ordered pair of stations, every route of the route table, answered byte for byte
 * as for a database that does not exist. GINKGO_STATIONS=50 for the long run.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routeTable } from '../../sync-server/http/route-table.ts'
import {
  type Caller,
  makePerson,
  serveStation,
  type ServedStation,
  stored,
} from '../../sync-server/testing/served-station.ts'
import { noteFigures } from '../support/note-figures.ts'

const count = Number(process.env['GINKGO_STATIONS'] ?? 8)
const nowhere = 'station-nowhere'

type Resident = {
  readonly database: string
  readonly caller: Caller
  readonly document: string
  readonly rev: string
}
let place: ServedStation
const residents: Resident[] = []

beforeAll(async () => {
  place = await serveStation({ limits: { requests: 1e9, refusedCredentials: 1e9 } })
  for (let i = 0; i < count; i += 1) {
    const station = await place.server.createStation(`驿站 ${i}`, `s${i}`)
    const caller = await place.enrol(station)
    const database = `station-${station}`
    const [row] = await caller.bulk(database, [stored(makePerson(station, '李桂兰'))])
    const part = { content_type: 'image/png', data: 'AAAA' }
    await caller.bulk(`${database}-media`, [{ _id: 'media:photo', _attachments: { part } }])
    await caller.call(`/${database}/_local/point`, { method: 'PUT', body: '{"last":1}' })
    residents.push({ database, caller, document: row?.id ?? '', rev: row?.rev ?? '' })
  }
})
afterAll(() => place.end())

type Asked = { readonly method: string; readonly path: string; readonly body?: string }

/** What each route would be asked by somebody who knows the ids of the other station. */
function asked(method: string, url: string, { document, rev }: Resident): readonly Asked[] {
  const id = encodeURIComponent(document)
  const below = url.slice('/:database'.length).replace(':attachment', 'part')
  const paths = url.includes('_local')
    ? [below.replace(':id', 'point')]
    : url.includes(':attachment')
      ? [below.replace(':id', 'media:photo')]
      : [`${below.replace(':id', id)}${method === 'DELETE' ? `?rev=${rev}` : ''}`]
  if (url.endsWith('/_changes'))
    paths.push(
      ...['feed=longpoll&since=now', 'feed=continuous&timeout=1', 'include_docs=true&limit=1'].map(
        (query) => `${below}?${query}`,
      ),
    )
  const bodies: Readonly<Record<string, unknown>> = {
    _all_docs: { keys: [document] },
    _bulk_docs: { docs: [{ _id: document, _rev: rev, _deleted: true }] },
    _revs_diff: { [document]: [rev] },
    _bulk_get: { docs: [{ id: document, rev }] },
    _transfers: { code: 'A'.repeat(26), author: 'staff:x', offset: 480 },
    _changes: { doc_ids: [document] },
  }
  const body = bodies[url.split('/').at(-1) ?? ''] ?? {}
  return paths.map((path) => ({
    method,
    path,
    ...(method === 'POST' || method === 'PUT' ? { body: JSON.stringify(body) } : {}),
  }))
}

/** All that comes back, but the time and the count of requests. */
async function answerOf(caller: Caller, database: string, { method, path, body }: Asked): Promise<string> {
  const answer = await caller.call(`/${database}${path}`, { method, ...(body === undefined ? {} : { body }) })
  const headers = [...answer.headers].filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit'))
  return JSON.stringify([answer.status, headers, await answer.text()])
}

it(
  `answers each of ${count} stations about every other as if there were none`,
  { timeout: 60_000 + count ** 2 * 800 },
  async () => {
    const routes = routeTable.filter(({ url }) => url.startsWith('/:database'))
    expect(routes.length).toBeGreaterThan(10)
    const revealing: unknown[] = []
    let answers = 0
    for (const [i, { caller }] of residents.entries()) {
      // What belongs to no station is asked for once by each.
      const neighbour = residents[(i + 1) % residents.length]
      await Promise.all(
        residents.map(async (other) => {
          if (other.caller === caller) return
          for (const { method, url } of routes) {
            for (const one of asked(method, url, other)) {
              const none = await answerOf(caller, nowhere, one)
              expect((JSON.parse(none) as unknown[])[0]).toBe(404)
              const nobodys = other === neighbour ? ['ginkgo-access', '_users'] : []
              for (const database of [other.database, `${other.database}-media`, ...nobodys]) {
                const answer = await answerOf(caller, database, one)
                answers += 1
                if (answer !== none) revealing.push({ database, ...one, answer, none })
              }
            }
          }
        }),
      )
    }
    console.log(`isolation: ${count} stations, ${answers} answers, ${revealing.length} that reveal more`)
    noteFigures({
      test: 'isolation',
      tried: residents.length,
      found: { answers, 'that reveal more': revealing.length },
    })
    expect(revealing.slice(0, 5)).toEqual([])
  },
)

it('finds everything that was asked for with the credential of its own station', async () => {
  for (const resident of residents) {
    const { caller, database, document, rev } = resident
    const found = await caller.post(`/${database}/_bulk_get`, { docs: [{ id: document, rev }] })
    expect(await found.json()).toMatchObject({ results: [{ docs: [{ ok: { _id: document } }] }] })
    expect((await caller.call(`/${database}-media/media:photo/part`)).status).toBe(200)
    expect((await caller.call(`/${database}/_local/point`)).status).toBe(200)
  }
})
