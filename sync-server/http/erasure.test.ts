import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askQuestion } from '../../src-domain/asking/asked-question.ts'
import { answerQuestion, closeQuestion } from '../../src-domain/asking/question-answer.ts'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { eraseElder, type Erasure } from '../../src-domain/erasure/erasure.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { MediaFile } from '../../src-domain/media/media-file.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { keptOutsideFile } from '../store/kept-outside.ts'
import { actAt, callerOf, kinds, makePerson, makeReading, noon, reading, stored } from '../testing/served-station.ts'

let folder: string
let server: RunningServer
const station = 'demo'
const database = 'station-demo'
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-erasure-'))
  server = await start()
  await server.createStation('驿站', station)
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (): Promise<RunningServer> =>
  startServer({ dataFolder: join(folder, 'data'), kinds, now: () => noon, keyFile: join(folder, 'keys', 'data.key') })
async function kiosk() {
  const { code } = await server.createEnrolmentCode(station)
  const enrolled = await server.access.enrol(code, 'k')
  if (!enrolled.ok) throw new Error(enrolled.error)
  return callerOf(server, enrolled.value.credential)
}
const staff = (role: StaffRole): Document =>
  createDocument(staffKind, { name: '李梅', role, active: true }, actAt(station)) as Document
const about = (elder: Document, systolic: number): Document =>
  createDocument(reading, { systolic }, actAt(station), { elder: elder.id })
const erasureOf = (elder: Document, author: Document): Erasure =>
  eraseElder({ id: elder.id, body: { consents: [] } } as unknown as Elder, [elder], 'elder', {
    ...actAt(station),
    author: author.id,
  })
const idsOf = async (caller: Awaited<ReturnType<typeof kiosk>>): Promise<readonly string[]> => {
  const answer = await caller.call(`/${database}/_all_docs`)
  return ((await answer.json()) as { rows: { id: string }[] }).rows.map(({ id }) => id)
}

describe('what an erased elder asked', () => {
  it('is gone with its answers, and the voice for good', async () => {
    const caller = await kiosk()
    const boss = staff('administrator')
    const wang = makePerson(station, '王秀英')
    const hash = 'cd'.repeat(32)
    const voice: MediaFile = { type: 'audio/webm', bytes: 5, key: `${'A'.repeat(43)}=`, parts: [hash] }
    const question = askQuestion(
      { askedBy: 'elder', origin: 'asked', topic: 'fitness', media: [voice], seconds: 3 },
      wang.id,
      actAt(station),
    )
    const answer = answerQuestion(question, { words: '慢慢走。' }, 'staff', actAt(station))
    const closed = closeQuestion(question, { reason: 'toldInPerson' }, 'staff', actAt(station))
    const part = {
      _id: `part:${hash}`,
      _attachments: {
        sealed: { content_type: 'application/octet-stream', data: Buffer.from('shengyin').toString('base64') },
      },
    }
    await server.store.writeDocuments(`${database}-media`, [part], { newEdits: true })
    const made = [question, answer.ok && answer.value, closed.ok && closed.value] as readonly unknown[]
    const asked = made.map((one) => stored(one as Document) as never)
    await server.store.writeDocuments(database, asked, { newEdits: true })
    await caller.bulk(
      database,
      [boss, wang].map((one) => stored(one)),
    )
    expect(await server.store.readAttachment(`${database}-media`, part._id, 'sealed')).toMatchObject({ ok: true })
    expect(await caller.bulk(database, [stored(erasureOf(wang, boss))])).toMatchObject([{ ok: true }])
    expect((await idsOf(caller)).filter((id) => id.startsWith('feedback:'))).toEqual([])
    expect(await (await caller.call(`/${database}/_changes?include_docs=true`)).text()).not.toContain('慢慢走')
    expect(await server.store.readAttachment(`${database}-media`, part._id, 'sealed')).toMatchObject({ ok: false })
  })
})

