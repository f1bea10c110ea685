/**
 * An article taken back. Those who run the library write it into the article (`recalled`), and every station that hears of it
 * follows; a station that finds a mistake stops showing the article at once by a fact of its own, which needs nobody's answer and
 * reaches its other kiosks. Taken up again by a new fact, as facts are; the newest word counts. A recall of the library itself
 * no station lifts.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { ArticleBody } from './article.ts'

export const ArticleRecallBody = Type.Object(
  {
    article: DocumentId,
    /** As it was shown, for the list that stays when the article is gone. */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    /** False takes the recall back. */
    recalled: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
)
export type ArticleRecallBody = Static<typeof ArticleRecallBody>
export type ArticleRecall = Document<ArticleRecallBody>

export const articleRecallKind = defineKind({
  kind: 'article-recall',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: ArticleRecallBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')]),
    ...(elder === '' ? [] : [refusal('article.unknown', '/elder')]),
  ],
  migrations: [],
})

export const isArticleRecall = (document: { readonly kind: string }): document is ArticleRecall =>
  document.kind === articleRecallKind.kind

export function recallArticle(
  article: { readonly id: string; readonly body: Pick<ArticleBody, 'title'> },
  change: { readonly recalled: boolean; readonly reason: string },
  role: Role,
  act: Act,
): Result<ArticleRecall, Refusal> {
  const allowed = requirePermission(role, change.recalled ? 'recallArticle' : 'liftRecall')
  if (!allowed.ok) return allowed
  const reason = change.reason.trim()
  if (reason === '') return err(refusal('article.recallReason', '/body/reason'))
  return ok(
    createDocument(
      articleRecallKind,
      { article: article.id, title: article.body.title, recalled: change.recalled, reason },
      act,
    ),
  )
}

export type StandingRecall = {
  readonly from: 'library' | 'station'
  readonly reason: string
  /** An instant of the station's own word, a day of the library's. */
  readonly at: string
  readonly by: string
}

/** The recalls of one station as they stand, by article. */
export function stationRecalls(documents: readonly Document[]): ReadonlyMap<string, StandingRecall> {
  const standing = new Map<string, StandingRecall>()
  for (const { body, occurredAt, author } of documents.filter(isArticleRecall).toSorted(oldestFirst)) {
    if (body.recalled) standing.set(body.article, { from: 'station', reason: body.reason, at: occurredAt, by: author })
    else standing.delete(body.article)
  }
  return standing
}

export const recallOf = (
  { id, body }: { readonly id: string; readonly body: Pick<ArticleBody, 'recalled'> },
  ofStation: ReadonlyMap<string, StandingRecall>,
): StandingRecall | undefined =>
  body.recalled === undefined
    ? ofStation.get(id)
    : { from: 'library', reason: body.recalled.reason, at: body.recalled.on, by: body.recalled.by }
