// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultLease, leaseState } from '../../../src-domain/lease/lease.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import type { Host } from '../../host/host.ts'
import { LeaseNotice } from './lease-notice.tsx'
import { LeaseScreen } from './lease-screen.tsx'
import { LockedElder } from './locked-elder.tsx'

const day = 86_400_000
const after = (days: number) => leaseState({ ...defaultLease, renewedAt: day }, day + days * day)
let station: MemoryStation
afterEach(() => station.close())

describe('the lease above every page', () => {
  it('is spoken of from the seventh day, with the days that are left and what to do', async () => {
    station = memoryStation()
    await station.draw(<LeaseNotice onRenew={() => undefined} />)
    for (const [days, said] of [
      [6, /^$/],
      [7, /已经 7 天没和总台联系.*再过 23 天这台机器会锁住.*续期文件/],
      [29, /明天这台机器会锁住/],
      [31, /^$/],
    ] as const) {
      await station.healthIs({ lease: after(days) })
      expect(station.text()).toMatch(said)
    }
    await station.healthIs({ lease: leaseState(undefined, 0) })
    expect(station.text()).toBe('')
  })
})

describe('the page about the lease', () => {
  const choose = async (text: string, isDone: () => void) => {
    const picker = document.querySelector<HTMLInputElement>('input[type=file]')!
    Object.defineProperty(picker, 'files', { value: [new Blob([text])], configurable: true })
    await act(async () => picker.dispatchEvent(new Event('change', { bubbles: true })))
    await act(() => vi.waitFor(isDone))
  }

  it('says what is locked, what still works, and whose file is needed', async () => {
    station = memoryStation()
    await station.healthIs({ lease: after(31) })
    await station.draw(<LeaseScreen />)
    expect(station.text()).toMatch(/这台机器锁住了.*已经 31 天.*没有丢/)
    expect(station.text()).toMatch(/还能做的登记老人叫工作人员/)
    expect(station.text()).toContain('编号 kiosk-a')
  })

  it('hands the file to the host as it is, and says why it was not taken', async () => {
    station = memoryStation()
    const given: unknown[] = []
    let answer: unknown = { ok: false, error: { code: 'lease.older' } }
    station.host.call = (async (name: string, params: unknown) => {
      given.push([name, params])
      return answer
    }) as Host['call']
    await station.healthIs({ lease: after(31) })
    await station.draw(<LeaseScreen />)
    const says = (words: string) => () => expect(station.text()).toContain(words)
    await choose('{"ginkgo":"lease v1"}', says('已经用过'))
    expect(given).toEqual([['lease.renew', { file: '{"ginkgo":"lease v1"}' }]])
    answer = { ok: true, value: {} }
    await choose('another', says('续期好了'))
    expect(station.text()).not.toContain('已经用过')
    await choose('x'.repeat(5_000), () => expect(given.at(-1)).toEqual(['lease.renew', { file: '' }]))
  })
})

describe('an elder on a locked machine', () => {
  const contact = { id: '1', name: '王强', relation: 'son', isEmergency: true, phone: '13900000000' } as const
  const noted = { id: 'a', at: '2026-11-01T02:00:00.000Z', author: 'staff:1', source: 'said' } as const
  const elder = sampleElder({
    phone: '13800001111',
    address: '青石桥二号',
    note: '爱喝茶',
    contacts: [contact],
    allergies: [{ ...noted, substance: '青霉素' }],
    risks: [{ ...noted, id: 'b', what: '易走失' }],
  })

  it('shows whom to ring and what is dangerous, nothing else, and the look is written down', async () => {
    station = memoryStation({ documents: [elder] })
    await station.draw(<LockedElder id={elder.id} />)
    expect(station.text()).toMatch(/王秀兰.*13800001111.*王强.*儿子.*13900000000.*过敏和要当心的青霉素易走失/)
    expect(station.text()).not.toMatch(/青石桥二号|爱喝茶|1948/)
    expect(station.ofKind('audit')).toHaveLength(1)
  })

  it('tells a volunteer of no allergy, and nobody anything once the record was taken back', async () => {
    station = memoryStation({ role: 'volunteer', documents: [elder] })
    await station.draw(<LockedElder id={elder.id} />)
    expect(station.text()).toContain('13900000000')
    expect(station.text()).not.toContain('青霉素')
    await station.close()
    const closed = sampleElder({ phone: '13800001111', withdrawn: ['record'] })
    station = memoryStation({ documents: [closed] })
    await station.draw(<LockedElder id={closed.id} />)
    expect(station.text()).not.toContain('13800001111')
  })
})
