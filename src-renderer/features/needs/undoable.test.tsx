// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isService, requestService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { useDocuments } from '../../replica/use-replica.ts'
import { Undoable } from './undoable.tsx'

const request = (serviceName: string, now: number): ServiceRequest =>
  requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      service: 'bath',
      serviceName,
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: '2026-11-22',
      askedBy: 'elder',
    },
    'elders:1',
    {
      station: 'qingshiqiao',
      kiosk: 'kiosk-a',
      author: 'staff:1',
      now,
      offset: 480,
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    },
  )

function Screen() {
  const documents = useDocuments({ collection: 'services', kind: 'service' })
  return <Undoable requests={(documents ?? []).filter(isService)} />
}

let station: MemoryStation
beforeEach(async () => {
  station = memoryStation()
  await station.arrive(request('助浴', station.now))
  await station.draw(<Screen />)
})
afterEach(() => station.close())

const stateOf = (name: string) =>
  station
    .documents()
    .filter(isService)
    .filter((one) => one.body.serviceName === name)
    .map((one) => serviceState(one).state)

describe('taking a request back', () => {
  it('can be pressed again after the save failed, and is one step, not two', async () => {
    station.refuses = refusal('storage.fullJournaled')
    await station.press('撤回')
    expect(station.text()).toContain('已经记进日志')
    station.refuses = undefined
    await station.press('撤回')
    expect(stateOf('助浴')).toEqual(['undone'])
    expect(station.tried[1]).toEqual(station.tried[0])
    expect(station.text()).not.toContain('已经记进日志')
  })

  it('counts down however often the page around it is drawn', async () => {
    await station.close()
    vi.useFakeTimers()
    try {
      station = memoryStation()
      await station.arrive(request('助浴', station.now))
      await station.draw(<Screen />)
      for (let i = 0; i < 8; i += 1) {
        station.now += 500
        await station.draw(<Screen />)
        await act(async () => vi.advanceTimersByTime(500))
      }
      expect(station.text()).toMatch(/9:5[67] 内可以撤回/)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is offered for a later request, whatever was refused of an earlier one', async () => {
    station.refuses = refusal('storage.full')
    await station.press('撤回')
    station.refuses = undefined
    station.now += 60_000
    await station.arrive(request('助餐', station.now))
    expect(station.text()).toContain('已预约：助餐')
    expect(station.text()).not.toContain('磁盘满了')
    await station.press('撤回')
    expect(stateOf('助餐')).toEqual(['undone'])
  })
})
