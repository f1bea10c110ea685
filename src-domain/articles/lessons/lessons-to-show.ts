/**
 * How a lesson stands. It is a text of its own, made from articles: a physician who signed those has not seen its slides, so it says
 * 「未经医师审核」 until it was signed itself, for the slides as they are. It goes with its articles: one that may not be read, or was
 * corrected after the lesson was made, takes the lesson with it.
 */
import type { Document } from '../../shared/document.ts'
import { fingerprint } from '../../shared/fingerprint.ts'
import type { CalendarDate } from '../../shared/instant.ts'
import type { Article, ArticleBody } from '../article.ts'
import { newestSignatures } from '../article-signature.ts'
import { libraryId } from '../library/library.ts'
import { type Lesson, lessonsMadeOn, lessons } from './lessons.ts'

export type ShownLesson = {
  readonly lesson: Lesson
  readonly articles: readonly Article[]
  readonly reviewedBy?: ArticleBody['reviewedBy']
}

/** By it a lesson is signed, as an article is by its own. */
export const signableLesson = (lesson: Lesson): { readonly id: string; readonly updatedAt: string } => ({
  id: libraryId(lesson.slug),
  updatedAt: fingerprint([lesson.title, lesson.slides.map(({ title, lines, spoken }) => [title, lines, spoken])]),
})

/** @param readable what may be read today (`articleLists`). */
export function lessonsToShow(
  readable: readonly Article[],
  {
    signatures,
    hidesUnreviewed,
    today,
  }: { readonly signatures: readonly Document[]; readonly hidesUnreviewed: boolean; readonly today: CalendarDate },
): readonly ShownLesson[] {
  const byId = new Map(readable.map((article) => [article.id, article]))
  const signed = lessonsSigned(signatures, today)
  return lessons.flatMap((lesson) => {
    const articles = lesson.articles.flatMap((slug) => byId.get(libraryId(slug)) ?? [])
    if (articles.length !== lesson.articles.length || articles.some(isCorrectedSince)) return []
    const reviewedBy = signed.get(lesson.slug)
    if (reviewedBy === undefined && hidesUnreviewed) return []
    return [{ lesson, articles, ...(reviewedBy === undefined ? {} : { reviewedBy }) }]
  })
}

/** Who answers for which lesson, by its slug. */
export function lessonsSigned(
  signatures: readonly Document[],
  today: CalendarDate,
): ReadonlyMap<string, NonNullable<ArticleBody['reviewedBy']>> {
  const newest = newestSignatures(signatures)
  return new Map(
    lessons.flatMap((lesson) => {
      const { id, updatedAt } = signableLesson(lesson)
      const signature = newest.get(id)?.body
      const counts =
        signature?.stands === true &&
        signature.wording === updatedAt &&
        (signature.goodUntil === undefined || signature.goodUntil > today)
      return counts ? [[lesson.slug, { ...signature.reviewer, on: signature.on }] as const] : []
    }),
  )
}

const isCorrectedSince = ({ updatedAt }: Article): boolean => updatedAt.slice(0, 10) > lessonsMadeOn
