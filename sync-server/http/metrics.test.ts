import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  callerOf,
  makePerson,
  makeReading,
  serveStation,
  type ServedStation,
  stored,
} from '../testing/served-station.ts'

let place: ServedStation
let monitor: string
beforeAll(async () => {
  place = await serveStation()
  monitor = (await place.server.access.createMonitor('prometheus')).credential
})
afterAll(() => place.end())

const read = async (): Promise<string> => (await callerOf(place.server, monitor).call('/metrics')).text()
/** The value of one line, or undefined. */
const valueOf = (text: string, sample: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${sample} `))
  return line === undefined ? undefined : Number(line.slice(sample.length + 1))
}

describe('the figures of the server', () => {
  it('count what was answered, stored and refused, by route and database', async () => {
    const { database, kiosk, station } = place
    await kiosk.bulk(
      database,
      [makeReading(station, 120), makeReading(station, 999)].map((one) => stored(one)),
    )
    await kiosk.call('/nowhere/at/all/of/it')
    const feed = kiosk.call(`/${database}/_changes?feed=longpoll&since=now&timeout=2000`)
    await expect.poll(async () => valueOf(await read(), 'ginkgo_open_feeds')).toBe(1)
    const text = await read()
    expect(valueOf(text, 'ginkgo_documents_stored_total')).toBe(1)
    expect(valueOf(text, 'ginkgo_documents_refused_total')).toBe(1)
    expect(valueOf(text, `ginkgo_documents{database="${database}"}`)).toBe(1)
    expect(valueOf(text, 'ginkgo_requests_total{method="POST",route="/:database/_bulk_docs",status="201"}')).toBe(1)
    expect(valueOf(text, 'ginkgo_requests_total{method="GET",route="none",status="404"}')).toBe(1)
    expect(valueOf(text, 'ginkgo_request_seconds_count{method="POST",route="/:database/_bulk_docs"}')).toBe(1)
    expect(valueOf(text, 'ginkgo_request_seconds_bucket{method="POST",route="/:database/_bulk_docs",le="+Inf"}')).toBe(
      1,
    )
    expect(valueOf(text, `ginkgo_kiosks{station="${station}"}`)).toBe(1)
    expect(valueOf(text, 'ginkgo_resident_bytes')).toBeGreaterThan(10_000_000)
    await feed
  })

  it('are in the form that Prometheus reads: each metric once, with help and type, every line a number', async () => {
    const answer = await callerOf(place.server, monitor).call('/metrics')
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = (await answer.text()).split('\n')
    expect(lines.pop()).toBe('')
    const types = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2] ?? '')
    expect(new Set(types).size).toBe(types.length)
    for (const line of lines.filter((one) => !one.startsWith('#'))) {
      expect(line).toMatch(/^[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? -?[0-9.e+-]+$/)
      const name = /^[a-z_]+/.exec(line)?.[0] ?? ''
      expect(types.some((type) => name === type || name.replace(/_(bucket|sum|count)$/, '') === type)).toBe(true)
    }
  })

  it('say nothing about people, and of a station only its id', async () => {
    const { kiosk, database, station } = place
    const wang = makePerson(station, '王秀英')
    await kiosk.bulk(database, [stored(wang)])
    await kiosk.call(`/${database}/${encodeURIComponent(wang.id)}?rev=1-13800138000`)
    await kiosk.call('/13800138000/%E7%8E%8B')
    await kiosk.call('/%E7%8E%8B', { method: 'PROPFIND' })
    const text = await read()
    expect(text).toContain(station)
    for (const secret of [
      '王秀英',
      '13800138000',
      '%E7',
      wang.id.slice(7),
      '驿站',
      'front desk',
      kiosk.id,
      'prometheus',
    ])
      expect(text).not.toContain(secret)
  })

  it('are for a monitor alone, which reads nothing else', async () => {
    const { server, kiosk, database } = place
    const { credential } = await server.access.createPeer('p', 'all')
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401)
    for (const caller of [kiosk, callerOf(server, credential)]) {
      const answer = await caller.call('/metrics')
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'not_found', reason: 'missing' }])
    }
    const { call } = callerOf(server, monitor)
    for (const path of [`/${database}`, '/catalog', '/catalog/_changes', '/ginkgo-access', `/${database}/_bulk_docs`])
      expect((await call(path)).status).toBe(404)
    const other = await server.access.createMonitor('former')
    await server.access.revoke(other.monitor)
    expect((await callerOf(server, other.credential).call('/metrics')).status).toBe(401)
  })
})
