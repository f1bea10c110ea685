// @vitest-environment happy-dom
import { BehaviorSubject } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Replica, SyncStatus } from '../../replica/replica.ts'
import { ReplicaContext } from '../../replica/use-replica.ts'
import { FirstSyncNotice } from './first-sync-notice.tsx'

let station: MemoryStation
afterEach(() => station.close())

async function saysOf(receiving: SyncStatus['receiving']): Promise<string> {
  station = memoryStation()
  const status = new BehaviorSubject<SyncStatus>({
    connection: 'syncing',
    unsent: 0,
    refused: [],
    ...(receiving === undefined ? {} : { receiving }),
  })
  await station.draw(
    <ReplicaContext value={{ status } as unknown as Replica}>
      <FirstSyncNotice />
    </ReplicaContext>,
  )
  return station.text()
}

describe('the first sync of a machine', () => {
  it('says that the names come first', async () => {
    const said = await saysOf({ received: 200, total: 12_000, eldersReady: false })
    expect(said).toContain('先取老人名单')
    expect(said).not.toContain('大约还要')
  })

  it('says what works already, that figures are not complete, and how long it takes', async () => {
    const said = await saysOf({ received: 4_000, total: 12_000, eldersReady: true, remaining: 150_000 })
    expect(said).toContain('老人名单到齐了')
    expect(said).toContain('今天的清单和数字还不全')
    expect(said).toContain('共 12,000 条，已收到 4,000 条')
    expect(said).toContain('大约还要 2 分钟')
  })

  it('does not count seconds', async () => {
    expect(await saysOf({ received: 9, total: 10, eldersReady: true, remaining: 900 })).toContain('不到一分钟就好')
  })

  it('is silent at all other times', async () => {
    expect(await saysOf(undefined)).toBe('')
  })
})
