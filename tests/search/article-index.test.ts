/** The hundred questions of questions.ts, at the real library among other texts; the bench asks them among 5,000. */
import { expect, it } from 'vitest'
import { libraryId } from '../../src-domain/articles/library/library.ts'
import { createArticleIndex } from '../../src-renderer/search/articles/article-index.ts'
import { manyArticles } from '../support/many-articles.ts'
import { searchQuestions } from './questions.ts'

it('answers at least ninety of a hundred real questions in the first three, among a thousand texts', () => {
  const search = createArticleIndex()
  search.put(manyArticles(1_000, 800))
  const missed = searchQuestions.filter(({ ask, answers }) => {
    const found = search.find(ask, 3).articles.map(({ id }) => id)
    return !answers.some((slug) => found.includes(libraryId(slug)))
  })
  console.log(`questions: ${searchQuestions.length - missed.length} of ${searchQuestions.length} answered`)
  expect(searchQuestions).toHaveLength(100)
  expect(missed.map(({ ask }) => ask).slice(10)).toEqual([])
})
