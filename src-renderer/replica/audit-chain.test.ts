import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { type Audit, isAudit, recordAudit } from '../../src-domain/activity/audit.ts'
import { checkTrail } from '../../src-domain/activity/audit-trail.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { kioskInfo, memoryHost } from '../../tests/support/memory-host.ts'
import { actsOf } from '../../tests/support/trial-kinds.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica } from './open-replica.ts'
import { trailCrypto } from './trail-crypto.ts'

const dataKey = new Uint8Array(32).fill(7)
let databases = 0
let open: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of open) await replica.close()
  open = []
})

function kiosk(link: 'alone' | 'server' = 'alone') {
  const host = memoryHost()
  const database = `audit-${(databases += 1)}`
  const act = actsOf('kiosk-a', databases)
  return {
    host,
    act,
    start: async (name = database): Promise<OpenedReplica> => {
      for (const replica of open.splice(0)) await replica.close()
      const replica = await openReplica({
        host,
        info: kioskInfo({ link }),
        dataKey,
        name,
        storage: getRxStorageMemory() as AnyStorage,
      })
      open.push(replica)
      return replica
    },
    signIn: () => recordAudit({ action: 'signIn', subject: 'staff:1' }, act()),
  }
}

const trailOf = async (replica: OpenedReplica): Promise<readonly Audit[]> =>
  (await replica.find({ collection: 'activity', kind: 'audit' })).filter(isAudit)

const checked = async (replica: OpenedReplica) => {
  const current = replica.auditChain()
  return checkTrail(await trailOf(replica), trailCrypto, current === undefined ? [] : [current.head])
}
const sequences = async (replica: OpenedReplica): Promise<readonly number[]> =>
  (await trailOf(replica)).map(({ body }) => body.link?.sequence ?? 0).toSorted((a, b) => a - b)

describe('the chain of a kiosk', () => {
  it('links what is saved at the same moment one after another', async () => {
    const { start, signIn } = kiosk()
    const replica = await start()
    await Promise.all(Array.from({ length: 12 }, () => replica.save([signIn(), signIn()])))
    expect(await sequences(replica)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1))
    expect(await checked(replica)).toMatchObject({ entries: 24, chains: 1, faults: [] })
  })

  it('begins anew at each start and names where it stood, so that a missing end is seen', async () => {
    const { start, signIn } = kiosk()
    const first = await start()
    await first.save([signIn()])
    await first.save([signIn()])
    const second = await start()
    await second.save([signIn()])
    expect(await checked(second)).toMatchObject({ entries: 3, chains: 2, faults: [] })
    const trail = await trailOf(second)
    const withoutEnd = trail.filter(({ body }) => body.link?.sequence !== 2)
    expect((await checkTrail(withoutEnd, trailCrypto)).faults).toMatchObject([{ fault: 'removed', sequence: 2 }])
  })

  it('leaves no gap where a rule refused the save', async () => {
    const { start, signIn, act } = kiosk()
    const replica = await start()
    await replica.save([signIn()])
    const nameless = createDocument(staffKind, { name: ' ', role: 'staff', active: true }, act())
    expect((await replica.save([nameless, signIn()])).ok).toBe(false)
    await replica.save([signIn()])
    expect(await sequences(replica)).toEqual([1, 2])
    expect((await checked(replica)).faults).toEqual([])
  })

  it('does not fork where the journal failed, whether or not it is tried again', async () => {
    const { host, start, signIn } = kiosk()
    const replica = await start()
    await replica.save([signIn()])
    const [tried, dropped] = [signIn(), signIn()]
    host.journal.failure = 'journal.full'
    expect((await replica.save([tried])).ok).toBe(false)
    expect((await replica.save([dropped])).ok).toBe(false)
    host.journal.failure = undefined
    await replica.save([signIn()])
    expect(await replica.save([tried])).toMatchObject({ ok: true })
    await replica.save([signIn()])
    expect(await checked(replica)).toMatchObject({ entries: 5, faults: [] })
  })

  it('is whole when the database was lost and comes back from the journal', async () => {
    const { start, signIn } = kiosk()
    const replica = await start()
    for (let n = 0; n < 3; n += 1) await replica.save([signIn()])
    const rebuilt = await start('audit-rebuilt')
    await rebuilt.save([signIn()])
    expect(await checked(rebuilt)).toMatchObject({ entries: 4, chains: 2, faults: [] })
  })
})
