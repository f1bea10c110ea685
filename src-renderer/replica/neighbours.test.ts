/** One kiosk in memory, and a neighbour of which only the messages exist. */
import { filter, firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, expect, it } from 'vitest'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { eraseElder } from '../../src-domain/erasure/erasure.ts'
import { kioskLossKind, reportLoss } from '../../src-domain/kiosks/kiosk-loss.ts'
import { createDocument, type Document, type DocumentKind, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { memoryCouch } from '../../tests/support/memory-couch.ts'
import { kioskInfo, memoryHost, type MemoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading, trialService } from '../../tests/support/trial-kinds.ts'
import {
  type NeighbourAnswer,
  type NeighbourMessage,
  readAnswer,
  type ServerVersion,
  writeMessage,
  writePartAnswer,
  writePartQuestion,
} from './neighbour-messages.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'
import type { SyncStatus } from './replica.ts'
import { toWire } from './wire.ts'

const start = Date.UTC(2026, 5, 1)
const station = 'station-qingshiqiao'
const kinds = new Map([...trialKinds, ['kiosk-loss', kioskLossKind as DocumentKind]])
let databases = 0
const opened: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})

async function open(host: MemoryHost, name = `neighbours-${(databases += 1)}`): Promise<OpenedReplica> {
  const replica = await openReplica({
    host,
    info: kioskInfo(),
    dataKey: new Uint8Array(32).fill(7),
    name,
    kinds,
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
    timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
    neighbourTiming: { look: 5, idle: 5, greet: 0, again: 60_000 },
  })
  opened.push(replica)
  return replica
}

/** Beside the kiosk from the start; takes everything it is told. */
function neighbourOf(host: MemoryHost) {
  const told: Document[][] = []
  const neighbour = {
    told,
    session: 'b1',
    /** Documents it does not take. */
    declines: new Set<string>(),
    left: 0,
    isCutOff: false,
    serverHas: [] as ServerVersion[],
    /** What it was told that the server has, and what it answers to that. */
    heardOf: [] as ServerVersion[],
    wants: [] as string[],
    isSilent: false,
    has: () => new Set(told.flat().map(({ id }) => id)),
    says: async (...documents: readonly Document[]): Promise<NeighbourAnswer | undefined> =>
      readAnswer(
        await host.lan.arrives(
          'kiosk-b',
          writeMessage({
            session: neighbour.session,
            documents: documents.map((document) => toWire(document, '')),
            has: neighbour.serverHas,
          }),
        ),
      ),
  }
  host.lan.neighbours = [{ kiosk: 'kiosk-b', name: '前台' }]
  host.lan.told = async (_to, body) => {
    if (neighbour.isSilent) return undefined
    const { documents, has } = JSON.parse(body) as NeighbourMessage
    neighbour.heardOf.push(...has)
    const wants = has.length === 0 ? [] : neighbour.wants
    const read = documents.map((wire) => {
      const { _id, ...rest } = wire as { _id: string }
      return { id: _id, ...rest } as Document
    })
    if (read.length > 0) told.push(read)
    const taken = read.map(({ id }) => id).filter((id) => !neighbour.declines.has(id))
    const { session, left, isCutOff } = neighbour
    return writeMessage({ session, taken, left, wants, isCutOff })
  }
  return neighbour
}
const status = (replica: OpenedReplica, is: (status: SyncStatus) => boolean): Promise<SyncStatus> =>
  firstValueFrom(replica.status.pipe(filter(is)))
const agreed = (replica: OpenedReplica): Promise<SyncStatus> =>
  status(replica, ({ neighbours = [] }) => neighbours.some(({ agreedAt }) => agreedAt !== undefined))
const elderOf = (kiosk: string, seed: number) =>
  createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf(kiosk, seed)())

it('gives a neighbour what the server lacks, once, and says when both agreed', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const elder = elderOf('kiosk-a', 1)
  await replica.save([elder])
  await expect.poll(neighbour.has).toEqual(new Set([elder.id]))
  expect(await agreed(replica)).toMatchObject({
    connection: 'offline',
    unsent: 1,
    neighbours: [{ kiosk: 'kiosk-b', name: '前台', isNear: true, agreedAt: start + 3_600_000 }],
  })
  await replica.save([editDocument(elder, { phone: '2' }, actsOf('kiosk-a', 2, start + 60_000)())])
  await expect.poll(() => neighbour.told.flat().map(({ body }) => body['phone'])).toEqual(['1', '2'])
})

