// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { registerElder } from '../../../src-domain/elders/elder-rules.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { RecordGate } from './record-gate.tsx'

const consent = (given: boolean, replaces: readonly string[] = []) => ({
  id: given ? 'yes' : 'no',
  purpose: 'record' as const,
  given,
  textVersion: 1,
  language: 'zh-CN' as const,
  method: 'told' as const,
  at: given ? '2026-11-01T02:00:00.000Z' : '2026-11-02T02:00:00.000Z',
  author: 'staff:1',
  replaces: [...replaces],
})
const agreed: Elder = registerElder(
  { name: '王秀兰', sex: '2', birthDate: '1960-03-01', noNumberReason: 'lostCard' },
  [consent(true)],
  {
    station: 'qingshiqiao',
    kiosk: 'kiosk-a',
    author: 'staff:1',
    now: Date.UTC(2026, 10, 1),
    offset: 480,
    random: (count) => new Uint8Array(count),
  },
)
const withdrawn: Elder = { ...agreed, body: { ...agreed.body, consents: [consent(true), consent(false, ['yes'])] } }

let station: MemoryStation
const open = async (elder: Elder, role: Role = 'staff'): Promise<void> => {
  station = memoryStation({ role, documents: [elder] })
  await station.draw(
    <RecordGate id={elder.id} permission="viewHealth" part="assessment" onBack={() => undefined}>
      {() => <p>血压 184/96</p>}
    </RecordGate>,
  )
}
afterEach(() => station.close())

describe('a page of one elder outside the tabs', () => {
  it('opens for staff while the record is agreed to, and writes the look down', async () => {
    await open(agreed)
    expect(station.text()).toContain('184/96')
    expect(station.ofKind('audit')).toHaveLength(1)
  })

  it('shows a volunteer nothing, and writes no look down', async () => {
    await open(agreed, 'volunteer')
    expect(station.text()).toContain('您的身份不能看这一页')
    expect(station.text()).not.toMatch(/184|王秀兰/)
    expect(station.ofKind('audit')).toEqual([])
  })

  it('stays closed once the elder took the consent to the record back, as the tabs do', async () => {
    await open(withdrawn)
    expect(station.text()).toContain('老人收回了建档同意')
    expect(station.text()).not.toContain('184/96')
    expect(station.ofKind('audit')).toEqual([])
  })

  it('closes under whoever has it open when the consent is taken back elsewhere', async () => {
    await open(agreed)
    await station.arrive(withdrawn)
    expect(station.text()).not.toContain('184/96')
  })
})
