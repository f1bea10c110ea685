// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { advanceService, requestService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { useServicesLine } from './elder-services.tsx'

const asked = (seed: number): ServiceRequest =>
  requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      service: 'bath',
      serviceName: '助浴',
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: '2026-11-01',
      askedBy: 'elder',
    },
    'elders:1',
    actOf('2026-11-05T02:00:00.000Z', seed),
  )
const step = (request: ServiceRequest, type: 'cancelled' | 'confirmed' | 'done', seed: number): ServiceRequest => {
  const data = { cancelled: { reason: '不要了' }, confirmed: {}, done: { result: '顺利' } }[type]
  const next = advanceService(request, type, data, actOf('2026-11-06T02:00:00.000Z', seed))
  if (!next.ok) throw new Error('refused')
  return next.value
}
const cancelled = [1, 2].map((seed) => step(asked(seed), 'cancelled', seed + 10))

function Line() {
  return <p>{useServicesLine('elders:1')}</p>
}

let station: MemoryStation
afterEach(() => station.close())

describe('the line about bookings on the first page of an elder', () => {
  it('counts none that was called off', async () => {
    station = memoryStation({ documents: cancelled as Document[] })
    await station.draw(<Line />)
    expect(station.text()).toContain('还没有预约')
    await station.arrive(step(step(asked(3), 'confirmed', 13), 'done', 14) as Document)
    expect(station.text()).toContain('约过 1 次')
  })
})
