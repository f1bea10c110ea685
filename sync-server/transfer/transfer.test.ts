import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Type from 'typebox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { askQuestion } from '../../src-domain/asking/asked-question.ts'
import { answerAsExpert, answerQuestion, questionAnswerKind } from '../../src-domain/asking/question-answer.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { eraseElder } from '../../src-domain/erasure/erasure.ts'
import { MediaFile } from '../../src-domain/media/media-file.ts'
import { expertKind } from '../../src-domain/organizations/expert.ts'
import {
  createDocument,
  defineKind,
  type Document,
  type DocumentKind,
  editDocument,
} from '../../src-domain/shared/document.ts'
import { expertAccountKind } from '../../src-domain/staff/expert-account.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import { movedKind, offerTransfer, withdrawTransfer } from '../../src-domain/transfer/transfer.ts'
import { sampleExpert, sampleExpertAccount } from '../../tests/support/sample-expert.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { keptOutsideFile } from '../store/kept-outside.ts'
import {
  actAt,
  type Caller,
  callerOf,
  kinds as fewKinds,
  makePerson,
  noon,
  person,
  reading,
  stored,
} from '../testing/served-station.ts'
import { moveElder } from './move-elder.ts'

const paper = defineKind({
  kind: 'testPaper',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: Type.Object({ media: Type.Array(MediaFile) }),
  migrations: [],
})
const kinds: ReadonlyMap<string, DocumentKind> = new Map([
  ...fewKinds,
  ...[paper, expertKind, expertAccountKind, questionAnswerKind].map(
    (kind) => [kind.kind, kind as unknown as DocumentKind] as const,
  ),
])
const code = 'ABCDEFGHJKMNPQRSTVWXYZ2345'
const otherCode = 'ZBCDEFGHJKMNPQRSTVWXYZ2345'
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
let folder: string
let server: RunningServer
let now: number
let a: Caller
let b: Caller
beforeEach(async () => {
  now = noon
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-transfer-'))
  server = await start()
  await server.createStation('甲站', 'jia')
  await server.createStation('乙站', 'yi')
  a = await kiosk('jia')
  b = await kiosk('yi')
  await a.bulk(
    'station-jia',
    [bossOf.jia, nurse, wang, zhao, pulse, ofZhao, look].map((one) => stored(one)),
  )
  await b.bulk(
    'station-yi',
    [bossOf.yi, helper].map((one) => stored(one)),
  )
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})
const start = (): Promise<RunningServer> =>
  startServer({ dataFolder: join(folder, 'data'), kinds, now: () => now, keyFile: join(folder, 'keys', 'data.key') })
async function kiosk(station: string): Promise<Caller> {
  const { code: enrolment } = await server.createEnrolmentCode(station)
  const enrolled = await server.access.enrol(enrolment, 'k')
  if (!enrolled.ok) throw new Error(enrolled.error)
  return callerOf(server, enrolled.value.credential)
}
/** Both kiosks speak to the server that runs now. */
async function restart(between: () => void = () => undefined): Promise<void> {
  await server.close()
  between()
  server = await start()
  a = callerOf(server, a.credential)
  b = callerOf(server, b.credential)
}

const staff = (station: string, name: string, role: StaffRole, by = 'system'): Document =>
  createDocument(staffKind, { name, role, active: true }, { ...actAt(station), author: by }) as Document
const bossOf = { jia: staff('jia', '李梅', 'administrator'), yi: staff('yi', '周强', 'administrator') }
const nurse = staff('jia', '孙燕', 'staff', bossOf.jia.id)
const helper = staff('yi', '吴刚', 'volunteer', bossOf.yi.id)
const wang = editDocument(
  makePerson('jia', '王秀英') as Document<{ name: string }>,
  { name: '王秀兰' },
  {
    ...actAt('jia'),
    author: bossOf.jia.id,
  },
) as Document
const zhao = makePerson('jia', '赵建国')
const about = (elder: Document, systolic: number, station = 'jia'): Document =>
  createDocument(reading, { systolic }, { ...actAt(station), author: nurse.id }, { elder: elder.id })
const pulse = about(wang, 120)
const ofZhao = about(zhao, 130)
const look = recordAudit({ action: 'view', subject: wang.id }, actAt('jia'), wang.id)

const consent = { textVersion: 1, language: 'zh-CN', method: 'witness', witness: { name: '孙燕' } } as const
const offered = (of: Document = wang, text = code, author = bossOf.jia, station = 'jia') =>
  offerTransfer(of.id, hashOf(text), consent, { ...actAt(station, 'kiosk-test', now), author: author.id })
