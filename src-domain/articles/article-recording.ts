/**
 * Somebody of the station read an article out, for machines without a voice of their own. A fact of the station, for the wording that was
 * read: of an article that was edited since it says what nobody says any more, and is not played. A later fact without a sound takes
 * it away.
 */
import Type, { type Static } from 'typebox'
import { MediaFile } from '../media/media-file.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { Article } from './article.ts'

/** Seconds. No article takes longer to read out, and ten minutes of speech are under 2 MB. */
export const longestReading = 600

export const ArticleRecordingBody = Type.Object(
  {
    article: DocumentId,
    /** Last edit of the article that was read out, as with a signature. */
    wording: Type.String({ maxLength: 24 }),
    /** Absent: what was there is taken away. */
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: 1 })),
    seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: longestReading })),
  },
  { additionalProperties: false },
)
export type ArticleRecordingBody = Static<typeof ArticleRecordingBody>
export type ArticleRecording = Document<ArticleRecordingBody>

export const articleRecordingKind = defineKind({
  kind: 'article-recording',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: ArticleRecordingBody,
  rules: ({ body: { article, media = [], seconds }, elder }): readonly Refusal[] => [
    ...(article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')]),
    ...(elder === '' ? [] : [refusal('article.unknown', '/elder')]),
    ...(media.some(({ type }) => !type.startsWith('audio/')) ? [refusal('asking.noRecording', '/body/media')] : []),
    ...(media.length > 0 === (seconds !== undefined) ? [] : [refusal('asking.noRecording', '/body/seconds')]),
  ],
  migrations: [],
})

export const isArticleRecording = (document: { readonly kind: string }): document is ArticleRecording =>
  document.kind === articleRecordingKind.kind

/** @param sound absent takes away what is there. */
export function recordArticle(
  article: Pick<Article, 'id' | 'updatedAt'>,
  sound: { readonly file: MediaFile; readonly seconds: number } | undefined,
  role: Role,
  act: Act,
): Result<ArticleRecording, Refusal> {
  const allowed = requirePermission(role, 'writeArticle')
  if (!allowed.ok) return allowed
  const body = { article: article.id, wording: article.updatedAt }
  const heard = sound === undefined ? {} : { media: [sound.file], seconds: sound.seconds }
  return ok(createDocument(articleRecordingKind, { ...body, ...heard }, act))
}

export type StandingRecording = {
  readonly fact: ArticleRecording
  readonly file: MediaFile
  readonly seconds: number
  /** The article was edited since: it is not played. */
  readonly isOld: boolean
}

/** The newest, unless it was taken away. */
export function recordingOf(
  article: Pick<Article, 'id' | 'updatedAt'>,
  documents: readonly Document[],
): StandingRecording | undefined {
  const fact = documents
    .filter(isArticleRecording)
    .filter(({ body }) => body.article === article.id)
    .toSorted(oldestFirst)
    .at(-1)
  const [file] = fact?.body.media ?? []
  if (fact === undefined || file === undefined) return undefined
  return { fact, file, seconds: fact.body.seconds ?? 0, isOld: fact.body.wording !== article.updatedAt }
}
