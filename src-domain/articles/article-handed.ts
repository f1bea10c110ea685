/**
 * Who was given an article: a printed handout, or read, heard or watched at the station. It tells what an elder has read, and whom
 * to speak to when the article is recalled. About an elder it stands under the consent to the record; a handout for somebody
 * without a record names nobody and is only counted.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type Article, type ArticleBody, articleCategories } from './article.ts'

export const handedHow = ['handout', 'read', 'heard', 'watched'] as const
export type HandedHow = (typeof handedHow)[number]
export const handedTo = ['elder', 'family', 'caregiver', 'staff'] as const
export type HandedTo = (typeof handedTo)[number]

export const ArticleHandedBody = Type.Object(
  {
    article: DocumentId,
    /** As it was then. */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    how: Type.Enum([...handedHow]),
    to: Type.Enum([...handedTo]),
    /** Last edit of the article then: which wording it was. */
    wording: Type.String({ maxLength: 24 }),
    /** What it was about then, so that needs are judged without the article; absent in what version 1 wrote. */
    category: Type.Optional(Type.Enum([...articleCategories])),
    conditions: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 23 }), { maxItems: 23 })),
  },
  { additionalProperties: false },
)
export type ArticleHandedBody = Static<typeof ArticleHandedBody>
export type ArticleHanded = Document<ArticleHandedBody>

export const articleHandedKind = defineKind({
  kind: 'article-handed',
  collection: 'feedback',
  merge: 'fact',
  version: 2,
  body: ArticleHandedBody,
  rules: ({ body }): readonly Refusal[] =>
    body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')],
  // 1 → 2: what it was about came; older ones do not say it.
  migrations: [(body) => body],
})

export const isArticleHanded = (document: { readonly kind: string }): document is ArticleHanded =>
  document.kind === articleHandedKind.kind

/** An article, or a film or sound of a pack (media/pack-about.ts). */
export type Handable = Pick<Article, 'id' | 'updatedAt'> & {
  readonly body: Pick<ArticleBody, 'title'> & Partial<Pick<ArticleBody, 'category' | 'conditions'>>
}

/** @param elder '' for somebody without a record, or who did not say. */
export const handArticle = (
  article: Handable,
  { how, to, elder }: { readonly how: HandedHow; readonly to: HandedTo; readonly elder: string },
  act: Act,
): ArticleHanded =>
  createDocument(
    articleHandedKind,
    {
      article: article.id,
      title: article.body.title,
      how,
      to,
      wording: article.updatedAt,
      ...(article.body.category === undefined ? {} : { category: article.body.category }),
      ...(article.body.conditions === undefined ? {} : { conditions: article.body.conditions }),
    },
    act,
    { elder },
  )

export type HandedTally = {
  /** Elders by id, each with the newest time it was given for them; newest first. */
  readonly elders: readonly { readonly elder: string; readonly last: ArticleHanded; readonly times: number }[]
  /** Given to somebody who is not named. */
  readonly unnamed: number
}

/** Whom to speak to when this article is recalled. */
export function whoWasHanded(article: string, documents: readonly Document[]): HandedTally {
  const given = documents.filter(isArticleHanded).filter(({ body }) => body.article === article)
  const byElder = Map.groupBy(given, ({ elder }) => elder)
  const elders = [...byElder].flatMap(([elder, facts]) => {
    const [last] = facts.toSorted((a, b) => oldestFirst(b, a))
    return elder === '' || last === undefined ? [] : [{ elder, last, times: facts.length }]
  })
  return { elders: elders.toSorted((a, b) => oldestFirst(b.last, a.last)), unnamed: byElder.get('')?.length ?? 0 }
}
