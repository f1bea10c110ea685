/**
 * Another person than the writer read a draft and let it go out, or sent it back, and said why. That it is another person is checked
 * where it is saved, where it arrives and again where it is counted. It is no physician's signature: the article says 「未经医师审核」
 * until there is one (articles/article-signature.ts). What is out of date is retired, with a reason; a version written later
 * brings it back.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { ArticleDraft } from './article-draft.ts'

export const DraftReviewBody = Type.Object(
  {
    draft: DocumentId,
    /** Author of the draft. */
    writer: Type.String({ minLength: 1, maxLength: 63 }),
    decision: Type.Enum(['publish', 'sendBack']),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type DraftReviewBody = Static<typeof DraftReviewBody>
export type DraftReview = Document<DraftReviewBody>

export const draftReviewKind = defineKind({
  kind: 'draft-review',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: DraftReviewBody,
  rules: ({ body, author, elder }): readonly Refusal[] => [
    ...(elder === '' ? [] : [refusal('asking.draftNamesElder', '/elder')]),
    ...(body.writer === author ? [refusal('asking.ownDraft', '/author')] : []),
    // Older programs let out without a reason: what they wrote still arrives.
    ...(body.decision === 'sendBack' && (body.reason ?? '').trim() === ''
      ? [refusal('asking.reasonMissing', '/body/reason')]
      : []),
  ],
  migrations: [],
})

export const ArticleRetiredBody = Type.Object(
  {
    article: DocumentId,
    /** As it was shown, for the list that stays. */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    reason: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
)
export type ArticleRetiredBody = Static<typeof ArticleRetiredBody>
export type ArticleRetired = Document<ArticleRetiredBody>

export const articleRetiredKind = defineKind({
  kind: 'article-retired',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: ArticleRetiredBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [] : [refusal('asking.draftNamesElder', '/elder')]),
    ...(body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')]),
    ...(body.reason.trim() === '' ? [refusal('asking.reasonMissing', '/body/reason')] : []),
  ],
  migrations: [],
})

export const isDraftReview = (document: { readonly kind: string }): document is DraftReview =>
  document.kind === draftReviewKind.kind
export const isArticleRetired = (document: { readonly kind: string }): document is ArticleRetired =>
  document.kind === articleRetiredKind.kind

export function reviewDraft(
  draft: Pick<ArticleDraft, 'id' | 'author'>,
  { decision, reason = '' }: { readonly decision: DraftReviewBody['decision']; readonly reason?: string },
  role: Role,
  act: Act,
): Result<DraftReview, Refusal> {
  const allowed = requirePermission(role, 'reviewArticle')
  if (!allowed.ok) return allowed
  if (draft.author === act.author) return err(refusal('asking.ownDraft', '/author'))
  const why = reason.trim()
  if (why === '') return err(refusal('asking.reasonMissing', '/body/reason'))
  const body = { draft: draft.id, writer: draft.author, decision, reason: why }
  return ok(createDocument(draftReviewKind, body, act))
}

export function retireArticle(
  article: { readonly id: string; readonly title: string },
  reason: string,
  role: Role,
  act: Act,
): Result<ArticleRetired, Refusal> {
  const allowed = requirePermission(role, 'retireArticle')
  if (!allowed.ok) return allowed
  const why = reason.trim()
  if (why === '') return err(refusal('asking.reasonMissing', '/body/reason'))
  return ok(createDocument(articleRetiredKind, { article: article.id, title: article.title, reason: why }, act))
}
