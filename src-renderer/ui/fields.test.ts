import { describe, expect, it } from 'vitest'
import { writtenDate } from './fields.tsx'

describe('a date as people write it', () => {
  it.each([
    ['19480203', '1948-02-03'],
    ['1948-2-3', '1948-02-03'],
    ['1948年2月3日', '1948-02-03'],
    ['１９４８０２０３', '1948-02-03'],
    [' 1948.12.31 ', '1948-12-31'],
    ['一九四八年二月三日', '1948-02-03'],
    ['一九五〇年十月二十三日', '1950-10-23'],
    ['一九三零年十二月三十一日', '1930-12-31'],
    ['一九四八年腊月', '一九四八年腊月'],
    ['一九四八', '一九四八'],
    ['48', '48'],
    ['1948', '1948'],
  ])('%s becomes %s', (written, date) => {
    expect(writtenDate(written)).toBe(date)
  })
})
