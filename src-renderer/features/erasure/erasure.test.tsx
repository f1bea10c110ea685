// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isArchived } from '../../../src-domain/elders/elder-rules.ts'
import { eraseElder, isErasure } from '../../../src-domain/erasure/erasure.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
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
})

it('shows in the place of the record who erased it and when, and names nobody', async () => {
  const erasure = eraseElder(elder, [elder], 'relative', actOf('2026-11-20T02:00:00.000Z', 5))
  station = memoryStation({ role: 'staff', documents: [erasure] })
  await station.draw(<ErasedPage erasure={erasure} />)
  expect(station.text()).toMatch(/已删除.*2026.*11.*20.*近亲属.*1 份/)
  expect(station.text()).not.toMatch(/王秀兰|138/)
  expect(station.button('打印')).toBeDefined()
})
