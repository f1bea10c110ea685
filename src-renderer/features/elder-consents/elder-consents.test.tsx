// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderConsents } from './elder-consents.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())

/** What is said before the consent to the n-th purpose is taken back. */
async function askedOf(place: number): Promise<string> {
  station = memoryStation({ documents: [elder] })
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