const take = (by: Caller, station: string, text = code, author = bossOf.yi): Promise<Response> =>
  by.post(`/station-${station}/_transfers`, { code: text, author: author.id, offset: 480 })
async function all(by: Caller, database: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await by.call(`/${database}/_all_docs?include_docs=true`)
  return ((await answer.json()) as { rows: { doc: Record<string, unknown> }[] }).rows.map(({ doc }) => doc)
}
const about1 = async (by: Caller, database: string): Promise<readonly unknown[]> =>
  (await all(by, database))
    .filter((doc) => doc['_id'] === wang.id || doc['elder'] === wang.id)
    .map((doc) => doc['kind'])
async function moveOver(): Promise<void> {
  expect(await a.bulk('station-jia', [stored(offered())])).toMatchObject([{ ok: true }])
  expect((await take(b, 'yi', code.toLowerCase())).status).toBe(200)
}

it('carries everything about an elder to the station that brings the code, and leaves nothing but that it happened', async () => {
  await moveOver()
  expect(await about1(a, 'station-jia')).toEqual(['transfer-offer', 'audit', 'moved'].toSorted((x, y) => order(x, y)))
  const there = await all(b, 'station-yi')
  expect(there.filter((doc) => doc['elder'] === wang.id).map((doc) => doc['kind'])).toEqual(
    expect.arrayContaining(['testReading', 'moved']),
  )
  const record = there.find((doc) => doc['_id'] === wang.id)
  expect(record).toMatchObject({ station: 'yi', body: { name: '王秀兰' } })
  // Who measured, and who edited, keep their names and have no account here.
  const people1 = expect.toSatisfy(
    (people: readonly { readonly id: string; readonly name: string }[]) =>
      people.length === 2 &&
      [nurse, bossOf.jia].every((one) => people.some(({ id, name }) => id === one.id && name === one.body['name'])),
  ) as unknown
  expect(there.find((doc) => doc['kind'] === 'moved')).toMatchObject({
    body: { way: 'arrived', otherName: '甲站', documents: 2, people: people1 },
  })
  expect(there.some((doc) => doc['_id'] === nurse.id || doc['_id'] === zhao.id)).toBe(false)
  const feed = await (await a.call('/station-jia/_changes?include_docs=true')).text()
  expect(feed).not.toContain('王秀兰')
  expect(feed.match(/"moved":true/g)).toHaveLength(2)
  // Said again, because the answer was lost.
  expect((await take(b, 'yi')).status).toBe(200)
})
const kindsInOrder = ['audit', 'transfer-offer', 'moved']
const order = (x: string, y: string): number => kindsInOrder.indexOf(x) - kindsInOrder.indexOf(y)

it('gives one answer to every code that opens nothing, and waits after five of them', async () => {
  const elsewhere = (await a.bulk('station-jia', [stored(offered(wang, code, nurse))]))[0]
  expect(elsewhere?.reason).toContain('staff.administratorOnly')
  await a.bulk('station-jia', [stored(offered())])
  const answers = [
    await take(b, 'yi', otherCode),
    await take(b, 'jia'),
    await take(b, 'nowhere'),
    await take(b, 'yi', code, helper),
    await take(b, 'yi', code, bossOf.jia),
    // The station's own code.
    await take(a, 'jia', code, bossOf.jia),
  ]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  const offer = offered(zhao, otherCode)
  const back = withdrawTransfer(offer, { ...actAt('jia'), author: bossOf.jia.id })
  await a.bulk(
    'station-jia',
    [offer, back].map((one) => stored(one)),
  )
  expect((await take(b, 'yi', otherCode)).status).toBe(404)
  for (let i = 0; i < 3; i += 1) await take(b, 'yi', 'none')
  const locked = await take(b, 'yi')
  expect(locked.status).toBe(429)
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await about1(a, 'station-jia')).toContain('testPerson')
})

it('opens nothing when the time of the code is over', async () => {
  await a.bulk('station-jia', [stored(offered())])
  now += 30 * 24 * 3_600_000
  expect((await take(b, 'yi')).status).toBe(404)
})

