import { filter, firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { memoryCouch, type MemoryCouch } from '../../tests/support/memory-couch.ts'
import { kioskInfo, memoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading } from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'
import type { ReplicaHealth } from './replica.ts'

const start = Date.UTC(2026, 5, 1)
const station = 'station-qingshiqiao'

type StoredRows = Map<string, Map<string, Record<string, unknown>>>
type MemoryState = { readonly documents: ReadonlyMap<string, Record<string, unknown>> }
type MemoryInstance = {
  bulkWrite: (rows: readonly object[], context: string) => Promise<unknown>
  readonly ensurePersistence: () => void
}

/** A kiosk whose browser's files a test may look into and damage while it is closed. */
function kiosk({ alone = false, couch }: { alone?: boolean; couch?: MemoryCouch } = {}) {
  const host = memoryHost()
  if (couch !== undefined) host.server = couch.fetch
  let rows: StoredRows = new Map()
  let opened: OpenedReplica | undefined
  let save: () => StoredRows = () => new Map()
  const close = async (): Promise<void> => {
    await opened?.close()
    opened = undefined
  }
  const open = async (): Promise<OpenedReplica> => {
    await close()
    const memory = getRxStorageMemory()
    const instances: MemoryInstance[] = []
    const storage = {
      ...memory,
      async createStorageInstance(params: { collectionName: string }) {
        const instance = (await memory.createStorageInstance(params as never)) as unknown as MemoryInstance
        instances.push(instance)
        const before = [...(rows.get(params.collectionName)?.values() ?? [])]
        if (before.length > 0)
          await instance.bulkWrite(
            before.map((document) => ({ document })),
            'before',
          )
        return instance
      },
    }
    save = () => {
      for (const instance of instances) instance.ensurePersistence()
      return new Map(
        [...(memory.collectionStates as unknown as Map<string, MemoryState>)].map(([key, { documents }]) => [
          key.split('--memory--')[1]?.split('--')[0] ?? key,
          structuredClone(new Map(documents)),
        ]),
      )
    }
    opened = await openReplica({
      host,
      info: kioskInfo(alone ? { link: 'alone' } : {}),
      dataKey: new Uint8Array(32).fill(7),
      name: `watch-${(databases += 1)}`,
      kinds: trialKinds,
      storage: storage as unknown as AnyStorage,
      clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
      timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
      checking: { after: 0, pause: 0 },
    })
    return opened
  }
  return {
    host,
    open,
    close: async () => {
      await close()
      rows = save()
    },
    /** The plug: what the disk has now is all there will be. */
    pull: async () => {
      const now = save()
      const marks = new Map(host.journal.marks)
      await close()
      rows = now
      host.journal.marks.clear()
      for (const [name, mark] of marks) host.journal.marks.set(name, mark)
    },
    rows: (collection: string) =>
      rows.get([...rows.keys()].find((key) => key.startsWith(collection)) ?? '') ?? new Map(),
    copy: () => structuredClone(rows),
    putBack: (copy: StoredRows) => (rows = structuredClone(copy)),
  }
}
let databases = 0

const kiosks: ReturnType<typeof kiosk>[] = []
const newKiosk = (options?: Parameters<typeof kiosk>[0]) => {
  const one = kiosk(options)
  kiosks.push(one)
  return one
}
afterEach(async () => {
  for (const one of kiosks.splice(0)) await one.close()
})

const told = (replica: OpenedReplica, is: (health: ReplicaHealth) => boolean): Promise<ReplicaHealth> =>
  firstValueFrom(replica.health.pipe(filter(is)))
const checked = (replica: OpenedReplica): Promise<ReplicaHealth> =>
  told(replica, ({ checkedAt, rebuilding }) => checkedAt !== undefined && rebuilding === undefined)
const rebuilt = (replica: OpenedReplica): Promise<ReplicaHealth> =>
  told(replica, ({ rebuilt: is, rebuilding }) => is !== undefined && rebuilding === undefined)
const inSync = (replica: OpenedReplica): Promise<unknown> =>
  firstValueFrom(replica.status.pipe(filter(({ connection, unsent }) => connection === 'upToDate' && unsent === 0)))

const people = (seed: number, count = 20): readonly Document[] => {
  const act = actsOf('kiosk-a', seed)
  return Array.from({ length: count }, (_, i) => createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()))
}
const newServer = (): MemoryCouch => {
  const couch = memoryCouch([station, 'catalog', 'knowledge'])
  couch.date = () => start + 3_600_000
  return couch
}

