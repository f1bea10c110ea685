// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { SettingsScreen } from './settings-screen.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('asks, saying what changes, before levels are scored in another way', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(<SettingsScreen onPeople={() => undefined} onAudit={() => undefined} />)
  await station.choose('同一种满两次')
  expect(station.tried).toEqual([])
  expect(station.text()).toContain('有的老人等级会和以前不一样')
  await station.press('先不做')
  expect(station.tried).toEqual([])
  await station.choose('同一种满两次')
  await station.press('就这样改')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ riskCount: 'per-kind' })
})
