// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { CallDialog } from './call-dialog.tsx'
import { RealCallContext } from './real-call.ts'
import type { CallStaff } from './use-call-staff.ts'

let station: MemoryStation
afterEach(() => station.close())
const call: CallStaff = {
  status: 'calling',
  elapsed: 20_000,
  isLate: false,
  phone: '0571-88886666',
  showPhone: false,
  unwritten: undefined,
  call: () => undefined,
  end: () => undefined,
}

it('promises nobody after a minute, counts in minutes and shows the number', async () => {
  station = memoryStation()
  await station.draw(<CallDialog call={call} />)
  expect(station.text()).toContain('已经在叫工作人员了')
  expect(station.text()).not.toMatch(/\d 秒|电话/)
  await station.draw(<CallDialog call={{ ...call, elapsed: 190_000, isLate: true, showPhone: true }} />)
  expect(station.text()).toContain('还没有人过来')
  expect(station.text()).toContain('已经等了 3 分钟')
  expect(station.text()).toContain('0571-88886666')
  expect(station.text()).not.toMatch(/马上|秒/)
})

it('sends nobody to a number that the station does not have', async () => {
  station = memoryStation()
  await station.draw(
    <CallDialog call={{ ...call, phone: undefined, elapsed: 190_000, isLate: true, showPhone: true }} />,
  )
  expect(station.text()).toContain('请大声叫人')
  expect(station.text()).toContain('驿站没有留电话')
  expect(station.text()).toContain('120')
  expect(station.text()).not.toContain('下面的电话')
})

it('says in a practice that nobody comes, and leaves it for a call that somebody hears', async () => {
  station = memoryStation()
  let real = 0
  const ended: string[] = []
  await station.draw(
    <RealCallContext value={() => (real += 1)}>
      <CallDialog call={{ ...call, end: (outcome) => ended.push(outcome) }} />
    </RealCallContext>,
  )
  expect(station.text()).toContain('这是练习，没有人会来')
  expect(station.text()).not.toContain('请在这里稍等')
  await station.press('真的要叫人')
  expect(real).toBe(1)
  await station.press('不用了')
  expect(ended).toEqual(['withdrawn'])
})
