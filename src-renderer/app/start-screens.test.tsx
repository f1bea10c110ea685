// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { FailedScreen } from './start-screens.tsx'

let station: MemoryStation
afterEach(async () => {
  vi.restoreAllMocks()
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
