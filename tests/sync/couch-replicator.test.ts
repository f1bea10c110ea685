/**
 * What Apache CouchDB's replicator asks, in its order, over real HTTP. There is no CouchDB here: the requests are written after its source
 * (src/couch_replicator: couch_replicator_auth_session, couch_replicator_api_wrap, couch_replicator_changes_reader,
 * couch_replicator_scheduler_job), between two gateways that serve one station, so that each stands once where a CouchDB would.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editDocument } from '../../src-domain/shared/document.ts'
import {
  actAt,
  makePerson,
  makeReading,
  serveStation,
  type ServedStation,
  stored,
} from '../../sync-server/testing/served-station.ts'

type Json = Readonly<Record<string, unknown>>
type Change = { readonly id: string; readonly seq: number; readonly changes: readonly { readonly rev: string }[] }
type Side = {
  readonly ask: (
    method: string,
    path: string,
    init?: { body?: string | Uint8Array<ArrayBuffer>; headers?: Json },
  ) => Promise<Response>
  readonly revoke: () => Promise<unknown>
}

const station = 'shared1'
const database = `station-${station}`
let here: ServedStation
let there: ServedStation
let source: Side
let target: Side
let kiosk: Awaited<ReturnType<ServedStation['enrol']>>

beforeAll(async () => {
  here = await serveStation()
  there = await serveStation()
  for (const { server } of [here, there]) await server.createStation('两地同名', station)
  kiosk = await here.enrol(station)
  source = await sideOf(here)
  target = await sideOf(there)
})
afterAll(async () => {
  await here.end()
  await there.end()
})

/** As `{"url": "…/station-…", "auth": {"basic": …}}`; the replicator puts a slash after the name of the database. */
async function sideOf({ server }: ServedStation, of = database): Promise<Side> {
  const { peer, credential } = await server.access.createPeer('省平台', [of])
  const [username = '', password = ''] = credential.split('.')
  const session = await fetch(`${server.url}/_session`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `name=${username}&password=${password}`,
  })
  // It takes exactly this for "no cookies here" and sends the password with each request; anything else stops it.
  expect(session.status).toBe(404)
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  return {
    ask: (method, path, { body, headers } = {}) =>
      fetch(`${server.url}/${of}/${path}`, {
        method,
        headers: { authorization, ...(headers as Record<string, string> | undefined) },
        ...(body === undefined ? {} : { body }),
      }),
    revoke: () => server.access.revoke(peer),
  }
}

const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('base64')
const json = { 'Content-Type': 'application/json' }
const read = async (answer: Promise<Response>, status: number): Promise<Json> => {
  const { status: got, ...rest } = await answer.then(async (found) => ({
    status: found.status,
    body: (await found.json()) as Json,
  }))
  expect(got).toBe(status)
  return rest.body
}

/** One replication that is not continuous. @returns how many documents it wrote, and the rows that were refused. */
async function replicateOnce(from: Side, to: Side): Promise<{ readonly written: number; readonly refused: unknown }> {
  for (const side of [from, to]) {
    expect(await read(side.ask('GET', ''), 200)).toMatchObject({
      update_seq: expect.anything() as unknown,
      instance_start_time: '0',
    })
  }
  const checkpoint = '_local/6f7a1c0c3d9f%2Bcontinuous'
  const logs = await Promise.all([from, to].map((side) => side.ask('GET', checkpoint)))
  const known = await Promise.all(logs.map(async (log) => (log.ok ? ((await log.json()) as Json) : undefined)))
  const since = known[0]?.['source_last_seq'] ?? 0
  const feed = `_changes?feed=normal&style=all_docs&since=${encodeURIComponent(JSON.stringify(since))}&timeout=10000`
  const { results, last_seq } = (await read(from.ask('GET', feed), 200)) as unknown as {
    readonly results: readonly Change[]
    readonly last_seq: unknown
  }
  const revisions = Object.fromEntries(results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]))
  const diff = (await read(
    to.ask('POST', '_revs_diff', { body: JSON.stringify(revisions), headers: json }),
    200,
  )) as Readonly<Record<string, { readonly missing: readonly string[] }>>
  const wanted = Object.entries(diff).flatMap(([id, { missing }]) =>
    missing.map((rev) => ({ id, rev, atts_since: [] })),
  )
  let refused: unknown = []
  let written = 0
  if (wanted.length > 0) {
    const found = (await read(
      from.ask('POST', '_bulk_get?latest=true&revs=true&attachments=false', {
        body: JSON.stringify({ docs: wanted }),
        headers: { ...json, Accept: 'application/json' },
      }),
      200,
    )) as { readonly results: readonly { readonly docs: readonly { readonly ok?: Json }[] }[] }
    const docs = found.results.flatMap((result) => result.docs.flatMap(({ ok }) => (ok === undefined ? [] : [ok])))
    expect(docs).toHaveLength(wanted.length)
    const rows = await to.ask('POST', '_bulk_docs', {
      body: `{"new_edits":false,"docs":[${docs.map((doc) => JSON.stringify(doc)).join(',')}]}`,
      headers: { ...json, 'X-Couch-Full-Commit': 'false' },
    })
    expect(rows.status).toBe(201)
    refused = await rows.json()
    written = docs.length - (refused as readonly unknown[]).length
  }
  for (const side of [from, to]) {
    const committed = await read(side.ask('POST', '_ensure_full_commit', { headers: json }), 201)
    expect(committed).toEqual({ ok: true, instance_start_time: '0' })
  }
  for (const [i, side] of [from, to].entries()) {
    const history = [{ session_id: 'a1', end_last_seq: last_seq, docs_written: written }]
    const log = { _id: checkpoint, session_id: 'a1', source_last_seq: last_seq, replication_id_version: 4, history }
    const rev = known[i]?.['_rev']
    const body = JSON.stringify({ ...log, ...(rev === undefined ? {} : { _rev: rev }) })
    expect(await read(side.ask('PUT', checkpoint, { body, headers: json }), 201)).toMatchObject({
      rev: expect.stringMatching(/^0-/u) as unknown,
    })
  }
  return { written, refused }
}

