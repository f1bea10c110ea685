/**
 * What a film, a sound or a picture of a pack is about, as an article says it of itself: category, sources, who answers for it, until when,
 * for whom. It comes from `about.json` in the pack's folder; a file of which nothing is said has no source and is 「未经医师审核」. One file
 * can be taken back, by those who run the library for every station (`media-recall`) and by a station for itself (article-recall.ts),
 * under an id made from its bytes: a new edition of the pack does not bring it back.
 */
import Type, { type Static } from 'typebox'
import { ArticleBody } from '../articles/article.ts'
import { recallOf, type StandingRecall } from '../articles/article-recall.ts'
import { isExpired, saidRefusals } from '../articles/article-rules.ts'
import { defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

const { title, category, sources, audiences, conditions, needs } = ArticleBody.properties

export const FileAbout = Type.Object(
  {
    /** As it is shown; the name of the file where nothing is said. */
    title: Type.Optional(title),
    category: Type.Optional(category),
    sources: Type.Optional(sources),
    reviewedBy: ArticleBody.properties.reviewedBy,
    expiresOn: Type.Optional(CalendarDate),
    audiences: Type.Optional(audiences),
    conditions: Type.Optional(conditions),
    needs: Type.Optional(needs),
    /** The article it shows: taken back with it. */
    article: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)
export type FileAbout = Static<typeof FileAbout>

export function aboutRefusals(about: FileAbout, at: string): readonly Refusal[] {
  const givesDoses = about.sources?.some((source) => source.givesDoses === true) ?? false
  const days = [
    [about.expiresOn, 'expiresOn'],
    [about.reviewedBy?.on, 'reviewedBy/on'],
  ] as const
  return [
    ...(about.title === undefined ? [] : saidRefusals(about.title, `${at}/title`, givesDoses)),
    ...days.flatMap(([day, field]) =>
      day === undefined || isCalendarDate(day) ? [] : [refusal('date.impossible', `${at}/${field}`)],
    ),
    ...(about.article === undefined || about.article.startsWith('articles:')
      ? []
      : [refusal('article.unknown', `${at}/article`)]),
  ]
}

/** By it a file is taken back and noted as watched: the same in every edition that holds the same bytes. */
export const fileIdOf = ({ sha256 }: { readonly sha256: string }): string =>
  `articles:${uuidV7(Date.parse('2026-11-02T00:00:00Z'), (count) => Uint8Array.from({ length: count }, (_, i) => Number.parseInt(sha256.slice(i * 2, i * 2 + 2), 16)))}`

export const MediaRecallBody = Type.Object(
  {
    file: DocumentId,
    title: Type.String({ minLength: 1, maxLength: 120 }),
    on: CalendarDate,
    by: Type.String({ minLength: 1, maxLength: 40 }),
    reason: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
)
export type MediaRecall = Document<Static<typeof MediaRecallBody>>

export const mediaRecallKind = defineKind({
  kind: 'media-recall',
  collection: 'articles',
  merge: 'fact',
  version: 1,
  body: MediaRecallBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(body.file.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/file')]),
    ...(isCalendarDate(body.on) ? [] : [refusal('date.impossible', '/body/on')]),
    ...(elder === '' ? [] : [refusal('pack.aboutNobody', '/elder')]),
  ],
  migrations: [],
})

export const isMediaRecall = (document: { readonly kind: string }): document is MediaRecall =>
  document.kind === mediaRecallKind.kind

/** Everything that was taken back, of files and articles, by whom it was: those who run the library come first. */
export function allRecalls(
  ofStation: ReadonlyMap<string, StandingRecall>,
  documents: readonly Document[],
): ReadonlyMap<string, StandingRecall> {
  const recalls = new Map(ofStation)
  for (const { body } of documents.filter(isMediaRecall).toSorted(oldestFirst))
    recalls.set(body.file, { from: 'library', reason: body.reason, at: body.on, by: body.by })
  return recalls
}

type WithAbout = { readonly sha256: string; readonly about?: FileAbout }

/** Why a file is not shown to elders; undefined where it is. */
export function whyNotShown(
  file: WithAbout,
  { recalls, hidesUnreviewed, today }: FileSettings,
): 'recalled' | 'expired' | 'unreviewed' | undefined {
  const { about = {} } = file
  const isTakenBack = [fileIdOf(file), about.article ?? ''].some(
    (id) => recallOf({ id, body: {} }, recalls) !== undefined,
  )
  if (isTakenBack) return 'recalled'
  if (about.expiresOn !== undefined && isExpired({ expiresOn: about.expiresOn }, today)) return 'expired'
  return hidesUnreviewed && about.reviewedBy === undefined ? 'unreviewed' : undefined
}

export type FileSettings = {
  /** `allRecalls`, and articles that those who run the library took back. */
  readonly recalls: ReadonlyMap<string, StandingRecall>
  readonly hidesUnreviewed: boolean
  readonly today: CalendarDate
}
