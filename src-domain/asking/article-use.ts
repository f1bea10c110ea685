/**
 * How often each article was used at this station, and how: counts of facts, naming nobody. What nobody noted down (an article read on
 * the screen by somebody who said nothing) is not in them.
 */
import { type HandedHow, isArticleHanded } from '../articles/article-handed.ts'
import { type Helpfulness, helpfulness, isArticleRating } from '../articles/article-rating.ts'
import type { Document } from '../shared/document.ts'
import { standingAnswers } from './answer-taken-back.ts'
import { isQuestionAnswer } from './question-answer.ts'

export type ArticleUse = {
  readonly article: string
  /** As it was when it was last used. */
  readonly title: string
  readonly how: Readonly<Record<HandedHow, number>>
  /** Questions it was given as an answer to. */
  readonly answers: number
  readonly times: number
  /** What readers said of it, as it stands. */
  readonly said: Helpfulness
}

/** The most used first; also what was only rated. */
export function articleUses(documents: readonly Document[]): readonly ArticleUse[] {
  const uses = new Map<string, { title: string; at: string; how: Record<HandedHow, number>; answers: number }>()
  const used = (article: string, title: string, at: string) => {
    const use = uses.get(article) ?? { title, at, how: { handout: 0, read: 0, heard: 0, watched: 0 }, answers: 0 }
    uses.set(article, use)
    if (at >= use.at) Object.assign(use, { title, at })
    return use
  }
  const standing = new Set(standingAnswers(documents, documents.filter(isQuestionAnswer)).map(({ id }) => id))
  for (const document of documents) {
    if (isArticleHanded(document)) {
      used(document.body.article, document.body.title, document.occurredAt).how[document.body.how] += 1
    } else if (isQuestionAnswer(document) && standing.has(document.id) && document.body.article !== undefined) {
      used(document.body.article, document.body.title ?? '', document.occurredAt).answers += 1
    }
  }
  const ratings = Map.groupBy(documents.filter(isArticleRating), ({ body }) => body.article)
  for (const [article, [rating]] of ratings)
    if (rating !== undefined) used(article, rating.body.title, rating.occurredAt)
  return [...uses]
    .map(([article, { title, how, answers }]) => ({
      article,
      title,
      how,
      answers,
      said: helpfulness((ratings.get(article) ?? []) as readonly Document[], article),
      times: Object.values(how).reduce((sum, count) => sum + count, answers),
    }))
    .toSorted((a, b) => b.times - a.times || (a.article < b.article ? -1 : 1))
}
