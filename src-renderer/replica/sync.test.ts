import { filter, firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { appendEvent, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import { memoryCouch } from '../../tests/support/memory-couch.ts'
import { kioskInfo, memoryHost, type MemoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialArticle, trialElder, trialKinds, trialService } from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from './open-replica.ts'
import type { SyncStatus } from './replica.ts'
import { toWire } from './wire.ts'

const start = Date.UTC(2026, 5, 1)
const station = 'station-qingshiqiao'
let databases = 0
const opened: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})

const newServer = () => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  return couch
}

const optionsOf = (host: MemoryHost, name: string) => ({
  host,
  info: kioskInfo(),
  dataKey: new Uint8Array(32).fill(7),
  name,
  kinds: trialKinds,
  storage: getRxStorageMemory() as AnyStorage,
  clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
  timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
})

/** RxDB's free edition opens 13 collections a realm: two kiosks here are one after the other. */
async function openKiosk(host: MemoryHost, name = `sync-${(databases += 1)}`): Promise<OpenedReplica> {
  const replica = await openReplica(optionsOf(host, name))
  opened.push(replica)
  return replica
}

const status = (replica: OpenedReplica, is: (status: SyncStatus) => boolean): Promise<SyncStatus> =>
  firstValueFrom(replica.status.pipe(filter(is)))
const upToDate = (replica: OpenedReplica): Promise<SyncStatus> =>
  status(replica, ({ connection }) => connection === 'upToDate')
const inSync = (replica: OpenedReplica): Promise<SyncStatus> =>
  status(replica, ({ connection, unsent }) => connection === 'upToDate' && unsent === 0)
const appears = (
  replica: OpenedReplica,
  id: string,
  is: (document: Document) => boolean = () => true,
): Promise<Document | undefined> =>
  firstValueFrom(replica.watchOne(id).pipe(filter((document) => document !== undefined && is(document))))

const newestFirstIn =
  (collections: readonly string[]) =>
  (a: string, b: string): number =>
    collections.indexOf(a.split(':')[0]!) - collections.indexOf(b.split(':')[0]!) || (a < b ? 1 : -1)

