// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isArchived, isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { eraseElder, isErasure } from '../../../src-domain/erasure/erasure.ts'
import { endRecord } from '../../../src-domain/erasure/record-end.ts'
import { advanceService, isService } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import { type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleBooking } from '../../../tests/support/sample-booking.ts'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ErasedPage } from './erased-page.tsx'
import { RecordEndCard } from './record-end-card.tsx'

const elder = sampleElder({ phone: '13800000000' })
let station: MemoryStation
afterEach(() => station.close())
const open = async (role: 'administrator' | 'staff') => {
  const look = recordAudit({ action: 'view', subject: elder.id }, actOf('2026-11-19T02:00:00.000Z', 7), elder.id)
  station = memoryStation({ role, documents: [elder, look] })
  await station.draw(<RecordEndCard elder={elder} />)
}

describe('the end of a record', () => {
  it('is offered to administrators only', async () => {
    await open('staff')
    expect([station.button('归档'), station.button('删除全部资料')]).toEqual([undefined, undefined])
    expect(station.text()).toContain('要由管理员来做')
  })

  it('says first what goes and what stays, and erases only after the name was typed', async () => {
    await open('administrator')
    await station.press('删除全部资料')
    expect(station.text()).toMatch(/一共 1 份.*会留下的.*法律要求至少保存三年/)
    expect(station.button('下一步')?.disabled).toBe(true)
    await station.choose('老人本人')
    await station.press('下一步')
    expect(station.text()).toContain('删了就找不回来')
    expect(station.button('全部删除')?.disabled).toBe(true)
    await station.type('请写下老人的姓名', '王秀英')
    expect(station.button('全部删除')?.disabled).toBe(true)
    await station.type('请写下老人的姓名', '王 秀兰')
    await station.press('全部删除')
    const erasure = station.documents().find(isErasure)
    expect(erasure).toMatchObject({ elder: elder.id, body: { wish: 'elder', documents: 1 } })
    expect(JSON.stringify(erasure)).not.toContain('王秀兰')
  })

  it('says what was refused, and stays open', async () => {
    await open('administrator')
    station.refuses = { code: 'staff.administratorOnly' }
    await station.press('删除全部资料')
    await station.choose('监护人')
    await station.press('下一步')
    await station.type('请写下老人的姓名', '王秀兰')
    await station.press('全部删除')
    expect(station.text()).toContain('只有管理员可以做')
  })

  it('puts a record away with a reason', async () => {
    await open('administrator')
    await station.press('归档')
    await station.choose('搬走了')
    await station.press('放进归档')
    expect(station.documents().filter(isElder).map(isArchived)).toEqual([true])
    expect(station.ofKind('audit')).toHaveLength(2)
  })

  it('notes a death with its day, who told it and a decision on each booking, and says none of it as an error', async () => {
    const booking = sampleBooking({ elder: elder.id })
    station = memoryStation({ role: 'administrator', documents: [elder, booking as unknown as Document] })
    await station.draw(<RecordEndCard elder={elder} />)
    await station.press('归档')
    await station.choose('已去世')
    expect(station.text()).toMatch(/请先向家属.*助浴.*021-11112222/)
    expect(station.button('记下，放进归档')?.disabled).toBe(true)
    await station.type('哪一天去世的', '2026-11-20')
    await station.type('谁告诉的', '女儿王敏')
    expect(station.button('记下，放进归档')?.disabled).toBe(true)
    await station.choose('现在取消（已打电话告诉对方）')
    await station.press('记下，放进归档')
    const [noted] = station.documents().filter(isElder)
    expect(noted?.body.archived).toMatchObject({ reason: 'died', on: '2026-11-20', toldBy: '女儿王敏' })
    expect(
      station
        .documents()
        .filter(isService)
        .map((one) => serviceState(one).state),
    ).toEqual(['cancelled'])
    expect(station.text()).not.toMatch(/删除了|已删除/)
  })

  it('takes a death noted in error back with the reason, and names what has to be booked again', async () => {
    const dead = endRecord(elder, { reason: 'died', toldBy: '邻居' }, actOf('2026-11-20T02:00:00.000Z', 8))
    const off = advanceService(
      sampleBooking({ elder: elder.id }),
      'cancelled',
      { reason: '老人去世' },
      actOf('2026-11-20T02:00:00.000Z', 9),
    )
    if (!off.ok) throw new Error(off.error.code)
    station = memoryStation({ role: 'administrator', documents: [dead as Document, off.value as unknown as Document] })
    await station.draw(<RecordEndCard elder={dead} />)
    await station.press('记错了，改回来')
    expect(station.text()).toMatch(/不会自己恢复.*助浴 · 安康/)
    await station.type('原因', '是同名的另一位')
    await station.press('改回来')
    expect(station.documents().filter(isElder).map(isNotedDead)).toEqual([false])
    expect(station.ofKind('audit')[0]?.body).toMatchObject({ parts: ['archived'], reason: '是同名的另一位' })
  })

  it('is said again by a person where the record was edited since', async () => {
    const dead = endRecord(elder, { reason: 'died', toldBy: '邻居' }, actOf('2026-11-20T02:00:00.000Z', 8))
    const seen = editDocument(dead, { textSize: 'large' }, actOf('2026-11-21T02:00:00.000Z', 9))
    station = memoryStation({ role: 'administrator', documents: [seen as Document] })
    await station.draw(<RecordEndCard elder={seen} />)
    await station.press('核实过了，确实去世')
    const [sure] = station.documents().filter(isElder)
    expect([sure && isArchived(sure), sure?.body.archived?.toldBy]).toEqual([true, '邻居'])
  })
})

it('shows in the place of the record who erased it and when, and names nobody', async () => {
  const erasure = eraseElder(elder, [elder], 'relative', actOf('2026-11-20T02:00:00.000Z', 5))
  station = memoryStation({ role: 'staff', documents: [erasure] })
  await station.draw(<ErasedPage erasure={erasure} />)
  expect(station.text()).toMatch(/已删除.*2026.*11.*20.*近亲属.*1 份/)
  expect(station.text()).not.toMatch(/王秀兰|138/)
  expect(station.button('打印')).toBeDefined()
})
