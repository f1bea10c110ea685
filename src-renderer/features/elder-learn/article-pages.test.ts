import { describe, expect, it } from 'vitest'
import { libraryArticles } from '../../../src-domain/articles/library/library.ts'
import { linesOf } from '../../../src-domain/articles/article-rules.ts'
import { layOut, sentencesOf } from './article-pages.ts'
import { pageOf } from '../../ui/pages.ts'

const heading = (style: string) => (style === 'text' ? undefined : style)

describe('an article laid out for an elder', () => {
  it.each(libraryArticles().map(({ body }) => [body.title, body] as const))(
    '%s: is read whole, in order',
    (_, body) => {
      const { spoken, pages } = layOut(body, heading)
      const said = spoken.map(({ text }) => text).join('')
      for (const line of linesOf(body)) expect(said).toContain(line)
      expect(said.startsWith(body.title)).toBe(true)
      expect(pages.flat()).toHaveLength(body.sections.length + (body.pictures?.length ?? 0))
      expect(pages.every((page) => page.length > 0)).toBe(true)
      expect(spoken.map(({ page }) => page)).toEqual(spoken.map(({ page }) => page).toSorted((a, b) => a - b))
    },
  )

  it('has no page that is much longer than a screen', () => {
    for (const { body } of libraryArticles()) {
      for (const page of layOut(body, heading).pages) {
        const length = page.flatMap(({ lines }) => lines.flat()).reduce((sum, { text }) => sum + text.length, 0)
        expect(length, body.title).toBeLessThanOrEqual(200)
      }
    }
  })

  it('numbers every sentence as it is read', () => {
    const { summary, pages, spoken } = layOut(libraryArticles()[0]!.body, heading)
    const shown = [
      ...summary,
      ...pages
        .flat()
        .flatMap(({ heading: title, lines }) => [...(title === undefined ? [] : [title]), ...lines.flat()]),
    ]
    for (const { text, number } of shown) expect(spoken[number]?.text).toBe(text)
    expect(new Set(shown.map(({ number }) => number)).size).toBe(shown.length)
  })
})

it('cuts sentences with their closing marks, and loses nothing', () => {
  expect(sentencesOf('先坐下。他说“好了。”再走！')).toEqual(['先坐下。', '他说“好了。”', '再走！'])
  expect(sentencesOf('少放盐')).toEqual(['少放盐'])
})

it('shows three at a time, and the last page where there is no such page any more', () => {
  expect(pageOf([1, 2, 3, 4], 1)).toEqual({ shown: [4], page: 1, count: 2 })
  expect(pageOf([1, 2, 3, 4], 9).page).toBe(1)
  expect(pageOf([], 0)).toEqual({ shown: [], page: 0, count: 1 })
})
