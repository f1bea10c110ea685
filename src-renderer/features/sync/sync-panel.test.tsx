// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Refusal, refusal } from '../../../src-domain/shared/result.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { SyncStatus } from '../../replica/replica.ts'
import { SyncPanel } from './sync-panel.tsx'

let station: MemoryStation
afterEach(async () => {
  vi.restoreAllMocks()
  await station.close()
})

async function saysOf(why: Refusal, role: Role = 'staff'): Promise<string> {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  station = memoryStation({ role })
  const refused = [{ id: 'observations:1', kind: 'reading', at: station.now, refusals: [why] }]
  const status: SyncStatus = { connection: 'upToDate', unsent: 1, refused, lastSyncAt: station.now }
  await station.draw(
    <SyncPanel
      status={status}
      health={undefined}
      now={station.now}
      onRetry={() => undefined}
      onClose={() => undefined}
    />,
  )
  expect(JSON.stringify(logged.mock.calls)).toContain(why.code)
  return station.text()
}

describe('a document the server refused', () => {
  it('that is too large is said to be too large, without a status', async () => {
    const said = await saysOf(refusal('sync.documentRefused', undefined, { reason: '413' }))
    expect(said).toContain('这份资料太大')
    expect(said).not.toContain('413')
  })

  it('for a reason of a program is said in one plain sentence', async () => {
    const said = await saysOf(refusal('sync.documentRefused', undefined, { reason: 'TypeError: doc.body undefined' }))
    expect(said).toContain('服务器没有接受这份资料。')
    expect(said).not.toMatch(/TypeError|undefined/)
  })

  it('is told to a volunteer without what it is and what was wrong in it', async () => {
    const said = await saysOf(refusal('reading.pressuresTooClose'), 'volunteer')
    expect(said).toContain('服务器没有接受这份资料。')
    expect(said).not.toMatch(/测量|高压/)
  })

  it('with a code that this program does not know is said without the code', async () => {
    const said = await saysOf(refusal('reading.fromTomorrow'))
    expect(said).toContain('这一步没有被接受')
    expect(said).not.toContain('fromTomorrow')
  })
})