it('lets what was written late at the old station follow, joined with what was written at the new one', async () => {
  const before = (await all(a, 'station-jia')).find((doc) => doc['_id'] === wang.id)
  await moveOver()
  const inYi = (await all(b, 'station-yi')).find((doc) => doc['_id'] === wang.id)
  const { _id, _rev, ...fields } = inYi as { _id: string; _rev: string }
  const there = { ...fields, id: _id } as unknown as Document
  const edited = editDocument(there, { name: '王秀兰（乙）' } as object, actAt('yi', 'kiosk-yi', now + 1_000))
  expect(await b.bulk('station-yi', [stored(edited, _rev)])).toMatchObject([{ ok: true }])
  const late = editDocument(wang, { name: '王秀蘭' } as object, actAt('jia', 'kiosk-jia', now + 2_000))
  const bad = about(wang, 400)
  const new1 = about(wang, 121)
  const rows = await a.bulk('station-jia', [stored(late, String(before?.['_rev'])), stored(new1), stored(bad)])
  expect(rows.map(({ reason }) => (JSON.parse(reason ?? '[]') as { code: string }[]).map((one) => one.code))).toEqual([
    ['document.erased'],
    ['document.erased'],
    ['document.moved', 'test.impossible'],
  ])
  const now1 = await all(b, 'station-yi')
  expect(now1.find((doc) => doc['_id'] === new1.id)).toMatchObject({ station: 'yi', body: { systolic: 121 } })
  expect(now1.find((doc) => doc['_id'] === wang.id)).toMatchObject({
    body: { name: '王秀蘭' },
    others: [{ value: '王秀兰（乙）' }],
  })
  expect(now1.some((doc) => doc['_id'] === bad.id)).toBe(false)
  expect(await about1(a, 'station-jia')).not.toContain('testReading')
})

const photo = (hash: string, elder = wang) => {
  const file: MediaFile = { type: 'image/jpeg', bytes: 5, key: `${'A'.repeat(43)}=`, parts: [hash] }
  const document = createDocument(paper, { media: [file] }, { ...actAt('jia'), author: nurse.id }, { elder: elder.id })
  const data = Buffer.from(`sealed ${hash}`).toString('base64')
  const sealed = { content_type: 'application/octet-stream', data }
  return { document: document as Document, part: { _id: `part:${hash}`, _attachments: { sealed } } }
}
const isAt = async (station: string, { part }: ReturnType<typeof photo>): Promise<boolean> =>
  (await server.store.readAttachment(`station-${station}-media`, part._id, 'sealed')).ok

it('lets a picture follow that reaches the server after its elder went, whether its document came before or late', async () => {
  const [known, early, late] = ['aa', 'bb', 'cc'].map((byte) => photo(byte.repeat(32))) as [
    ReturnType<typeof photo>,
    ReturnType<typeof photo>,
    ReturnType<typeof photo>,
  ]
  await a.bulk('station-jia', [stored(known.document)])
  await moveOver()
  expect(await a.bulk('station-jia-media', [early.part])).toMatchObject([{ ok: true }])
  const rows = await a.bulk('station-jia', [stored(early.document), stored(late.document)])
  expect(rows.map(({ reason }) => reason)).toEqual(rows.map(() => JSON.stringify([{ code: 'document.erased' }])))
  expect(await isAt('yi', early)).toBe(true)
  expect([await isAt('yi', known), await isAt('yi', late)]).toEqual([false, false])
  expect(await a.bulk('station-jia-media', [known.part, late.part])).toMatchObject([{ ok: true }, { ok: true }])
  for (const one of [known, early, late]) {
    expect(await isAt('yi', one)).toBe(true)
    expect(await isAt('jia', one)).toBe(false)
  }
})

it('carries a picture at the next start that a power cut left behind, and none of somebody erased since', async () => {
  const [left, gone] = [photo('aa'.repeat(32)), photo('bb'.repeat(32))]
  await a.bulk('station-jia', [stored(left.document), stored(gone.document)])
  await moveOver()
  const { store } = server
  await store.writeDocuments('station-yi-media', [{ _id: gone.part._id, _deleted: true }], { newEdits: true })
  // Past the door: as it stands where the plug was pulled before the part went on.
  await store.writeDocuments('station-jia-media', [left.part, gone.part], { newEdits: true })
  await restart()
  expect([await isAt('yi', left), await isAt('jia', left)]).toEqual([true, false])
  expect([await isAt('yi', gone), await isAt('jia', gone)]).toEqual([false, false])
})

