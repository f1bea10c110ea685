// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { bookingStep, sampleBooking } from '../../../tests/support/sample-booking.ts'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ServicesScreen } from './services-screen.tsx'

const open = sampleElder({ name: '李建国', seed: 1 })
const closed = sampleElder({ withdrawn: ['record'] })
const booked = (elder: string, serviceName: string, seed: number) =>
  sampleBooking({ elder, serviceName, seed, note: '怕水' })
const over = bookingStep(booked(closed.id, '旧助浴', 13), 'cancelled', { reason: '不要了' })

let station: MemoryStation
afterEach(() => station.close())
const draw = async () => {
  const documents = [open, closed, booked(open.id, '助餐', 11), booked(closed.id, '助浴', 12), over] as Document[]
  station = memoryStation({ documents })
  const names = new Map([open, closed].map(({ id, body }) => [id, body.name]))
  await station.draw(
    <UnsavedProvider person="staff:1">
      <ServicesScreen nameOfElder={(id) => names.get(id)} onOpenElder={() => undefined} />
    </UnsavedProvider>,
  )
}
const rowOf = (service: string) =>
  [...document.querySelectorAll('tr')].find((row) => (row.textContent ?? '').includes(service))

describe('the bookings of the station', () => {
  it('show how far each is and what comes next', async () => {
    await draw()
    expect(rowOf('助餐')?.textContent).toMatch(/李建国.*3 级.*机构已确认.*看经过/)
  })

  it('mark what was to be done and has passed, and nothing else', async () => {
    const wished = (wishedOn: string, serviceName: string, seed: number) =>
      sampleBooking({ elder: open.id, serviceName, seed, wishedOn })
    station = memoryStation({ documents: [open, wished('2026-11-20', '助餐', 11), wished('2026-11-28', '助浴', 12)] })
    await station.draw(
      <UnsavedProvider person="staff:1">
        <ServicesScreen nameOfElder={() => open.body.name} onOpenElder={() => undefined} />
      </UnsavedProvider>,
    )
    expect(rowOf('助餐')?.textContent).toContain('日子已过')
    expect(rowOf('助浴')?.textContent).not.toContain('日子已过')
  })

  it('of a closed record tell who, what and whom to ring, and can only be cancelled', async () => {
    await draw()
    expect(rowOf('助浴')?.textContent).toBe('王秀兰助浴 · 安康  021-11112222取消')
  })

  it('are cancelled with a reason, which is not thrown away without a question', async () => {
    await draw()
    await station.press('取消')
    await station.type('原因', '女儿来接')
    await station.press('先不做')
    expect(station.text()).toContain('您填的还没保存')
  })

  it('name the elder in what is asked, and say that the agreed day is still to come before it is recorded as done', async () => {
    const agreed = bookingStep(bookingStep(booked(open.id, '助餐', 11), 'confirmed'), 'scheduled', { on: '2099-01-05' })
    station = memoryStation({ documents: [open, agreed] })
    await station.draw(
      <UnsavedProvider person="staff:1">
        <ServicesScreen nameOfElder={() => open.body.name} onOpenElder={() => undefined} />
      </UnsavedProvider>,
    )
    await station.press('服务完成')
    expect(document.querySelector('dialog')?.textContent).toMatch(
      /服务完成 · 李建国 · 助餐.*约的是 2099年1月5日，还没到/,
    )
  })

  it('of a closed record that are over are not shown, whatever is looked for', async () => {
    await draw()
    for (const filter of ['已结束', '全部']) {
      await station.press(filter)
      expect(station.text()).not.toContain('旧助浴')
    }
  })
})
