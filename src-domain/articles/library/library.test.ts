import { describe, expect, it } from 'vitest'
import { diseaseById } from '../../assessments/form-tables.ts'
import { serviceCatalogue } from '../../demo/service-catalogue.ts'
import { kindByName } from '../../documents.ts'
import { needDimensions } from '../../needs/dimensions.ts'
import { checkDocument } from '../../shared/check-document.ts'
import { articleCategories } from '../article.ts'
import { drawingIds } from '../article-picture.ts'
import { isReviewed, linesOf, readingLevelOf } from '../article-rules.ts'
import { brands, praise, promises, withoutQuotes } from '../claims.ts'
import { libraryArticles, libraryId, libraryTexts } from './library.ts'
import { librarySources } from './library-sources.ts'

const articles = libraryArticles()
const texts = Object.values(libraryTexts).flat()
const cases = articles.map((article) => [article.body.title, article] as const)

describe('the starting library', () => {
  it('holds at least 60 articles, and in every category four or more', () => {
    expect(articles.length).toBeGreaterThanOrEqual(60)
    for (const category of articleCategories) expect(libraryTexts[category].length, category).toBeGreaterThanOrEqual(4)
  })

  it('has ids that come from the slug alone, each once', () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length)
    expect(new Set(texts.map(({ slug }) => slug)).size).toBe(texts.length)
    expect(new Set(articles.map(({ body }) => body.title)).size).toBe(articles.length)
    // Handed-out articles and answers of the search bench name this id: it may never change.
    expect(libraryId('falls-at-home')).toBe('articles:01a19467-e800-75aa-b563-7de16e983adb')
    for (const { slug } of texts) expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  })

  it('names every public source once, and uses each', () => {
    const names = Object.values(librarySources).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const used = new Set<string>(texts.flatMap(({ sources }) => sources))
    expect(Object.keys(librarySources).filter((id) => !used.has(id))).toEqual([])
  })

  it('gives elders, families, caregivers and every need something to read', () => {
    for (const audience of ['elder', 'family', 'caregiver', 'staff'] as const) {
      expect(articles.filter(({ body }) => body.audiences.includes(audience)).length, audience).toBeGreaterThan(5)
    }
    // What helps with cleaning is a service, not a text.
    for (const need of needDimensions.filter((dimension) => dimension !== 'cleaning')) {
      expect(
        articles.some(({ body }) => body.needs.includes(need)),
        need,
      ).toBe(true)
    }
  })

  it.each(cases)('%s: passes the gate, unreviewed and with a source', (_, article) => {
    const { body } = article
    const received = Date.parse(article.updatedAt) + 1
    const context = { scope: 'knowledge', station: '', receivedAt: received } as const
    expect(checkDocument(article, undefined, kindByName, context)).toEqual({ ok: true, value: article })
    expect(isReviewed(body)).toBe(false)
    expect(body.sources.length).toBeGreaterThan(0)
    expect(body.sources.every(({ name }) => /[《（(A-Za-z]/.test(name))).toBe(true)
  })

  it.each(cases)('%s: is long enough to help, short enough to read aloud, and easy to follow', (_, { body }) => {
    const lines = linesOf(body)
    const length = lines.join('').length
    expect(length).toBeGreaterThanOrEqual(300)
    expect(length).toBeLessThanOrEqual(900)
    expect(readingLevelOf(lines)).toBe('easy')
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(90)
    expect(body.sections.some(({ style }) => ['steps', 'do', 'avoid'].includes(style))).toBe(true)
    expect(body.summary.length).toBeLessThanOrEqual(45)
  })

  it.each(cases)('%s: promises nothing, praises no goods and names no brand', (_, { body }) => {
    for (const line of [body.title, body.summary, ...linesOf(body)]) {
      const plain = withoutQuotes(line)
      expect(promises.exec(plain)?.[0], line).toBeUndefined()
      expect(praise.exec(plain)?.[0], line).toBeUndefined()
      expect(brands.exec(line)?.[0], line).toBeUndefined()
    }
  })

  it.each(cases)('%s: leads to needs, conditions and services there are, and is told in English', (_, { body }) => {
    expect(body.needs.length).toBeGreaterThan(0)
    expect(body.services.filter((code) => !(code in serviceCatalogue))).toEqual([])
    expect(body.conditions.filter((code) => !diseaseById.has(code))).toEqual([])
    expect(body.keywords.length).toBeGreaterThanOrEqual(5)
    expect(body.english?.title).toMatch(/^[A-Z“]/)
    expect(body.english?.summary).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('says when to see a doctor or to ring for help wherever it speaks of an illness', () => {
    const silent = articles.filter(
      ({ body }) =>
        body.conditions.length > 0 && !body.sections.some(({ style }) => style === 'seeDoctor' || style === 'call120'),
    )
    expect(silent.map(({ body }) => body.title)).toEqual([])
  })

  it('shows pictures in at least three articles, each drawn for this program and told in words', () => {
    const drawn = articles.flatMap(({ body }) => body.pictures ?? [])
    expect(new Set(drawn.map(({ drawing }) => drawing))).toEqual(new Set(drawingIds))
    for (const { alt, source, file } of drawn) {
      expect([alt.startsWith('图：'), source, file]).toEqual([true, '本项目自己画的示意图', undefined])
      expect(readingLevelOf([alt])).toBe('easy')
    }
  })
})
