/** Lessons that may be seen now: of those whose every article may be read. One recalled or past its day takes its lessons with it. */
import type { Article } from '../../../src-domain/articles/article.ts'
import { type Lesson, lessons } from '../../../src-domain/articles/lessons/lessons.ts'
import { libraryId } from '../../../src-domain/articles/library/library.ts'

export type ShownLesson = { readonly lesson: Lesson; readonly articles: readonly Article[] }

export function lessonsToShow(readable: readonly Article[]): readonly ShownLesson[] {
  const byId = new Map(readable.map((article) => [article.id, article]))
  return lessons.flatMap((lesson) => {
    const articles = lesson.articles.flatMap((slug) => byId.get(libraryId(slug)) ?? [])
    return articles.length === lesson.articles.length ? [{ lesson, articles }] : []
  })
}
