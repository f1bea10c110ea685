import { expect, it } from 'vitest'
import { libraryArticles, libraryId, libraryTexts } from '../../src-domain/articles/library/library.ts'
import { searchQuestions } from './questions.ts'

it('is a list of 100 different questions of every style, each answered by an article there is', () => {
  expect(searchQuestions).toHaveLength(100)
  expect(new Set(searchQuestions.map(({ ask }) => ask)).size).toBe(100)
  const ids = new Set(libraryArticles().map(({ id }) => id))
  const slugs = new Set(Object.values(libraryTexts).flatMap((texts) => texts.map(({ slug }) => slug)))
  for (const { ask, answers } of searchQuestions) {
    expect(new Set(answers).size, ask).toBe(answers.length)
    for (const slug of answers) expect([slug, slugs.has(slug) && ids.has(libraryId(slug))], ask).toEqual([slug, true])
  }
  const styles = Map.groupBy(searchQuestions, ({ style }) => style)
  for (const style of ['plain', 'spoken', 'synonym', 'typo', 'pinyin', 'initials'] as const) {
    expect(styles.get(style)?.length ?? 0, style).toBeGreaterThanOrEqual(5)
  }
})

it('asks for many articles, not for a few again and again', () => {
  expect(new Set(searchQuestions.map(({ answers }) => answers[0])).size).toBeGreaterThanOrEqual(55)
})
