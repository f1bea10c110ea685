import { firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { appendEvent, createDocument, defineKind, editDocument } from '../../src-domain/shared/document.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import type { HostCallName } from '../../src-main/bridge/contract.ts'
import { kioskInfo, memoryHost } from '../../tests/support/memory-host.ts'
import {
  actsOf,
  trialArticle,
  trialElder,
  trialKinds,
  trialReading,
  trialService,
} from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'

const dataKey = new Uint8Array(32).fill(7)
const start = Date.UTC(2026, 5, 1)

let databases = 0

function kiosk() {
  const host = memoryHost()
  // RxDB's memory storage keeps what has the same name, as a browser's profile does.
  const database = `trial-${(databases += 1)}`
  const clock = { wall: () => start + 3_600_000, zone: () => 480, builtAt: start }
  return {
    host,
    open: async (
      options: { emptied?: boolean; key?: Uint8Array; alone?: boolean; kinds?: typeof trialKinds } = {},
    ): Promise<OpenedReplica> => {
      const replica = await openReplica({
        host,
        info: kioskInfo(options.alone === true ? { link: 'alone' } : {}),
        dataKey: options.key ?? dataKey,
        name: options.emptied === true ? `${database}-emptied` : database,
        kinds: options.kinds ?? trialKinds,
        storage: getRxStorageMemory() as AnyStorage,
        clock,
        checking: { after: 0, pause: 0 },
      })
      opened.push(replica)
      return replica
    },
  }
}

const opened: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})

describe('a kiosk that its server has not renewed for a month', () => {
  it('registers and measures, and agrees nothing with others until it is renewed', async () => {
    const { host, open } = kiosk()
    const { call } = host
    let newest = start + 31 * 86_400_000
    const asked = (async (name: HostCallName, params: never) => {
      const answer = await call(name, params)
      const lease = { renewedAt: start, warnAfterDays: 7, lockAfterDays: 30, newest }
      return name === 'health.read' ? { ...(answer as object), lease } : answer
    }) as typeof call
    Object.assign(host, { call: asked })
    const replica = await open()
    await replica.checkMachine()
    expect(await firstValueFrom(replica.health)).toMatchObject({ lease: { state: 'locked', daysSince: 31 } })
    const act = actsOf('kiosk-a', 1)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const measured = createDocument(trialReading, { value: 128 }, act())
    const booked = createDocument(trialService, { what: '助餐' }, act())
    expect(await replica.save([elder, measured])).toMatchObject({ ok: true })
    expect(await replica.save([booked])).toEqual({ ok: false, error: [refusal('lease.locked')] })
    expect(await replica.get(booked.id)).toBeUndefined()
    newest = start + 86_400_000
    await replica.checkMachine()
    expect(await replica.save([booked])).toMatchObject({ ok: true })
  })
})

