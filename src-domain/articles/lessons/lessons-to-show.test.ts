import { describe, expect, it } from 'vitest'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { type Document, editDocument } from '../../shared/document.ts'
import { signArticle } from '../article-signature.ts'
import { libraryArticles, libraryId } from '../library/library.ts'
import { lessons, lessonsMadeOn } from './lessons.ts'
import { lessonsToShow, signableLesson } from './lessons-to-show.ts'

const articles = libraryArticles()
const today = '2027-02-01'
const act = actOf('2027-01-05T02:00:00.000Z', 3)
const reviewer = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心' }
const sign = (what: { readonly id: string; readonly updatedAt: string }, goodUntil?: string): Document => {
  const made = signArticle(what, reviewer, 'administrator', act, { goodUntil })
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
const shown = (signatures: readonly Document[], hidesUnreviewed = false, of = articles) =>
  lessonsToShow(of, { signatures, hidesUnreviewed, today })
const [first] = lessons as [(typeof lessons)[number]]

describe('a lesson', () => {
  it('was held against every one of its articles', () => {
    const named = new Set(lessons.flatMap((lesson) => lesson.articles.map(libraryId)))
    for (const article of articles.filter(({ id }) => named.has(id)))
      expect(article.updatedAt.slice(0, 10) <= lessonsMadeOn, article.body.title).toBe(true)
    expect(shown([])).toHaveLength(lessons.length)
  })

  it('is unreviewed, and hidden where the station hides that, until it was signed itself', () => {
    const ofArticles = first.articles.map((slug) => sign(articles.find(({ id }) => id === libraryId(slug))!))
    expect(shown(ofArticles).find(({ lesson }) => lesson === first)?.reviewedBy).toBeUndefined()
    expect(shown(ofArticles, true)).toEqual([])
    const own = sign(signableLesson(first))
    expect(shown([own], true).map(({ lesson }) => lesson)).toEqual([first])
    expect(shown([own])[0]?.reviewedBy).toMatchObject({ name: '林知远', on: '2027-01-05' })
    expect(shown([sign({ ...signableLesson(first), updatedAt: 'other' })], true)).toEqual([])
    expect(shown([sign(signableLesson(first), '2027-01-20')], true)).toEqual([])
  })

  it('goes off when its article was corrected after it was made, or may not be read', () => {
    const id = libraryId(first.articles[0])
    const edited = articles.map((one) => (one.id === id ? editDocument(one, { summary: '改过了。' }, act) : one))
    expect(shown([], false, edited).map(({ lesson }) => lesson)).not.toContain(first)
    expect(
      shown(
        [],
        false,
        articles.filter((one) => one.id !== id),
      ).map(({ lesson }) => lesson),
    ).not.toContain(first)
  })
})
