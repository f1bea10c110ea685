/**
 * 「这有帮助吗」: what somebody who read an article says of it. A fact each time; changed or taken back by a new one that names the
 * old, so that what nobody is named in can be taken back too. Of an elder's words about one article the newest counts.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { Article } from './article.ts'

export const ratingAnswers = ['helped', 'notHelped', 'takenBack'] as const
export type RatingAnswer = (typeof ratingAnswers)[number]

export const ArticleRatingBody = Type.Object(
  {
    article: DocumentId,
    /** As it was then. */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    answer: Type.Enum([...ratingAnswers]),
    /** Last edit of the article then: which wording it was. */
    wording: Type.String({ maxLength: 24 }),
    /** The rating of the same visit that this one takes the place of. */
    replaces: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)
export type ArticleRatingBody = Static<typeof ArticleRatingBody>
export type ArticleRating = Document<ArticleRatingBody>

export const articleRatingKind = defineKind({
  kind: 'article-rating',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: ArticleRatingBody,
  rules: ({ body }): readonly Refusal[] =>
    body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')],
  migrations: [],
})

export const isArticleRating = (document: { readonly kind: string }): document is ArticleRating =>
  document.kind === articleRatingKind.kind

/** @param elder '' where nobody is signed in */
export const rateArticle = (
  article: Pick<Article, 'id' | 'body' | 'updatedAt'>,
  answer: RatingAnswer,
  { elder, replaces }: { readonly elder: string; readonly replaces?: string | undefined },
  act: Act,
): ArticleRating =>
  createDocument(
    articleRatingKind,
    {
      article: article.id,
      title: article.body.title,
      answer,
      wording: article.updatedAt,
      ...(replaces === undefined ? {} : { replaces }),
    },
    act,
    { elder },
  )

/** What stands of one article, oldest first: one word of each elder, and those of nobody that none took the place of. */
export function standingRatings(documents: readonly Document[], article: string): readonly ArticleRating[] {
  const all = documents
    .filter(isArticleRating)
    .filter(({ body }) => body.article === article)
    .toSorted(oldestFirst)
  const replaced = new Set(all.map(({ body }) => body.replaces))
  const newest = new Map(
    all.filter(({ id }) => !replaced.has(id)).map((one) => [one.elder === '' ? one.id : one.elder, one]),
  )
  return [...newest.values()].filter(({ body }) => body.answer !== 'takenBack')
}

export type Helpfulness = { readonly helped: number; readonly notHelped: number }

/** In numbers that name nobody. */
export function helpfulness(documents: readonly Document[], article: string): Helpfulness {
  const standing = standingRatings(documents, article)
  const helped = standing.filter(({ body }) => body.answer === 'helped').length
  return { helped, notHelped: standing.length - helped }
}
