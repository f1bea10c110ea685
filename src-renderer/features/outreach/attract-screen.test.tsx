// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { changeAllSettings, type SettingsBody, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { AttractScreen } from './attract-screen.tsx'

let station: MemoryStation
let left = 0
let isStill = false
const demo = demoData({ seed: 1, today: '2026-11-20', elders: 5 }) as readonly Document[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  left = 0
  isStill = false
  vi.stubGlobal('matchMedia', () => ({ matches: isStill }))
})
afterEach(async () => {
  await station.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const rest = async (settings: SettingsBody = {}) => {
  await loadLibrary()
  const set = changeAllSettings(settingsOf([]), settings, actOf('2026-11-20T02:00:00.000Z', 9))
  station = memoryStation({ self: true, documents: [...demo, ...set] as readonly Document[] })
  await station.draw(<AttractScreen onLeave={() => (left += 1)} />)
}
const card = () => document.querySelector('.attract-card h2')?.textContent
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

describe('a machine at rest', () => {
  it('says in one sentence what the station is for, and lets cards take turns', async () => {
    await rest({ openingHours: '周一到周六 8:30–17:00' })
    expect(document.querySelector('h1')?.textContent).toContain('青石桥驿站')
    const shown: (string | undefined)[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      shown.push(card())
      await pass(15_000)
    }
    expect(shown).toEqual(['这个季节，看一看', '今天开着的服务', '听他们自己说', '开放时间', '这个季节，看一看'])
  })

  it('says of an article that no physician reviewed it', async () => {
    await rest({ attractCards: ['season'] })
    expect(station.text()).toContain('未经医师审核')
  })

  it('shows no article that the station hides until a physician signed it', async () => {
    await rest({ attractCards: ['season'], hidesUnreviewed: true })
    expect(card()).toBeUndefined()
  })

  it('does not move for who asked for less motion', async () => {
    isStill = true
    await rest()
    const first = card()
    await pass(60_000)
    expect(card()).toBe(first)
  })

  it('names nobody of the station', async () => {
    await rest()
    const names = demo.filter(({ kind }) => kind === 'elder').map(({ body }) => String(body['name']))
    for (let turn = 0; turn < 4; turn += 1) {
      expect(names.filter((name) => station.text().includes(name))).toEqual([])
      await pass(15_000)
    }
  })

  it('shows only what the station chose, and the sentence alone where it chose nothing', async () => {
    await rest({ attractCards: [] })
    expect(card()).toBeUndefined()
    expect(document.querySelector('h1')).not.toBeNull()
  })

  it('ends with any touch or key', async () => {
    await rest()
    await act(async () => document.querySelector<HTMLElement>('.attract-main')?.click())
    await act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })))
    expect(left).toBe(2)
  })
})
