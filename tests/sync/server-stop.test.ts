/**
 * The program itself, stopped by SIGTERM while kiosks write and wait: what was begun is finished, feeds end whole, nobody gets a 5xx, it
 * ends with code 0, and everything it acknowledged is there afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it } from 'vitest'
import { documentId } from '../../src-domain/shared/ids.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { callerOf, stored } from '../../sync-server/testing/served-station.ts'
import { sampleElder } from '../support/sample-elder.ts'

const folder = mkdtempSync(join(tmpdir(), 'ginkgo-stop-'))
const dataFolder = join(folder, 'data')
const station = 'qingshiqiao'
const database = `station-${station}`
let child: ChildProcess | undefined
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

it('finishes what was begun and loses nothing acknowledged when it is stopped under load', async () => {
  const before = await startServer({ dataFolder })
  await before.createStation('驿站', station)
  const { credential } = await before.access.createPeer('load', 'all')
  await before.close()

  const program = join(import.meta.dirname, '../../sync-server/main.ts')
  const served = spawn(process.execPath, [program, '--data', dataFolder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = served
  const lines = createInterface({ input: served.stdout })
  const logged: string[] = []
  lines.on('line', (one) => logged.push(one))
  await expect.poll(() => logged.some((one) => one.includes('"ready":true'))).toBe(true)
  const ready = logged.find((one) => one.includes('"ready":true')) ?? ''
  const { call } = callerOf(JSON.parse(ready) as { url: string }, credential)

  const acknowledged: string[] = []
  const statuses = new Map<number, number>()
  const broken: unknown[] = []
  const elder = sampleElder()
  const elders = () =>
    Array.from({ length: 20 }, () => stored({ ...elder, id: documentId('elders', Date.now(), randomBytes) }))
  const writer = async (): Promise<void> => {
    for (;;) {
      const answer = await call(`/${database}/_bulk_docs`, { method: 'POST', body: JSON.stringify({ docs: elders() }) })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const rows = (await answer.json()) as readonly { readonly id: string; readonly ok?: true }[]
      for (const { id, ok } of rows) if (ok === true) acknowledged.push(id)
      if (rows.some(({ ok }) => ok !== true)) broken.push(rows.find(({ ok }) => ok !== true))
    }
  }
  const feeds = ['catalog', 'knowledge', 'catalog-media'].map((name) =>
    call(`/${name}/_changes?feed=longpoll&since=now&heartbeat=1000`).then((answer) => answer.json()),
  )
  const writers = Promise.allSettled(Array.from({ length: 8 }, writer))
  await expect.poll(() => acknowledged.length).toBeGreaterThan(400)
  served.kill('SIGHUP')
  const stoppedAt = Date.now()
  served.kill('SIGTERM')
  const [code] = (await once(served, 'exit')) as [number | null]
  const took = Date.now() - stoppedAt

  const ended = await writers
  expect(ended.every((one) => one.status === 'rejected' && one.reason instanceof TypeError)).toBe(true)
  expect(code).toBe(0)
  expect([...statuses.keys()]).toEqual([201])
  expect(broken).toEqual([])
  for (const feed of await Promise.all(feeds)) expect(feed).toMatchObject({ results: [] })
  expect(logged.filter((one) => one.includes('"level":50'))).toEqual([])
  expect(took).toBeLessThan(10_000)

  const after = await startServer({ dataFolder })
  const found = await after.store.readWinners(database, acknowledged)
  const { documentCount } = await after.store.info(database)
  await after.close()
  console.log(
    `stopped under load: ${acknowledged.length} acknowledged, ${documentCount} stored, ended ${took} ms after SIGTERM`,
  )
  expect(acknowledged.filter((id) => found.get(id)?.deleted !== false)).toEqual([])
})
