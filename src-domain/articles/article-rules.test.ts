import { describe, expect, it } from 'vitest'
import type { ArticleBody } from './article.ts'
import { articleRules, isReviewed, readingMinutesOf } from './article-rules.ts'

const article: ArticleBody = {
  title: '家里防跌倒，先看五个地方',
  category: 'diseasePrevention',
  summary: '灯、地、扶手、鞋、起身的动作。',
  paragraphs: ['起身分三步：先躺 30 秒，再坐 30 秒，再站 30 秒。', '浴室铺防滑垫，装一根扶手。'],
  source: { name: '演示文本', date: '2026-01-01' },
  publishedOn: '2026-02-01',
  readingMinutes: 1,
  audiences: ['all'],
  conditions: [],
  needs: ['prevention'],
  keywords: ['跌倒'],
  months: [],
}
const codes = (change: Partial<ArticleBody>) => articleRules({ ...article, ...change }).map((why) => why.code)

describe('an article', () => {
  it('passes without dose and link', () => {
    expect(codes({})).toEqual([])
  })

  it.each(['每次两片', '每日 5mg', '一次 ２ 粒', '口服十丸', '维生素 400 国际单位'])(
    'is refused when it states a dose its source does not give: %s',
    (text) => {
      expect(codes({ paragraphs: [text] })).toEqual(['article.doseWithoutSource'])
      expect(codes({ paragraphs: [text], source: { ...article.source, givesDoses: true } })).toEqual([])
    },
  )

  it.each(['每次 10 分钟', '喝一杯水', '等一片刻', '一片面包'])('is not taken for a dose: %s', (text) => {
    expect(codes({ paragraphs: [text] })).toEqual([])
  })

  it.each(['请看 https://shop.example', '可扫码购买', 'products:019aa0aa', '国食健注G20170396'])(
    'is refused when it leads to a product: %s',
    (text) => expect(codes({ paragraphs: [text] })).toEqual(['article.productLink']),
  )

  it('counts as not reviewed until a named person signed', () => {
    expect(isReviewed(article)).toBe(false)
    const reviewedBy = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心', on: '2026-03-01' }
    expect(isReviewed({ ...article, reviewedBy })).toBe(true)
    expect(codes({ reviewedBy: { ...reviewedBy, on: '2025-03-01' } })).toEqual(['article.reviewedBeforeWritten'])
  })

  it('takes a minute for 250 characters', () => {
    expect(readingMinutesOf(['字'.repeat(250)])).toBe(1)
    expect(readingMinutesOf(['字'.repeat(200), '字'.repeat(51)])).toBe(2)
  })
})