describe('a replica that was damaged while it was closed', () => {
  it('is found whole when nothing happened to it, also after a reading was written in between', async () => {
    const one = newKiosk({ alone: true })
    const replica = await one.open()
    await replica.save(people(1))
    expect(await checked(replica)).not.toHaveProperty('rebuilt')
    await replica.save([createDocument(trialReading, { value: 1 }, actsOf('kiosk-a', 2)())])
    for (let i = 0; i < 3; i += 1) {
      await one.close()
      expect(await checked(await one.open())).not.toHaveProperty('rebuilt')
    }
  })

  it('gets back a row that is gone, and says so once', async () => {
    const one = newKiosk({ alone: true })
    const elders = people(3)
    await (await one.open()).save(elders)
    await one.close()
    one.rows('elders').delete(elders[4]!.id)
    const replica = await one.open()
    expect((await rebuilt(replica)).rebuilt).toMatchObject({ fromJournal: 1 })
    expect(await replica.find({ collection: 'elders' })).toHaveLength(20)
    await checked(replica)
    await one.close()
    expect(await checked(await one.open())).not.toHaveProperty('rebuilt')
  })

  it('gets back one whole collection that is gone, whatever the others say', async () => {
    const one = newKiosk({ alone: true })
    const replica = await one.open()
    await replica.save([...people(4), createDocument(trialReading, { value: 1 }, actsOf('kiosk-a', 5)())])
    await one.close()
    one.rows('elders').clear()
    const again = await one.open()
    expect((await rebuilt(again)).rebuilt).toMatchObject({ fromJournal: 20 })
  })

  it('is brought forward when the browser has put back older files', async () => {
    const one = newKiosk({ alone: true })
    const elders = people(6)
    await (await one.open()).save(elders)
    await one.close()
    const yesterday = one.copy()
    await (await one.open()).save([editDocument(elders[2]!, { phone: '2' }, actsOf('kiosk-a', 7)())])
    await one.close()
    one.putBack(yesterday)
    const replica = await one.open()
    await rebuilt(replica)
    expect((await replica.get(elders[2]!.id))?.body['phone']).toBe('2')
  })

  it('reads again from the server what only the server still has', async () => {
    const couch = newServer()
    const one = newKiosk({ couch })
    const elders = people(8)
    const replica = await one.open()
    await replica.save(elders)
    await inSync(replica)
    await one.close()
    // A month later: the journal holds none of them any more.
    one.host.journal.entries = []
    for (const { id } of elders.slice(5)) one.rows('elders').delete(id)
    const again = await one.open()
    expect((await rebuilt(again)).rebuilt).toMatchObject({ fromJournal: 0 })
    expect(await again.find({ collection: 'elders' })).toHaveLength(20)
  })

  it('goes on saying so at every start until the server could be read', async () => {
    const couch = newServer()
    const one = newKiosk({ couch })
    const replica = await one.open()
    await replica.save(people(9))
    await inSync(replica)
    await one.close()
    one.host.journal.entries = []
    one.rows('elders').clear()
    couch.setReachable(false)
    for (let i = 0; i < 2; i += 1) {
      const offline = await one.open()
      expect(
        await told(offline, ({ checkedAt, rebuilding }) => checkedAt !== undefined && rebuilding !== undefined),
      ).not.toHaveProperty('rebuilt')
      await offline.save(people(10 + i, 40))
      await one.close()
    }
    couch.setReachable(true)
    const online = await one.open()
    await rebuilt(online)
    expect(await online.find({ collection: 'elders' })).toHaveLength(100)
    await one.close()
    expect(await checked(await one.open())).not.toHaveProperty('rebuilt')
  })

  it('opens with a row that cannot be read, and writes it anew from the journal', async () => {
    const one = newKiosk({ alone: true })
    const elders = people(12)
    await (await one.open()).save(elders)
    await one.close()
    const row = one.rows('elders').get(elders[3]!.id)!
    row['document'] = `A${String(row['document']).slice(1)}B`
    const replica = await one.open()
    expect((await rebuilt(replica)).unreadable).toBeUndefined()
    expect(await replica.find({ collection: 'elders' })).toHaveLength(20)
  })

  it('says how many documents nobody could bring back', async () => {
    const one = newKiosk({ alone: true })
    const elders = people(13)
    await (await one.open()).save(elders)
    await one.close()
    one.host.journal.entries = []
    one.rows('elders').get(elders[3]!.id)!['document'] = 'AAAA'
    const replica = await one.open()
    expect(await replica.find({ collection: 'elders' })).toHaveLength(19)
    expect((await rebuilt(replica)).unreadable).toBe(1)
  })
})

describe('a plug pulled between a write and its mark', () => {
  it('is no damage, whenever it comes', async () => {
    const one = newKiosk({ alone: true })
    const act = actsOf('kiosk-a', 14)
    let elders = people(15, 3)
    await (await one.open()).save(elders)
    for (let i = 0; i < 8; i += 1) {
      const replica = await one.open()
      if (i % 2 === 0) await checked(replica)
      elders = elders.map((elder) => editDocument(elder, { phone: `${i}` }, act()))
      // Saved, and pulled before any later mark: the last ones are covered by none.
      for (const elder of elders) expect((await replica.save([elder])).ok).toBe(true)
      await one.pull()
      const again = await one.open()
      expect(await checked(again)).not.toHaveProperty('rebuilt')
      expect((await again.find({ collection: 'elders' })).map(({ body }) => body['phone'])).toEqual([
        `${i}`,
        `${i}`,
        `${i}`,
      ])
      elders = (await again.find({ collection: 'elders' })).toReversed()
    }
  })

  it('is no damage when no mark ever reached the host', async () => {
    const one = newKiosk({ alone: true })
    await (await one.open()).save(people(16))
    await one.close()
    one.host.journal.marks.clear()
    expect(await checked(await one.open())).not.toHaveProperty('rebuilt')
  })
})

describe('a journal that lost an entry', () => {
  it('gets it again from the replica, so that the write stands twice', async () => {
    const one = newKiosk()
    const elders = people(17, 5)
    await (await one.open()).save(elders)
    await one.close()
    one.host.journal.entries = one.host.journal.entries.slice(0, -2)
    await checked(await one.open())
    await one.close()
    expect(new Set(one.host.journal.entries.map(({ document }) => document))).toEqual(
      new Set(elders.map(({ id }) => id)),
    )
    expect(one.host.journal.entries).toHaveLength(5)
  })
})