it('lets an answer follow that an expert wrote before it was known that the elder went', async () => {
  const { credential } = await server.access.createPeer('county', ['catalog'])
  const papers = sampleExpert()
  await callerOf(server, credential).bulk('catalog', [stored(papers as unknown as Document)])
  const account = createDocument(expertAccountKind, sampleExpertAccount().body, {
    ...actAt('jia'),
    author: bossOf.jia.id,
  })
  expect(await a.bulk('station-jia', [stored(account as unknown as Document)])).toMatchObject([{ ok: true }])
  const question = askQuestion(
    { askedBy: 'staff', origin: 'asked', topic: 'fitness', words: '?' },
    wang.id,
    actAt('jia'),
  )
  const by = (author: string) =>
    answerAsExpert(question, '慢慢走。', account, papers, { ...actAt('jia', 'kiosk-test', noon - 3_600_000), author })
  const [answer, forged] = [by(account.id), by(nurse.id)]
  if (!answer.ok || !forged.ok) throw new Error('no answer')
  await moveOver()
  const rows = await a.bulk('station-jia', [stored(answer.value as Document), stored(forged.value as Document)])
  expect(rows.map(({ reason }) => (JSON.parse(reason ?? '[]') as { code: string }[]).map((one) => one.code))).toEqual([
    ['document.erased'],
    ['document.moved', 'expertAccount.notYourName'],
  ])
  expect(await about1(b, 'station-yi')).toContain('question-answer')
})

it('stays moved when the server is put back from a backup of before', async () => {
  await a.bulk('station-jia', [stored(offered())])
  await restart(() => cpSync(join(folder, 'data'), join(folder, 'backup'), { recursive: true }))
  expect((await take(b, 'yi')).status).toBe(200)
  const list = readFileSync(keptOutsideFile(join(folder, 'data')), 'utf8')
  expect(list).not.toMatch(/王|孙/)
  await restart(() => {
    rmSync(join(folder, 'data'), { recursive: true })
    cpSync(join(folder, 'backup'), join(folder, 'data'), { recursive: true })
    writeFileSync(keptOutsideFile(join(folder, 'data')), list)
  })
  expect(await about1(a, 'station-jia')).not.toContain('testPerson')
  expect(await about1(b, 'station-yi')).toEqual(expect.arrayContaining(['testPerson', 'testReading', 'moved']))
  // What another kiosk at the old station still held.
  expect(await a.bulk('station-jia', [stored(about(wang, 125))])).toMatchObject([{ error: 'forbidden' }])
  expect((await about1(b, 'station-yi')).filter((kind) => kind === 'testReading')).toHaveLength(2)
})

it('keeps the consent to a move, also when it is brought after the elder went, and opens nothing by it', async () => {
  await restart(() => cpSync(join(folder, 'data'), join(folder, 'backup'), { recursive: true }))
  const agreed = offered()
  expect(await a.bulk('station-jia', [stored(agreed)])).toMatchObject([{ ok: true }])
  expect((await take(b, 'yi')).status).toBe(200)
  const list = readFileSync(keptOutsideFile(join(folder, 'data')), 'utf8')
  await restart(() => {
    rmSync(join(folder, 'data'), { recursive: true })
    cpSync(join(folder, 'backup'), join(folder, 'data'), { recursive: true })
    writeFileSync(keptOutsideFile(join(folder, 'data')), list)
  })
  // The kiosk sees the new epoch and sends again; another had not been asked, and offers the same elder once more.
  const late = offered(wang, otherCode)
  const rows = await a.bulk(
    'station-jia',
    [agreed, late].map((one) => stored(one)),
  )
  expect(rows).toMatchObject([{ ok: true }, { ok: true }])
  expect((await about1(a, 'station-jia')).filter((kind) => kind === 'transfer-offer')).toHaveLength(2)
  for (const text of [code, otherCode]) expect((await take(b, 'yi', text)).status).toBe(404)
  expect(await about1(b, 'station-yi')).toContain('testPerson')
})

it('comes back with what was added, and its old code opens nothing any more', async () => {
  await moveOver()
  const added = about(wang, 140, 'yi')
  await b.bulk('station-yi', [stored(added), stored(offered(wang, otherCode, bossOf.yi, 'yi'))])
  expect((await take(a, 'jia', otherCode, bossOf.jia)).status).toBe(200)
  expect(await about1(b, 'station-yi')).not.toContain('testPerson')
  const home = await about1(a, 'station-jia')
  expect(home.filter((kind) => kind === 'testReading')).toHaveLength(2)
  expect((await take(b, 'yi')).status).toBe(404)
  await restart()
  expect(await about1(a, 'station-jia')).toEqual(home)
  expect(await a.bulk('station-jia', [stored(about(wang, 122))])).toMatchObject([{ ok: true }])
  const record = (await all(a, 'station-jia')).find((doc) => doc['_id'] === wang.id)
  expect(record?.['station']).toBe('jia')
  expect(person.kind).toBe(record?.['kind'])
})

