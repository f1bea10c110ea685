/**
 * The real parts with the plug pulled: Chromium with its IndexedDB, the host process with its journal and the server with LevelDB, each killed
 * (SIGKILL) while documents are saved and sent, before or after one was acknowledged. What was acknowledged is on the kiosk and on the
 * server in the end. KILL_SEED to see a failure again, KILL_CUTS for more.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Document } from '../../src-domain/shared/document.ts'
import { documentId } from '../../src-domain/shared/ids.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { type Caller, callerOf } from '../../sync-server/testing/served-station.ts'
import { type RealChromium, startChromium } from '../support/real-chromium.ts'
import { sampleElder } from '../support/sample-elder.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { buildReplicaPage } from './replica-kiosk.ts'

const seed = Number(process.env['KILL_SEED'] ?? 20_261_125)
const cuts = Number(process.env['KILL_CUTS'] ?? 8)
const pin = '284917'
const holder = { staff: 'staff:li', name: '李', role: 'administrator' }
const parts = ['browser', 'host', 'server'] as const
const programs = {
  host: join(import.meta.dirname, '../../src-main/loopback.ts'),
  server: join(import.meta.dirname, '../../sync-server/main.ts'),
}

let root: string
let page: string
let station: string
let code: string
let credential: string
let caller: Caller
let server: Program
let host: Program
let chromium: RealChromium | undefined
let tab: Page | undefined
const children: ChildProcess[] = []

type Program = { readonly line: string; readonly kill: () => Promise<void> }

/** @returns the first line that it prints. */
async function run(...program: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GINKGO_LOG: 'fatal' },
  })
  children.push(child)
  const gone = once(child, 'exit')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    line,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function startGateway(port: string): Promise<string> {
  server = await run(programs.server, '--data', join(root, 'server'), '--port', port)
  const { url } = JSON.parse(server.line) as { readonly url: string }
  caller = callerOf({ url }, credential)
  return url
}

async function startHost(): Promise<void> {
  host = await run(programs.host, join(root, 'kiosk'), page)
}

const askHost = (name: string, body: unknown): Promise<unknown> =>
  tab!.evaluate(
    async ([path, text]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }
      return (await fetch(`/host/${path}`, init)).json()
    },
    [name, JSON.stringify(body)] as const,
  )

let heard: (id: string) => void = () => undefined

async function openTab(): Promise<Page> {
  chromium ??= await startChromium(join(root, 'profile'))
  const opened = await chromium.context.newPage()
  await opened.exposeFunction('acknowledged', (id: string) => heard(id))
  await opened.goto(host.line)
  await opened.waitForFunction('window.trial !== undefined')
  tab = opened
  return opened
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ginkgo-kills-'))
  page = await buildReplicaPage()
  const before = await startServer({ dataFolder: join(root, 'server') })
  station = await before.createStation('青石桥驿站', 'qingshiqiao')
  const other = await before.access.enrol((await before.createEnrolmentCode(station)).code, '旁边')
  if (!other.ok) throw new Error(other.error)
  credential = other.value.credential
  code = (await before.createEnrolmentCode(station)).code
  await before.close()
})
afterAll(async () => {
  await chromium?.close()
  for (const child of children) child.kill('SIGKILL')
  for (const folder of [root, page]) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

it(`loses nothing acknowledged over ${cuts} cuts of seed ${seed}`, { timeout: cuts * 60_000 }, async () => {
  const random = seededRandom(seed)
  const serverUrl = await startGateway('0')
  await startHost()
  const first = await openTab()
  const enrolled = await askHost('setup.enrol', { serverUrl, code, kioskName: '一号机' })
  expect(enrolled).toMatchObject({ ok: true })
  expect(await askHost('keys.add', { holder, pin })).toMatchObject({ ok: true })
  await first.evaluate(() => window.trial.open('real'))

  const acknowledged: string[] = []
  let cutShort = 0
  for (let n = 0; n < cuts; n += 1) {
    // Each alone, then all at once: a power cut.
    const part = parts[n % (parts.length + 1)]
    const killed = part === undefined ? parts : [part]
    const batch: readonly Document[] = Array.from({ length: 40 }, (_, i) => ({
      ...sampleElder({ name: `王秀兰${n}-${i}` }),
      id: documentId('elders', Date.now(), (count) => random.bytes(count)),
      station,
    }))
    const after = random.whole(0, 25)
    const pause = random.whole(0, 40)
    const before = acknowledged.length
    const reached = new Promise<void>((done) => {
      if (after === 0) done()
      heard = (id) => {
        acknowledged.push(id)
        if (acknowledged.length - before === after) done()
      }
    })
    const saving = tab!.evaluate((documents) => window.trial.saveEach(documents), batch).catch(() => undefined)
    await Promise.race([reached, saving])
    await wait(pause)
    const running = chromium
    await Promise.all([
      killed.includes('browser') && running?.kill(),
      killed.includes('host') && host.kill(),
      killed.includes('server') && server.kill(),
    ])
    await saving
    if (acknowledged.length - before < batch.length) cutShort += 1
    if (killed.includes('browser')) chromium = undefined
    else await tab!.close()
    if (killed.includes('server')) await startGateway(new URL(serverUrl).port)
    if (killed.includes('host')) await startHost()
    const opened = await openTab()
    if (killed.includes('host'))
      expect(await askHost('keys.unlock', { staff: holder.staff, pin })).toMatchObject({ ok: true })
    await opened.evaluate(() => window.trial.open('real'))
  }
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(cutShort).toBeGreaterThan(0)

  expect(await tab!.evaluate(() => window.trial.settled())).toMatchObject({ unsent: 0, refused: [] })
  const here = await tab!.evaluate(async () => (await window.trial.find({ collection: 'elders' })).map(({ id }) => id))
  const answer = await caller.post(`/station-${station}/_all_docs`, { keys: acknowledged })
  const { rows } = (await answer.json()) as { rows: readonly { readonly id?: string; readonly error?: string }[] }
  console.log(`kills: ${cuts} cuts, ${acknowledged.length} acknowledged, ${cutShort} batches cut short`)
  expect(acknowledged.filter((id) => !here.includes(id))).toEqual([])
  expect(rows).toHaveLength(acknowledged.length)
  expect(rows.filter(({ error }) => error !== undefined)).toEqual([])
})
