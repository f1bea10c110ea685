import { expect, it } from 'vitest'
import { createCouchClient } from './couch-client.ts'

it('tells the time of the server when its answer begins, however long the rest of a feed is in coming', async () => {
  const begins = Date.UTC(2026, 10, 29, 12)
  let wall = begins - 40
  const body = new TransformStream<Uint8Array, Uint8Array>()
  const told: (readonly number[])[] = []
  const client = createCouchClient({
    host: {
      sync: async () => {
        wall = begins
        return new Response(body.readable, { headers: { date: new Date(begins).toUTCString() } })
      },
    },
    signal: new AbortController().signal,
    onServerTime: (...times) => told.push(times),
    wall: () => wall,
    patience: { heartbeat: 10_000, silence: 60_000, longpoll: 60_000 },
  })
  const page = client.changes('station-a', { since: undefined, limit: 10, live: true })
  const writer = body.writable.getWriter()
  await writer.write(new TextEncoder().encode('\n'))
  wall = begins + 50_000
  await writer.write(new TextEncoder().encode('{"results":[],"last_seq":"7"}\n'))
  await writer.close()
  expect((await page).lastSequence).toBe('7')
  expect(told).toEqual([[begins, begins, 40]])
})

it('reads the tombstones of what a list only says has ended, and asks for none where nothing has', async () => {
  const stones = [{ id: 'elders:1', docs: [{ ok: { _id: 'elders:1', _rev: '3-c', _deleted: true, moved: true } }] }]
  const asked: string[] = []
  const list = [
    { id: 'elders:1', key: 'elders:1', value: { rev: '3-c', deleted: true }, doc: null },
    { id: 'elders:2', key: 'elders:2', value: { rev: '1-a' }, doc: { _id: 'elders:2', _rev: '1-a' } },
    { key: 'elders:3', error: 'not_found' },
  ]
  let rows: readonly unknown[] = list
  const client = createCouchClient({
    host: {
      sync: async (path) => {
        asked.push(path.split('?')[0]!)
        return Response.json(path.includes('_bulk_get') ? { results: stones } : { rows })
      },
    },
    signal: new AbortController().signal,
    onServerTime: () => undefined,
    wall: () => 0,
    patience: { heartbeat: 10_000, silence: 60_000, longpoll: 60_000 },
  })
  const [moved, living] = await client.current('station-a', ['elders:1', 'elders:2', 'elders:3'])
  expect(moved).toMatchObject({ id: 'elders:1', rev: '3-c', deleted: true, document: { moved: true } })
  expect(living).toMatchObject({ id: 'elders:2', deleted: false, document: { _rev: '1-a' } })
  expect(asked).toEqual(['/sync/station-a/_all_docs', '/sync/station-a/_bulk_get'])
  rows = list.slice(1)
  expect(await client.current('station-a', ['elders:2', 'elders:3'])).toEqual([living])
  expect(asked).toHaveLength(3)
})