it('refuses an erasure that was written where the elder is not any more, and erases where the elder is', async () => {
  await moveOver()
  const erasureBy = (author: Document, station: string) =>
    eraseElder({ id: wang.id, body: { consents: [] } } as unknown as Elder, [wang], 'elder', {
      ...actAt(station),
      author: author.id,
    })
  const late = erasureBy(bossOf.jia, 'jia')
  const [row] = await a.bulk('station-jia', [stored(late)])
  expect(row?.reason).toContain('document.moved')
  expect(await about1(b, 'station-yi')).toContain('testPerson')
  expect(await b.bulk('station-yi', [stored(erasureBy(bossOf.yi, 'yi'))])).toMatchObject([{ ok: true }])
  expect(await about1(b, 'station-yi')).not.toContain('testPerson')
  // What is written late at the old station does not bring anything back.
  expect((await a.bulk('station-jia', [stored(about(wang, 125))]))[0]?.reason).toContain('document.erased')
  await restart()
  expect(await about1(b, 'station-yi')).toEqual(expect.not.arrayContaining(['testPerson', 'testReading']))
})

it('takes along what the elder asked, with its answer and the voice, and leaves none behind', async () => {
  const elder = makePerson('jia', '孙德胜')
  const hash = 'ef'.repeat(32)
  const voice: MediaFile = { type: 'audio/webm', bytes: 5, key: `${'A'.repeat(43)}=`, parts: [hash] }
  const question = askQuestion(
    { askedBy: 'elder', origin: 'asked', topic: 'fitness', media: [voice], seconds: 3 },
    elder.id,
    actAt('jia'),
  )
  const answer = answerQuestion(question, { words: '慢慢走。' }, 'staff', actAt('jia'))
  const data = Buffer.from('shengyin').toString('base64')
  const part = {
    _id: `part:${hash}`,
    _attachments: { sealed: { content_type: 'application/octet-stream', data } },
  }
  const { store } = server
  await store.writeDocuments('station-jia-media', [part], { newEdits: true })
  const theirs = [elder, question, answer.ok && answer.value] as readonly unknown[]
  await store.writeDocuments(
    'station-jia',
    theirs.map((one) => stored(one as Document) as never),
    { newEdits: true },
  )
  const body = { otherName: '', receipt: 'r', documents: 0 }
  const options = { elder: elder.id }
  await moveElder(
    store,
    kinds,
    {
      left: createDocument(movedKind, { ...body, way: 'left', other: 'yi' }, actAt('jia'), options),
      arrived: createDocument(movedKind, { ...body, way: 'arrived', other: 'jia' }, actAt('yi'), options),
    },
    server.access,
  )
  const ids = [question.id, answer.ok ? answer.value.id : '']
  const there = await store.readWinners('station-yi', ids)
  expect(ids.map((id) => there.get(id)?.doc?.['kind'])).toEqual(['asked-question', 'question-answer'])
  const left = await store.readWinners('station-jia', ids)
  expect(ids.map((id) => left.get(id)?.deleted)).toEqual([true, true])
  expect(await store.readAttachment('station-yi-media', part._id, 'sealed')).toMatchObject({ ok: true })
  expect(await store.readAttachment('station-jia-media', part._id, 'sealed')).toMatchObject({ ok: false })
})

it('takes the pictures along, and leaves none behind', async () => {
  const elder = makePerson('jia', '孙德胜')
  const hash = 'ab'.repeat(32)
  const file = { type: 'image/jpeg', bytes: 5, key: 'x', parts: [hash] }
  const measured = createDocument(reading, { systolic: 120 }, actAt('jia'), { elder: elder.id })
  const data = Buffer.from('zhaopian').toString('base64')
  const part = {
    _id: `part:${hash}`,
    _attachments: { sealed: { content_type: 'application/octet-stream', data } },
  }
  const { store } = server
  await store.writeDocuments('station-jia-media', [part], { newEdits: true })
  const documents = [elder, { ...measured, body: { ...measured.body, media: [file] } }].map(
    (one) => stored(one) as never,
  )
  await store.writeDocuments('station-jia', documents, { newEdits: true })
  const body = { otherName: '', receipt: 'r', documents: 0 }
  const options = { elder: elder.id }
  await moveElder(
    store,
    kinds,
    {
      left: createDocument(movedKind, { ...body, way: 'left', other: 'yi' }, actAt('jia'), options),
      arrived: createDocument(movedKind, { ...body, way: 'arrived', other: 'jia' }, actAt('yi'), options),
    },
    server.access,
  )
  const there = await store.readAttachment('station-yi-media', part._id, 'sealed')
  expect(there.ok && Buffer.from(there.value.data).toString()).toBe('zhaopian')
  expect(await store.readAttachment('station-jia-media', part._id, 'sealed')).toMatchObject({ ok: false })
})
