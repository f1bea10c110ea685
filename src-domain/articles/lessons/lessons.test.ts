import { describe, expect, it } from 'vitest'
import { readingLevelOf, readingMinutesOf } from '../article-rules.ts'
import { libraryTexts } from '../library/library.ts'
import { brands, praise, promises, withoutQuotes } from '../claims.ts'
import { lessons } from './lessons.ts'

const slugs = new Set(Object.values(libraryTexts).flatMap((texts) => texts.map(({ slug }) => slug)))
const cases = lessons.map((lesson) => [lesson.title, lesson] as const)

describe('the slide lessons', () => {
  it('are at least six, each made from articles there are', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(6)
    expect(new Set(lessons.map(({ slug }) => slug)).size).toBe(lessons.length)
    for (const { slug, articles } of lessons) {
      expect(slug).toMatch(/^lesson-[a-z-]+$/)
      expect(articles.filter((one) => !slugs.has(one))).toEqual([])
    }
  })

  it.each(cases)('%s: has few words on a slide, and is read aloud within five minutes', (_, { slides, english }) => {
    expect(slides.length).toBeGreaterThanOrEqual(6)
    expect(slides.length).toBeLessThanOrEqual(12)
    for (const { title, lines, spoken } of slides) {
      expect(title.length, title).toBeLessThanOrEqual(14)
      expect(lines.length, title).toBeLessThanOrEqual(4)
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(10)
      expect(spoken.length, spoken).toBeGreaterThanOrEqual(10)
      expect(spoken.length, spoken).toBeLessThanOrEqual(90)
    }
    const spoken = slides.map((one) => one.spoken)
    expect(readingLevelOf(spoken)).toBe('easy')
    expect(readingMinutesOf(spoken)).toBeLessThanOrEqual(5)
    expect(english.title).toMatch(/^[A-Z]/)
  })

  it.each(cases)('%s: promises nothing, praises no goods and names no brand', (_, { slides }) => {
    for (const line of slides.flatMap((one) => [one.title, ...one.lines, one.spoken])) {
      const plain = withoutQuotes(line)
      expect(
        [promises, praise, brands].flatMap((words) => words.exec(plain)?.[0] ?? []),
        line,
      ).toEqual([])
    }
  })

  it.each(cases)('%s: gives no figure that its articles do not give', (_, { articles, slides }) => {
    const texts = Object.values(libraryTexts)
      .flat()
      .filter(({ slug }) => articles.includes(slug))
      .flatMap(({ title, summary, sections }) => [title, summary, ...sections.flatMap(({ lines }) => lines)])
      .join('\n')
    const figures = slides.flatMap(({ spoken, lines }) => [...`${lines.join()} ${spoken}`.matchAll(/\d+(?:\.\d+)?/g)])
    expect(figures.map(([figure]) => figure).filter((figure) => !texts.includes(figure))).toEqual([])
  })
})
