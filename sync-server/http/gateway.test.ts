import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import {
  actAt,
  type Caller,
  callerOf,
  makePerson,
  makeReading,
  noon,
  type Row,
  serveStation,
  type ServedStation,
  stored,
} from '../testing/served-station.ts'

type Change = {
  readonly seq: number
  readonly id: string
  readonly deleted?: boolean
  readonly changes: { rev: string }[]
  readonly doc?: Record<string, unknown>
}
type Changes = { readonly results: readonly Change[]; readonly last_seq: number; readonly pending: number }

let place: ServedStation
let peer: Caller

beforeAll(async () => {
  place = await serveStation()
  const { credential } = await place.server.access.createPeer('another server', 'all')
  peer = callerOf(place.server, credential)
})
afterAll(() => place.end())

const changesOf = async (caller: Caller, query = ''): Promise<Changes> =>
  (await (await caller.call(`/${place.database}/_changes${query}`)).json()) as Changes
const refusalsOf = (row: Row | undefined): string[] =>
  (JSON.parse(row?.reason ?? '[]') as { code: string }[]).map(({ code }) => code)

describe('writing', () => {
  it('stores what the rules allow and tells it to the next reader of changes', async () => {
    const before = await changesOf(place.kiosk)
    const wang = makePerson(place.station, '王秀英')
    const [row] = await place.kiosk.bulk(place.database, [stored(wang)])
    expect(row).toMatchObject({ ok: true, id: wang.id })
    const after = await changesOf(place.kiosk, `?since=${before.last_seq}&include_docs=true`)
    expect(after.results).toHaveLength(1)
    expect(after.results[0]?.doc).toEqual(stored(wang, row?.rev))
  })

  it('refuses one document without holding up the others, and says why as a list of refusals', async () => {
    const good = makeReading(place.station, 140)
    const other = makeReading(place.station, 150)
    const rows = await place.kiosk.bulk(place.database, [
      stored(good),
      stored(makeReading(place.station, 999)),
      stored(other),
    ])
    expect(rows.map((row) => row.ok === true)).toEqual([true, false, true])
    expect(rows[1]?.error).toBe('forbidden')
    expect(JSON.parse(rows[1]?.reason ?? '')).toEqual([{ code: 'test.impossible', field: '/body/systolic' }])
  })

  it('refuses a document of another station, of an unknown kind, of the wrong scope, and from the future', async () => {
    const mine = makeReading(place.station, 120)
    const ahead = new Date(noon + 6 * 60_000).toISOString()
    const rows = await place.kiosk.bulk(place.database, [
      stored(makeReading('elsewhere', 120)),
      { ...stored(mine), kind: 'nothing' },
      { ...stored(mine), _id: mine.id.replace('observations', 'articles'), kind: 'testArticle', body: { title: 'x' } },
      { ...stored(makeReading(place.station, 120)), occurredAt: ahead, updatedAt: ahead },
    ])
    expect(rows.map(refusalsOf)).toEqual([
      ['document.wrongStation'],
      ['document.unknownKind'],
      expect.arrayContaining(['document.wrongScope']) as string[],
      ['document.fromTheFuture'],
    ])
  })

  it('answers a conflict to a new edit that does not follow the winner', async () => {
    const wang = makePerson(place.station, '王秀英')
    const [first] = await place.kiosk.bulk(place.database, [stored(wang)])
    const edited = editDocument(wang, { name: '王秀英 (改)' }, actAt(place.station))
    const [second] = await place.kiosk.bulk(place.database, [stored(edited, first?.rev)])
    expect(second?.ok).toBe(true)
    const rows = await place.kiosk.bulk(place.database, [stored(edited, first?.rev), stored(edited)])
    expect(rows.map((row) => row.error)).toEqual(['conflict', 'conflict'])
    const put = await place.kiosk.call(`/${place.database}/${encodeURIComponent(wang.id)}`, {
      method: 'PUT',
      body: JSON.stringify(stored(edited, first?.rev)),
    })
    expect(put.status).toBe(409)
  })

  it('answers a conflict to a document it does not have when that names a revision, so that it is sent as a new one', async () => {
    const lost = makePerson(place.station, '李建国')
    const [named] = await place.kiosk.bulk(place.database, [stored(lost, '5-0123456789abcdef0123456789abcdef')])
    expect(named).toMatchObject({ id: lost.id, error: 'conflict' })
    const [anew] = await place.kiosk.bulk(place.database, [stored(lost)])
    expect(anew).toMatchObject({ ok: true, id: lost.id })
  })

  it('never lets a part of a medium be written a second time', async () => {
    const address = `/${place.database}-media/part:once`
    const part = (data: string): object => ({ _attachments: { bytes: { content_type: 'image/png', data } } })
    const put = (body: object): Promise<Response> =>
      place.kiosk.call(address, { method: 'PUT', body: JSON.stringify(body) })
    const first = await put(part('AAAA'))
    expect(first.status).toBe(201)
    const { rev } = (await first.json()) as { rev: string }
    const second = await put({ ...part('BBBB'), _rev: rev })
    expect(second.status).toBe(403)
    const attachment = await place.kiosk.call(`${address}/bytes`)
    expect(Buffer.from(await attachment.arrayBuffer()).toString('base64')).toBe('AAAA')
  })

  it('does not let a kiosk rewrite a fact, neither as a new edit nor as a replicated revision', async () => {
    const fact = makeReading(place.station, 130)
    const [written] = await place.kiosk.bulk(place.database, [stored(fact)])
    const forged = { ...fact, body: { systolic: 110 } }
    const [asEdit] = await place.kiosk.bulk(place.database, [stored(forged, written?.rev)])
    expect(refusalsOf(asEdit)).toContain('document.factRewritten')
    const [asRevision] = await place.kiosk.bulk(
      place.database,
      [stored(forged, '9-ffffffffffffffffffffffffffffffff')],
      false,
    )
    expect(refusalsOf(asRevision)).toContain('document.factRewritten')
  })

  it('takes word of who works here from an administrator, whoever brings it and whoever began the record', async () => {
    const station = await place.server.createStation('第二驿站')
    const [kiosk, database] = [await place.enrol(station), `station-${station}`]
    const by = (author: string) => ({ ...actAt(station), author })
    const make = (name: string, role: StaffRole, author: string) =>
      createDocument(staffKind, { name, role, active: true }, by(author))
    const boss = make('李梅', 'administrator', 'system')
    const nurse = make('孙燕', 'staff', boss.id)
    // The first person of a station, and in the same request whom she adds.
    const rows = await kiosk.bulk(database, [stored(boss as Document), stored(nurse as Document)])
    expect(rows.map(({ ok }) => ok)).toEqual([true, true])
    const raised = editDocument(nurse, { role: 'administrator' }, by(nurse.id)) as Document
    const refused = await kiosk.bulk(database, [
      stored(raised, rows[1]?.rev),
      stored(make('某人', 'administrator', nurse.id) as Document),
    ])
    expect(refused.map((row) => refusalsOf(row)[0])).toEqual(['staff.administratorOnly', 'staff.administratorOnly'])
    const revision = [stored(raised, '9-ffffffffffffffffffffffffffffffff')]
    expect(refusalsOf((await kiosk.bulk(database, revision, false))[0])).toContain('staff.administratorOnly')
    const own = editDocument(nurse, { pinTemporary: false }, by(nurse.id)) as Document
    const [taken] = await kiosk.bulk(database, [stored(own, rows[1]?.rev)])
    expect(taken?.ok).toBe(true)
    const byBoss = editDocument(own as typeof nurse, { role: 'volunteer' }, by(boss.id)) as Document
    expect((await kiosk.bulk(database, [stored(byBoss, taken?.rev)]))[0]?.ok).toBe(true)
  })

  it('lets nobody but a peer delete, and nothing come back over a tombstone', async () => {
    const fact = makeReading(place.station, 131)
    const [written] = await place.kiosk.bulk(place.database, [stored(fact)])
    const path = `/${place.database}/${encodeURIComponent(fact.id)}?rev=${written?.rev}`
    expect((await place.kiosk.call(path, { method: 'DELETE' })).status).toBe(403)
    expect((await peer.call(path, { method: 'DELETE' })).status).toBe(201)
    expect((await place.kiosk.call(path.split('?')[0] ?? '')).status).toBe(404)
    const [again] = await place.kiosk.bulk(place.database, [stored(fact)])
    expect(refusalsOf(again)).toEqual(['document.erased'])
  })

  it('erases what was edited elsewhere at the same time, whichever of the two arrives first', async () => {
    for (const [first, second] of [
      ['edit', 'tombstone'],
      ['tombstone', 'edit'],
    ]) {
      const wang = makePerson(place.station, '王')
      const [made] = await peer.bulk(place.database, [stored(wang)])
      const hash = made?.rev?.slice(2) ?? ''
      const sides: Record<string, object> = {
        // By revision alone the edit would win.
        edit: {
          ...stored(editDocument(wang, { name: '汪' }, actAt(place.station)), '2-ff'),
          _revisions: { start: 2, ids: ['ff', hash] },
        },
        tombstone: { _id: wang.id, _rev: '2-aa', _deleted: true, _revisions: { start: 2, ids: ['aa', hash] } },
      }
      for (const side of [first, second]) await peer.bulk(place.database, [sides[side ?? '']], false)
      const answer = await place.kiosk.call(`/${place.database}/${encodeURIComponent(wang.id)}`)
      expect(answer.status, `${first} before ${second}`).toBe(404)
      const { results } = await changesOf(peer)
      expect(results.find(({ id }) => id === wang.id)?.deleted).toBe(true)
    }
  })

  it('keeps both sides of a conflict that a peer brings, and shows all leaves with style=all_docs', async () => {
    const wang = makePerson(place.station, '王')
    const [first] = await peer.bulk(place.database, [stored(wang)])
    const hash = first?.rev?.slice(2) ?? ''
    const side = (rev: string, name: string) => ({
      ...stored(editDocument(wang, { name }, actAt(place.station)), `2-${rev}`),
      _revisions: { start: 2, ids: [rev, hash] },
    })
    expect(await peer.bulk(place.database, [side('aa', '甲'), side('bb', '乙')], false)).toEqual([])
    const { results } = await changesOf(peer, '?style=all_docs')
    expect(results.find(({ id }) => id === wang.id)?.changes.map(({ rev }) => rev)).toEqual(['2-bb', '2-aa'])
    const leaves = (await (
      await peer.call(`/${place.database}/${encodeURIComponent(wang.id)}?open_revs=all`)
    ).json()) as unknown[]
    expect(leaves).toHaveLength(2)
  })
})

