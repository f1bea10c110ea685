// @vitest-environment happy-dom
import { act, useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { DayField } from './day-field.tsx'

let station: MemoryStation
afterEach(() => station.close())

function Field() {
  const [value, setValue] = useState('')
  return <DayField label="哪一天" value={value} today="2026-11-22" onChange={setValue} />
}

describe('the day field', () => {
  it('puts the month away at Escape, and keeps the key from the dialog around it', async () => {
    station = memoryStation()
    await station.draw(<Field />)
    const escape = async (): Promise<KeyboardEvent> => {
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
      await act(async () => void document.body.dispatchEvent(event))
      return event
    }
    expect((await escape()).defaultPrevented).toBe(false)
    await station.press('日历')
    expect(document.querySelector('.month')).not.toBeNull()
    expect((await escape()).defaultPrevented).toBe(true)
    expect(document.querySelector('.month')).toBeNull()
  })
})
