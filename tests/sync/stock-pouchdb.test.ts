import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editDocument, type Document } from '../../src-domain/shared/document.ts'
import {
  actAt,
  callerOf,
  makePerson,
  makeReading,
  noon,
  serveStation,
  type ServedStation,
  stored,
} from '../../sync-server/testing/served-station.ts'
import { makeKey } from '../../sync-server/testing/kiosk-key.ts'
import { openLocal, openRemote, type StockDatabase } from '../support/stock-pouchdb.ts'

let place: ServedStation
let remote: StockDatabase
let locals = 0
let clock = noon
const newLocal = (): StockDatabase => openLocal(join(place.folder, `local-${(locals += 1)}`))

beforeAll(async () => {
  place = await serveStation({ now: () => clock })
  remote = openRemote(place.server.url, place.database, place.kiosk.credential)
})
afterAll(() => place.end())

describe('stock PouchDB against the gateway', () => {
  it('pushes and pulls a station whole', async () => {
    const here = newLocal()
    const documents = Array.from({ length: 250 }, (_, i) => stored(makeReading(place.station, 100 + (i % 80))))
    await here.bulkDocs(documents)
    const pushed = await here.replicate.to(remote)
    expect(pushed).toMatchObject({ ok: true, docs_written: 250, doc_write_failures: 0 })
    const there = newLocal()
    const pulled = await there.replicate.from(remote)
    expect(pulled.ok).toBe(true)
    const sent = await here.allDocs({ include_docs: true })
    const got = await there.allDocs({ include_docs: true, keys: documents.map(({ _id }) => _id) })
    expect(got.rows.map(({ doc }) => doc)).toEqual(
      documents.map(({ _id }) => sent.rows.find(({ id }) => id === _id)?.doc),
    )
    expect((await there.replicate.from(remote)).docs_written).toBe(0)
    await here.close()
    await there.close()
  })

  it('delivers everything else when the server refuses one', async () => {
    const here = newLocal()
    const good = [makeReading(place.station, 120), makeReading(place.station, 121)]
    await here.bulkDocs([...good, makeReading(place.station, 999)].map((document) => stored(document)))
    const pushed = await here.replicate.to(remote)
    expect(pushed).toMatchObject({ docs_written: 2, doc_write_failures: 1 })
    for (const { id } of good) expect(await remote.get(id)).toMatchObject({ _id: id })
    await here.close()
  })

  it('carries later edits both ways while live', async () => {
    const [one, two] = [newLocal(), newLocal()]
    const running = [one.sync(remote, { live: true, retry: true }), two.sync(remote, { live: true, retry: true })]
    const wang = makePerson(place.station, '王秀英')
    await one.put(stored(wang))
    const first = await until(() => two.get(wang.id))
    const edited: Document = editDocument(wang, { name: '王秀兰' }, actAt(place.station, 'kiosk-two'))
    await two.put(stored(edited, String(first['_rev'])))
    await until(async () => {
      const here = await one.get(wang.id)
      return (here['body'] as { name: string }).name === '王秀兰' ? here : undefined
    })
    for (const replication of running) replication.cancel()
    await Promise.all(running.map((replication) => new Promise((resolve) => replication.on('complete', resolve))))
    await one.close()
    await two.close()
  })

  it('replicates write-once attachments of the media database both ways, byte for byte', async () => {
    const media = openRemote(place.server.url, `${place.database}-media`, place.kiosk.credential)
    const [here, there] = [newLocal(), newLocal()]
    const parts = Array.from({ length: 5 }, () => randomBytes(1024 * 1024))
    for (const [i, data] of parts.entries()) {
      const part = { content_type: 'application/octet-stream', data: data.toString('base64') }
      await here.put({ _id: `media:photo-${i}`, part: i, parts: parts.length, _attachments: { part } })
    }
    expect(await here.replicate.to(media)).toMatchObject({ docs_written: 5, doc_write_failures: 0 })
    expect((await there.replicate.from(media)).docs_written).toBe(5)
    for (const [i, data] of parts.entries()) {
      expect(Buffer.compare(await there.getAttachment(`media:photo-${i}`, 'part'), data)).toBe(0)
      expect(Buffer.compare(await media.getAttachment(`media:photo-${i}`, 'part'), data)).toBe(0)
    }
    const first = await here.get('media:photo-0')
    await here.put({ ...first, part: 9 })
    await here.put({ _id: 'media:page', _attachments: { a: { content_type: 'text/html', data: 'AAAA' } } })
    await here.put({
      _id: 'media:big',
      _attachments: { a: { content_type: 'image/png', data: randomBytes(1_200_000).toString('base64') } },
    })
    expect(await here.replicate.to(media)).toMatchObject({ docs_written: 0, doc_write_failures: 3 })
    await here.close()
    await there.close()
  })

  it('reads a shared scope with a kiosk credential and keeps its checkpoint there', async () => {
    const here = newLocal()
    const pulled = await here.replicate.from(openRemote(place.server.url, 'catalog', place.kiosk.credential))
    expect(pulled.ok).toBe(true)
    await here.close()
  })
})

describe('a peer with stock PouchDB, as an Apache CouchDB would replicate', () => {
  it('goes on for a year with its own credential, both ways, while the token of a kiosk ends after a quarter of an hour', async () => {
    const { server, station, database } = place
    const key = makeKey()
    const { code } = await server.createEnrolmentCode(station)
    const enrolled = await server.access.enrolWithKey(code, 'k', key.publicKey, '127.0.0.1')
    const kiosk = enrolled.ok ? enrolled.value.kiosk : ''
    const challenge = server.access.challenge(kiosk)
    const renewed = await server.access.renew(key.prove({ kiosk, challenge, renewal: '', next: 'a' }))
    const token = renewed.ok ? renewed.value.token : ''
    const { peer, credential } = await server.access.createPeer('省平台', [database])
    const there = openRemote(server.url, database, credential)
    const [from, to] = [newLocal(), newLocal()]
    const before = makePerson(station, '王秀英')
    await place.kiosk.bulk(database, [stored(before)])
    const running = [
      from.replicate.from(there, { live: true, retry: false }),
      to.replicate.to(there, { live: true, retry: false }),
    ]
    const ended = Promise.all(running.map((replication) => Promise.resolve(replication).catch(() => 'ended' as const)))
    const first = await until(() => from.get(before.id))
    expect((await callerOf(server, token).call(`/${database}`)).status).toBe(200)

    clock = noon + 365 * 86_400_000
    expect((await callerOf(server, token).call(`/${database}`)).status).toBe(401)
    const [down, up] = [makePerson(station, '李桂兰'), makePerson(station, '赵大爷')]
    await place.kiosk.bulk(database, [stored(down)])
    await to.put(stored(up))
    await until(() => from.get(down.id))
    await until(() => there.get(up.id))
    // What is erased at the peer is erased here.
    await from.bulkDocs([{ _id: before.id, _rev: first['_rev'], _deleted: true }])
    expect(await from.replicate.to(there)).toMatchObject({ doc_write_failures: 0 })
    expect((await place.kiosk.call(`/${database}/${encodeURIComponent(before.id)}`)).status).toBe(404)

    expect((await callerOf(server, credential).call('/catalog')).status).toBe(404)
    await server.access.revoke(peer)
    for (const replication of running) replication.cancel()
    await ended
    await expect(from.replicate.from(there)).rejects.toThrow()
    await from.close()
    await to.close()
    clock = noon
  })
})

/** Waits for a state; the test's own limit ends it when the state never comes. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
