import { describe, expect, it } from 'vitest'
import { articleCategories } from '../articles/article.ts'
import { isReviewed, linesOf } from '../articles/article-rules.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { demoArticles } from './demo-articles.ts'
import { seededRandom } from './random.ts'

const today = '2026-11-22'
const { bytes } = seededRandom(1)
const articles = demoArticles(today, (day) => ({
  station: 'qingshiqiao',
  kiosk: 'demo',
  author: 'system',
  now: Date.parse(`${day}T02:00:00Z`),
  offset: 480,
  random: bytes,
}))

describe('the demo articles', () => {
  it('are 40 of different titles, some in every category', () => {
    expect(articles).toHaveLength(40)
    expect(new Set(articles.map((one) => one.body.title)).size).toBe(40)
    expect(new Set(articles.map((one) => one.body.category)).size).toBe(articleCategories.length)
  })

  it('pass the gate: no dose, no link to a product', () => {
    const context = { scope: 'knowledge', station: '', receivedAt: Date.parse(`${today}T12:00:00Z`) } as const
    for (const document of articles) {
      expect(checkDocument(document, undefined, kindByName, context), document.body.title).toEqual({
        ok: true,
        value: document,
      })
    }
  })

  it('say that no physician reviewed them', () => {
    for (const { body } of articles) {
      expect(isReviewed(body)).toBe(false)
      expect(body.sources[0]?.name).toContain('未经医师审核')
    }
  })

  it('are long enough to help and short enough to read aloud', () => {
    for (const { body } of articles) {
      const length = linesOf(body).join('').length
      expect(length, body.title).toBeGreaterThan(100)
      expect(body.readingMinutes, body.title).toBeLessThanOrEqual(5)
    }
  })
})
