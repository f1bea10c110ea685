import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { createDocument } from '../../src-domain/shared/document.ts'
import { kioskInfo, memoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading, trialService } from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'

const start = Date.UTC(2026, 5, 1)
const opened: OpenedReplica[] = []
let databases = 0
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})

function kiosk(seed: number) {
  const host = memoryHost()
  const name = `kept-${(databases += 1)}`
  const open = async (options: { builtAt?: number } = {}): Promise<OpenedReplica> => {
    await opened.pop()?.close()
    const replica = await openReplica({
      host,
      info: kioskInfo({ builtAt: options.builtAt ?? start }),
      dataKey: new Uint8Array(32).fill(7),
      name,
      kinds: trialKinds,
      storage: getRxStorageMemory() as AnyStorage,
      clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
    })
    opened.push(replica)
    return replica
  }
  return { open, act: actsOf('kiosk-a', seed) }
}

describe('an answer kept for the next start', () => {
  it('is there when the same program opens the replica again', async () => {
    const { open } = kiosk(1)
    const replica = await open()
    expect(await replica.kept.read('today')).toBeUndefined()
    expect(await replica.kept.keep('today', ['elders'], async () => ({ due: 3 }))).toBe(true)
    expect(await (await open()).kept.read('today')).toEqual({ due: 3 })
  })

  it('is gone once a document it was made from has changed, also for the next start', async () => {
    const { open, act } = kiosk(2)
    const replica = await open()
    await replica.kept.keep('today', ['elders'], async () => 'list')
    await replica.save([createDocument(trialReading, { value: 1 }, act(), { elder: 'elders:1' })])
    expect(await replica.kept.read('today')).toBe('list')
    await replica.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())])
    expect(await replica.kept.read('today')).toBeUndefined()
    expect(await (await open()).kept.read('today')).toBeUndefined()
  })

  it('is forgotten by a change of the next session too', async () => {
    const { open, act } = kiosk(3)
    await (await open()).kept.keep('today', ['services'], async () => 'list')
    const next = await open()
    await next.save([createDocument(trialService, { what: '送餐' }, act(), { elder: 'elders:1' })])
    expect(await (await open()).kept.read('today')).toBeUndefined()
  })

  it('is not kept when a document changed while it was worked out', async () => {
    const { open, act } = kiosk(4)
    const replica = await open()
    const kept = await replica.kept.keep('today', ['elders'], async () => {
      await replica.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())])
      return 'old list'
    })
    expect(kept).toBe(false)
    expect(await replica.kept.read('today')).toBeUndefined()
  })

  it('does not outlive a change that begins while it is being written', async () => {
    const { open, act } = kiosk(5)
    const replica = await open()
    const keeping = replica.kept.keep('today', ['elders'], async () => 'old list')
    const saving = replica.save([createDocument(trialElder, { name: '王秀兰', phone: '1' }, act())])
    await Promise.all([keeping, saving])
    expect(await replica.kept.read('today')).toBeUndefined()
  })

  it('is not read by another build of the program', async () => {
    const { open } = kiosk(6)
    await (await open()).kept.keep('today', ['elders'], async () => 'list')
    expect(await (await open({ builtAt: start + 1 })).kept.read('today')).toBeUndefined()
    expect(await (await open()).kept.read('today')).toBe('list')
  })
})
