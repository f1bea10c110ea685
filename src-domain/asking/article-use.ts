/**
 * How often each article was used at this station, and how: counts of facts, naming nobody. What nobody noted down (an article read on
 * the screen by somebody who said nothing) is not in them.
 */
import { type HandedHow, isArticleHanded } from '../articles/article-handed.ts'
import { type Helpfulness, helpfulness, isArticleRating } from '../articles/article-rating.ts'
import type { ConsentAct } from '../consent/consent.ts'
import { coveredBy, isCovered } from '../consent/consent-coverage.ts'
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

/** Kinds that tell of a use; `question-answer` and `answer-taken-back` only where an article was the answer. */
export const useKinds = ['article-handed', 'article-rating', 'question-answer', 'answer-taken-back'] as const

/** What may be counted: of nobody by name, or of an elder who agrees to it still. Whose record is not here nobody can ask. */
export const countable = (
  documents: readonly Document[],
  elders: ReadonlyMap<string, { readonly body: { readonly consents: readonly ConsentAct[] } }>,
): readonly Document[] =>
  documents.filter((document) => {
    if (document.elder === '') return true
    const elder = elders.get(document.elder)
    return elder !== undefined && isCovered(coveredBy(elder.body.consents), document)
  })

/** Below it a number is told to nobody outside the station, where it could be guessed whose it is; ours, since 2026-11-30. */
export const fewestTold = 5

export type Told = number | `under ${typeof fewestTold}`
export const toldCount = (count: number): Told => (count > 0 && count < fewestTold ? `under ${fewestTold}` : count)

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