it('takes what a neighbour gives as safely as its own writes, and sends it when the server is back', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const name = `neighbours-${(databases += 1)}`
  const replica = await open(host, name)
  const elder = elderOf('kiosk-b', 3)
  expect(await neighbour.says(elder)).toMatchObject({ taken: [elder.id], left: 0 })
  expect(await replica.get(elder.id)).toEqual(elder)
  expect(host.journal.entries.map(({ document }) => document)).toEqual([elder.id])
  expect(await status(replica, ({ unsent }) => unsent === 1)).toBeDefined()
  // It is not given back, and given once more it changes nothing.
  expect(await neighbour.says(elder)).toMatchObject({ taken: [elder.id], left: 0 })
  expect(neighbour.told).toEqual([])
  expect(host.journal.entries).toHaveLength(1)
  // The browser lost its database: the journal has it.
  await replica.close()
  opened.pop()
  const again = await open(host, `${name}-emptied`)
  expect(await again.get(elder.id)).toEqual(elder)
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  host.server = couch.fetch
  await status(again, ({ connection, unsent }) => connection === 'upToDate' && unsent === 0)
  expect(couch.databases.get(station)?.get(elder.id)?.body).toMatchObject({ body: { name: '王秀兰' } })
})

it('sends nothing twice where the neighbour reached the server first', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const elder = elderOf('kiosk-b', 4)
  await neighbour.says(elder)
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.put(station, toWire(elder, '') as { _id: string })
  host.server = couch.fetch
  await status(replica, ({ connection, unsent }) => connection === 'upToDate' && unsent === 0)
  expect(couch.requests.filter((path) => path.includes('_bulk_docs'))).toEqual([])
  await replica.close()
  opened.pop()
  expect([...host.journal.acknowledged]).toEqual([1])
})

it('joins what both edited, keeps both phone numbers, and gives the join back', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const elder = elderOf('kiosk-a', 5)
  await replica.save([elder])
  await expect.poll(neighbour.has).toEqual(new Set([elder.id]))
  neighbour.isSilent = true
  await replica.save([editDocument(elder, { phone: '2' }, actsOf('kiosk-a', 6, start + 60_000)())])
  const theirs = editDocument(elder, { phone: '3' }, actsOf('kiosk-b', 7, start + 120_000)())
  expect(await neighbour.says(theirs)).toMatchObject({ taken: [elder.id], left: 1 })
  const joined = await replica.get(elder.id)
  expect(joined?.body['phone']).toBe('3')
  expect(JSON.stringify(joined?.others)).toContain('"2"')
  neighbour.isSilent = false
  await expect.poll(() => neighbour.told.at(-1)?.[0]).toEqual(joined)
})

it('takes nothing that the rules refuse, that belongs to another station or scope, or makes no sense', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const act = actsOf('kiosk-b', 8)
  const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
  const bad = [
    { ...elder, body: { name: '', phone: '1' } },
    { ...elder, station: 'another' },
    { ...elder, body: { name: 1 } },
    { ...elder, id: 'articles:1', kind: 'trialArticle' },
    { ...elder, kind: 'unheardOf' },
    { ...elder, updatedAt: '2031-01-01T00:00:00.000Z' },
  ] as unknown as Document[]
  for (const document of bad) expect(await neighbour.says(document)).toMatchObject({ taken: [] })
  const rubbish = [null, 1, 'x', [], {}, { _id: 1 }, { _id: elder.id }]
  const answer = await host.lan.arrives('kiosk-b', writeMessage({ session: 'b1', documents: rubbish, has: [] }))
  expect(readAnswer(answer)).toMatchObject({ taken: [] })
  void host.lan.arrives('kiosk-b', '{{{')
  void host.lan.arrives('kiosk-b', '{"version":2}')
  // A bad one holds up no good one.
  const good = createDocument(trialElder, { name: '李桂英', phone: '2' }, act())
  expect(await neighbour.says(bad[0]!, good)).toMatchObject({ taken: [good.id] })
  expect(await replica.get(elder.id)).toBeUndefined()
})

it('does not say that it took what the disk did not take', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  await open(host)
  host.journal.failure = 'journal.full'
  const elder = elderOf('kiosk-b', 9)
  expect(await neighbour.says(elder)).toMatchObject({ taken: [] })
})