describe('an erasure that reaches the server', () => {
  it('leaves tombstones of all that is about the elder, and what is about others', async () => {
    const caller = await kiosk()
    const boss = staff('administrator')
    const [wang, zhao] = [makePerson(station, '王秀英'), makePerson(station, '赵大爷')]
    const look = recordAudit({ action: 'view', subject: wang.id }, actAt(station), wang.id)
    const readings = Array.from({ length: 450 }, (_, i) => about(wang, 100 + (i % 90)))
    const ofZhao = about(zhao, 130)
    await caller.bulk(
      database,
      [boss, wang, zhao, look, ofZhao, ...readings].map((one) => stored(one)),
    )
    const first = (await (await caller.call(`/${database}/${wang.id}`)).json()) as { _rev: string }
    await caller.bulk(database, [stored(editDocument(wang, { name: '王秀兰' }, actAt(station)), first._rev)])

    const erasure = erasureOf(wang, boss)
    expect(await caller.bulk(database, [stored(erasure)])).toMatchObject([{ ok: true }])

    expect(await idsOf(caller)).toEqual([look.id, erasure.id, zhao.id, ofZhao.id, boss.id].toSorted())
    const feed = await (await caller.call(`/${database}/_changes?include_docs=true`)).text()
    expect(feed).not.toContain('王秀')
    expect(feed.match(/"deleted":true/g)).toHaveLength(451)
    // The bodies of old revisions are gone too.
    expect((await caller.call(`/${database}/${wang.id}?rev=${first._rev}`)).status).toBe(404)
    const all = await (await caller.call(`/${database}/${wang.id}?open_revs=all&revs=true`)).text()
    expect(all).not.toContain('王秀')
  })

  it('wins over edits that other kiosks bring later, which are told that it was erased', async () => {
    const caller = await kiosk()
    const boss = staff('administrator')
    const [wang, unknown] = [makePerson(station, '王秀英'), makePerson(station, '钱阿姨')]
    await caller.bulk(
      database,
      [boss, wang].map((one) => stored(one)),
    )
    const { _rev } = (await (await caller.call(`/${database}/${wang.id}`)).json()) as { _rev: string }
    await caller.bulk(
      database,
      [erasureOf(wang, boss), erasureOf(unknown, boss)].map((one) => stored(one)),
    )
    const late = [stored(editDocument(wang, { name: '王秀兰' }, actAt(station)), _rev), stored(about(wang, 120))]
    // Written down on a kiosk that never had sent the elder at all.
    const never = [stored(unknown), stored(about(unknown, 120))]
    const rows = await caller.bulk(database, [...late, ...never])
    expect(rows.map(({ error }) => error)).toEqual(Array.from({ length: 4 }, () => 'forbidden'))
    expect(rows.every(({ reason }) => reason?.includes('document.erased'))).toBe(true)
    // Who looked at it before is still said.
    const look = recordAudit({ action: 'view', subject: wang.id }, actAt(station), wang.id)
    expect(await caller.bulk(database, [stored(look)])).toMatchObject([{ ok: true }])
  })

  it('is refused from anybody but an administrator, and takes nothing away then', async () => {
    const caller = await kiosk()
    const [helper, wang] = [staff('staff'), makePerson(station, '王秀英')]
    const unknown = staff('administrator')
    await caller.bulk(
      database,
      [helper, wang].map((one) => stored(one)),
    )
    const rows = await caller.bulk(
      database,
      [erasureOf(wang, helper), erasureOf(wang, unknown)].map((one) => stored(one)),
    )
    expect(rows.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('staff.administratorOnly'),
      expect.stringContaining('staff.administratorOnly'),
    ])
    expect(await idsOf(caller)).toContain(wang.id)
  })

  it('is taken also where its administrator comes behind it in the same request', async () => {
    const caller = await kiosk()
    const [boss, wang] = [staff('administrator'), makePerson(station, '王秀英')]
    await caller.bulk(database, [stored(wang)])
    const erasure = erasureOf(wang, boss)
    const rows = await caller.bulk(
      database,
      [erasure, boss].map((one) => stored(one)),
    )
    expect(rows).toMatchObject([
      { id: erasure.id, ok: true },
      { id: boss.id, ok: true },
    ])
    expect(await idsOf(caller)).toEqual([erasure.id, boss.id])
  })

  it('takes also what stands in the same request', async () => {
    const caller = await kiosk()
    const [boss, wang] = [staff('administrator'), makePerson(station, '王秀英')]
    const erasure = erasureOf(wang, boss)
    const rows = await caller.bulk(
      database,
      [boss, wang, erasure, about(wang, 120)].map((one) => stored(one)),
    )
    expect(rows.map(({ id, ok }) => [id === erasure.id, ok])).toEqual([
      [false, true],
      [false, true],
      [true, true],
      [false, true],
    ])
    expect(await idsOf(caller)).toEqual([erasure.id, boss.id])
  })
})

describe('an elder who was erased at another server', () => {
  it('leaves nothing here but who looked', async () => {
    const caller = await kiosk()
    const { credential } = await server.access.createPeer('authority', 'all')
    const peer = callerOf(server, credential)
    const [wang, zhao] = [makePerson(station, '王秀英'), makePerson(station, '赵大爷')]
    const look = recordAudit({ action: 'view', subject: wang.id }, actAt(station), wang.id)
    const ofZhao = about(zhao, 130)
    const [{ rev } = {}] = await caller.bulk(
      database,
      [wang, zhao, look, about(wang, 120), about(wang, 121), ofZhao].map((one) => stored(one)),
    )
    expect(await peer.bulk(database, [{ _id: wang.id, _rev: rev, _deleted: true }])).toMatchObject([{ ok: true }])
    expect(await idsOf(caller)).toEqual([look.id, zhao.id, ofZhao.id].toSorted())
  })
})

describe('a backup from before an erasure', () => {
  it('brings nobody back', async () => {
    const caller = await kiosk()
    const boss = staff('administrator')
    const [wang, zhao] = [makePerson(station, '王秀英'), makePerson(station, '赵大爷')]
    await caller.bulk(
      database,
      [boss, wang, zhao, about(wang, 120), makeReading(station, 99)].map((one) => stored(one)),
    )
    await server.close()
    cpSync(join(folder, 'data'), join(folder, 'backup'), { recursive: true })
    server = await start()
    const again = callerOf(server, caller.credential)
    const erasure = erasureOf(wang, boss)
    await again.bulk(database, [stored(erasure)])
    const file = keptOutsideFile(join(folder, 'data'))
    const list = readFileSync(file, 'utf8')
    expect(list).toContain(wang.id)
    expect(list).not.toContain('王')
    await server.close()
    rmSync(join(folder, 'data'), { recursive: true })
    cpSync(join(folder, 'backup'), join(folder, 'data'), { recursive: true })
    // As server:restore carries it over; a power cut tore the next line.
    writeFileSync(file, `${list}\n{"database":"stat`)
    server = await start()
    const restored = callerOf(server, caller.credential)
    const ids = await idsOf(restored)
    expect(ids).toContain(erasure.id)
    expect(ids).toContain(zhao.id)
    expect(ids).not.toContain(wang.id)
    expect(ids).toHaveLength(4)
    expect(await restored.bulk(database, [stored(about(wang, 121))])).toMatchObject([{ error: 'forbidden' }])
    await restored.bulk(database, [stored(erasureOf(zhao, boss))])
    await server.close()
    server = await start()
    expect(await idsOf(callerOf(server, caller.credential))).not.toContain(zhao.id)
  })
})
