import { describe, expect, it } from 'vitest'
import { addDays, addMonths, ageOn, calendarDateOf, daysBetween, isCalendarDate } from './instant.ts'

describe('calendar dates', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1949-12-31', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['二〇二六', false],
  ])('knows whether %s exists', (text, exists) => expect(isCalendarDate(text)).toBe(exists))

  it('counts completed years, and a leap-day birthday from 1 March', () => {
    expect(ageOn('1946-11-22', '2026-11-21')).toBe(79)
    expect(ageOn('1946-11-22', '2026-11-22')).toBe(80)
    expect(ageOn('1944-02-29', '2026-02-28')).toBe(81)
    expect(ageOn('1944-02-29', '2026-03-01')).toBe(82)
  })

  it('shows the date on the wall of the place, not of Greenwich', () => {
    expect(calendarDateOf('2026-11-21T16:30:00.000Z', 480)).toBe('2026-11-22')
  })

  it('adds days and months across the ends of months', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-22', 12)).toBe('2027-11-22')
    expect(daysBetween('2026-11-22', '2027-11-22')).toBe(365)
  })
})
