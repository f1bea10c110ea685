import { expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import type { Document } from '../shared/document.ts'
import { handArticle, type HandedHow, type HandedTo } from './article-handed.ts'
import { isNotedOn, readLately, unreadFirst } from './article-reading.ts'
import { libraryArticles } from './library/library.ts'

const article = libraryArticles()[0]!
const given = (at: string, how: HandedHow = 'read', to: HandedTo = 'elder') => [
  handArticle(article, { how, to, elder: 'elders:a' }, actOf(at)) as Document,
]

it('is lately for three months, and what staff took for themselves is not the elder’s', () => {
  expect(readLately(given('2026-09-01T02:00:00.000Z'), '2026-11-22').has(article.id)).toBe(true)
  expect(readLately(given('2026-08-20T02:00:00.000Z'), '2026-11-22').has(article.id)).toBe(false)
  expect(readLately(given('2026-11-01T02:00:00.000Z', 'handout', 'staff'), '2026-11-22').size).toBe(0)
})

it('is noted once on the station’s own day, and a handout taken home is no reading yet', () => {
  const late = given('2026-11-21T17:00:00.000Z')
  expect([isNotedOn(late, article.id, '2026-11-22'), isNotedOn(late, article.id, '2026-11-21')]).toEqual([true, false])
  expect(isNotedOn(given('2026-11-22T02:00:00.000Z', 'handout'), article.id, '2026-11-22')).toBe(false)
})

it('puts what was read behind the rest and leaves the order otherwise', () => {
  expect(unreadFirst(['a', 'b', 'c', 'd'], (one) => one, new Set(['a', 'c']))).toEqual(['b', 'd', 'a', 'c'])
})
