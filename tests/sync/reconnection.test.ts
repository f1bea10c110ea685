/**
 * The morning after a long cut: every station comes back at the same moment, reads its feed and sends 300 documents that the server does not
 * have, as a kiosk does (a hundred at once, a 429 waited out for as long as it says), and waits for changes. The program itself serves, with its
 * own limits and the rules of the domain. GINKGO_RECONNECT_STATIONS=100 for the long run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { documentId } from '../../src-domain/shared/ids.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { type Caller, callerOf, type Row, stored } from '../../sync-server/testing/served-station.ts'
import { sampleElder } from '../support/sample-elder.ts'
import { noteFigures } from '../support/note-figures.ts'

const count = Number(process.env['GINKGO_RECONNECT_STATIONS'] ?? 10)
const unsent = 300
const atOnce = 100

const folder = mkdtempSync(join(tmpdir(), 'ginkgo-reconnect-'))
const dataFolder = join(folder, 'data')
let child: ChildProcess
let callers: readonly (Caller & { readonly station: string })[]

beforeAll(async () => {
  const before = await startServer({ dataFolder })
  const enrolled: { readonly station: string; readonly credential: string }[] = []
  for (let i = 0; i < count; i += 1) {
    const station = await before.createStation(`驿站 ${i}`, `s${i}`)
    const { code } = await before.createEnrolmentCode(station)
    const kiosk = await before.access.enrol(code, '前台')
    if (!kiosk.ok) throw new Error(kiosk.error)
    enrolled.push({ station, credential: kiosk.value.credential })
  }
  await before.close()
  const program = join(import.meta.dirname, '../../sync-server/main.ts')
  const served = spawn(process.execPath, [program, '--data', dataFolder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GINKGO_LOG: 'error' },
  })
  child = served
  const url = await new Promise<string>((done) => {
    createInterface({ input: served.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { readonly ready?: true; readonly url: string; readonly level?: number }
      if (said.ready === true) done(said.url)
      else console.log(line)
    })
  })
  callers = enrolled.map(({ station, credential }) => ({ station, ...callerOf({ url }, credential) }))
})
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const statuses = new Map<number, number>()

async function ask({ call }: Caller, path: string, body?: unknown): Promise<unknown> {
  for (;;) {
    const answer = await call(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    const said: unknown = await answer.json()
    if (answer.status !== 429) return said
    const seconds = Number(answer.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    await wait(seconds * 1_000)
  }
}

async function comeBack(caller: Caller & { readonly station: string }): Promise<number> {
  const database = `station-${caller.station}`
  const elder = sampleElder()
  const documents = Array.from({ length: unsent }, () =>
    stored({ ...elder, id: documentId('elders', Date.now(), randomBytes), station: caller.station }),
  )
  await ask(caller, '/catalog/_changes?since=0&include_docs=true')
  await ask(caller, `/${database}/_changes?since=0&include_docs=true&limit=2000`)
  let taken = 0
  for (let from = 0; from < unsent; from += atOnce) {
    const rows = (await ask(caller, `/${database}/_bulk_docs`, { docs: documents.slice(from, from + atOnce) })) as Row[]
    const refused = rows.find(({ ok }) => ok !== true)
    expect(refused).toBeUndefined()
    taken += rows.length
  }
  const feed = (await ask(caller, `/${database}/_changes?since=0&limit=1000`)) as {
    readonly results: readonly unknown[]
  }
  expect(feed.results).toHaveLength(unsent)
  return taken
}

/** Of the server, in MiB: `Rss` now, `HWM` at most. 0 where the system does not say. */
function memory(what: 'RSS' | 'HWM'): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Number(new RegExp(`Vm${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

it(
  `drains ${count} stations that come back at once with ${unsent} documents each, without a 5xx`,
  { timeout: 60_000 + count * 10_000 },
  async () => {
    const before = memory('RSS')
    const from = performance.now()
    const taken = await Promise.all(callers.map(comeBack))
    const seconds = (performance.now() - from) / 1_000
    const documents = taken.reduce((sum, one) => sum + one, 0)
    console.log(
      `reconnection: ${count} stations, ${documents} documents in ${seconds.toFixed(1)} s, ${(documents / seconds).toFixed(0)} documents/s, ` +
        `answers ${JSON.stringify(Object.fromEntries(statuses))}, memory ${before.toFixed(0)} MiB +${(memory('RSS') - before).toFixed(0)}, at most ${memory('HWM').toFixed(0)} MiB`,
    )
    noteFigures({
      test: 'reconnection',
      tried: taken.length,
      found: {
        documents,
        'documents a second': Math.round(documents / seconds),
        'answers 5xx': [...statuses].reduce((sum, [status, times]) => sum + (status >= 500 ? times : 0), 0),
        'MiB at most': Math.round(memory('HWM')),
        'MiB grown': Math.round(memory('RSS') - before),
      },
    })
    expect(documents).toBe(count * unsent)
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    for (const caller of callers) {
      const info = (await ask(caller, `/station-${caller.station}`)) as { readonly doc_count: number }
      expect(info.doc_count).toBe(unsent)
    }
    expect(child.exitCode).toBeNull()
  },
)
