// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { advanceService, requestService } from '../../../src-domain/services/service.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ServicesScreen } from './services-screen.tsx'

const open = sampleElder({ name: '李建国', seed: 1 })
const closed = sampleElder({ withdrawn: ['record'] })
const asked = (elder: string, serviceName: string, seed: number) =>
  requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      organizationPhone: '021-11112222',
      service: 'bath',
      serviceName,
      mode: 'atHome',
      priceFen: 6000,
      unit: '次',
      priceDate: '2026-11-05',
      note: '怕水',
      askedBy: 'elder',
    },
    elder,
    actOf('2026-11-05T02:00:00.000Z', seed),
  )
const over = advanceService(
  asked(closed.id, '旧助浴', 13),
  'cancelled',
  { reason: '不要了' },
  actOf('2026-11-06T02:00:00.000Z', 14),
)
if (!over.ok) throw new Error('refused')

let station: MemoryStation
afterEach(() => station.close())
const draw = async () => {
  const documents = [open, closed, asked(open.id, '助餐', 11), asked(closed.id, '助浴', 12), over.value] as Document[]
  station = memoryStation({ documents })
  const names = new Map([open, closed].map(({ id, body }) => [id, body.name]))
  await station.draw(<ServicesScreen nameOfElder={(id) => names.get(id)} onOpenElder={() => undefined} />)
}
const rowOf = (service: string) =>
  [...document.querySelectorAll('tr')].find((row) => (row.textContent ?? '').includes(service))

describe('the bookings of the station', () => {
  it('show how far each is and what comes next', async () => {
    await draw()
    expect(rowOf('助餐')?.textContent).toMatch(/李建国.*3 级.*机构已确认.*看经过/)
  })

  it('of a closed record tell who, what and whom to ring, and can only be cancelled', async () => {
    await draw()
    expect(rowOf('助浴')?.textContent).toBe('王秀兰助浴 · 安康  021-11112222取消')
  })

  it('of a closed record that are over are not shown, whatever is looked for', async () => {
    await draw()
    for (const filter of ['已结束', '全部']) {
      await station.press(filter)
      expect(station.text()).not.toContain('旧助浴')
    }
  })
})
