// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { kindByName } from '../../../src-domain/documents.ts'
import { isService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import { checkDocument } from '../../../src-domain/shared/check-document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { bookingStep, sampleBooking } from '../../../tests/support/sample-booking.ts'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderServices } from './elder-services.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())
const rows = async (...requests: readonly ServiceRequest[]) => {
  station = memoryStation({ documents: [elder, ...requests] })
  await station.draw(<ElderServices elder={elder.id} onBack={() => undefined} />)
  return [...document.querySelectorAll('.own-row')].map((row) => row.textContent ?? '')
}

describe('a booking on the elder’s face', () => {
  it('says the day that was wished for, what happens next and whom to ring', async () => {
    const [row] = await rows(sampleBooking({ elder: elder.id, wishedOn: '2026-11-28', wishedTime: 'morning' }))
    expect(row).toContain('您想约：11月28日 星期六 上午')
    expect(row).toContain('对方答应以后，工作人员告诉您')
    expect(row).toContain('021-11112222')
  })

  it('says the agreed day and time in plain words, and who comes', async () => {
    const agreed = bookingStep(bookingStep(sampleBooking({ elder: elder.id }), 'confirmed'), 'scheduled', {
      on: '2026-11-28',
      time: '14:30',
      who: '小李',
    })
    const [row] = await rows(agreed)
    expect(row).toContain('11月28日 星期六 下午 2:30')
    expect(row).toContain('到时候小李到您家来')
  })

  it('says today and tomorrow before the date', async () => {
    const today = bookingStep(bookingStep(sampleBooking({ elder: elder.id }), 'confirmed'), 'scheduled', {
      on: '2026-11-22',
      time: '9点',
    })
    const tomorrow = bookingStep(bookingStep(sampleBooking({ elder: elder.id, seed: 12 }), 'confirmed'), 'scheduled', {
      on: '2026-11-23',
      time: '',
    })
    const [first, second] = await rows(tomorrow, today)
    expect(first).toContain('今天，11月22日 星期日 9点')
    expect(second).toContain('明天，11月23日 星期一')
  })

  it('that was cancelled says so with its day, which is no appointment', async () => {
    const [row] = await rows(bookingStep(sampleBooking({ elder: elder.id }), 'cancelled', { reason: '不要了' }))
    expect(row).toContain('11月6日 星期五 取消了')
  })

  it('of a day that is over promises nobody any more', async () => {
    const past = bookingStep(bookingStep(sampleBooking({ elder: elder.id }), 'confirmed'), 'scheduled', {
      on: '2026-11-20',
      time: '09:00',
      who: '小李',
    })
    const [row] = await rows(past)
    expect(row).toContain('日子已经过了')
    expect(row).not.toContain('到您家来')
  })

  it('that was only wished for says so too when its day is over', async () => {
    const [row] = await rows(sampleBooking({ elder: elder.id, wishedOn: '2026-11-20' }))
    expect(row).toContain('日子已经过了')
    expect(row).not.toContain('告诉您哪天来')
  })

  it('that was cancelled says when, and sends nobody to the telephone', async () => {
    const [row] = await rows(
      bookingStep(sampleBooking({ elder: elder.id, wishedOn: '2026-11-28' }), 'cancelled', { reason: '不要了' }),
    )
    expect(row).toContain('11月6日')
    expect(row).not.toMatch(/11月28日|021-11112222/)
  })

  it('is no longer wanted: said once, kept as the elder’s wish, and called off by nobody but the staff', async () => {
    const [row] = await rows(sampleBooking({ elder: elder.id, wishedOn: '2026-11-28' }))
    expect(row).toContain('我不想要了')
    await station.press('我不想要了')
    expect(station.text()).toContain('您说不想要了')
    expect(station.button('我不想要了')).toBeUndefined()
    const [request] = station.documents().filter(isService)
    expect(serviceState(request!)).toMatchObject({ state: 'requested', isUnwanted: true })
    const context = { scope: 'station', station: request!.station, receivedAt: station.now, elder } as const
    expect(checkDocument(request, undefined, kindByName, context)).toMatchObject({ ok: true })
  })
})
