/**
 * Gateways that keep everything behind CouchDB's API. There is no Apache CouchDB here: PouchDB Server, another program with the same
 * API, answers over HTTP (what it cannot do stands in document-store.test.ts).
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editDocument } from '../../src-domain/shared/document.ts'
import {
  actAt,
  callerOf,
  kinds,
  makePerson,
  makeReading,
  noon,
  serveStation,
  type ServedStation,
  stored,
} from '../../sync-server/testing/served-station.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { type PouchDBServer, startPouchDBServer } from '../support/pouchdb-server.ts'
import { openLocal, openRemote } from '../support/stock-pouchdb.ts'

let folder: string
let couch: PouchDBServer
let first: ServedStation
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-on-couchdb-'))
  couch = await startPouchDBServer(join(folder, 'couch'))
  first = await serveStation({ couchUrl: couch.url })
})
afterAll(async () => {
  await first.end()
  await couch.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another gateway in front of the same databases, with a data folder of its own. */
const anotherGateway = (name: string): Promise<RunningServer> =>
  startServer({ dataFolder: join(folder, name), kinds, now: () => noon, couchUrl: couch.url })

describe('a gateway on CouchDB', () => {
  it('takes a station from stock PouchDB and gives it to another, edits, refusals and photographs too', async () => {
    const [here, there] = [openLocal(join(folder, 'here')), openLocal(join(folder, 'there'))]
    const remote = openRemote(first.server.url, first.database, first.kiosk.credential)
    const wang = makePerson(first.station, '王秀英')
    const documents = [wang, ...Array.from({ length: 200 }, (_, i) => makeReading(first.station, 100 + (i % 80)))]
    await here.bulkDocs([...documents, makeReading(first.station, 999)].map((document) => stored(document)))
    expect(await here.replicate.to(remote)).toMatchObject({ docs_written: 201, doc_write_failures: 1 })
    const { _rev: rev } = await here.get(wang.id)
    await here.put(stored(editDocument(wang, { name: '王秀兰' }, actAt(first.station)), String(rev)))
    expect(await here.replicate.to(remote)).toMatchObject({ docs_written: 1, doc_write_failures: 0 })
    expect(await there.replicate.from(remote)).toMatchObject({ docs_written: 201 })
    expect(await there.get(wang.id)).toMatchObject({ body: { name: '王秀兰' } })

    const media = openRemote(first.server.url, `${first.database}-media`, first.kiosk.credential)
    const data = randomBytes(1024 * 1024)
    const part = { content_type: 'application/octet-stream', data: data.toString('base64') }
    await here.put({ _id: 'media:photo-0', part: 0, parts: 1, _attachments: { part } })
    await here.replicate.to(media)
    expect(Buffer.compare(await media.getAttachment('media:photo-0', 'part'), data)).toBe(0)
    await here.close()
    await there.close()
  })

  it('has everything again after it was replaced, and keeps nothing in its own folder', async () => {
    const wang = makePerson(first.station, '赵大爷')
    const [row] = await first.kiosk.bulk(first.database, [stored(wang)])
    expect(row).toMatchObject({ ok: true })
    const { epoch } = (await (await first.kiosk.call('/health')).json()) as { readonly epoch: string }
    const second = await anotherGateway('replaced')
    const caller = callerOf(second, first.kiosk.credential)
    expect(await (await caller.call(`/${first.database}/${encodeURIComponent(wang.id)}`)).json()).toMatchObject({
      body: { name: '赵大爷' },
    })
    expect(await (await caller.call('/health')).json()).toMatchObject({ epoch })
    await second.close()
    expect(readdirSync(folder)).not.toContain('replaced')
    expect(readdirSync(first.folder)).not.toContain('data')
  })

  it('wakes the feed of a kiosk at another gateway with what came here, and cuts it when the kiosk is revoked here', async () => {
    const second = await anotherGateway('second')
    const kiosk = await first.enrol(first.station)
    const there = callerOf(second, kiosk.credential)
    // The other hears of it by the changes of the access book.
    await expect.poll(async () => (await there.call(`/${first.database}`)).status).toBe(200)
    const { last_seq: since } = (await (await there.call(`/${first.database}/_changes`)).json()) as {
      readonly last_seq: number
    }
    const news = there.call(`/${first.database}/_changes?feed=longpoll&since=${since}`).then((answer) => answer.json())
    const reading = makeReading(first.station, 131)
    await first.kiosk.bulk(first.database, [stored(reading)])
    expect(await news).toMatchObject({ results: [{ id: reading.id }] })

    const feed = await there.call(`/${first.database}/_changes?feed=longpoll&since=now&heartbeat=5000`)
    const ended = feed.text()
    expect(await first.server.access.revoke(kiosk.id)).toBe(true)
    await ended
    expect((await there.call(`/${first.database}`)).status).toBe(401)
    await second.close()
  })

  it('lets one of two edits of one document through, whichever gateway they come to', async () => {
    const second = await anotherGateway('beside')
    const wang = makePerson(first.station, '李桂兰')
    const [made] = await first.kiosk.bulk(first.database, [stored(wang)])
    const edits = await Promise.all(
      [first.server, second].map((server, i) => {
        const edited = editDocument(wang, { name: `李桂兰${i}` }, actAt(first.station, `kiosk-${i}`))
        return callerOf(server, first.kiosk.credential).bulk(first.database, [stored(edited, made?.rev)])
      }),
    )
    expect(
      edits
        .flat()
        .map(({ ok, error }) => ok ?? error)
        .toSorted(),
    ).toEqual(['conflict', true])
    await second.close()
  })

  it('takes a one-time code once, at whichever gateway it is shown', async () => {
    const { code } = await first.server.createEnrolmentCode(first.station)
    const second = await anotherGateway('codes')
    const enrolled = await Promise.all([first.server, second].map(({ access }) => access.enrol(code, 'front desk')))
    expect(enrolled.filter(({ ok }) => ok)).toHaveLength(1)
    await second.close()
  })
})