it('erases whom a neighbour says was erased, also from what comes later', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const act = actsOf('kiosk-b', 10)
  const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act()) as Document
  const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())
  const reading = createDocument(trialReading, { value: 120 }, act(), { elder: elder.id })
  await neighbour.says(reading, elder, boss)
  expect(await replica.get(reading.id)).toBeDefined()
  const subject = { id: elder.id, body: { consents: [] } } as unknown as Elder
  const erasure = eraseElder(subject, [], 'elder', { ...act(), author: boss.id })
  expect(await neighbour.says(erasure)).toMatchObject({ taken: [erasure.id] })
  expect(await replica.get(elder.id)).toBeUndefined()
  expect(await replica.get(reading.id)).toBeUndefined()
  // Told that they were taken, the other stops offering them.
  expect(await neighbour.says(elder, reading)).toMatchObject({ taken: [elder.id, reading.id] })
  expect(await replica.get(elder.id)).toBeUndefined()
  expect(host.journal.entries.map(({ document }) => document).toSorted()).toEqual([boss.id, erasure.id].toSorted())
  await expect.poll(() => status(replica, () => true).then(({ unsent }) => unsent)).toBe(2)
})

it('offers what was not taken again when the neighbour was started anew, and never what the server refused', async () => {
  const host = memoryHost()
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  const refused = elderOf('kiosk-a', 11)
  couch.refuse.set(refused.id, [{ code: 'trial.refused' }])
  host.server = couch.fetch
  const replica = await open(host)
  await replica.save([refused])
  await status(replica, (now) => now.refused.length === 1)
  host.server = () => Promise.reject(new TypeError('cut'))
  const neighbour = neighbourOf(host)
  const elder = elderOf('kiosk-a', 12)
  neighbour.declines.add(elder.id)
  await replica.save([elder])
  await expect.poll(() => neighbour.told.length).toBe(1)
  await agreed(replica)
  expect(neighbour.told).toHaveLength(1)
  neighbour.session = 'b2'
  neighbour.declines.clear()
  await expect.poll(() => neighbour.told.length).toBe(2)
  expect(neighbour.has()).toEqual(new Set([elder.id]))
})

it('names the kiosks that were reported lost to its host, also before the server heard of it', async () => {
  const host = memoryHost()
  const replica = await open(host)
  const act = actsOf('kiosk-a', 13)
  const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act()) as Document
  const loss = reportLoss('kiosk-b', { ...act(), author: boss.id }) as Document
  expect(await replica.save([boss, loss])).toMatchObject({ ok: true })
  await expect.poll(() => host.lan.lost).toEqual(['kiosk-b'])
})

it('says that a neighbour has gone, and when it last agreed with it', async () => {
  const host = memoryHost()
  neighbourOf(host)
  const replica = await open(host)
  await agreed(replica)
  host.lan.neighbours = []
  expect(await status(replica, ({ neighbours = [] }) => neighbours.some(({ isNear }) => !isNear))).toMatchObject({
    neighbours: [{ name: '前台', isNear: false, agreedAt: start + 3_600_000 }],
  })
})

it('gives five hundred documents in bounded messages, and does not wait for the next look', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const act = actsOf('kiosk-a', 14)
  const elders = Array.from({ length: 500 }, (_, n) => createDocument(trialElder, { name: `${n}`, phone: '1' }, act()))
  await replica.save(elders)
  await expect.poll(() => neighbour.has().size).toBe(500)
  expect(Math.max(...neighbour.told.map(({ length }) => length))).toBeLessThanOrEqual(100)
  expect(neighbour.told.flat()).toHaveLength(500)
})

it('tells one that is cut off what the server has, and gives it what it lacks, with the revision', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  const [known, lacked] = [elderOf('kiosk-c', 15), elderOf('kiosk-c', 16)]
  for (const elder of [known, lacked]) couch.put(station, toWire(elder, '') as { _id: string })
  host.server = couch.fetch
  const replica = await open(host)
  await status(replica, ({ connection }) => connection === 'upToDate')
  await agreed(replica)
  expect(neighbour.heardOf).toEqual([])
  neighbour.wants = [lacked.id]
  neighbour.isCutOff = true
  await expect.poll(neighbour.has).toEqual(new Set([lacked.id]))
  expect(neighbour.heardOf.map(([id]) => id).toSorted()).toEqual([known.id, lacked.id].toSorted())
  expect(neighbour.told.flat()).toMatchObject([{ _rev: neighbour.heardOf.find(([id]) => id === lacked.id)?.[1] }])
})

