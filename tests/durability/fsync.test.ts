/**
 * "Saved" and "accepted" are said only when a sync of the disk covers them: the system calls of a real kiosk (host process and
 * Chromium) and of a real server, watched by strace. An acknowledgement is counted as early when the bytes of its document had
 * not been written and synced before it began to be sent. Where strace cannot be used this says so and counts as not run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocument } from '../../src-domain/shared/document.ts'
import { callerOf, makeReading, stored } from '../../sync-server/testing/served-station.ts'
import { buildReplicaPage } from '../replica/replica-kiosk.ts'
import { startChromium } from '../support/real-chromium.ts'
import { actsOf, trialElder } from '../support/trial-kinds.ts'
import { escaped, isSync, readSystemCalls, straceProblem, straceTo, type SystemCall } from './system-calls.ts'
import { noteFigures } from '../support/note-figures.ts'

const problem = straceProblem()
if (problem !== undefined) console.warn(`\n*** NOT RUN: the proof of fsync. ${problem}. Nothing was shown. ***\n`)

let root: string
const children: ChildProcess[] = []
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ginkgo-fsync-'))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
})

/** A program of ours under strace. @returns the first line it prints. */
async function run(trace: string, ...program: readonly string[]): Promise<{ line: string; end: () => Promise<void> }> {
  const [strace = '', ...rest] = [...straceTo(trace), process.execPath, ...program]
  const child = spawn(strace, rest, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  children.push(child)
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  return {
    line,
    end: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await gone
    },
  }
}

type Judged = { readonly early: readonly string[]; readonly covered: number; readonly unseen: number }

/**
 * @param isFile which files must have it. @param isAnswer the call that acknowledges this document. An id that a page border of
 *   the file cut in two is `unseen`: then the last write before the answer, whatever it held, must have been synced.
 */
function judge(
  calls: readonly SystemCall[],
  ids: readonly string[],
  isFile: (path: string) => boolean,
  isAnswer: (call: SystemCall, id: string) => boolean,
): Judged {
  const writes = calls.filter(({ name, target }) => /write/.test(name) && isFile(target))
  const syncs = calls.filter((call) => isSync(call) && isFile(call.target))
  expect(writes.length).toBeGreaterThan(0)
  expect(syncs.length).toBeGreaterThan(0)
  const early: string[] = []
  let covered = 0
  let unseen = 0
  for (const id of ids) {
    const answer = calls.find((call) => isAnswer(call, id))
    if (answer === undefined) throw new Error(`nobody saw the acknowledgement of ${id}`)
    const forms = [id, escaped(Buffer.from(id, 'utf16le')), escaped(Buffer.from(id, 'utf16le').swap16())]
    const seen = writes.filter((call) => call.end <= answer.start && forms.some((form) => call.text.includes(form)))
    if (seen.length === 0) unseen += 1
    const must = seen.length > 0 ? seen : writes.filter((call) => call.end <= answer.start).slice(-1)
    const isCovered = must.some((write) =>
      syncs.some((sync) => sync.target === write.target && sync.start >= write.end && sync.end <= answer.start),
    )
    if (isCovered) covered += 1
    else early.push(id)
  }
  return { early, covered, unseen }
}

