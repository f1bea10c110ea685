import { describe, expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import type { Document } from '../shared/document.ts'
import { type ArticleRating, articleRatingKind, helpfulness, rateArticle, type RatingAnswer } from './article-rating.ts'
import { libraryArticles } from './library/library.ts'

const [article, other] = libraryArticles() as [
  ReturnType<typeof libraryArticles>[number],
  ReturnType<typeof libraryArticles>[number],
]
let made = 0
const said = (answer: RatingAnswer, elder = '', replaces?: ArticleRating, about = article): ArticleRating => {
  made += 1
  return rateArticle(
    about,
    answer,
    { elder, replaces: replaces?.id },
    actOf(new Date(Date.UTC(2026, 10, 20, 2, made)).toISOString(), made),
  )
}
const counted = (...ratings: readonly ArticleRating[]) => helpfulness(ratings as readonly Document[], article.id)

describe('whether an article helped', () => {
  it('is counted once for each elder, by the newest word', () => {
    expect(counted(said('helped', 'elders:a'), said('notHelped', 'elders:a'), said('helped', 'elders:b'))).toEqual({
      helped: 1,
      notHelped: 1,
    })
  })

  it('counts the newest word in whatever order they arrive', () => {
    const [first, second] = [said('helped', 'elders:a'), said('notHelped', 'elders:a')]
    expect(counted(second, first)).toEqual({ helped: 0, notHelped: 1 })
  })

  it('said by nobody who is named counts each time, unless the same visit changed it', () => {
    const first = said('notHelped')
    expect(counted(first, said('helped', '', first), said('helped'))).toEqual({ helped: 2, notHelped: 0 })
  })

  it('counts for nothing when it was taken back', () => {
    const first = said('helped')
    const own = said('helped', 'elders:a')
    expect(counted(first, said('takenBack', '', first), own, said('takenBack', 'elders:a', own))).toEqual({
      helped: 0,
      notHelped: 0,
    })
  })

  it('is about this article alone, and about articles only', () => {
    expect(counted(said('helped', 'elders:a', undefined, other))).toEqual({ helped: 0, notHelped: 0 })
    expect(articleRatingKind.rules?.(said('helped'), undefined)).toEqual([])
    const wrong = rateArticle(
      { ...article, id: article.id.replace('articles', 'products') },
      'helped',
      { elder: '' },
      actOf('2026-11-20T02:00:00.000Z'),
    )
    expect(articleRatingKind.rules?.(wrong, undefined).map(({ code }) => code)).toEqual(['article.unknown'])
  })
})
