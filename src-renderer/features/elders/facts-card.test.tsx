// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { FactsCard } from './facts-card.tsx'

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
