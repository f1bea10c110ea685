/** Every route of the table, with personal strings wherever a request can carry them, on a store that works and on one that fails. */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentStore } from '../../sync-server/store/document-store.ts'
import {
  callerOf,
  makePerson,
  serveStation,
  type ServedStation,
  stored,
} from '../../sync-server/testing/served-station.ts'
import { makeLog } from '../../sync-server/http/log.ts'
import { routeTable } from '../../sync-server/http/route-table.ts'

const marks = ['王秀英', 'Zhuangmiyu', '13800138000', '110101194103050013', '1941-03-05']
const text = marks.join(' ')
/** As they may stand in a log: plain, in an address, in base64, in JSON with escapes. */
const forms = marks.flatMap((mark) => [
  mark,
  encodeURIComponent(mark),
  Buffer.from(mark).toString('base64').replaceAll('=', '').slice(1, -1),
  ...(mark === '王秀英' ? ['\\u738b', '738b'] : []),
])

let lines: string[] = []
let place: ServedStation
let credentials: readonly string[]
beforeAll(async () => {
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  place = await serveStation({
    log: makeLog('trace', sink),
    limits: { requests: 1e9, refusedCredentials: 1e9, enrolments: 1e9 },
  })
  const { access } = place.server
  credentials = [
    '',
    `${text}.${text}`,
    place.kiosk.credential,
    (await access.createPeer(text, 'all')).credential,
    (await access.createMonitor(text)).credential,
  ]
})
afterAll(() => place.end())

async function driveEveryRoute(): Promise<readonly number[]> {
  const statuses: number[] = []
  const wang = { ...stored(makePerson(place.station, text)), [text]: text }
  const part = { content_type: text, data: text }
  const bodies = [
    {
      docs: [wang, { _id: text, _attachments: { [text]: part } }, { id: text, rev: text }],
      keys: [text],
      [text]: [text],
    },
    { ...wang, _id: `elders:${text}`, code: text, kioskName: text, publicKey: text, kiosk: text, challenge: text },
    { kiosk: 'kiosk-a', challenge: text, renewal: text, next: text, signature: text, selector: { [text]: text } },
    { docs: [wang] },
  ].map((body) => JSON.stringify(body))
  bodies.push(`{"docs":[{"${text}":`, `{"a":1,"${text}":1,"${text}":2}`, `"${text}"`, '')
  for (const { method, url } of [...routeTable, { method: 'PATCH', url: '/:database/:id' }]) {
    const asked: Promise<number>[] = []
    const mayHaveBody = !['GET', 'HEAD'].includes(method)
    for (const [database, id] of [
      [place.database, `elders:${text}`],
      [text, text],
    ] as const) {
      const path = url
        .replace(':database', encodeURIComponent(database))
        .replace(':id', encodeURIComponent(id))
        .replace(':attachment', encodeURIComponent(text))
      const marked = encodeURIComponent(text)
      const query = `?rev=1-${marked}&since=${marked}&key=${marked}&${marked}=1`
      for (const credential of credentials) {
        for (const body of mayHaveBody ? bodies : [undefined])
          asked.push(send(`${path}${query}`, method, credential, body))
        asked.push(send(path, method, credential, mayHaveBody ? bodies[3] : undefined))
      }
    }
    statuses.push(...(await Promise.all(asked)))
  }
  return statuses
}

async function send(path: string, method: string, credential: string, body: string | undefined): Promise<number> {
  const clear = Buffer.from(text).toString('latin1')
  const answer = await fetch(`${place.server.url}${path}`, {
    method,
    headers: {
      'user-agent': clear,
      referer: `http://${encodeURIComponent(text)}/`,
      cookie: clear,
      'x-forwarded-for': clear,
      'content-type': 'application/json',
      authorization: `Bearer ${Buffer.from(credential).toString('latin1')}`,
    },
    ...(body === undefined ? {} : { body }),
  })
  await answer.arrayBuffer().catch(() => undefined)
  return answer.status
}

function expectNothingPersonal(): void {
  const log = lines.join('')
  for (const form of forms) expect(log.includes(form), `${form} stands in the log`).toBe(false)
  for (const credential of credentials.slice(2)) expect(log).not.toContain(credential.split('.')[1])
  expect(log).not.toContain('front desk')
  expect(log).not.toContain('驿站')
}

describe('the log', () => {
  it('says nothing personal of what is asked, written or refused by any route', { timeout: 120_000 }, async () => {
    lines = []
    const statuses = await driveEveryRoute()
    expect(statuses.length).toBeGreaterThan(500)
    expect([...new Set(statuses)]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404]))
    // A line is written when its answer has ended, a moment after it was read here.
    await expect.poll(() => lines.length).toBeGreaterThanOrEqual(statuses.length)
    for (const { url } of routeTable) expect(lines.some((line) => line.includes(`"route":"${url}"`))).toBe(true)
    expectNothingPersonal()
  })

  it('says where the store failed, and nothing of what the failure quoted', { timeout: 120_000 }, async () => {
    lines = []
    const failing = failTheStore(place.server.store)
    const statuses = await driveEveryRoute()
    failing.mend()
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(100)
    expect(lines.some((line) => line.includes('"failed"') && line.includes('log.test.ts'))).toBe(true)
    expectNothingPersonal()
    const { bulk } = callerOf(place.server, place.kiosk.credential)
    expect(await bulk(place.database, [stored(makePerson(place.station, '李桂兰'))])).toMatchObject([{ ok: true }])
  })
})

/** Everything that reads or writes documents throws an error that quotes one, also in the form of a place in the code. */
function failTheStore(store: DocumentStore): { readonly mend: () => void } {
  const whole = { ...store }
  const fail = (): never => {
    throw Object.assign(new Error(`${text}\n    at ${text} (${text}:1:1)\n${text}`), { document: text })
  }
  const names = [
    'readChanges',
    'readWinners',
    'writeDocuments',
    'readDocument',
    'bulkGet',
    'readAllDocs',
    'revsDiff',
  ] as const
  Object.assign(store, Object.fromEntries(names.map((name) => [name, fail])), { readAttachment: fail, info: fail })
  return { mend: () => void Object.assign(store, whole) }
}
