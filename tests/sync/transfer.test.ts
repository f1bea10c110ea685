/** An elder moves between two stations: a real replica at one, the other by requests (RxDB opens 13 collections a realm), a real gateway on a disk. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { filter, firstValueFrom } from 'rxjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import {
  movedKind,
  offerTransfer,
  transferOfferKind,
  transferWithdrawalKind,
} from '../../src-domain/transfer/transfer.ts'
import type { AnyStorage } from '../../src-renderer/replica/open-database.ts'
import { openReplica, type OpenedReplica } from '../../src-renderer/replica/open-replica.ts'
import { type Caller, callerOf, stored } from '../../sync-server/testing/served-station.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { kioskInfo, memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading } from '../support/trial-kinds.ts'

const kinds = new Map([
  ...trialKinds,
  ...[movedKind, transferOfferKind, transferWithdrawalKind].map((kind) => [kind.kind, kind] as const),
]) as typeof trialKinds
const codes = ['ABCDEFGHJKMNPQRSTVWXYZ2345', 'ZBCDEFGHJKMNPQRSTVWXYZ2345'] as const
const stations = ['jia', 'yi'] as const
type Station = (typeof stations)[number]
const start = Date.UTC(2026, 5, 1)
const noon = start + 3_600_000

let folder: string
let server: RunningServer
const opened: OpenedReplica[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-transfer-'))
  server = await startServer({ dataFolder: join(folder, 'data'), kinds, now: () => noon })
  for (const station of stations) await server.createStation(station, station)
})
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

type Kiosk = {
  readonly replica: OpenedReplica
  readonly host: MemoryHost
  /** The plug of the network. */
  online: boolean
}

let names = 0
async function kioskOf(station: Station): Promise<Kiosk> {
  const { code } = await server.createEnrolmentCode(station)
  const enrolled = await server.access.enrol(code, 'k')
  if (!enrolled.ok) throw new Error(enrolled.error)
  const { credential, kiosk } = enrolled.value
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}${path}`, { ...init, headers: { ...init?.headers, authorization: `Bearer ${credential}` } })
  const info = kioskInfo({ link: 'server', station, kiosk })
  const host = memoryHost(info)
  const replica = await openReplica({
    host,
    info,
    dataKey: new Uint8Array(32).fill(7),
    name: `transfer-${(names += 1)}`,
    kinds,
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => noon, zone: () => 480, builtAt: start },
    timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
  })
  opened.push(replica)
  const one: Kiosk = { replica, host, online: true }
  host.server = (path, init) =>
    one.online ? ask(path.replace(/^\/sync/, ''), init) : Promise.reject(new TypeError('unplugged'))
  return one
}
const inSync = ({ replica }: Kiosk) =>
  firstValueFrom(replica.status.pipe(filter(({ connection, unsent }) => connection === 'upToDate' && unsent === 0)))
async function until(what: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not happen')
}
const valuesAt = async ({ replica }: Kiosk, elder: string): Promise<readonly unknown[]> =>
  (await replica.find({ collection: 'observations', elder })).map(({ body }) => body['value']).toSorted()
const nameAt = async ({ replica }: Kiosk, elder: string): Promise<unknown> =>
  (await replica.find({ collection: 'elders' })).find(({ id }) => id === elder)?.body['name']
const consent = { textVersion: 1, language: 'zh-CN', method: 'witness', witness: { name: '孙燕' } } as const

/** Another machine, without a replica. */
async function machineOf(station: Station, boss: Document): Promise<Caller> {
  const { code } = await server.createEnrolmentCode(station)
  const enrolled = await server.access.enrol(code, 'k')
  if (!enrolled.ok) throw new Error(enrolled.error)
  const caller = callerOf(server, enrolled.value.credential)
  await caller.bulk(`station-${station}`, [stored(boss)])
  return caller
}
const bossOf = (station: Station, seed: number): Document =>
  createDocument(
    staffKind,
    { name: `站长 ${station}`, role: 'administrator', active: true },
    { ...actsOf('kiosk-boss', seed)(), station },
  ) as Document
async function move(from: Caller, left: Station, to: Caller, other: Station, by: readonly Document[], code: string) {
  const act = { ...actsOf('kiosk-move', code.charCodeAt(0))(), station: left, author: by[0]?.id ?? '' }
  const hash = createHash('sha256').update(code).digest('hex')
  const offer = offerTransfer(wang.id, hash, consent, act)
  expect(await from.bulk(`station-${left}`, [stored(offer)])).toMatchObject([{ ok: true }])
  const body = { code, author: by[1]?.id, offset: 480 }
  expect((await to.post(`/station-${other}/_transfers`, body)).status).toBe(200)
}
const valuesIn = async (caller: Caller, station: Station): Promise<readonly unknown[]> => {
  const answer = await caller.call(`/station-${station}/_all_docs?include_docs=true`)
  const { rows } = (await answer.json()) as { rows: { doc: Document }[] }
  return rows
    .filter(({ doc }) => doc.elder === wang.id && doc.kind === trialReading.kind)
    .map(({ doc }) => doc.body['value'])
    .toSorted()
}

const act = actsOf('kiosk-a', 9)
const at = (station: Station) => ({ ...act(), station })
const wang = createDocument(trialElder, { name: '王秀兰', phone: '1' }, at('jia'))
const read = (value: number, station: Station): Document =>
  createDocument(trialReading, { value }, at(station), { elder: wang.id }) as Document

it('takes an elder who moved off the machine, sends on what was written without a network, and takes the elder back', async () => {
  const [bossJia, bossYi] = [bossOf('jia', 1), bossOf('yi', 2)]
  const [a, b] = [await machineOf('jia', bossJia), await machineOf('yi', bossYi)]
  const kiosk = await kioskOf('jia')
  await kiosk.replica.save([wang, read(120, 'jia')])
  await inSync(kiosk)

  kiosk.online = false
  await kiosk.replica.save([editDocument(wang, { phone: '2' }, at('jia')), read(121, 'jia')])
  await move(a, 'jia', b, 'yi', [bossJia, bossYi], codes[0])
  expect(await valuesIn(b, 'yi')).toEqual([120])
  expect(await nameAt(kiosk, wang.id)).toBe('王秀兰')

  kiosk.online = true
  await until(async () => (await nameAt(kiosk, wang.id)) === undefined)
  await until(async () => (await valuesAt(kiosk, wang.id)).length === 0)
  await inSync(kiosk)
  expect(await valuesIn(b, 'yi')).toEqual([120, 121])
  const there = (await (await b.call(`/station-yi/${wang.id}`)).json()) as Document & { _rev: string }
  expect(there).toMatchObject({ station: 'yi', body: { phone: '2' } })
  const left = new Set(kiosk.host.journal.entries.map(({ document }) => document))
  expect(left.has(wang.id)).toBe(false)
  expect(left.size).toBe(0)

  await b.bulk('station-yi', [stored(read(140, 'yi'))])
  await move(b, 'yi', a, 'jia', [bossYi, bossJia], codes[1])
  await until(async () => (await valuesAt(kiosk, wang.id)).length === 3)
  expect(await nameAt(kiosk, wang.id)).toBe('王秀兰')
  await kiosk.replica.save([read(150, 'jia')])
  await inSync(kiosk)
  expect(await valuesIn(a, 'jia')).toEqual([120, 121, 140, 150])
  expect(await valuesIn(b, 'yi')).toEqual([])
})
