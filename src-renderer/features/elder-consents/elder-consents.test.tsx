// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { consentState } from '../../../src-domain/consent/consent.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderConsents } from './elder-consents.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())

/** What is said before the consent to the n-th purpose is taken back. */
async function askedOf(place: number): Promise<string> {
  station = memoryStation({ documents: [elder], self: true })
  await station.draw(<ElderConsents elder={elder.id} onBack={() => undefined} onRecordClosed={() => undefined} />)
  const button = document.querySelectorAll<HTMLButtonElement>('.own-consent button')[place]
  await act(async () => button?.click())
  return document.querySelector('dialog, [role="dialog"]')?.textContent ?? ''
}

it('taking back the record says that nobody can open it and that bookings are cancelled, not that services go on', async () => {
  const text = await askedOf(0)
  expect(text).toMatch(/谁也打不开.*工作人员会替您取消/)
  expect(text).not.toContain('别的服务照常')
})

it('taking back anything else says that the rest goes on', async () => {
  const text = await askedOf(1)
  expect(text).toContain('别的服务照常')
  expect(text).not.toContain('谁也打不开')
})

/** Taken back at the machine: the session of this station is the elder's own. */
const pressIn = (selector: string, words: string) =>
  act(async () =>
    [...document.querySelectorAll<HTMLButtonElement>(selector)].find((one) => one.textContent === words)?.click(),
  )
const stored = () => station.documents().filter(isElder)[0]!.body.consents

it('what was taken back counts at once and is given anew when it is undone within ten minutes', async () => {
  await askedOf(1)
  await pressIn('dialog button', '收回同意')
  expect(consentState(stored(), 'measuring').state).toBe('withdrawn')
  const place = [...document.querySelectorAll('.own-consent')].findIndex((one) => one.querySelector('.undo-banner'))
  expect(place).toBe(1)
  expect(station.text()).toContain('您收回了“记录我的健康测量”的同意')
  await station.press('撤回')
  expect(consentState(stored(), 'measuring').state).toBe('given')
  expect(station.button('撤回')).toBeUndefined()
})

it('a record that was taken back shows nothing of itself, can be undone there, and is left for good', async () => {
  let left = 0
  station = memoryStation({ documents: [elder], self: true })
  const draw = () =>
    station.draw(<ElderConsents elder={elder.id} onBack={() => undefined} onRecordClosed={() => (left += 1)} />)
  await draw()
  await act(async () => document.querySelector<HTMLButtonElement>('.own-consent button')?.click())
  await pressIn('dialog button', '收回同意')
  expect(document.querySelectorAll('.own-consent')).toHaveLength(0)
  expect(station.text()).toContain('谁也打不开')
  await station.press('撤回')
  expect(document.querySelectorAll('.own-consent').length).toBeGreaterThan(0)
  await act(async () => document.querySelector<HTMLButtonElement>('.own-consent button')?.click())
  await pressIn('dialog button', '收回同意')
  station.now += 11 * 60_000
  await draw()
  expect(station.button('撤回')).toBeUndefined()
  await station.press('好了，退出')
  expect(left).toBe(1)
})
