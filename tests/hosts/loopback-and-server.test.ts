/**
 * The page's host interface (src-renderer/host), the loopback host and the real server together: enrolment with a real
 * one-time code, and the replication routes through the proxy.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import type { Host } from '../../src-renderer/host/host.ts'
import { openHost } from '../../src-renderer/host/open-host.ts'
import { type ServedStation, makeReading, serveStation, stored } from '../../sync-server/testing/served-station.ts'

let folder = ''
let station: ServedStation
let loopback: LoopbackHost
let host: Host

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hosts-'))
  await mkdir(join(folder, 'page'))
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>')
  station = await serveStation()
  loopback = await startLoopbackHost({ dataFolder: join(folder, 'data'), rendererFolder: join(folder, 'page') })
  host = await pageOf(loopback)
})
afterAll(async () => {
  await loopback.close()
  await station.end()
  await rm(folder, { recursive: true, force: true })
})

/** openHost as in the browser, with the headers that a browser would add. */
async function pageOf({ url, port }: LoopbackHost): Promise<Host> {
  const origin = `http://127.0.0.1:${port}`
  const launch = await fetch(url, { redirect: 'manual' })
  const cookie = launch.headers.get('set-cookie')?.split(';')[0] ?? ''
  return openHost({
    bridge: undefined,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      headers.set('origin', origin)
      return fetch(origin + String(input), { ...init, headers })
    },
    voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
    print: () => undefined,
  })
}

it('enrols with a real code once, pushes a document through the proxy and reads it back from the feed', async () => {
  const { code } = await station.server.createEnrolmentCode(station.station)
  const wrong = await host.call('setup.enrol', {
    serverUrl: station.server.url,
    code: 'AAAAA-BBBBB',
    kioskName: '前台',
  })
  expect(wrong).toEqual({ ok: false, error: { code: 'enrol.wrongCode' } })
  const enrolled = await host.call('setup.enrol', { serverUrl: station.server.url, code, kioskName: '前台' })
  expect(enrolled).toMatchObject({ ok: true, value: { station: station.station, stationName: '银杏驿站 一号' } })
  const again = await host.call('setup.enrol', { serverUrl: station.server.url, code, kioskName: '前台' })
  expect(again).toEqual({ ok: false, error: { code: 'enrol.wrongCode' } })

  const document = makeReading(station.station, 128)
  const pushed = await host.sync(`/sync/${station.database}/_bulk_docs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ docs: [stored(document)] }),
  })
  expect(await pushed.json()).toMatchObject([{ ok: true, id: document.id }])
  const feed = await host.sync(`/sync/${station.database}/_changes?since=0&include_docs=true`)
  const { results } = (await feed.json()) as { results: { id: string }[] }
  expect(results.map(({ id }) => id)).toContain(document.id)
  expect((await host.sync('/sync/station-other/_changes')).status).toBe(404)
})

it('sees a revoked credential as an answer and a stopped server as no answer', async () => {
  const { kiosk } = await host.call('kiosk.info', {})
  await station.server.access.revoke(kiosk)
  expect((await host.sync(`/sync/${station.database}/_changes`)).status).toBe(401)
  await station.server.close()
  // The refusal is held for ten seconds before the server is asked again.
  const asked = async (): Promise<string> =>
    host.sync(`/sync/${station.database}/_changes`).then(({ status }) => String(status), String)
  await expect.poll(asked).toContain('cannot be reached')
})
