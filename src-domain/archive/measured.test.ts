import { describe, expect, it } from 'vitest'
import { clockOf, measuredTime } from './measured.ts'

describe('when something was measured', () => {
  const noted = { occurredAt: '2026-11-22T02:00:00.000Z', offset: 480 }

  it('is when it was written down, unless it says otherwise', () => {
    expect(measuredTime({ ...noted, body: {} })).toMatchObject({
      at: noted.occurredAt,
      on: '2026-11-22',
      hasTime: true,
    })
    expect(measuredTime({ ...noted, body: { measured: '2026-03-02T08:30' } })).toEqual({
      at: '2026-03-02T00:30:00.000Z',
      on: '2026-03-02',
      hasTime: true,
    })
  })

  it('of a day alone is before all that was measured that day by the clock', () => {
    expect(measuredTime({ ...noted, body: { measured: '2026-03-02' } })).toEqual({
      at: '2026-03-01T16:00:00.000Z',
      on: '2026-03-02',
      hasTime: false,
    })
  })

  it.each([
    ['8:30', '08:30'],
    ['０８：３０', '08:30'],
    ['08:30:59', '08:30'],
    ['0830', '08:30'],
    ['8点', '08:00'],
    ['8点半', '08:30'],
    ['8时5分', '08:05'],
    ['下午3点', '15:00'],
    ['3:15 pm', '15:15'],
    ['上午12:10', '00:10'],
    ['12:10 PM', '12:10'],
    ['25:00', undefined],
    ['8:75', undefined],
    ['早饭后', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, expected) => {
    expect(clockOf(text)).toBe(expected)
  })
})