describe('the requests of CouchDB’s replicator', () => {
  it('carry a station from the gateway to another, edits and tombstones too, and go on from the checkpoint', async () => {
    const wang = makePerson(station, '王秀英')
    const [first] = await kiosk.bulk(database, [stored(wang), stored(makeReading(station, 132))])
    expect(await replicateOnce(source, target)).toEqual({ written: 2, refused: [] })

    const edited = editDocument(wang, { name: '王秀兰' }, actAt(station))
    await kiosk.bulk(database, [stored(edited, first?.rev)])
    expect(await replicateOnce(source, target)).toEqual({ written: 1, refused: [] })
    const id = encodeURIComponent(wang.id)
    expect(await read(target.ask('GET', id), 200)).toMatchObject({ body: { name: '王秀兰' } })

    const { _rev: rev } = await read(source.ask('GET', id), 200)
    expect((await source.ask('DELETE', `${id}?rev=${String(rev)}`)).status).toBe(201)
    expect(await replicateOnce(source, target)).toEqual({ written: 1, refused: [] })
    expect((await target.ask('GET', id)).status).toBe(404)
    expect(await replicateOnce(source, target)).toEqual({ written: 0, refused: [] })
  })

  it('bring back what was written at the other side, and are told what the rules refuse without being held up', async () => {
    const other = await there.enrol(station)
    const good = makePerson(station, '李桂兰')
    await other.bulk(database, [stored(good)])
    expect((await replicateOnce(target, source)).written).toBeGreaterThan(0)
    expect((await kiosk.call(`/${database}/${encodeURIComponent(good.id)}`)).status).toBe(200)
    const wrong: Json = { ...stored(makeReading(station, 999), '1-aa'), _revisions: { start: 1, ids: ['aa'] } }
    const right: Json = { ...stored(makeReading(station, 140), '1-bb'), _revisions: { start: 1, ids: ['bb'] } }
    const rows = await source.ask('POST', '_bulk_docs', {
      body: JSON.stringify({ new_edits: false, docs: [wrong, right] }),
      headers: json,
    })
    expect(await rows.json()).toMatchObject([{ id: wrong['_id'], error: 'forbidden' }])
    expect((await source.ask('GET', encodeURIComponent(String(right['_id'])))).status).toBe(200)
  })
})

