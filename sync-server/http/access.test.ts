import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKey } from '../testing/kiosk-key.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import {
  actAt,
  article,
  type Caller,
  callerOf,
  makePerson,
  makeReading,
  noon,
  serveStation,
  type ServedStation,
  stored,
} from '../testing/served-station.ts'

let place: ServedStation
let clock = noon

beforeAll(async () => {
  place = await serveStation({ now: () => clock })
})
afterAll(() => place.end())

const enrolBy = (code: string): Promise<Response> =>
  fetch(`${place.server.url}/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, kioskName: '前台', publicKey: makeKey().publicKey }),
  })

describe('enrolment', () => {
  it('takes a kiosk in, once for each code, and gives no secret', async () => {
    const { code } = await place.server.createEnrolmentCode(place.station)
    const first = await enrolBy(` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(first.status).toBe(201)
    const enrolled = (await first.json()) as {
      station: string
      stationName: string
      stationPhone: string
      kiosk: string
      credential?: string
      epoch: string
    }
    expect(enrolled).toMatchObject({
      station: place.station,
      stationName: '银杏驿站 一号',
      stationPhone: '',
      epoch: place.server.access.epoch(),
    })
    expect(enrolled.credential).toBeUndefined()
    expect((await enrolBy(code)).status).toBe(403)
  })

  it('gives exactly one credential when the same code is used twice at once', async () => {
    const { code } = await place.server.createEnrolmentCode(place.station)
    const answers = await Promise.all(Array.from({ length: 5 }, () => place.server.access.enrol(code, 'k')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('answers an expired, a used and an unknown code alike', async () => {
    const { code } = await place.server.createEnrolmentCode(place.station)
    clock = noon + 10 * 60_000
    const expired = await enrolBy(code)
    clock = noon
    const unknown = await enrolBy('00000-00000-00000-00000-000000')
    expect([expired.status, await expired.text()]).toEqual([unknown.status, await unknown.text()])
  })

  it('slows down guessing with 429 and a Retry-After', async () => {
    const strict = await serveStation({ limits: { enrolments: 3, refusedCredentials: 2 } })
    try {
      const statuses: number[] = []
      for (let i = 0; i < 4; i += 1) {
        const answer = await fetch(`${strict.server.url}/enrol`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: 'A', kioskName: 'k', publicKey: makeKey().publicKey }),
        })
        statuses.push(answer.status)
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(statuses).toEqual([403, 403, 403, 429])
      const wrong = callerOf(strict.server, 'kiosk-none.secret')
      const refused = [await wrong.call('/catalog'), await wrong.call('/catalog'), await wrong.call('/catalog')]
      expect(refused.map(({ status }) => status)).toEqual([401, 401, 429])
      expect(Number(refused[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await strict.kiosk.call('/catalog')).status).toBe(200)
    } finally {
      await strict.end()
    }
  })

  it('slows down whoever asks too much, and nobody else, with 429 and a Retry-After', async () => {
    const strict = await serveStation({ limits: { requests: 3 } })
    try {
      const other = await strict.enrol(strict.station)
      const statuses: number[] = []
      for (let i = 0; i < 4; i += 1) {
        const answer = await strict.kiosk.call('/catalog')
        statuses.push(answer.status)
        if (answer.status !== 429) continue
        const wait = Number(answer.headers.get('retry-after'))
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(60)
        expect(await answer.json()).toMatchObject({ error: 'too_many_requests' })
      }
      expect(statuses).toEqual([200, 200, 200, 429])
      expect((await other.call('/catalog')).status).toBe(200)
    } finally {
      await strict.end()
    }
  })
})

describe('credentials', () => {
  it.each([
    ['none', undefined],
    ['an unknown holder', 'Bearer kiosk-x.abc'],
    ['an empty bearer', 'Bearer '],
    ['another scheme', 'Digest x'],
    ['bytes that are no text', `Basic ${Buffer.of(255, 58, 255).toString('base64')}`],
  ])('answers %s with 401 for every database, existing or not', async (_what, authorization) => {
    const bodies = new Set<string>()
    for (const database of [place.database, 'station-none', 'catalog', 'ginkgo-access']) {
      const answer = await fetch(
        `${place.server.url}/${database}/_changes`,
        authorization === undefined ? {} : { headers: { authorization } },
      )
      expect(answer.status).toBe(401)
      bodies.add(await answer.text())
    }
    expect(bodies.size).toBe(1)
  })

  it('takes the same credential as basic authentication', async () => {
    const [id = '', secret = ''] = place.kiosk.credential.split('.')
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
    expect((await fetch(`${place.server.url}/${place.database}`, { headers: { authorization } })).status).toBe(200)
    const wrong = `Basic ${Buffer.from(`${id}:${secret}x`).toString('base64')}`
    expect((await fetch(`${place.server.url}/${place.database}`, { headers: { authorization: wrong } })).status).toBe(
      401,
    )
  })

  it('cuts the open feed of a kiosk that is revoked and refuses it from then on', async () => {
    const kiosk = await place.enrol(place.station)
    const waiting = kiosk.call(`/${place.database}/_changes?feed=longpoll&since=now&heartbeat=60000`)
    const answer = await waiting
    expect(await place.server.access.revoke(kiosk.id)).toBe(true)
    expect(await answer.json()).toMatchObject({ results: [] })
    expect((await kiosk.call(`/${place.database}`)).status).toBe(401)
    expect((await place.kiosk.call(`/${place.database}`)).status).toBe(200)
  })
})

describe('isolation', () => {
  let other: Caller
  let otherDatabase: string

  beforeAll(async () => {
    const station = await place.server.createStation('别处')
    otherDatabase = `station-${station}`
    other = await place.enrol(station)
    await other.bulk(otherDatabase, [stored(makePerson(station, '李桂兰'))])
  })

  it('answers every route of another station exactly as if there were none', async () => {
    const routes: readonly (readonly [string, string, unknown?])[] = [
      ['GET', ''],
      ['GET', '/_changes'],
      ['GET', '/_changes?feed=longpoll'],
      ['GET', '/_all_docs'],
      ['POST', '/_all_docs', { keys: [] }],
      ['POST', '/_bulk_docs', { docs: [stored(makeReading(place.station, 120))] }],
      ['POST', '/_transfers', { code: 'A'.repeat(26), author: 'staff:x', offset: 480 }],
      ['POST', '/_revs_diff', {}],
      ['POST', '/_bulk_get', { docs: [] }],
      ['GET', '/_local/x'],
      ['PUT', '/_local/x', {}],
      ['GET', '/elders:x'],
      ['PUT', '/elders:x', {}],
      ['DELETE', '/elders:x?rev=1-a'],
      ['GET', '/elders:x/photo.jpg'],
    ]
    for (const [method, path, body] of routes) {
      const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const answers = []
      for (const database of [otherDatabase, `${otherDatabase}-media`, 'station-none', 'ginkgo-access', '_users']) {
        const answer = await place.kiosk.call(`/${database}${path}`, init)
        answers.push([answer.status, await answer.text()])
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, `${method} ${path}`).toBe(1)
      expect(answers[0]?.[0]).toBe(404)
    }
  })

  it('lets kiosks read the shared scopes and write none of them', async () => {
    const { credential } = await place.server.access.createPeer('editor', ['knowledge'])
    const editor = callerOf(place.server, credential)
    const text = createDocument(article, { title: '预防跌倒' }, actAt('editors'))
    expect(await editor.bulk('knowledge', [stored(text)])).toMatchObject([{ ok: true }])
    expect((await place.kiosk.call(`/knowledge/${encodeURIComponent(text.id)}`)).status).toBe(200)
    expect((await place.kiosk.post('/knowledge/_bulk_docs', { docs: [stored(text)] })).status).toBe(403)
    expect((await editor.call('/catalog')).status).toBe(404)
  })

  it('has no station whose name would be the media database of another', async () => {
    await expect(place.server.createStation('x', `${place.station}-media`)).rejects.toThrow('not a station id')
    await expect(place.server.createStation('x', '../up')).rejects.toThrow('not a station id')
  })
})

describe('pages of other origins', () => {
  it('are answered on this machine and in the shell, not elsewhere', async () => {
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${place.server.url}/${place.database}/_changes`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      })
    const own = await preflight('http://127.0.0.1:4321')
    expect(own.status).toBe(204)
    expect(own.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4321')
    expect((await preflight('app://ginkgo')).status).toBe(204)
    const foreign = await preflight('https://example.org')
    expect(foreign.status).toBe(404)
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })
})
