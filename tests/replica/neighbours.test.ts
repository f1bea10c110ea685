/** Kiosks of one station on one network, each a real browser behind its own host, while nobody reaches the real gateway. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { multicastNetwork } from '../../src-main/lan/local-network.ts'
import type { HostLan } from '../../src-main/open-host-process.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { type Act, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import type { SyncStatus } from '../../src-renderer/replica/replica.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { layCable, type NetworkCable } from '../support/network-cable.ts'
import { actsOf, trialElder, trialKinds, trialReading, trialService } from '../support/trial-kinds.ts'
import { buildReplicaPage, type ReplicaKiosk, startReplicaKiosk } from './replica-kiosk.ts'
import { freeUdpPort } from '../support/free-udp-port.ts'

let pageFolder: string
let serverFolder: string
let server: RunningServer
let lan: HostLan
const kiosks: ReplicaKiosk[] = []
const cables: NetworkCable[] = []
const station = 'qingshiqiao'

beforeAll(async () => {
  pageFolder = await buildReplicaPage()
})
afterAll(() => rm(pageFolder, { recursive: true, force: true }))
beforeEach(async () => {
  serverFolder = await mkdtemp(join(tmpdir(), 'ginkgo-neighbours-'))
  server = await startServer({ dataFolder: serverFolder, kinds: trialKinds, port: 0 })
  await server.createStation('青石桥驿站', station)
  const network = multicastNetwork({ address: '127.0.0.1', port: 0, helloPort: await freeUdpPort() })
  lan = { network, timing: { hello: 200, away: 1_500, attention: 3_000, answer: 5_000 } }
})
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.remove()
  for (const cable of cables.splice(0)) await cable.close()
  await server.close()
  await rm(serverFolder, { recursive: true, force: true })
})

type Kiosk = ReplicaKiosk & { readonly id: string; readonly act: () => Act; readonly cable: NetworkCable }

async function enrolled(name: string, at = station): Promise<Kiosk> {
  const kiosk = await startReplicaKiosk(pageFolder, { lan })
  kiosks.push(kiosk)
  const cable = await layCable(server.port)
  cables.push(cable)
  const { code } = await server.createEnrolmentCode(at)
  const made = await kiosk.host.handlers['setup.enrol']({ serverUrl: cable.url, code, kioskName: name })
  if (!made.ok) throw new Error(made.error.code)
  const act = actsOf(made.value.kiosk, kiosks.length, Date.now() - 900_000 + kiosks.length * 100_000, at)
  return { ...kiosk, id: made.value.kiosk, act, cable }
}
async function opened(kiosk: ReplicaKiosk): Promise<void> {
  await kiosk.page()
  await kiosk.call('open', 'trial')
}
/** Its server names it its neighbours. */
async function met(kiosk: ReplicaKiosk): Promise<void> {
  await opened(kiosk)
  await kiosk.call('settled')
}
async function twoKiosks(): Promise<{ readonly a: Kiosk; readonly b: Kiosk }> {
  const [a, b] = [await enrolled('前台'), await enrolled('后台')]
  await met(a)
  await met(b)
  return { a, b }
}
const cut = (...all: readonly Kiosk[]): void => all.forEach(({ cable }) => cable.cut())
const statusOf = (kiosk: Kiosk): Promise<SyncStatus> => kiosk.call('status')
const near = async (kiosk: Kiosk): Promise<readonly string[]> =>
  ((await statusOf(kiosk)).neighbours ?? []).filter(({ isNear }) => isNear).map(({ name }) => name)
const isAgreed = async (kiosk: Kiosk): Promise<boolean> =>
  ((await statusOf(kiosk)).neighbours ?? []).some(({ agreedAt }) => agreedAt !== undefined)
const atServer = async (ids: readonly string[]): Promise<readonly unknown[]> => {
  const found = await server.store.readWinners(`station-${station}`, ids)
  return ids.map((id) => (found.get(id)?.doc as Document | undefined)?.body)
}

it('write to each other without the server, agree on what both edited, and bring it to the server once', async () => {
  const { a, b } = await twoKiosks()
  cut(a, b)
  await expect.poll(async () => [await near(a), await near(b)]).toEqual([['后台'], ['前台']])
  const [wang, li] = [
    createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act()),
    createDocument(trialElder, { name: '李桂英', phone: '2' }, b.act()),
  ]
  await a.call('save', [wang])
  await b.call('save', [li, createDocument(trialReading, { value: 120 }, b.act(), { elder: li.id })])
  expect(await b.call('appears', wang.id)).toEqual(wang)
  expect(await a.call('appears', li.id)).toEqual(li)
  await Promise.all([
    a.call('save', [editDocument(wang, { phone: '3' }, a.act())]),
    b.call('save', [editDocument(wang, { phone: '4' }, b.act())]),
  ])
  const both = async (): Promise<readonly unknown[]> =>
    Promise.all([a.call('get', wang.id), b.call('get', wang.id)]).then((found) => found.map((one) => one?.body))
  // The later edit at both, and at both the other one is kept.
  await expect.poll(both).toEqual([expect.objectContaining({ phone: '4' }), expect.objectContaining({ phone: '4' })])
  // Each has its own first; what the other wrote comes with the answer.
  await expect
    .poll(async () => isSame(await a.call('get', wang.id), await b.call('get', wang.id)), { timeout: 60_000 })
    .toBe(true)
  expect(JSON.stringify((await a.call('get', wang.id))?.others)).toContain('"3"')
  await expect.poll(async () => [(await statusOf(a)).unsent, (await statusOf(b)).unsent]).toEqual([3, 3])
  expect(await statusOf(a)).toMatchObject({ connection: 'offline' })
  expect(await isAgreed(a)).toBe(true)
  // B alone reaches the server: what A wrote arrives with it.
  b.cable.mend()
  await b.call('settled')
  expect(await atServer([wang.id, li.id])).toMatchObject([{ phone: '4' }, { phone: '2' }])
  const before = await server.store.info(`station-${station}`)
  a.cable.mend()
  await a.call('settled')
  // A found everything there and sent nothing again.
  expect(await server.store.info(`station-${station}`)).toEqual(before)
  expect(await a.call('get', wang.id)).toEqual(await b.call('get', wang.id))
})