describe('the replica of a kiosk', () => {
  it('gives back what was saved, newest first', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 1)
    const first = createDocument(trialElder, { name: '王秀兰', phone: '13800000001' }, act())
    const second = createDocument(trialElder, { name: '李建国', phone: '13800000002' }, act())
    expect(await replica.save([first, second])).toEqual({ ok: true, value: undefined })
    expect(await replica.get(first.id)).toEqual(first)
    expect((await replica.find({ collection: 'elders' })).map((document) => document.id)).toEqual([second.id, first.id])
    expect(await replica.find({ collection: 'elders', limit: 1 })).toEqual([second])
    expect(await replica.find({ collection: 'elders', since: second.updatedAt })).toEqual([second])
    expect(await replica.find({ collection: 'elders', kind: 'trialService' })).toEqual([])
  })

  it('finds the documents about one elder', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 2)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const mine = createDocument(trialReading, { value: 120 }, act(), { elder: elder.id })
    const other = createDocument(trialReading, { value: 130 }, act(), { elder: 'elders:other' })
    await replica.save([elder, mine, other])
    expect(await replica.find({ collection: 'observations', elder: elder.id })).toEqual([mine])
    expect(await replica.find({ collection: 'observations', elder: elder.id, kind: 'trialReading' })).toEqual([mine])
  })

  it('tells watchers of a new version', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 3)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    await replica.save([elder])
    const seen: string[] = []
    const told = new Promise<void>((resolve) => {
      replica.watchOne(elder.id).subscribe((document) => {
        seen.push(String(document?.body['phone']))
        if (seen.length === 2) resolve()
      })
    })
    await firstValueFrom(replica.watchOne(elder.id))
    await replica.save([editDocument(elder, { phone: '2' }, act())])
    await told
    expect(seen).toEqual(['1', '2'])
  })

  it('saves none of several when the rules refuse one', async () => {
    const { open, host } = kiosk()
    const replica = await open()
    const act = actsOf('kiosk-a', 4)
    const good = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const bad = createDocument(trialElder, { name: '', phone: '1' }, act())
    const result = await replica.save([good, bad])
    expect(result).toEqual({ ok: false, error: [{ code: 'trial.nameMissing', field: '/body/name' }] })
    expect(await replica.find({ collection: 'elders' })).toEqual([])
    expect(host.journal.entries).toEqual([])
  })

  it('merges with what was saved meanwhile, and keeps both answers to one question', async () => {
    const replica = await kiosk().open()
    const here = actsOf('kiosk-a', 5)
    const there = actsOf('kiosk-b', 6, start + 60_000)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1', risks: ['青霉素'] }, here())
    await replica.save([elder])
    await replica.save([editDocument(elder, { phone: '2' }, here())])
    await replica.save([editDocument(elder, { phone: '3', risks: ['青霉素', '花生'] }, there())])
    const merged = await replica.get(elder.id)
    expect(merged?.body).toMatchObject({ phone: '3', risks: ['花生', '青霉素'] })
    expect(merged?.others?.map((other) => other.value)).toEqual(['2'])
  })

  it('unites the events of a log saved twice from one base', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 7)
    const service = createDocument(trialService, { what: '助餐' }, act())
    await replica.save([service])
    const both = [
      replica.save([appendEvent(service, { id: 'e1', type: 'accepted' }, act())]),
      replica.save([appendEvent(service, { id: 'e2', type: 'noted' }, act())]),
    ]
    for (const result of await Promise.all(both)) expect(result.ok).toBe(true)
    expect((await replica.get(service.id))?.events?.map((event) => event.id)).toEqual(['e1', 'e2'])
  })

  it('keeps both when one save brings two versions of a document', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 6)
    const service = createDocument(trialService, { what: '助餐' }, act())
    const noted = ['e1', 'e2'].map((id) => appendEvent(service, { id, type: 'noted' }, act()))
    expect(await replica.save(noted)).toEqual({ ok: true, value: undefined })
    expect((await replica.get(service.id))?.events?.map(({ id }) => id)).toEqual(['e1', 'e2'])
  })

  it.each([{ alone: false }, { alone: true }])(
    'does not bring back after a restart what was refused because another save came first ($alone)',
    async ({ alone }) => {
      const once = defineKind({
        ...trialService,
        rules: ({ events = [] }) => (events.length > 1 ? [refusal('trial.onlyOnce', '/events')] : []),
      })
      const { open, host } = kiosk()
      const kinds = new Map(trialKinds).set(once.kind, once)
      const replica = await open({ kinds, alone })
      const act = actsOf('kiosk-a', 7)
      const service = createDocument(once, { what: '助餐' }, act())
      await replica.save([service])
      const [first, second] = await Promise.all(
        ['e1', 'e2'].map((id) => replica.save([appendEvent(service, { id, type: 'taken' }, act())])),
      )
      expect(first).toEqual({ ok: true, value: undefined })
      expect(second).toMatchObject({ ok: false, error: [{ code: 'trial.onlyOnce' }] })
      await replica.close()
      const again = await open({ kinds, alone })
      expect((await again.get(service.id))?.events?.map(({ id }) => id)).toEqual(['e1'])
      await again.close()
      // The second copy as well: what stands there is what was accepted.
      const standing = host.journal.entries.filter(({ sequence }) => !host.journal.acknowledged.has(sequence))
      host.journal.entries = standing
      const rebuilt = await open({ kinds, alone, emptied: true })
      expect((await rebuilt.get(service.id))?.events?.map(({ id }) => id)).toEqual(['e1'])
    },
  )

  it('refuses to rewrite a fact', async () => {
    const replica = await kiosk().open()
    const act = actsOf('kiosk-a', 8)
    const reading = createDocument(trialReading, { value: 120 }, act())
    await replica.save([reading])
    const result = await replica.save([{ ...reading, body: { value: 121 } }])
    expect(result.ok ? [] : result.error.map((part) => part.code)).toContain('document.factRewritten')
    expect((await replica.get(reading.id))?.body).toEqual({ value: 120 })
  })

  it('refuses to write what belongs to all stations, except where the station works alone', async () => {
    const article = createDocument(trialArticle, { title: '防跌倒' }, actsOf('kiosk-a', 9)())
    const linked = await kiosk().open()
    expect(await linked.save([article])).toMatchObject({ ok: false, error: [{ code: 'document.sharedReadOnly' }] })
    await linked.close()
    const alone = await kiosk().open({ alone: true })
    expect((await alone.save([article])).ok).toBe(true)
  })

  it('says so when the journal is full, and what is safe', async () => {
    const { open, host } = kiosk()
    const replica = await open()
    host.journal.failure = 'journal.full'
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 10)())
    expect(await replica.save([elder])).toEqual({ ok: false, error: [{ code: 'journal.full' }] })
    expect(await replica.get(elder.id)).toEqual(elder)
  })

  it.each([
    { freeBytes: 1_000_000, dataWritable: true, full: true },
    { freeBytes: 10_000_000_000, dataWritable: false, full: true },
    { freeBytes: 10_000_000_000, dataWritable: true, full: false },
  ])('says when it opens whether the disk has room ($freeBytes bytes, writable $dataWritable)', async (disk) => {
    const { open, host } = kiosk()
    const { full, ...machine } = disk
    const read = host.call
    const call = async (name: HostCallName, params: never): Promise<unknown> => {
      const answer: unknown = await read(name, params)
      return name === 'health.read' ? { ...(answer as object), ...machine } : answer
    }
    Object.assign(host, { call })
    const replica = await open()
    await expect.poll(async () => (await firstValueFrom(replica.health)).storageFull).toBe(full)
  })

  it('says when the clock of the machine lies before what the host saw last', async () => {
    const { open, host } = kiosk()
    const read = host.call
    const call = async (name: HostCallName, params: never): Promise<unknown> => {
      const answer: unknown = await read(name, params)
      return name === 'health.read' ? { ...(answer as object), lastSeen: start + 2 * 86_400_000 } : answer
    }
    Object.assign(host, { call })
    const replica = await open()
    await expect.poll(async () => (await firstValueFrom(replica.health)).clock.wrong).toBe(true)
  })

  it('brings back from the journal what an emptied database lost, and says so', async () => {
    const { open } = kiosk()
    const act = actsOf('kiosk-a', 11)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const before = await open()
    await before.save([elder])
    await before.save([editDocument(elder, { phone: '2' }, act())])
    await before.close()
    const replica = await open({ emptied: true })
    expect((await replica.get(elder.id))?.body['phone']).toBe('2')
    expect((await firstValueFrom(replica.health)).rebuilt).toMatchObject({ fromJournal: 1 })
    expect((await firstValueFrom(replica.status)).unsent).toBe(1)
  })

  it('says so when the host found its journal torn, and only then', async () => {
    const { open, host } = kiosk()
    const whole = await open()
    expect((await firstValueFrom(whole.health)).journalTorn).toBeUndefined()
    await whole.close()
    host.journal.torn = true
    const torn = await open()
    expect((await firstValueFrom(torn.health)).journalTorn).toBe(true)
    await torn.close()
  })

  it('keeps the newest entry of each document as the second copy of a station that works alone', async () => {
    const { open, host } = kiosk()
    const act = actsOf('kiosk-a', 12)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const before = await open({ alone: true })
    await before.save([elder])
    await before.save([editDocument(elder, { phone: '2' }, act())])
    expect(await firstValueFrom(before.status)).toEqual({ connection: 'alone', unsent: 0, refused: [] })
    await before.close()
    expect([...host.journal.acknowledged]).toEqual([1])
    const replica = await open({ alone: true, emptied: true })
    expect((await replica.get(elder.id))?.body['phone']).toBe('2')
  })

  it('knows what is unsent after it was closed and opened again', async () => {
    const { open } = kiosk()
    const before = await open()
    await before.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 13)())])
    await before.close()
    const status = await firstValueFrom((await open()).status)
    expect(status).toMatchObject({ unsent: 1, oldestUnsentAt: start + 3_600_000 })
  })

  it('opens nothing with another data key', async () => {
    const { open } = kiosk()
    const before = await open()
    await before.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 14)())])
    await before.close()
    await expect(open({ key: new Uint8Array(32).fill(8) })).rejects.toThrow()
  })
})
