/**
 * Thousands of requests that are wrong in many ways, drawn from a seed, against a real server in a process of its own: none is
 * answered 5xx, none breaks an answer off, and afterwards it still serves. GINKGO_MALFORMED=100000 for the long run,
 * GINKGO_SEED to see a failure again.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callerOf, makePerson, makeReading, stored } from '../../sync-server/testing/served-station.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { type Known, malformedRequest, type MalformedRequest } from './malformed-request.ts'
import { noteFigures } from '../support/note-figures.ts'

const count = Number(process.env['GINKGO_MALFORMED'] ?? 5_000)
const seed = Number(process.env['GINKGO_SEED'] ?? Date.now() % 2 ** 31)

const folder = mkdtempSync(join(tmpdir(), 'ginkgo-malformed-'))
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let child: ChildProcess
const logged: string[] = []
let served: { readonly url: string; readonly station: string; readonly credential: string; readonly peer: string }

beforeAll(async () => {
  const program = join(import.meta.dirname, '../../sync-server/testing/served-process.ts')
  child = spawn(process.execPath, [program, join(folder, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  lines.on('line', (more) => logged.push(more))
  served = JSON.parse(line) as typeof served
})
afterAll(() => {
  agent.destroy()
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

type Answer = number | 'cut' | 'none'

it(
  `answers ${count} malformed requests of seed ${seed} without a 5xx, and serves on`,
  { timeout: 120_000 + count * 20 },
  async () => {
    const database = `station-${served.station}`
    const { bulk, call } = callerOf(served, served.credential)
    const person = makePerson(served.station, '王秀英')
    const part = { content_type: 'image/png', data: 'AAAA' }
    const rows = [
      ...(await bulk(database, [stored(person), stored(makeReading(served.station, 120))])),
      ...(await bulk(`${database}-media`, [{ _id: 'media:photo', _attachments: { part } }])),
    ]
    const known: Known = {
      credentials: [served.credential, served.peer],
      databases: [database, database, `${database}-media`, 'catalog', 'knowledge-media', 'station-none'],
      ids: rows.map(({ id }) => id),
      revs: rows.map(({ rev = '' }) => rev),
    }
    const random = seededRandom(seed)
    const requests = Array.from({ length: count }, () => malformedRequest(random, known))
    const before = residentBytes()
    const counts = new Map<Answer, number>()
    const failed: unknown[] = []
    let next = 0
    const worker = async (): Promise<void> => {
      for (let at = next; at < requests.length; at = next) {
        next += 1
        const sent = requests[at]
        if (sent === undefined) return
        const answer = await send(sent)
        counts.set(answer, (counts.get(answer) ?? 0) + 1)
        if (typeof answer === 'number' ? answer >= 500 : sent.cutAfter === undefined)
          failed.push({ at, answer, ...sent, body: sent.body?.toString('utf8').slice(0, 400) })
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    const grown = (residentBytes() - before) / 2 ** 20
    console.log(
      `malformed requests: seed ${seed}, answers ${JSON.stringify(Object.fromEntries([...counts].toSorted()))}, memory +${grown.toFixed(0)} MiB`,
    )
    noteFigures({
      test: 'malformed requests',
      tried: [...counts.values()].reduce((sum, times) => sum + times, 0),
      found: {
        'answers 5xx or none': failed.length,
        crashes: child.exitCode === null ? 0 : 1,
        'MiB grown': Math.round(grown),
      },
    })
    expect({ failed: failed.slice(0, 5), count: failed.length, logged: logged.slice(0, 5) }).toEqual({
      failed: [],
      count: 0,
      logged: [],
    })
    expect(child.exitCode).toBeNull()

    const again = makeReading(served.station, 130)
    expect(await bulk(database, [stored(again)])).toMatchObject([{ ok: true, id: again.id }])
    expect(await (await call(`/${database}/${encodeURIComponent(again.id)}`)).json()).toMatchObject({
      body: { systolic: 130 },
    })
    expect((await call(`/${database}/_changes?feed=longpoll&since=0`)).status).toBe(200)
  },
)

/** Resident memory of the server; 0 where the system does not say. */
function residentBytes(): number {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Answered at once, and ended when there is something to tell or nothing comes for a minute. */
const staysOpen = /longpoll|continuous/

function send(sent: MalformedRequest): Promise<Answer> {
  // What Node's own client refuses to send goes out as bytes; and HEAD, because headers that are too long are answered with a body,
  // the method being unknown, which the client takes for the next answer.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const isPlain =
    !/[^\x21-\x7e]/.test(sent.target) && Object.values(sent.headers).every((value) => !/[^\t\x20-\x7e]/.test(value))
  return isPlain && sent.method !== 'HEAD' ? sendWell(sent) : sendRaw(sent)
}

function sendWell(sent: MalformedRequest, isNew = false): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(served.url)
    const outgoing = request({
      agent: isNew ? false : agent,
      hostname,
      port,
      method: sent.method,
      path: sent.target,
      headers: { ...sent.headers, ...(sent.body === undefined ? {} : { 'content-length': String(sent.body.length) }) },
    })
    let isSilent = false
    outgoing.setTimeout(20_000, () => {
      isSilent = true
      outgoing.destroy()
    })
    outgoing.on('error', () => {
      // A kept connection that the server had closed after a refused body: it is asked once more, on one of its own.
      if (isSilent || isNew || sent.cutAfter !== undefined) resolve('none')
      else resolve(sendWell(sent, true))
    })
    outgoing.on('response', (incoming) => {
      const status = incoming.statusCode ?? 0
      if (staysOpen.test(sent.target)) {
        resolve(status)
        incoming.destroy()
        return
      }
      incoming.on('error', () => resolve('cut'))
      incoming.on('close', () => resolve('cut'))
      incoming.on('end', () => resolve(status))
      incoming.resume()
    })
    if (sent.cutAfter === undefined) outgoing.end(sent.body)
    else outgoing.write((sent.body ?? Buffer.alloc(0)).subarray(0, sent.cutAfter), () => outgoing.destroy())
  })
}

function sendRaw(sent: MalformedRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(served.url)
    const socket = connect(Number(port), hostname)
    const body = (sent.body ?? Buffer.alloc(0)).subarray(0, sent.cutAfter)
    const head = [
      `${sent.method} ${sent.target} HTTP/1.1`,
      'host: x',
      'connection: close',
      ...Object.entries(sent.headers).map(([name, value]) => `${name}: ${value}`),
      ...(sent.body === undefined ? [] : [`content-length: ${sent.body.length}`]),
      '',
      '',
    ].join('\r\n')
    let text = ''
    const end = (): void => resolve(/^HTTP\/1\.1 \d{3}/.test(text) ? Number(text.slice(9, 12)) : 'none')
    socket.setTimeout(20_000, () => socket.destroy())
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1').slice(0, 20)
      if (staysOpen.test(sent.target)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', end)
    socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]))
    if (sent.cutAfter !== undefined) socket.end()
  })
}
