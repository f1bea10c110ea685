// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ContactsCard, FactsCard } from './facts-card.tsx'

const elder = sampleElder({
  identityNumber: '310101194803010026',
  mismatchNote: '证件上的生日写错了',
  phone: '13800000000',
  hearingNote: '左耳听不清',
  visionNote: '有白内障',
  note: '去年中过风',
})
let station: MemoryStation
const open = async (role: Role): Promise<string> => {
  station = memoryStation({ role, documents: [elder] })
  await station.draw(<FactsCard elder={elder} />)
  return station.text()
}
afterEach(() => station.close())

describe('the facts of an elder', () => {
  it('are whole for staff, the number covered until somebody asks to see it', async () => {
    const text = await open('staff')
    for (const part of ['左耳', '白内障', '中过风', '显示号码']) expect(text).toContain(part)
    expect(text).not.toContain('310101194803010026')
    await station.press('显示号码')
    expect(station.text()).toContain('310101194803010026')
  })

  it('tell a volunteer nothing of health and nothing of the identity number', async () => {
    const text = await open('volunteer')
    expect(text).toContain('13800000000')
    expect(text).not.toMatch(/左耳|白内障|中过风|证件|3101|0026|显示号码/)
  })
})

describe('who decides for an elder', () => {
  const contactsOf = async (guardian: Guardian | undefined) => {
    const one = sampleElder(guardian === undefined ? {} : { guardian })
    station = memoryStation({ documents: [one] })
    await station.draw(<ContactsCard elder={one} />)
    return station.text()
  }

  it('stands among family and contacts, with relation, telephone and what shows it', async () => {
    const text = await contactsOf({ name: '李强', relation: 'spouse', phone: '13812341234', evidence: '户口簿' })
    for (const part of ['李强', '配偶', '监护人', '13812341234', '户口簿']) expect(text).toContain(part)
    expect(text).not.toContain('还没有联系人')
  })

  it('may be an office, and a telephone that is missing is said', async () => {
    const text = await contactsOf({ name: '青石区民政局', relation: 'other', evidence: '法院文书' })
    expect(text).toContain('民政部门')
    expect(text).toContain('没有留电话')
  })

  it('is nobody, and nobody else is known', async () => {
    expect(await contactsOf(undefined)).toContain('还没有联系人')
  })
})
