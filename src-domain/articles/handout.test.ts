import { describe, expect, it } from 'vitest'
import type { ArticleSection } from './article.ts'
import { handoutCode, handoutPages, shortSections, shortVersion } from './handout.ts'
import { libraryArticles } from './library/library.ts'

const station = { name: '青石桥驿站', phone: '0512-65551234' }
const sections = (style: ArticleSection['style'], count: number): ArticleSection[] => [
  { style, lines: Array.from({ length: count }, (_, i) => `第${i}条，`.padEnd(30, '慢')) },
]

describe('an article on paper', () => {
  it('is counted in sheets of large type', () => {
    expect(handoutPages(sections('text', 6))).toBe(1)
    expect(handoutPages(sections('text', 12))).toBe(2)
    expect(handoutPages(sections('text', 30))).toBe(4)
  })

  it('comes short, on one sheet, only where the whole is longer than two', () => {
    const avoid = sections('avoid', 2)
    const body = { sections: [...sections('text', 20), ...avoid, ...sections('seeDoctor', 2)] }
    expect(shortVersion(body)).toEqual(avoid)
    expect(shortVersion({ sections: [...sections('text', 4), ...avoid] })).toBeUndefined()
    expect(shortVersion({ sections: sections('text', 30) })).toBeUndefined()
    expect(shortVersion({ sections: sections('do', 30) })).toBeUndefined()
  })

  it('leaves nothing of what to do and what not to do out of the short one', () => {
    for (const { body } of libraryArticles()) {
      const short = shortVersion(body)
      if (short === undefined) continue
      expect(handoutPages(short)).toBe(1)
      expect(short).toEqual(shortSections(body))
    }
  })

  it('has a short one for most long articles of the library', () => {
    const long = libraryArticles().filter(({ body }) => handoutPages(body.sections) > 2)
    const short = long.filter(({ body }) => shortVersion(body) !== undefined)
    expect(long.length).toBeGreaterThan(0)
    expect(short.length / long.length).toBeGreaterThan(0.5)
  })
})

describe('the code on the paper', () => {
  it('is the address of the public source where there is one', () => {
    const sources = [{ name: '指南' }, { name: '问答', address: 'https://www.nhc.gov.cn/a' }]
    expect(handoutCode({ title: '防跌倒', sources }, station)).toEqual({
      holds: 'source',
      text: 'https://www.nhc.gov.cn/a',
    })
  })

  it('else says title, station and telephone, and leaves out a telephone that is not there', () => {
    const article = { title: '防跌倒', sources: [{ name: '指南' }] }
    expect(handoutCode(article, station)).toEqual({ holds: 'words', text: '《防跌倒》 青石桥驿站 0512-65551234' })
    expect(handoutCode(article, { ...station, phone: '' }).text).toBe('《防跌倒》 青石桥驿站')
  })
})
