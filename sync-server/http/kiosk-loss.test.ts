import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kioskLossKind, reportLoss } from '../../src-domain/kiosks/kiosk-loss.ts'
import { createDocument, type Document, type DocumentKind } from '../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import { actAt, kinds, type ServedStation, serveStation, stored } from '../testing/served-station.ts'

let served: ServedStation
beforeEach(async () => {
  served = await serveStation({ kinds: new Map([...kinds, [kioskLossKind.kind, kioskLossKind as DocumentKind]]) })
})
afterEach(() => served.end())

const staff = (role: StaffRole, by = 'system'): Document =>
  createDocument(staffKind, { name: '李梅', role, active: true }, { ...actAt(served.station), author: by }) as Document
const lossOf = (kiosk: string, by: Document, from = 'kiosk-test'): Document =>
  reportLoss(kiosk, { ...actAt(served.station, from), author: by.id }) as Document

describe('a kiosk that was reported lost', () => {
  it('is refused from then on, its open feed is cut, and the list says so', async () => {
    const { kiosk, database, station } = served
    const lost = await served.enrol(station)
    const boss = staff('administrator')
    const feed = await lost.call(`/${database}/_changes?feed=longpoll&since=now&heartbeat=60000`)
    await kiosk.bulk(
      database,
      [boss, lossOf(lost.id, boss)].map((one) => stored(one)),
    )
    await feed.text()
    expect((await lost.call(`/${database}`)).status).toBe(401)
    expect((await kiosk.call(`/${database}`)).status).toBe(200)
    const { kiosks } = (await (await kiosk.call(`/${database}/_kiosks`)).json()) as {
      kiosks: readonly { id: string; revokedAt?: string }[]
    }
    expect(kiosks.map(({ id, revokedAt }) => [id, revokedAt !== undefined])).toEqual([
      [kiosk.id, false],
      [lost.id, true],
    ])
  })

  it('is no kiosk of another station, and reported by nobody but an administrator of its own', async () => {
    const { kiosk, database, server, enrol } = served
    const elsewhere = await enrol(await server.createStation('别的驿站'))
    const mine = await enrol(served.station)
    const boss = staff('administrator')
    const helper = staff('staff', boss.id)
    const rows = await kiosk.bulk(
      database,
      [boss, helper, lossOf(elsewhere.id, boss), lossOf(mine.id, helper), lossOf('kiosk-test', boss)].map((one) =>
        stored(one),
      ),
    )
    expect(rows.map(({ ok, reason }) => ok ?? reason)).toEqual([
      true,
      true,
      true,
      expect.stringContaining('staff.administratorOnly'),
      expect.stringContaining('kioskLoss.thisKiosk'),
    ])
    const { kiosks } = (await (await kiosk.call(`/${database}/_kiosks`)).json()) as {
      kiosks: readonly { id: string }[]
    }
    expect(kiosks.map(({ id }) => id)).toEqual([kiosk.id, mine.id])
    expect(server.access.holders().every(({ revokedAt }) => revokedAt === undefined)).toBe(true)
    expect((await elsewhere.call(`/${database}/_kiosks`)).status).toBe(404)
  })
})