describe('the requests of CouchDB’s replicator for media', () => {
  const media = `${database}-media`
  const picture = { _id: 'file1:0', _rev: '1-aa', _revisions: { start: 1, ids: ['aa'] } }
  const bytes = Buffer.alloc(200_000, 'ab\r\n--')
  const boundary = '2d6f6b3c1e'

  it('bring a large attachment in parts, take it in parts, and leave it as it is when it comes again', async () => {
    const [from, to] = await Promise.all([sideOf(here, media), sideOf(there, media)])
    // couch_replicator_worker: what has an attachment of more than 64 KB goes alone (`update_doc`), its bytes as they are.
    const entry = { content_type: 'image/png', revpos: 1, digest: `md5-${md5Of(bytes)}`, length: bytes.length }
    const document = { ...picture, _attachments: { data: { ...entry, follows: true } } }
    const head = ['Content-Disposition: attachment; filename="data"', 'Content-Type: image/png']
    const sent = Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(document)}`),
      Buffer.from(`\r\n--${boundary}\r\n${[...head, `Content-Length: ${bytes.length}`].join('\r\n')}\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${boundary}--`),
    ])
    const headers = { 'Content-Type': `multipart/related; boundary="${boundary}"`, 'X-Couch-Full-Commit': 'false' }
    const put = (side: Side): Promise<Json> =>
      read(side.ask('PUT', 'file1%3A0?new_edits=false', { body: sent, headers }), 201)
    expect(await put(from)).toMatchObject({ ok: true, rev: '1-aa' })
    expect(await put(from)).toMatchObject({ ok: true, rev: '1-aa' })
    const wrong = sent.subarray(0, sent.length - 3)
    const refused = await to.ask('PUT', 'file1%3A0?new_edits=false', { body: wrong, headers })
    expect([refused.status, (await to.ask('GET', 'file1%3A0')).status]).toEqual([400, 404])

    // Its `_bulk_get` asks for no attachments; whatever has one is asked for alone (`open_doc_revs`), as is every document before 3.3.
    const asked = await from.ask('GET', 'file1%3A0?revs=true&open_revs=%5B%221-aa%22%2C%229-zz%22%5D&latest=true', {
      headers: { Accept: 'multipart/mixed' },
    })
    expect(asked.status).toBe(200)
    const [, outer = ''] = /^multipart\/mixed; boundary="(\w+)"$/u.exec(asked.headers.get('content-type') ?? '') ?? []
    const answer = Buffer.from(await asked.arrayBuffer()).toString('latin1')
    const [before, ...parts] = answer.split(`--${outer}`)
    expect([before, parts.at(-1)]).toEqual(['', '--'])
    const related = parts.find((part) => part.startsWith('\r\nContent-Type: multipart/related; boundary="')) ?? ''
    expect(parts.filter((part) => part !== related && part !== '--')).toEqual([
      '\r\nContent-Type: application/json; error="true"\r\n\r\n{"missing":"9-zz"}\r\n',
    ])
    const [, inner = ''] = /boundary="(\w+)"/u.exec(related) ?? []
    const body = Buffer.from(related.slice(related.indexOf('\r\n\r\n') + 4, -2), 'latin1')
    expect(body.includes(bytes)).toBe(true)
    const answered = await to.ask('PUT', 'file1%3A0?new_edits=false', {
      body,
      headers: { 'Content-Type': `multipart/related; boundary="${inner}"` },
    })
    expect(await read(Promise.resolve(answered), 201)).toMatchObject({ rev: '1-aa' })
    const got = await to.ask('GET', 'file1%3A0/data')
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('take documents without attachments in parts too, as CouchDB before 3.3 asks', async () => {
    const someone = makePerson(station, '赵德明')
    const [row] = await kiosk.bulk(database, [stored(someone)])
    const query = `revs=true&open_revs=${encodeURIComponent(JSON.stringify([row?.rev]))}&latest=true`
    const asked = await source.ask('GET', `${encodeURIComponent(someone.id)}?${query}`, {
      headers: { Accept: 'multipart/mixed' },
    })
    const text = await asked.text()
    const [, , one = ''] = text.split('\r\n\r\n').flatMap((piece) => piece.split('\r\n'))
    expect(JSON.parse(one)).toMatchObject({ _id: someone.id, _revisions: { start: 1 }, body: { name: '赵德明' } })
  })
})

/** Lines of a feed that stays open, without the line feeds that only keep it alive. */
async function* linesOf(answer: Response): AsyncGenerator<Json, void> {
  let text = ''
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes as Uint8Array).toString('utf8')
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Json
  }
}

describe('a continuous feed', () => {
  it('tells what is there, then what comes, one row a line, and ends at its timeout with where to go on', async () => {
    const { last_seq: since } = await read(source.ask('GET', '_changes?since=now'), 200)
    const before = makeReading(station, 121)
    await kiosk.bulk(database, [stored(before)])
    const query = `feed=continuous&style=all_docs&since=${String(since)}&timeout=3000`
    const answer = await source.ask('GET', `_changes?${query}`)
    expect(answer.status).toBe(200)
    const lines = linesOf(answer)
    const next = async (): Promise<Json | undefined> => (await lines.next()).value ?? undefined
    expect(await next()).toMatchObject({ id: before.id, changes: [{ rev: expect.any(String) as unknown }] })
    const after = [makeReading(station, 122), makeReading(station, 123)]
    await kiosk.bulk(
      database,
      after.map((fact) => stored(fact)),
    )
    const told = [await next(), await next()]
    expect(told.map((line) => line?.['id']).toSorted()).toEqual(after.map(({ id }) => id).toSorted())
    expect(await next()).toEqual({ last_seq: told[1]?.['seq'], pending: 0 })
    expect(await next()).toBeUndefined()
  })

  it('beats while nothing comes, and ends at once when the peer is revoked', async () => {
    const peer = await sideOf(here)
    const answer = await peer.ask('GET', '_changes?feed=continuous&since=now&heartbeat=1000')
    const reader = answer.body?.getReader()
    const beats = [await reader?.read(), await reader?.read()]
    expect(beats.map((beat) => Buffer.from(beat?.value ?? []).toString('utf8'))).toEqual(['\n', '\n'])
    await peer.revoke()
    let rest = ''
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read())
      rest += Buffer.from(piece.value).toString('utf8')
    expect(rest.trim()).toMatch(/^\{"last_seq":\d+,"pending":0\}$/u)
    expect((await peer.ask('GET', '')).status).toBe(401)
  })
})