describe('reading', () => {
  it('pages through changes with limit and since until nothing is pending', async () => {
    await place.kiosk.bulk(
      place.database,
      Array.from({ length: 25 }, (_, i) => stored(makeReading(place.station, 100 + i))),
    )
    const all = await changesOf(place.kiosk)
    const paged: Change[] = []
    for (let since = 0, pending = 1; pending > 0;) {
      const page = await changesOf(place.kiosk, `?since=${since}&limit=7`)
      paged.push(...page.results)
      since = page.last_seq
      pending = page.pending
    }
    expect(paged).toEqual(all.results)
  })

  it('answers _all_docs by keys, by range, with and without documents', async () => {
    const facts = Array.from({ length: 3 }, (_, i) => makeReading(place.station, 90 + i)).toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    )
    await place.kiosk.bulk(
      place.database,
      facts.map((fact) => stored(fact)),
    )
    const ids = facts.map(({ id }) => id)
    const keyed = (await (
      await place.kiosk.post(`/${place.database}/_all_docs?include_docs=true`, {
        keys: [ids[2], 'observations:none', ids[0]],
      })
    ).json()) as { rows: { id?: string; key: string; error?: string; doc?: { _id: string } }[] }
    expect(keyed.rows.map((row) => row.error ?? row.doc?._id)).toEqual([ids[2], 'not_found', ids[0]])
    const range = `?startkey=${encodeURIComponent(JSON.stringify(ids[0]))}&endkey=${encodeURIComponent(JSON.stringify(ids[2]))}&limit=2`
    const ranged = (await (await place.kiosk.call(`/${place.database}/_all_docs${range}`)).json()) as {
      rows: { id: string; doc?: unknown }[]
    }
    expect(ranged.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(ranged.rows[0]?.doc).toBeUndefined()
  })

  it('filters changes by _doc_ids and refuses filters and feeds it does not serve', async () => {
    const fact = makeReading(place.station, 111)
    await place.kiosk.bulk(place.database, [stored(fact)])
    const filtered = (await (
      await place.kiosk.post(`/${place.database}/_changes?filter=_doc_ids`, { doc_ids: [fact.id] })
    ).json()) as Changes
    expect(filtered.results.map(({ id }) => id)).toEqual([fact.id])
    for (const query of [
      '?filter=_view',
      '?feed=eventsource',
      '?feed=continuous&limit=3',
      '?limit=many',
      '?descending=true',
      '?filter=_doc_ids',
    ]) {
      expect((await place.kiosk.call(`/${place.database}/_changes${query}`)).status, query).toBe(400)
    }
  })

  it('wakes a longpoll with the change that comes, and with nothing at its timeout', async () => {
    const { last_seq: since } = await changesOf(place.kiosk)
    const waiting = changesOf(place.kiosk, `?feed=longpoll&since=${since}&include_docs=true`)
    const fact = makeReading(place.station, 112)
    await place.kiosk.bulk(place.database, [stored(fact)])
    expect((await waiting).results.map(({ id }) => id)).toEqual([fact.id])
    const empty = await changesOf(place.kiosk, '?feed=longpoll&since=now&timeout=5')
    expect(empty.results).toEqual([])
  })

  it('sends compressed answers that say the same', async () => {
    const plain = await place.kiosk.call(`/${place.database}/_changes?include_docs=true`, {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const text = await plain.text()
    for (const encoding of ['gzip', 'br', 'zstd']) {
      const answer = await place.kiosk.call(`/${place.database}/_changes?include_docs=true`, {
        headers: { 'accept-encoding': encoding },
      })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(await answer.text()).toBe(text)
    }
  })

  it('says of a missing document in _bulk_get only that it is missing, not where in the program', async () => {
    const answer = await place.kiosk.post(`/${place.database}/_bulk_get`, { docs: [{ id: 'elders:none' }] })
    const error = { id: 'elders:none', error: 'not_found', reason: 'missing' }
    expect(await answer.json()).toEqual({ results: [{ id: 'elders:none', docs: [{ error }] }] })
  })

  it('keeps a checkpoint for each holder, unseen by others', async () => {
    const put = await place.kiosk.call(`/${place.database}/_local/abc`, {
      method: 'PUT',
      body: JSON.stringify({ last_seq: 3 }),
    })
    expect(put.status).toBe(201)
    expect(await (await place.kiosk.call(`/${place.database}/_local/abc`)).json()).toMatchObject({
      _id: '_local/abc',
      last_seq: 3,
      _rev: '0-1',
    })
    expect((await peer.call(`/${place.database}/_local/abc`)).status).toBe(404)
    expect((await place.kiosk.call('/catalog/_local/abc', { method: 'PUT', body: '{}' })).status).toBe(201)
  })
})

describe('bad input', () => {
  const bad: readonly (readonly [string, string, number])[] = [
    ['a key twice in one object', '{"docs":[],"docs":[{}]}', 400],
    ['a key twice, once escaped', '{"docs":[],"\\u0064ocs":[{}]}', 400],
    ['__proto__', '{"docs":[{"__proto__":{"x":1}}]}', 400],
    ['more depth than any document has', `${'['.repeat(40)}${']'.repeat(40)}`, 400],
    ['half a JSON text', '{"docs":[', 400],
    ['an unfinished string', '{"docs":["', 400],
    ['no list', '{"docs":{}}', 400],
    ['nothing', '', 400],
    ['a bare value', '17', 400],
  ]
  it.each(bad)('answers a body with %s with a 4xx and stores nothing', async (_what, body, status) => {
    const before = await changesOf(place.kiosk)
    const answer = await place.kiosk.call(`/${place.database}/_bulk_docs`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: 'bad_request' })
    expect((await changesOf(place.kiosk)).last_seq).toBe(before.last_seq)
  })

  it.each([
    ['16 MB and one byte of documents', 'POST', '/_bulk_docs', 16 * 1024 * 1024 + 1],
    ['a checkpoint of 64 KB and one byte', 'PUT', '/_local/big', 64 * 1024 + 1],
  ])('refuses %s by what is announced, before it is sent', async (_what, method, path, length) => {
    const { hostname, port } = new URL(place.server.url)
    const asked = request({
      hostname,
      port,
      method,
      path: `/${place.database}${path}`,
      headers: {
        authorization: `Bearer ${place.kiosk.credential}`,
        'content-type': 'application/json',
        'content-length': length,
      },
    })
    asked.on('error', () => undefined)
    asked.flushHeaders()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    asked.destroy()
    expect(answer.statusCode).toBe(413)
  })

  it('refuses more documents in one request than it looks at, and stores none of them', async () => {
    const before = await changesOf(place.kiosk)
    const answer = await place.kiosk.post(`/${place.database}/_bulk_docs`, {
      docs: Array.from({ length: 10_001 }, () => ({})),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: 'bad_request' })
    const asked = Array.from({ length: 10_001 }, (_, i) => ({ id: `elders:${i}` }))
    expect((await place.kiosk.post(`/${place.database}/_bulk_get`, { docs: asked })).status).toBe(400)
    expect((await changesOf(place.kiosk)).last_seq).toBe(before.last_seq)
  })

  it('answers bytes that are no UTF-8 with 400 and a wrong content type with 415', async () => {
    const init = {
      method: 'POST',
      body: Uint8Array.of(0x22, 0xff, 0x22),
      headers: { 'content-type': 'application/json' },
    }
    expect((await place.kiosk.call(`/${place.database}/_bulk_docs`, init)).status).toBe(400)
    const form = { method: 'POST', body: 'docs=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect((await place.kiosk.call(`/${place.database}/_bulk_docs`, form)).status).toBe(415)
  })

  it('refuses documents that are no documents, each in its row', async () => {
    const good = stored(makeReading(place.station, 101))
    const rows = await place.kiosk.bulk(place.database, [
      null,
      [],
      'text',
      {},
      { _id: 7 },
      { _id: '_design/evil', views: {} },
      { _id: '../../etc' },
      { ...good, _rev: 'x' },
      { ...good, _attachments: { a: { data: 'AAAA', content_type: 'image/png' } } },
      { ...good, _security: {} },
      { ...good, kind: [{ toString: 'none' }] },
      good,
    ])
    expect(rows.slice(0, -1).map((row) => row.error)).toEqual(Array.from({ length: 11 }, () => 'forbidden'))
    expect(rows.at(-1)?.ok).toBe(true)
  })

  it('refuses replicated revisions whose history does not fit', async () => {
    const good = stored(makeReading(place.station, 101), '2-aa')
    const histories = [
      { start: 1, ids: ['aa', 'bb'] },
      { start: 2, ids: ['cc', 'bb'] },
      { start: 2, ids: [] },
      { start: 2, ids: ['aa', 7] },
      'x',
    ]
    const rows = await peer.bulk(
      place.database,
      [...histories.map((_revisions) => ({ ...good, _revisions })), { ...good, _rev: undefined }],
      false,
    )
    expect(rows.map((row) => row.error)).toEqual(Array.from({ length: 6 }, () => 'forbidden'))
  })
})

describe('the route table', () => {
  it('knows these routes and no other', async () => {
    const listed = new Set([
      'GET /',
      'GET /health',
      'GET /:db',
      'HEAD /:db',
      'GET /:db/:id',
      'PUT /:db/:id',
      'DELETE /:db/:id',
      'GET /:db/:id/:att',
      'GET /:db/_local/x',
      'PUT /:db/_local/x',
      'GET /:db/_changes',
      'POST /:db/_changes',
      'GET /:db/_all_docs',
      'POST /:db/_all_docs',
      'POST /:db/_bulk_docs',
      'POST /:db/_transfers',
      'POST /:db/_revs_diff',
      'POST /:db/_bulk_get',
      'POST /:db/_ensure_full_commit',
      'POST /enrol',
      'POST /token',
      'POST /token/challenge',
      'POST /token/key',
    ])
    const paths = [
      '/',
      '/health',
      '/enrol',
      '/token',
      '/token/challenge',
      '/token/key',
      // For a monitor only: `metrics.test.ts`.
      '/metrics',
      '/_all_dbs',
      '/_session',
      '/_users',
      '/_utils',
      '/_up',
      '/_replicate',
      '/_node/_local/_config',
      '/:db',
      '/:db/:id',
      '/:db/:id/:att',
      '/:db/_local/x',
      '/:db/_changes',
      '/:db/_all_docs',
      '/:db/_bulk_docs',
      '/:db/_revs_diff',
      '/:db/_bulk_get',
      '/:db/_find',
      '/:db/_index',
      '/:db/_temp_view',
      '/:db/_compact',
      '/:db/_purge',
      '/:db/_security',
      '/:db/_design/x',
      '/:db/_design/x/_view/y',
      '/:db/_ensure_full_commit',
      '/:db/_local_docs',
      '/ginkgo-access',
      '/ginkgo-access/_all_docs',
      '/../data.key',
    ]
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const address = path.replace(':db', place.database).replace(':id', 'elders:none').replace(':att', 'a.png')
        const body = ['POST', 'PUT', 'PATCH'].includes(method)
          ? { body: '{}', headers: { 'content-type': 'application/json' } }
          : {}
        const answer = await peer.call(address, { method, ...body })
        const known = listed.has(`${method} ${path}`)
        if (!known) expect(answer.status, `${method} ${path}`).toBe(404)
        else
          expect(
            answer.status === 404 ? ((await answer.json()) as { reason: string }).reason : '',
            `${method} ${path}`,
          ).toMatch(/^$|^missing$|^deleted$/)
      }
    }
  })
})

describe('the health of the server', () => {
  it('says its epoch to anybody and nothing else', async () => {
    const health = await (await fetch(`${place.server.url}/health`)).json()
    expect(health).toEqual({ ok: true, epoch: place.server.access.epoch() })
    expect(await (await fetch(place.server.url)).json()).toMatchObject({
      couchdb: 'Welcome',
      epoch: place.server.access.epoch(),
    })
  })
})
