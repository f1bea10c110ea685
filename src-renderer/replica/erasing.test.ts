import { filter, firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, expect, it } from 'vitest'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { eraseElder, type Erasure } from '../../src-domain/erasure/erasure.ts'
import { type Act, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import { memoryCouch } from '../../tests/support/memory-couch.ts'
import { kioskInfo, memoryHost, type MemoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading } from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'
import { toWire } from './wire.ts'

const start = Date.UTC(2026, 5, 1)
const station = 'station-qingshiqiao'
const opened: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})
let names = 0
const newName = (): string => `erasing-${(names += 1)}`

async function open(host: MemoryHost, name: string, link: 'server' | 'alone' = 'server'): Promise<OpenedReplica> {
  const replica = await openReplica({
    host,
    info: kioskInfo({ link }),
    dataKey: new Uint8Array(32).fill(7),
    name,
    kinds: trialKinds,
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
    timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
  })
  opened.push(replica)
  return replica
}
const close = async (): Promise<void> => opened.pop()?.close()

function people(act: () => Act, role: StaffRole = 'administrator') {
  const boss = createDocument(staffKind, { name: '李梅', role, active: true }, act()) as Document
  const wang = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
  const zhao = createDocument(trialElder, { name: '赵建国', phone: '2' }, act())
  const ofWang = createDocument(trialReading, { value: 120 }, act(), { elder: wang.id })
  const ofZhao = createDocument(trialReading, { value: 130 }, act(), { elder: zhao.id })
  const look = recordAudit({ action: 'view', subject: wang.id }, act(), wang.id)
  return { boss, wang, zhao, ofWang, ofZhao, look, all: [boss, wang, zhao, ofWang, ofZhao, look] }
}
const erasureOf = (elder: { readonly id: string }, by: { readonly id: string }, act: Act): Erasure =>
  eraseElder({ id: elder.id, body: { consents: [] } } as unknown as Elder, [], 'elder', { ...act, author: by.id })

async function standing(replica: OpenedReplica): Promise<readonly string[]> {
  const collections = ['elders', 'observations', 'activity', 'staff'] as const
  const found = await Promise.all(collections.map((collection) => replica.find({ collection })))
  return found
    .flat()
    .map(({ id }) => id)
    .toSorted()
}
const idsOf = (documents: readonly { readonly id: string }[]): readonly string[] =>
  documents.map(({ id }) => id).toSorted()
const journaled = (host: MemoryHost): readonly string[] =>
  [...new Set(host.journal.entries.map(({ document }) => document))].toSorted()
const inSync = (replica: OpenedReplica) =>
  firstValueFrom(replica.status.pipe(filter(({ connection, unsent }) => connection === 'upToDate' && unsent === 0)))

it('takes an erased elder off the machine and out of the journal, keeps who looked, and takes nothing new', async () => {
  const host = memoryHost()
  const replica = await open(host, newName())
  const act = actsOf('kiosk-a', 1)
  const { boss, wang, zhao, ofWang, ofZhao, look, all } = people(act)
  await replica.save(all)
  const seen: (string | undefined)[] = []
  replica.watchOne(wang.id).subscribe((document) => seen.push(document?.id))
  const erasure = erasureOf(wang, boss, act())
  expect(await replica.save([erasure])).toEqual({ ok: true, value: undefined })
  expect(await standing(replica)).toEqual(idsOf([boss, zhao, ofZhao, look, erasure]))
  expect(journaled(host)).toEqual(idsOf([boss, zhao, ofZhao, look, erasure]))
  expect(seen.at(-1)).toBeUndefined()
  expect(await firstValueFrom(replica.status)).toMatchObject({ unsent: 5 })
  const erased = { ok: false, error: [{ code: 'document.erased', field: '/id' }] }
  expect(await replica.save([editDocument(wang, { phone: '3' }, act()) as Document])).toEqual(erased)
  expect(await replica.save([createDocument(trialReading, { value: 1 }, act(), { elder: wang.id })])).toEqual(erased)
  expect(await replica.save([recordAudit({ action: 'view', subject: wang.id }, act(), wang.id)])).toMatchObject({
    ok: true,
  })
  expect(journaled(host)).not.toContain(ofWang.id)
})

it('lets nobody but an administrator erase', async () => {
  const replica = await open(memoryHost(), newName())
  const act = actsOf('kiosk-a', 2)
  const { boss, wang, all } = people(act, 'staff')
  await replica.save(all)
  expect(await replica.save([erasureOf(wang, boss, act())])).toMatchObject({
    ok: false,
    error: [{ code: 'staff.administratorOnly' }],
  })
  expect(await replica.get(wang.id)).toEqual(wang)
  await close()
})