it('tell one whose own line is dead what the server has meanwhile, without counting it as not sent', async () => {
  const { a, b } = await twoKiosks()
  cut(b)
  await expect.poll(() => near(a)).toEqual(['后台'])
  const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
  await a.call('save', [elder])
  await a.call('settled')
  expect(await b.call('appears', elder.id)).toEqual(elder)
  await expect.poll(async () => (await statusOf(b)).unsent).toBe(0)
  expect(await statusOf(b)).toMatchObject({ connection: 'offline' })
})

it('bring each other the pictures of what they wrote, and the one that reaches the server brings them there', async () => {
  const { a, b } = await twoKiosks()
  for (const kiosk of [a, b]) await kiosk.call('openMedia')
  cut(a, b)
  await expect.poll(async () => [await near(a), await near(b)]).toEqual([['后台'], ['前台']])
  const kept = await a.call('keepMedia', 7, 2_500_000)
  if (!kept.ok) throw new Error(kept.error.code)
  const body = { what: '化验单', media: [kept.value] }
  const paper = createDocument(trialService, body, a.act())
  await a.call('save', [paper])
  expect(await b.call('appears', paper.id)).toEqual(paper)
  // Nobody looked at it yet, and A is gone.
  const partsAt = async (kiosk: Kiosk): Promise<readonly string[]> =>
    (await kiosk.host.handlers['media.list']({})).names.toSorted()
  await expect.poll(() => partsAt(b), { timeout: 20_000 }).toEqual(kept.value.parts.toSorted())
  await a.kill()
  expect(await b.call('isMedia', kept.value, 7)).toBe(true)
  b.cable.mend()
  await b.call('mediaSent')
  for (const hash of kept.value.parts) {
    const part = await server.store.readAttachment(`station-${station}-media`, `part:${hash}`, 'sealed')
    expect(part.ok).toBe(true)
  }
  expect(await partsAt(b)).toEqual([])
})

it('lose nothing when either is killed in the middle, and go on when it is back', async () => {
  const { a, b } = await twoKiosks()
  cut(a, b)
  const elders = Array.from({ length: 400 }, (_, n) =>
    createDocument(trialElder, { name: `${n}`, phone: '1' }, a.act()),
  )
  await a.call('save', elders)
  const count = async (kiosk: Kiosk): Promise<number> => (await kiosk.call('find', { collection: 'elders' })).length
  await expect.poll(() => count(b)).toBeGreaterThan(0)
  await b.kill()
  await opened(b)
  await a.kill()
  await opened(a)
  await expect.poll(() => count(b), { timeout: 40_000 }).toBe(400)
  expect(await count(a)).toBe(400)
  // A is gone for good: B has all of it, as safely as its own.
  await a.kill()
  await b.kill()
  await opened(b)
  expect(await count(b)).toBe(400)
  b.cable.mend()
  await b.call('settled')
  expect((await atServer(elders.map(({ id }) => id))).filter((body) => body !== undefined)).toHaveLength(400)
})

it('give nothing to a kiosk of another station, nor to one that was revoked', async () => {
  await server.createStation('另一个驿站', 'another')
  const [a, b, stranger] = [await enrolled('前台'), await enrolled('后台'), await enrolled('前台', 'another')]
  await met(stranger)
  await met(a)
  a.cable.cut()
  await server.access.revoke(a.id)
  await met(b)
  cut(b, stranger)
  const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, b.act())
  await b.call('save', [elder])
  // A knows no better and still looks for it.
  expect(await a.host.handlers['lan.look']({ lost: [] })).toMatchObject({ isOn: true, neighbours: [] })
  expect(await near(b)).toEqual([])
  expect(await near(stranger)).toEqual([])
  expect(await a.call('get', elder.id)).toBeUndefined()
  expect(await stranger.call('get', elder.id)).toBeUndefined()
  for (const kiosk of [a, b, stranger]) await kiosk.call('openMedia')
  const kept = await b.call('keepMedia', 7, 5_000)
  if (!kept.ok) throw new Error(kept.error.code)
  expect(await a.call('isMedia', kept.value, 7)).toBeUndefined()
  expect(await stranger.call('isMedia', kept.value, 7)).toBeUndefined()
  expect(await b.host.handlers['lan.send']({ to: a.id, body: '{}' })).toEqual({})
  expect(await a.host.handlers['lan.send']({ to: b.id, body: '{}' })).toEqual({})
})
