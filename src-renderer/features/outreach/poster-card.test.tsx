// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { changeAllSettings, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { PosterCard } from './poster-card.tsx'

let station: MemoryStation
afterEach(() => station.close())
const sheet = () => document.querySelector('.poster-sheet')

it('prints what the station wrote for the public, on the paper that was chosen', async () => {
  const set = changeAllSettings(
    settingsOf([]),
    { openingHours: '每天 8:30–17:00' },
    actOf('2026-11-20T02:00:00.000Z', 9),
  )
  station = memoryStation({ role: 'administrator', documents: set as readonly unknown[] as readonly Document[] })
  let prints = 0
  station.host.print = () => void (prints += 1)
  await station.draw(<PosterCard />)
  expect(sheet()).toBeNull()
  await station.press('打印海报')
  expect(sheet()?.textContent).toContain('青石桥驿站')
  expect(sheet()?.textContent).toContain('开放时间：每天 8:30–17:00')
  expect(sheet()?.querySelector('svg.qr path')).not.toBeNull()
  expect(sheet()?.classList.contains('is-a3')).toBe(false)
  await station.choose('A3')
  await station.press('打印')
  expect(sheet()?.classList.contains('is-a3')).toBe(true)
  expect(prints).toBe(1)
})

it('says what is missing on it', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(<PosterCard />)
  expect(station.text()).toContain('还没有填写开放时间')
})
