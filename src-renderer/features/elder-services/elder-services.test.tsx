// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { bookingStep, sampleBooking } from '../../../tests/support/sample-booking.ts'
import { useServicesLine } from './elder-services.tsx'

const cancelled = [1, 2].map((seed) => bookingStep(sampleBooking({ seed }), 'cancelled', { reason: '不要了' }))

function Line() {
  return <p>{useServicesLine('elders:1')}</p>
}

let station: MemoryStation
afterEach(() => station.close())

describe('the line about bookings on the first page of an elder', () => {
  it('counts none that was called off', async () => {
    station = memoryStation({ documents: cancelled as Document[] })
    await station.draw(<Line />)
    expect(station.text()).toContain('看看哪些服务合适您')
    const done = bookingStep(bookingStep(sampleBooking({ seed: 3 }), 'confirmed'), 'done', { result: '顺利' })
    await station.arrive(done as Document)
    expect(station.text()).toContain('约过 1 次')
  })
})
