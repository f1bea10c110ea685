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