it('takes what the server has from a neighbour as from the server: nothing is unsent, nothing is sent', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const [first, second] = [elderOf('kiosk-c', 17), elderOf('kiosk-c', 18)]
  // Known by the neighbour alone, until it has sent it.
  await neighbour.says(first)
  expect((await status(replica, ({ unsent }) => unsent === 1)).unsent).toBe(1)
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  for (const elder of [first, second]) couch.put(station, toWire(elder, '') as { _id: string })
  const rev = (id: string): string => String(couch.databases.get(station)?.get(id)?.rev)
  neighbour.serverHas = [
    [first.id, rev(first.id)],
    [second.id, rev(second.id)],
  ]
  expect((await neighbour.says())?.wants).toEqual([first.id, second.id])
  const wires = [first, second].map((elder) => toWire(elder, rev(elder.id)))
  const bad = toWire({ ...second, id: elderOf('kiosk-c', 19).id, body: { name: '', phone: '' } }, '1-a')
  const message = writeMessage({ session: 'b1', documents: [...wires, bad], has: [] })
  const taken = readAnswer(await host.lan.arrives('kiosk-b', message))?.taken
  expect(taken).toEqual([first.id, second.id])
  expect((await status(replica, ({ unsent }) => unsent === 0)).unsent).toBe(0)
  expect(await replica.get(second.id)).toEqual(second)
  expect((await neighbour.says())?.wants).toEqual([])
  host.server = couch.fetch
  await status(replica, ({ connection }) => connection === 'upToDate')
  expect(couch.requests.filter((path) => path.includes('_bulk_docs'))).toEqual([])
})

it('asks the server about what only a neighbour called the server’s: what was erased goes, what is not there is sent', async () => {
  const host = memoryHost()
  neighbourOf(host)
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  const [living, erased, lost] = [elderOf('kiosk-c', 20), elderOf('kiosk-c', 21), elderOf('kiosk-c', 22)]
  for (const elder of [living, erased]) couch.put(station, toWire(elder, '') as { _id: string })
  const rev = String(couch.databases.get(station)?.get(erased.id)?.rev)
  couch.erase(station, erased.id)
  host.server = couch.fetch
  const replica = await open(host)
  await status(replica, ({ connection }) => connection === 'upToDate')
  couch.setReachable(false)
  await status(replica, ({ connection }) => connection === 'offline')
  const documents = [toWire(erased, rev), toWire(lost, '1-before')]
  const taken = readAnswer(
    await host.lan.arrives('kiosk-b', writeMessage({ session: 'b1', documents, has: [] })),
  )?.taken
  expect(taken).toEqual([erased.id, lost.id])
  expect(await replica.get(erased.id)).toEqual(erased)
  couch.setReachable(true)
  await expect.poll(() => replica.get(erased.id)).toBeUndefined()
  await expect.poll(() => couch.databases.get(station)?.has(lost.id)).toBe(true)
  expect(couch.databases.get(station)?.get(erased.id)?.deleted).toBe(true)
  expect(await replica.get(living.id)).toEqual(living)
})

it('answers a neighbour that asks for a part, and tells what parts the documents name that it took', async () => {
  const host = memoryHost()
  const neighbour = neighbourOf(host)
  const replica = await open(host)
  const part = 'c3'.repeat(32)
  replica.neighbourParts?.answerFrom(async (asked) => (asked === part ? new Uint8Array([1, 2, 3]) : undefined))
  expect(await host.lan.arrives('kiosk-b', writePartQuestion(part))).toBe(writePartAnswer('AQID'))
  expect(await host.lan.arrives('kiosk-b', writePartQuestion('d4'.repeat(32)))).toBe(writePartAnswer(undefined))
  const named: (readonly string[])[] = []
  replica.neighbourParts?.named.subscribe((hashes) => named.push(hashes))
  const media = [{ type: 'image/jpeg', bytes: 3, key: 'k', parts: [part] }]
  const body = { what: '化验单', media }
  await neighbour.says(createDocument(trialService, body, actsOf('kiosk-b', 9)()))
  await expect.poll(() => named).toEqual([[part]])
})
