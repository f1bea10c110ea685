/**
 * A station's own article as somebody wrote it down, first or anew: each version is a fact of its own and never changes. It is shown to
 * nobody but staff until another person than its writer published it (draft-review.ts). What it may not contain is what no article
 * may (articles/article-rules.ts), and it names no elder. Its article has an id of its own, made from the first version's, by which it is
 * recalled, signed, handed out and rated like those of the library.
 */
import Type, { type Static } from 'typebox'
import { ArticleBody } from '../articles/article.ts'
import { mostPictures } from '../articles/article-picture.ts'
import { articleRules, linesOf, readingMinutesOf } from '../articles/article-rules.ts'
import { MediaFile } from '../media/media-file.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import { Expert } from './question-answer.ts'

const written = ArticleBody.properties

export const DraftContent = Type.Object(
  {
    title: written.title,
    category: written.category,
    summary: written.summary,
    english: written.english,
    sections: written.sections,
    pictures: written.pictures,
    sources: written.sources,
    expiresOn: written.expiresOn,
    audiences: written.audiences,
    conditions: written.conditions,
    needs: written.needs,
    /** Absent in what version 1 wrote. */
    services: Type.Optional(written.services),
    keywords: written.keywords,
    months: written.months,
  },
  { additionalProperties: false },
)
export type DraftContent = Static<typeof DraftContent>

export const ArticleDraftBody = Type.Object(
  {
    content: DraftContent,
    /** Files of its pictures, sealed. */
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: mostPictures })),
    /** The question whose answer it was. */
    question: Type.Optional(DocumentId),
    /** Whose words they are, where not the writer's own. */
    expert: Type.Optional(Expert),
    /** The article it is a new version of, and the version that it improves; absent in a first one. */
    article: Type.Optional(DocumentId),
    improves: Type.Optional(DocumentId),
    /** What was changed, and why. */
    change: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type ArticleDraftBody = Static<typeof ArticleDraftBody>
export type ArticleDraft = Document<ArticleDraftBody>

export const articleDraftKind = defineKind({
  kind: 'article-draft',
  collection: 'feedback',
  merge: 'fact',
  version: 3,
  body: ArticleDraftBody,
  rules: ({ body, elder, occurredAt, offset }): readonly Refusal[] => {
    const { article, improves, change = '' } = body
    const isFirst = article === undefined && improves === undefined
    return [
      ...(elder === '' ? [] : [refusal('asking.draftNamesElder', '/elder')]),
      ...(isFirst || (article?.startsWith('articles:') === true && improves?.startsWith('feedback:') === true)
        ? []
        : [refusal('article.unknown', '/body/article')]),
      ...(isFirst || change.trim() !== '' ? [] : [refusal('asking.changeMissing', '/body/change')]),
      ...articleRules(articleBodyOf(body, calendarDateOf(occurredAt, offset))),
    ]
  },
  // 1 → 2: an English title and the services that help with it came; older ones name neither.
  // 2 → 3: pictures came.
  migrations: [(body) => body, (body) => body],
})

export const isArticleDraft = (document: { readonly kind: string }): document is ArticleDraft =>
  document.kind === articleDraftKind.kind

export function writeDraft(
  { content, change = '', ...rest }: ArticleDraftBody,
  role: Role,
  act: Act,
): Result<ArticleDraft, Refusal> {
  const allowed = requirePermission(role, 'writeArticle')
  if (!allowed.ok) return allowed
  if (content.sources.length === 0) return err(refusal('asking.sourceMissing', '/body/content/sources'))
  const why = change.trim()
  return ok(createDocument(articleDraftKind, { content, ...rest, ...(why === '' ? {} : { change: why }) }, act))
}

export const articleIdOf = ({ id, body }: Pick<ArticleDraft, 'id' | 'body'>): string =>
  body.article ?? `articles:${id.slice(id.indexOf(':') + 1)}`

/** @param publishedOn the day another person let it go out; the day it was written while nobody has. */
export const articleBodyOf = (
  { content, media }: Pick<ArticleDraftBody, 'content' | 'media'>,
  writtenOn: CalendarDate,
  publishedOn: CalendarDate = writtenOn,
): ArticleBody => ({
  ...content,
  ...(media === undefined ? {} : { media }),
  services: content.services ?? [],
  writtenOn,
  publishedOn,
  readingMinutes: Math.min(60, readingMinutesOf(linesOf(content))),
})
