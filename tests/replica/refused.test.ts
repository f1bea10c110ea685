/**
 * A bad document blocks nobody: unsent ones of a real kiosk, of which the real gateway refuses one in a hundred and one in twenty conflicts.
 * GINKGO_REFUSED_AMONG=10000 for the long run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import {
  createDocument,
  defineKind,
  type Document,
  type DocumentKind,
  editDocument,
} from '../../src-domain/shared/document.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import { noteFigures } from '../support/note-figures.ts'
import { layCable, type NetworkCable } from '../support/network-cable.ts'
import { actsOf, trialElder, trialKinds, trialReading } from '../support/trial-kinds.ts'
import { buildReplicaPage, type ReplicaKiosk, startReplicaKiosk } from './replica-kiosk.ts'

const station = 'qingshiqiao'
const all = Number(process.env['GINKGO_REFUSED_AMONG'] ?? 1_000)
const sizes = { refused: all / 100, conflicting: all / 20, all }
const noNumber = '没有号码'

/** The server knows a rule that the kiosk's older program does not. */
const strictKinds: ReadonlyMap<string, DocumentKind> = new Map([
  ...trialKinds,
  [
    trialElder.kind,
    defineKind({
      ...trialElder,
      rules: ({ body }) => (body.phone === noNumber ? [refusal('trial.noNumber', '/body/phone')] : []),
    }) as DocumentKind,
  ],
])

let pageFolder: string
let serverFolder: string
let server: RunningServer
let cable: NetworkCable
const kiosks: ReplicaKiosk[] = []
beforeAll(async () => {
  pageFolder = await buildReplicaPage()
  serverFolder = await mkdtemp(join(tmpdir(), 'ginkgo-refused-'))
  server = await startServer({ dataFolder: join(serverFolder, 'data'), kinds: strictKinds })
  await server.createStation('青石桥驿站', station)
  cable = await layCable(server.port)
})
afterAll(async () => {
  for (const kiosk of kiosks) await kiosk.remove()
  await cable.close()
  await server.close()
  for (const folder of [pageFolder, serverFolder]) await rm(folder, { recursive: true, force: true })
})

async function kioskAt(serverUrl: string, name: string): Promise<ReplicaKiosk> {
  const kiosk = await startReplicaKiosk(pageFolder)
  kiosks.push(kiosk)
  const { code } = await server.createEnrolmentCode(station)
  const enrolled = await kiosk.host.handlers['setup.enrol']({ serverUrl, code, kioskName: name })
  if (!enrolled.ok) throw new Error(enrolled.error.code)
  await kiosk.page()
  await kiosk.call('open', 'trial')
  return kiosk
}

it('lets everything else arrive, lists every refused one with its reason, and sends them again when asked', async () => {
  const start = Date.now() - 86_400_000
  const [here, there] = [actsOf('kiosk-a', 1, start, station), actsOf('kiosk-b', 2, start, station)]
  const a = await kioskAt(cable.url, '一号机')
  const b = await kioskAt(server.url, '二号机')
  const elders = Array.from({ length: sizes.conflicting }, (_, i) =>
    createDocument(trialElder, { name: `王秀兰${i}`, phone: '1' }, here()),
  )
  // Every other of them is changed at both kiosks in the same field, which is a question, the rest in two fields.
  const isAsked = (i: number): boolean => i % 2 === 0
  const save = async (kiosk: ReplicaKiosk, documents: readonly Document[]): Promise<void> => {
    for (let i = 0; i < documents.length; i += 500)
      expect(await kiosk.call('save', documents.slice(i, i + 500))).toEqual({ ok: true, value: undefined })
  }
  await save(a, elders)
  await a.call('settled')
  await b.call('appears', elders.at(-1)!.id)
  await b.call('settled')

  cable.cut()
  await a.call('connection', 'offline')
  await save(
    b,
    elders.map((elder, i) => editDocument(elder, isAsked(i) ? { phone: '2' } : { risks: ['2'] }, there())),
  )
  await b.call('settled')
  const edits: readonly Document[] = elders.map((elder) => editDocument(elder, { phone: '3' }, here()))
  const bad = Array.from({ length: sizes.refused }, (_, i) =>
    createDocument(trialElder, { name: `李建国${i}`, phone: noNumber }, here()),
  )
  const good: readonly Document[] = Array.from({ length: sizes.all - sizes.conflicting - sizes.refused }, (_, i) =>
    createDocument(trialReading, { value: i }, here()),
  )
  // Refused and conflicting ones stand among all others.
  const each = Math.floor(good.length / sizes.refused)
  await save(
    a,
    good.flatMap((reading, i) => [
      reading,
      ...(i < edits.length ? [edits[i]!] : []),
      ...(i % each === 0 && i / each < bad.length ? [bad[i / each]!] : []),
    ]),
  )
  expect((await a.call('status')).unsent).toBe(sizes.all)

  const began = performance.now()
  cable.mend()
  const status = await a.call('settled', sizes.refused)
  const seconds = (performance.now() - began) / 1_000
  expect(status.refused.map(({ id }) => id).toSorted()).toEqual(bad.map(({ id }) => id).toSorted())
  for (const { refusals } of status.refused)
    expect(refusals).toEqual([{ code: 'trial.noNumber', field: '/body/phone' }])

  const stored = await server.store.readWinners(
    `station-${station}`,
    [...good, ...bad, ...elders].map(({ id }) => id),
  )
  const outcomes = elders.map(({ id }, i) => {
    const found = stored.get(id)?.doc as unknown as Document | undefined
    if (found === undefined) return { asked: [] }
    const { body, others = [] } = found
    return isAsked(i)
      ? { asked: [body['phone'], ...others.map(({ value }) => value)].toSorted() }
      : { merged: [body['phone'], body['risks'], others.length] }
  })
  const expected = elders.map((_, i) => (isAsked(i) ? { asked: ['2', '3'] } : { merged: ['3', ['2'], 0] }))
  const wrong = outcomes.filter((outcome, i) => !isDeepStrictEqual(outcome, expected[i]))
  const missing = good.filter(({ id }) => stored.get(id)?.doc === undefined)
  noteFigures({
    test: 'refused and conflicting',
    tried: sizes.all,
    found: {
      'refused and listed': status.refused.length,
      'missing on the server': missing.length,
      'merged or asked': outcomes.length - wrong.length,
      'conflicts without an end': wrong.length,
      'documents a second': Math.round(sizes.all / seconds),
    },
  })
  expect(missing).toEqual([])
  expect(bad.filter(({ id }) => stored.get(id)?.doc !== undefined)).toEqual([])
  expect(wrong).toEqual([])
  await expect
    .poll(async () => (await b.call('find', { collection: 'observations' })).length, { timeout: 60_000 })
    .toBe(good.length)

  // They stay until somebody does something, also over a restart of the page; asked again, the server says the same.
  await a.stopBrowser()
  await a.page()
  await a.call('open', 'trial')
  expect((await a.call('settled', sizes.refused)).refused).toHaveLength(sizes.refused)
  await a.call('retryRefused')
  await expect.poll(async () => (await a.call('status')).refused.length, { timeout: 60_000 }).toBe(sizes.refused)

  // Mended, each of them arrives and leaves the list.
  await save(
    a,
    bad.map((elder) => editDocument(elder, { phone: '4' }, here())),
  )
  expect((await a.call('settled')).refused).toEqual([])
  const mended = await server.store.readWinners(
    `station-${station}`,
    bad.map(({ id }) => id),
  )
  expect(bad.filter(({ id }) => (mended.get(id)?.doc as Document | undefined)?.body['phone'] !== '4')).toEqual([])
}, 600_000)