it.each(['server', 'alone'] as const)('does not bring the elder back from the journal: %s', async (link) => {
  const host = memoryHost()
  const act = actsOf('kiosk-a', 3)
  const { boss, wang, zhao, ofZhao, look, all } = people(act)
  const name = newName()
  const replica = await open(host, name, link)
  await replica.save(all)
  // What another machine's journal had kept from before, as after a rewriting that the full disk did not allow.
  const before = [...host.journal.entries]
  const erasure = erasureOf(wang, boss, act())
  await replica.save([erasure])
  await close()
  host.journal.entries = [...before, ...host.journal.entries.filter(({ sequence }) => sequence > before.length)]
  const again = await open(host, `${name}-emptied`, link)
  expect(await standing(again)).toEqual(idsOf([boss, zhao, ofZhao, look, erasure]))
  expect(journaled(host)).toEqual(idsOf([boss, zhao, ofZhao, look, erasure]))
})

it('goes on at the next start where a full disk kept it from rewriting the journal', async () => {
  const host = memoryHost()
  const act = actsOf('kiosk-a', 4)
  const { boss, wang, all } = people(act)
  const name = newName()
  const call = ((asked, params) =>
    asked === 'journal.erase'
      ? Promise.resolve({ ok: false, error: { code: 'journal.full' } })
      : host.call(asked, params)) as MemoryHost['call']
  const replica = await open({ ...host, call }, name)
  await replica.save(all)
  await replica.save([erasureOf(wang, boss, act())])
  expect(journaled(host)).toContain(wang.id)
  await close()
  await open(host, name)
  expect(journaled(host)).not.toContain(wang.id)
})

it('drops what it had written about an elder who was erased elsewhere, also what nobody else had', async () => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  const host = memoryHost()
  host.server = couch.fetch
  const act = actsOf('kiosk-a', 5)
  const { boss, wang, ofWang, all } = people(act)
  const replica = await open(host, newName())
  await replica.save(all)
  await inSync(replica)
  // Only a feed that waits is cut by a break of milliseconds.
  await expect.poll(couch.waitingFeeds).toBe(1)
  couch.setReachable(false)
  const late = createDocument(trialReading, { value: 7 }, act(), { elder: wang.id })
  await replica.save([late, editDocument(wang, { phone: '9' }, act()) as Document])
  // The server has the fact before its tombstones have come.
  const erasure = erasureOf(wang, boss, act())
  couch.put(station, toWire(erasure, '') as { _id: string })
  couch.setReachable(true)
  await firstValueFrom(replica.watchOne(wang.id).pipe(filter((document) => document === undefined)))
  expect(await inSync(replica)).toMatchObject({ refused: [] })
  expect(await replica.get(late.id)).toBeUndefined()
  expect(journaled(host).filter((id) => [wang.id, ofWang.id, late.id].includes(id))).toEqual([])
  expect(couch.databases.get(station)?.has(late.id)).toBe(false)
})

it('drops what the server says is erased, and lists it nowhere', async () => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  const host = memoryHost()
  host.server = couch.fetch
  const act = actsOf('kiosk-a', 6)
  const { wang, ofWang, all } = people(act)
  for (const { id } of [wang, ofWang]) couch.refuse.set(id, [{ code: 'document.erased' }])
  const replica = await open(host, newName())
  await replica.save(all)
  expect(await inSync(replica)).toMatchObject({ refused: [] })
  expect(await standing(replica)).not.toContain(wang.id)
  expect(journaled(host)).not.toContain(ofWang.id)
})

it('takes a tombstone’s entries out of the journal, and off the list of refused', async () => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  const host = memoryHost()
  host.server = couch.fetch
  const act = actsOf('kiosk-a', 7)
  const { wang, ofWang, all } = people(act)
  couch.refuse.set(ofWang.id, [{ code: 'trial.no' }])
  const replica = await open(host, newName())
  await replica.save(all)
  await firstValueFrom(replica.status.pipe(filter(({ refused }) => refused.length === 1)))
  couch.erase(station, wang.id)
  couch.erase(station, ofWang.id)
  await firstValueFrom(replica.status.pipe(filter(({ refused, unsent }) => refused.length === 0 && unsent === 0)))
  await firstValueFrom(replica.watchOne(wang.id).pipe(filter((document) => document === undefined)))
  await expect.poll(() => journaled(host).includes(wang.id) || journaled(host).includes(ofWang.id)).toBe(false)
})

it('takes back who went away and comes again when the server was set back and counts its revisions anew', async () => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  const host = memoryHost()
  host.server = couch.fetch
  const { wang } = people(actsOf('kiosk-b', 7))
  const put = (): void => couch.put(station, toWire(wang, '') as { _id: string })
  for (let i = 0; i < 3; i += 1) put()
  const replica = await open(host, newName())
  const stands = (isThere: boolean): Promise<Document | undefined> =>
    firstValueFrom(replica.watchOne(wang.id).pipe(filter((found) => (found !== undefined) === isThere)))
  await stands(true)
  couch.erase(station, wang.id)
  await stands(false)
  couch.setReachable(false)
  couch.databases.get(station)?.delete(wang.id)
  couch.epoch = 'set-back'
  put()
  couch.setReachable(true)
  expect(await stands(true)).toEqual(wang)
})
