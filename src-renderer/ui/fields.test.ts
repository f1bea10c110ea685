import { describe, expect, it } from 'vitest'
import { writtenDate } from './fields.tsx'

describe('a date as people write it', () => {
  it.each([
    ['19480203', '1948-02-03'],
    ['1948-2-3', '1948-02-03'],
    ['1948年2月3日', '1948-02-03'],
    ['１９４８０２０３', '1948-02-03'],
    [' 1948.12.31 ', '1948-12-31'],
    ['一九四八', '一九四八'],
    ['1948', '1948'],
  ])('%s becomes %s', (written, date) => {
    expect(writtenDate(written)).toBe(date)
  })
})