describe.skipIf(problem !== undefined)('an acknowledgement', () => {
  it('of the server comes after a sync that covers it', async () => {
    const trace = join(root, 'server.txt')
    const program = join(import.meta.dirname, '../../sync-server/testing/served-process.ts')
    const server = await run(trace, program, join(root, 'server'))
    const { url, station, credential } = JSON.parse(server.line) as Record<'url' | 'station' | 'credential', string>
    const { bulk } = callerOf({ url }, credential)
    const ids: string[] = []
    for (let i = 0; i < 60; i += 1) {
      const [row] = await bulk(`station-${station}`, [stored(makeReading(station, 100 + i))])
      if (row?.ok !== true) throw new Error(row?.error)
      ids.push(row.id)
    }
    await server.end()
    const calls = await readSystemCalls([trace])
    const database = `/databases/station-${station}/`
    const result = judge(
      calls,
      ids,
      (path) => path.includes(database),
      (call, id) => call.target.startsWith('TCP') && call.text.includes('HTTP/1.1 201') && call.text.includes(id),
    )
    console.log(
      `fsync, server: ${ids.length} acknowledged, ${result.early.length} early, ${result.unseen} unseen in a write`,
    )
    noteFigures({ test: 'server', tried: ids.length, found: { early: result.early.length, unseen: result.unseen } })
    expect(result.early).toEqual([])
    expect(result.covered).toBe(ids.length)
    expect(result.unseen).toBeLessThan(ids.length / 10)
  })

  it('of the kiosk comes after a sync of the replica and one of the journal', async () => {
    const page = await buildReplicaPage()
    const hostTrace = join(root, 'host.txt')
    const browserTrace = join(root, 'browser.txt')
    const profile = join(root, 'profile')
    const data = join(root, 'kiosk')
    const host = await run(hostTrace, join(import.meta.dirname, '../../src-main/loopback.ts'), data, page)
    const chromium = await startChromium(profile, straceTo(browserTrace))
    const ids: string[] = []
    const parts: string[] = []
    try {
      const tab = await chromium.context.newPage()
      await tab.goto(host.line)
      await tab.waitForFunction('window.trial !== undefined')
      const station = await tab.evaluate(async () => {
        const answer = await fetch('/host/setup.alone', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ stationName: '驿站', stationPhone: '', kioskName: '一' }),
        })
        const { value } = (await answer.json()) as { value: { station: string } }
        await window.trial.open('trial')
        return value.station
      })
      // Told over a plain connection, where strace can read it.
      await tab.evaluate(() => {
        window.acknowledged = async (id) => void (await fetch(`/acknowledged/${id}`))
      })
      const act = actsOf('kiosk-a', 1, Date.now() - 600_000, station)
      const elders = Array.from({ length: 60 }, (_, i) =>
        createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()),
      )
      await tab.evaluate((documents) => window.trial.saveEach(documents), elders)
      ids.push(...elders.map(({ id }) => id))
      await tab.evaluate(() => window.trial.openMedia())
      parts.push(...(await tab.evaluate(() => window.trial.keepEach(60))))
    } finally {
      await chromium.close()
      await host.end()
      await rm(page, { recursive: true, force: true })
    }
    const calls = await readSystemCalls([hostTrace, browserTrace])
    const isAnswer = (call: SystemCall, id: string): boolean =>
      call.target.startsWith('TCP') && call.text.includes(`GET /acknowledged/${id}`)
    const replica = judge(calls, ids, (path) => path.includes('/IndexedDB/'), isAnswer)
    const journal = judge(calls, ids, (path) => path.endsWith('/journal/journal.log'), isAnswer)
    const pictures = judge(calls, parts, (path) => path.includes('/IndexedDB/'), isAnswer)
    for (const [name, { early, unseen }] of Object.entries({ replica, journal, pictures })) {
      console.log(`fsync, ${name}: ${ids.length} acknowledged, ${early.length} early, ${unseen} unseen in a write`)
      noteFigures({ test: name, tried: ids.length, found: { early: early.length, unseen } })
    }
    expect(replica.early).toEqual([])
    expect(journal.early).toEqual([])
    expect(pictures.early).toEqual([])
    expect(pictures.covered).toBe(parts.length)
    expect(journal.unseen).toBe(0)
    expect(replica.unseen).toBeLessThan(ids.length / 10)
  })

  it('that came before its sync would be found', () => {
    const call = (name: string, start: number, text = '', target = '/x/IndexedDB/log'): SystemCall => ({
      name,
      start,
      end: start + 0.5,
      target,
      text,
      failed: false,
    })
    const answer = call('sendmsg', 3, 'elders:1', 'TCP')
    const is = (one: SystemCall): boolean => one.target === 'TCP'
    const of = (...calls: SystemCall[]): Judged => judge(calls, ['elders:1'], (path) => path.includes('IndexedDB'), is)
    expect(of(call('write', 1, 'elders:1'), call('fdatasync', 2), answer).early).toEqual([])
    expect(of(call('write', 1, 'elders:1'), call('fdatasync', 0), answer).early).toEqual(['elders:1'])
    expect(of(call('write', 1, 'elders:1'), call('fdatasync', 4), answer).early).toEqual(['elders:1'])
    expect(of(call('write', 1, 'elders:1'), call('fdatasync', 2, '', '/x/IndexedDB/other'), answer).early).toEqual([
      'elders:1',
    ])
  })
})