describe('sync of the replica', () => {
  it('sends what was saved, and tells the journal that the server has it', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 1)())
    await replica.save([elder])
    expect(await inSync(replica)).toMatchObject({ unsent: 0, lastSyncAt: start + 3_600_000, refused: [] })
    expect(couch.databases.get(station)?.get(elder.id)?.body).toMatchObject({
      kind: 'trialElder',
      body: { name: '王秀兰' },
    })
    await replica.close()
    opened.pop()
    expect([...host.journal.acknowledged]).toEqual([1])
  })

  it('waits as long as a server asks for that has too much to do, and then sends', async () => {
    const couch = newServer()
    const host = memoryHost()
    const sentAt: number[] = []
    host.server = async (path, init) => {
      if (!path.includes('_bulk_docs')) return couch.fetch(path, init)
      sentAt.push(performance.now())
      if (sentAt.length > 1) return couch.fetch(path, init)
      return new Response('{"error":"too_many_requests"}', { status: 429, headers: { 'retry-after': '1' } })
    }
    const replica = await openReplica({
      ...optionsOf(host, `sync-${(databases += 1)}`),
      timing: { backoff: { first: 5, most: 60_000 }, sharedInterval: 20, gather: 0 },
    })
    opened.push(replica)
    await replica.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 1)())])
    await inSync(replica)
    expect(sentAt).toHaveLength(2)
    expect((sentAt[1] ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThan(990)
  })

  it('takes what is on the server, and what comes later, in all three scopes', async () => {
    const couch = newServer()
    const act = actsOf('kiosk-b', 2)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const article = createDocument(trialArticle, { title: '防跌倒' }, act())
    couch.put(station, toWire(elder, '') as { _id: string })
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    await upToDate(replica)
    expect(await replica.get(elder.id)).toEqual(elder)
    couch.put('knowledge', toWire(article, '') as { _id: string })
    couch.put(station, toWire(editDocument(elder, { phone: '2' }, act()), '') as { _id: string })
    expect(await appears(replica, article.id)).toEqual(article)
    expect((await appears(replica, elder.id, ({ body }) => body['phone'] === '2'))?.body['phone']).toBe('2')
    // What came from the server is not sent back.
    expect(couch.requests.filter((path) => path.includes('_bulk_docs'))).toEqual([])
  })

  it('fills a new machine with the elders first, then with what was written last', async () => {
    const couch = newServer()
    const act = actsOf('kiosk-b', 21)
    const services = [trialService, trialService].map((kind) => createDocument(kind, { what: '助餐' }, act()))
    const elders = ['王秀兰', '李桂英'].map((name) => createDocument(trialElder, { name, phone: '1' }, act()))
    for (const document of [...services, ...elders]) couch.put(station, toWire(document, '') as { _id: string })
    const arrived: string[] = []
    const host = memoryHost()
    host.server = async (path, init) => {
      const answer = await couch.fetch(path, init)
      if (path.includes(station) && /_changes|_all_docs/.test(path)) {
        const { rows = [], results = [] } = (await answer.clone().json()) as Record<string, { id: string }[]>
        arrived.push(...rows.map(({ id }) => id), ...results.map(({ id }) => id))
      }
      return answer
    }
    const replica = await openKiosk(host)
    const seen: SyncStatus['receiving'][] = []
    replica.status.subscribe(({ receiving }) => void seen.push(receiving))
    await upToDate(replica)
    // Each once: the feed goes on after what was there.
    expect(arrived).toEqual(
      [...elders, ...services].map(({ id }) => id).toSorted(newestFirstIn(['elders', 'services'])),
    )
    expect(seen).toContainEqual({ received: 2, total: 4, eldersReady: true })
    expect(seen.at(-1)).toBeUndefined()
    expect(await replica.find({ collection: 'services' })).toHaveLength(2)
  })

  it('goes on where a first sync was cut, and hears what was changed and erased meanwhile', async () => {
    const couch = newServer()
    const act = actsOf('kiosk-b', 22)
    const elders = ['王秀兰', '李桂英'].map((name) => createDocument(trialElder, { name, phone: '1' }, act()))
    const service = createDocument(trialService, { what: '助餐' }, act())
    for (const document of [...elders, service]) couch.put(station, toWire(document, '') as { _id: string })
    const host = memoryHost()
    let cut = true
    host.server = (path, init) =>
      cut && path.includes('services') ? Promise.reject(new TypeError('cut')) : couch.fetch(path, init)
    const name = `sync-${(databases += 1)}`
    const replica = await openKiosk(host, name)
    await appears(replica, elders[1]!.id)
    await status(replica, ({ connection }) => connection === 'offline')
    couch.erase(station, elders[0]!.id)
    couch.put(station, toWire(editDocument(elders[1]!, { phone: '2' }, act()), '') as { _id: string })
    const asked = couch.requests.length
    cut = false
    await upToDate(replica)
    expect(couch.requests.slice(asked).filter((path) => path.includes('startkey=%22elders%3A%EF'))).toEqual([])
    expect(await replica.get(elders[0]!.id)).toBeUndefined()
    expect((await replica.get(elders[1]!.id))?.body['phone']).toBe('2')
    expect(await replica.get(service.id)).toEqual(service)
  })

  it('asks by name for what the journal brought back: it may be erased by now', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const act = actsOf('kiosk-a', 23)
    const elders = ['王秀兰', '李桂英'].map((name) => createDocument(trialElder, { name, phone: '1' }, act()))
    couch.setReachable(false)
    const replica = await openKiosk(host)
    await replica.save(elders)
    couch.put(station, toWire(elders[0]!, '') as { _id: string })
    couch.erase(station, elders[0]!.id)
    couch.setReachable(true)
    await inSync(replica)
    expect(await replica.get(elders[0]!.id)).toBeUndefined()
    expect(await replica.get(elders[1]!.id)).toEqual(elders[1])
    expect(couch.databases.get(station)?.get(elders[0]!.id)?.deleted).toBe(true)
  })

  it('works on while the server cannot be reached, and sends it all when it can', async () => {
    const couch = newServer()
    couch.setReachable(false)
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 3)
    const elders = Array.from({ length: 150 }, (_, i) =>
      createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()),
    )
    await replica.save(elders)
    expect(await status(replica, ({ connection, unsent }) => connection === 'offline' && unsent === 150)).toMatchObject(
      {
        oldestUnsentAt: start + 3_600_000,
      },
    )
    couch.setReachable(true)
    await inSync(replica)
    expect(couch.databases.get(station)?.size).toBe(150)
  })

  it('loses nothing of a feed that is cut while it waits', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    await upToDate(replica)
    couch.setReachable(false)
    await status(replica, ({ connection }) => connection === 'offline')
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-b', 4)())
    couch.put(station, toWire(elder, '') as { _id: string })
    couch.setReachable(true)
    expect(await appears(replica, elder.id)).toEqual(elder)
  })

  it('joins what two kiosks changed, in the replica and on the server', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const here = actsOf('kiosk-a', 5)
    const there = actsOf('kiosk-b', 6, start + 60_000)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1', risks: ['青霉素'] }, here())
    const service = createDocument(trialService, { what: '助餐' }, here())
    const replica = await openKiosk(host)
    await replica.save([elder, service])
    await inSync(replica)
    couch.setReachable(false)
    await status(replica, ({ connection }) => connection === 'offline')
    await replica.save([editDocument(elder, { phone: '2', risks: ['花生'] }, here())])
    await replica.save([appendEvent(service, { id: 'e1', type: 'accepted' }, here())])
    couch.put(station, toWire(editDocument(elder, { phone: '3', name: '王秀岚' }, there()), '') as { _id: string })
    couch.put(station, toWire(appendEvent(service, { id: 'e2', type: 'noted' }, there()), '') as { _id: string })
    couch.setReachable(true)
    await inSync(replica)
    const merged = await replica.get(elder.id)
    expect(merged?.body).toEqual({ name: '王秀岚', phone: '3', risks: ['花生', '青霉素'] })
    expect(merged?.others?.map(({ field, value }) => ({ field, value }))).toEqual([{ field: 'phone', value: '2' }])
    expect((await replica.get(service.id))?.events?.map((event) => event.id)).toEqual(['e1', 'e2'])
    for (const id of [elder.id, service.id]) {
      expect({ id, ...couch.databases.get(station)?.get(id)?.body }).toEqual(await replica.get(id))
    }
  })

  it('lists what the server refuses with its reasons, and sends everything else', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const name = `sync-${(databases += 1)}`
    const before = await openKiosk(host, name)
    const act = actsOf('kiosk-a', 7)
    const [bad, good] = [0, 1].map((i) => createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()))
    couch.refuse.set(bad!.id, [{ code: 'document.fromTheFuture', field: '/occurredAt' }])
    await before.save([bad!, good!])
    const refused = await status(before, ({ connection, unsent }) => connection === 'upToDate' && unsent === 1)
    expect(refused.refused).toEqual([
      {
        id: bad!.id,
        kind: 'trialElder',
        at: start + 3_600_000,
        refusals: [{ code: 'document.fromTheFuture', field: '/occurredAt' }],
      },
    ])
    expect(couch.databases.get(station)?.has(good!.id)).toBe(true)
    await before.close()
    opened.pop()

    const replica = await openKiosk(host, name)
    expect((await upToDate(replica)).refused.map(({ id }) => id)).toEqual([bad!.id])
    couch.refuse.clear()
    replica.retryRefused([bad!.id])
    expect((await inSync(replica)).refused).toEqual([])
    expect(couch.databases.get(station)?.has(bad!.id)).toBe(true)
  })

  it('says that all is well when what it could not send turns out to have arrived', async () => {
    const couch = newServer()
    const host = memoryHost()
    let losing = true
    host.server = async (path, init) => {
      const answer = await couch.fetch(path, init)
      if (losing && path.includes('_bulk_docs')) throw new TypeError('the answer was lost')
      return answer
    }
    const replica = await openKiosk(host)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 20)())
    await replica.save([elder])
    // The feed of the server tells of it; nothing is left to send that could end the failure.
    expect(await inSync(replica)).toMatchObject({ unsent: 0 })
    losing = false
  })

  it('sends everything else when the server stumbles over one document, and that one when it does no more', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    await inSync(replica)
    const act = actsOf('kiosk-a', 14)
    const elders = Array.from({ length: 250 }, (_, i) =>
      createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()),
    )
    const [first] = elders
    couch.stumbleOver.add(first!.id)
    await replica.save(elders)
    const stuck = await status(replica, ({ connection, unsent }) => connection === 'refused' && unsent === 1)
    expect([stuck.reason, stuck.refused]).toEqual(['sync.serverError', []])
    expect(couch.databases.get(station)?.size).toBe(249)
    couch.stumbleOver.clear()
    await inSync(replica)
    expect(couch.databases.get(station)?.size).toBe(250)
  })

  it('sends again what waited for a consent that the server did not have yet', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const act = actsOf('kiosk-a', 15)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    couch.put(station, toWire(elder, '') as { _id: string })
    const replica = await openKiosk(host)
    await appears(replica, elder.id)
    couch.setReachable(false)
    const reading = createDocument(trialService, { what: '量血压' }, act(), { elder: elder.id })
    await replica.save([editDocument(elder, { phone: '2' }, act()), reading])
    // Somebody else's edit comes first: the elder's own conflicts, and what hangs on it is refused for its sake.
    couch.put(station, toWire(editDocument(elder, { name: '王秀岚' }, actsOf('kiosk-b', 16)()), '') as { _id: string })
    couch.refuse.set(reading.id, [{ code: 'consent.notCovered' }])
    couch.onWrite = (id) => {
      if (id === elder.id) couch.refuse.clear()
    }
    couch.setReachable(true)
    const settled = await inSync(replica)
    expect(settled.refused).toEqual([])
    expect(couch.databases.get(station)?.has(reading.id)).toBe(true)
  })

  it.each(['staff.administratorOnly', 'staff.notAllowed', 'expertAccount.notYourName'])(
    'judges again what was refused while the server stumbled over the account of who wrote it: %s',
    async (code) => {
      const couch = newServer()
      const host = memoryHost()
      couch.setReachable(false)
      const act = actsOf('kiosk-a', 20)
      const person = createDocument(staffKind, { name: '周敏', role: 'administrator', active: true }, act())
      const service = createDocument(trialService, { what: '量血压' }, { ...act(), author: person.id })
      couch.stumbleOver.add(person.id)
      couch.refuse.set(service.id, [{ code }])
      couch.onWrite = (id) => {
        if (id === person.id) couch.refuse.clear()
      }
      host.server = async (path, init) => {
        const answer = await couch.fetch(path, init)
        if (path.includes('_bulk_docs')) couch.stumbleOver.clear()
        return answer
      }
      const replica = await openKiosk(host)
      await replica.save([person as Document, service])
      const said: number[] = []
      replica.status.subscribe(({ refused }) => void said.push(refused.length))
      couch.setReachable(true)
      await inSync(replica)
      expect(couch.databases.get(station)?.has(service.id)).toBe(true)
      expect(Math.max(...said)).toBe(0)
    },
  )

  it('sends first what others are judged by', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    couch.setReachable(false)
    const act = actsOf('kiosk-a', 19)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const boss = createDocument(staffKind, { name: '周敏', role: 'administrator', active: true }, act())
    const service = createDocument(trialService, { what: '量血压' }, act(), { elder: elder.id })
    const replica = await openKiosk(host)
    for (const one of [service, elder, boss]) await replica.save([one])
    const arrived: string[] = []
    couch.onWrite = (id) => void arrived.push(id)
    couch.setReachable(true)
    await inSync(replica)
    expect(arrived).toEqual([boss.id, elder.id, service.id])
  })

  it('takes a refused document off the kiosk when somebody decides so, and no other', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 17)
    const kept = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const gone = createDocument(trialService, { what: '量血压' }, act(), { elder: kept.id })
    couch.refuse.set(gone.id, [{ code: 'consent.notCovered' }])
    await replica.save([kept, gone])
    await status(replica, ({ refused }) => refused.length === 1)
    await replica.discardRefused(kept.id)
    expect(await replica.get(kept.id)).toEqual(kept)
    await replica.discardRefused(gone.id)
    expect(await replica.get(gone.id)).toBeUndefined()
    expect(await inSync(replica)).toMatchObject({ unsent: 0, refused: [] })
  })

  it('brings back the version of the server when an edit that it refused is given up, and needs the server for it', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 10)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    await replica.save([elder])
    await inSync(replica)
    couch.refuse.set(elder.id, [{ code: 'document.body' }])
    const edited = editDocument(elder, { phone: '2' }, act())
    await replica.save([edited])
    await status(replica, ({ refused }) => refused.length === 1)
    host.server = () => Promise.reject(new TypeError('no network'))
    expect(await replica.discardRefused(elder.id)).toBe(false)
    expect(await replica.get(elder.id)).toEqual(edited)
    host.server = couch.fetch
    expect(await replica.discardRefused(elder.id)).toBe(true)
    expect(await replica.get(elder.id)).toEqual(elder)
    expect(await inSync(replica)).toMatchObject({ unsent: 0, refused: [] })
  })

  it('sends in smaller parts what is too large for one request, and lists what is too large alone', async () => {
    const couch = newServer()
    couch.longestBody = 4_000
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 10)
    const many = Array.from({ length: 12 }, (_, n) => createDocument(trialElder, { name: `${n}`, phone: '1' }, act()))
    const large = createDocument(trialElder, { name: '王'.repeat(5_000), phone: '1' }, act())
    await replica.save([...many.slice(0, 6), large, ...many.slice(6)])
    // All that is unsent is what was refused.
    const { refused } = await status(replica, (now) => now.connection === 'upToDate' && now.unsent === 1)
    expect(refused).toMatchObject([{ id: large.id, refusals: [{ code: 'sync.documentRefused' }] }])
    expect([...(couch.databases.get(station)?.keys() ?? [])].toSorted()).toEqual(many.map(({ id }) => id).toSorted())
  })

  it('lists no refused document any more once it was erased, and is not up to date for its sake', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 10)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    await replica.save([elder])
    await inSync(replica)
    couch.refuse.set(elder.id, [{ code: 'document.body' }])
    await replica.save([editDocument(elder, { phone: '2' }, act())])
    await status(replica, ({ refused }) => refused.length === 1)
    couch.erase(station, elder.id)
    const { refused } = await inSync(replica)
    expect(refused).toEqual([])
  })

  it('sends a refused document again when it was changed', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 8)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: 'x' }, act())
    couch.refuse.set(elder.id, [{ code: 'document.body' }])
    await replica.save([elder])
    await status(replica, ({ refused }) => refused.length === 1)
    couch.refuse.clear()
    await replica.save([editDocument(elder, { phone: '1' }, act())])
    expect((await inSync(replica)).refused).toEqual([])
  })

  it('forgets an erased document for good, also when it had unsent changes', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 9)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    await replica.save([elder])
    await inSync(replica)
    couch.setReachable(false)
    await status(replica, ({ connection }) => connection === 'offline')
    await replica.save([editDocument(elder, { phone: '2' }, act())])
    couch.erase(station, elder.id)
    couch.setReachable(true)
    await inSync(replica)
    expect(await replica.get(elder.id)).toBeUndefined()
    expect(couch.databases.get(station)?.get(elder.id)?.deleted).toBe(true)
    expect(await replica.save([editDocument(elder, { phone: '3' }, act())])).toMatchObject({
      ok: false,
      error: [{ code: 'document.erased' }],
    })
  })

  it('sends again what a server restored from an old backup has lost', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 10)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const later = editDocument(elder, { phone: '2' }, act())
    const lost = createDocument(trialElder, { name: '李建国', phone: '1' }, act())
    await replica.save([elder])
    await inSync(replica)
    await replica.save([later, lost])
    await inSync(replica)
    couch.setReachable(false)
    await status(replica, ({ connection }) => connection === 'offline')
    couch.databases.get(station)?.clear()
    couch.epoch = 'epoch2'
    couch.put(station, toWire(elder, '') as { _id: string })
    couch.setReachable(true)
    await expect.poll(() => couch.databases.get(station)?.has(lost.id)).toBe(true)
    await inSync(replica)
    expect(couch.databases.get(station)?.get(elder.id)?.body).toMatchObject({ body: { phone: '2' } })
  })

  it('sends again what a restored server has lost also when the sealed kiosk met that server first', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const options = optionsOf(host, `sync-${(databases += 1)}`)
    const day = await openReplica(options)
    const lost = createDocument(trialElder, { name: '李建国', phone: '1' }, actsOf('kiosk-a', 10)())
    await day.save([lost])
    await inSync(day)
    await day.close()
    couch.databases.get(station)?.clear()
    couch.epoch = 'epoch2'
    const night = await openPublicReplica(options)
    await upToDate(night)
    await night.close()
    opened.push(await openReplica(options))
    await expect.poll(() => couch.databases.get(station)?.has(lost.id)).toBe(true)
  })

  it('takes what a sealed kiosk received for no damage when the day is first opened', async () => {
    const couch = newServer()
    const article = createDocument(trialArticle, { title: '防跌倒' }, actsOf('kiosk-b', 24)())
    couch.put('knowledge', toWire(article, '') as { _id: string })
    const host = memoryHost()
    host.server = couch.fetch
    const options = { ...optionsOf(host, `sync-${(databases += 1)}`), checking: { after: 0, pause: 0 } }
    const night = await openPublicReplica(options)
    await upToDate(night)
    expect(await night.get(article.id)).toEqual(article)
    await firstValueFrom(night.health.pipe(filter(({ checkedAt }) => checkedAt !== undefined)))
    await night.close()
    const day = await openReplica(options)
    opened.push(day)
    await upToDate(day)
    const health = await firstValueFrom(day.health)
    expect([health.rebuilt, health.rebuilding]).toEqual([undefined, undefined])
  })

  it('sends a document the server has lost beside one that somebody else changed there meanwhile', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    const act = actsOf('kiosk-a', 10)
    const lost = createDocument(trialElder, { name: '李建国', phone: '1' }, act())
    const changed = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    await replica.save([lost, changed])
    await inSync(replica)
    couch.setReachable(false)
    await status(replica, ({ connection }) => connection === 'offline')
    const there = couch.databases.get(station)
    there?.clear()
    couch.epoch = 'epoch2'
    const other = editDocument(changed, { name: '王秀岚' }, actsOf('kiosk-b', 60)())
    couch.put(station, toWire(other, '') as { _id: string })
    await replica.save([editDocument(changed, { phone: '2' }, act()), editDocument(lost, { phone: '3' }, act())])
    couch.setReachable(true)
    await inSync(replica)
    expect(there?.get(lost.id)?.body).toMatchObject({ body: { phone: '3' } })
    expect(there?.get(changed.id)?.body).toMatchObject({ body: { phone: '2', name: '王秀岚' } })
  })

  it('offers what was written while the station worked alone, once it has a server', async () => {
    const couch = newServer()
    const name = `sync-${(databases += 1)}`
    const host = memoryHost()
    const storage = getRxStorageMemory() as AnyStorage
    const act = actsOf('kiosk-a', 10)
    const open = (info: KioskInfo): Promise<OpenedReplica> => openReplica({ ...optionsOf(host, name), info, storage })
    const alone = await open(kioskInfo({ link: 'alone' }))
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
    const article = createDocument(trialArticle, { title: '防跌倒' }, act())
    expect(await alone.save([elder, article])).toEqual({ ok: true, value: undefined })
    await alone.close()

    host.server = couch.fetch
    const linked = await open(kioskInfo())
    opened.push(linked)
    await expect.poll(() => couch.databases.get(station)?.get(elder.id)?.body).toMatchObject({ body: { phone: '1' } })
    await inSync(linked)
    // The shared scopes are the server's: what a station wrote into them alone stays its own.
    expect(couch.databases.get('knowledge')?.size).toBe(0)
  })

  it('reads everything again when it has fewer documents than the server', async () => {
    const couch = newServer()
    const host = memoryHost()
    host.server = couch.fetch
    const name = `sync-${(databases += 1)}`
    const act = actsOf('kiosk-b', 12)
    couch.put(station, toWire(createDocument(trialElder, { name: '王秀兰', phone: '1' }, act()), '') as { _id: string })
    const before = await openKiosk(host, name)
    await upToDate(before)
    await before.close()
    opened.pop()
    // On the server behind what was already read: as if it had been here and was lost.
    const lost = createDocument(trialElder, { name: '李建国', phone: '1' }, act())
    const { _id, ...body } = toWire(lost, '') as { _id: string }
    couch.databases.get(station)?.set(_id, { rev: 1, deleted: false, body, seq: 0.5 })
    const replica = await openKiosk(host, name)
    expect(await appears(replica, lost.id)).toEqual(lost)
    await upToDate(replica)
  })

  it.each([
    ['refuses the credential', () => new Response('{}', { status: 401 }), 'sync.credentialRefused'],
    ['has revoked the kiosk', () => new Response('{}', { status: 403 }), 'sync.credentialRefused'],
    [
      'knows another machine with this key',
      () => new Response('{}', { status: 403, headers: { 'x-ginkgo-sync': 'copiedKiosk' } }),
      'sync.copiedKiosk',
    ],
    ['is no CouchDB', () => new Response('{"hello":"world"}'), 'sync.notCouch'],
    ['returns garbage', () => new Response('<html>Sign in to the hotel</html>'), 'sync.garbage'],
    ['fails inside', () => new Response('{}', { status: 500 }), 'sync.serverError'],
  ])('says why when the server %s, and recovers', async (_what, answer, reason) => {
    const couch = newServer()
    const host = memoryHost()
    host.server = async () => answer()
    const replica = await openKiosk(host)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 11)())
    expect((await replica.save([elder])).ok).toBe(true)
    expect(await status(replica, ({ connection }) => connection === 'refused')).toMatchObject({ reason, unsent: 1 })
    host.server = couch.fetch
    await inSync(replica)
  })

  it('is offline, not refused, when a proxy says that nobody is behind it', async () => {
    const host = memoryHost()
    host.server = async () => new Response('{}', { status: 502 })
    const replica = await openKiosk(host)
    expect(await status(replica, ({ connection }) => connection !== 'syncing')).toMatchObject({ connection: 'offline' })
  })

  it('corrects the clock by the server, and says when it is wrong', async () => {
    const couch = newServer()
    couch.date = () => start + 3_600_000 + 2 * 86_400_000
    const host = memoryHost()
    host.server = couch.fetch
    const replica = await openKiosk(host)
    await upToDate(replica)
    const health = await firstValueFrom(replica.health.pipe(filter(({ clock }) => clock.wrong)))
    expect(health.clock.offsetMilliseconds).toBe(2 * 86_400_000)
    expect(replica.now()).toEqual({ now: start + 3_600_000 + 2 * 86_400_000, offset: 480 })
  })
})
