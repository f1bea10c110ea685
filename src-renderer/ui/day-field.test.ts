import { describe, expect, it } from 'vitest'
import { writtenDay } from './day-field.tsx'

describe('a day to come as people write or say it', () => {
  it.each([
    ['今天', '2026-11-22'],
    ['明天', '2026-11-23'],
    [' 后天 ', '2026-11-24'],
    ['Tomorrow', '2026-11-23'],
    ['20261125', '2026-11-25'],
    ['2026年11月25日', '2026-11-25'],
    ['11月25日', '2026-11-25'],
    ['１１-２５', '2026-11-25'],
    ['1月3日', '2027-01-03'],
    ['下周', '下周'],
    ['', ''],
  ])('%s becomes %s', (written, day) => {
    expect(writtenDay(written, '2026-11-22')).toBe(day)
  })
})
