import { describe, expect, it } from 'vitest'
import { createBurst } from './scanner.ts'

function scan(text: string, milliseconds: number, process = false): string | undefined {
  const burst = createBurst()
  let at = 1_000
  for (const key of text) {
    at += milliseconds
    const code = /\d/.test(key) ? `Digit${key}` : `Key${key}`
    burst.key({ key: process ? 'Process' : key, code, at })
  }
  return burst.key({ key: 'Enter', code: 'Enter', at: at + milliseconds }).text
}

const card = 'GK0123456789ABCDEFGHJKMNPQRS'

describe('a scanner that types', () => {
  it('is told from a person by its speed', () => {
    expect(scan('53010219200508011X', 8)).toBe('53010219200508011X')
    expect(scan('53010219200508011X', 30)).toBe('53010219200508011X')
    expect(scan('53010219200508011X', 120)).toBeUndefined()
  })

  it('types a whole card', () => {
    expect(scan(card, 12)).toBe(card)
    expect(scan(card, 120)).toBeUndefined()
  })

  it('is no scanner when it types a few quick keys', () => {
    expect(scan('abc', 10)).toBeUndefined()
  })

  it('is understood with a Chinese input method on', () => {
    expect(scan('53010219200508011X', 8, true)).toBe('53010219200508011X')
  })

  it('is no scanner when it types a word', () => {
    expect(scan('wangxiulan', 8)).toBeUndefined()
  })

  it('starts afresh after a pause and ignores shift', () => {
    const burst = createBurst()
    burst.key({ key: '9', code: 'Digit9', at: 0 })
    let at = 5_000
    expect(burst.key({ key: 'Shift', code: 'ShiftLeft', at }).restarted).toBe(true)
    for (const key of '310101193503150026') burst.key({ key, code: `Digit${key}`, at: (at += 5) })
    expect(burst.key({ key: 'Enter', code: 'Enter', at: at + 5 }).text).toBe('310101193503150026')
  })
})
