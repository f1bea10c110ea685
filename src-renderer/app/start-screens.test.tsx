// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { FailedScreen, OpeningScreen } from './start-screens.tsx'

let station: MemoryStation
afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  await station.close()
})

it('a station that does not open says so in plain words; what the program said goes to the console', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  station = memoryStation()
  await station.draw(<FailedScreen message="RxError (COL23): too many collections" />)
  expect(station.text()).toContain('驿站没有打开')
  expect(station.text()).not.toMatch(/RxError|COL23|下面这句话/)
  expect(JSON.stringify(logged.mock.calls)).toContain('COL23')
})

it('an opening says nothing at first, then that it opens, and offers to open again when it does not end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  station = memoryStation()
  await station.draw(<OpeningScreen />)
  expect(station.text()).toBe('')
  await act(() => vi.advanceTimersByTime(1_000))
  expect(station.text()).toContain('正在打开')
  expect(station.text()).not.toContain('重新打开')
  await act(() => vi.advanceTimersByTime(60_000))
  expect(station.text()).toContain('已经保存的都在机器里')
  expect(station.text()).toContain('重新打开')
})
