/**
 * The photo of a paper or box, kept with an elder's record: which kind of paper, and the day that stands on it. The picture lies in
 * the media store; when it is taken out (`media` removed by an edit) its key is gone, and nobody can open it any more.
 */
import Type, { type Static } from 'typebox'
import { MediaFile } from '../media/media-file.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const paperSorts = ['report', 'prescription', 'medicineBox', 'other'] as const
export type PaperSort = (typeof paperSorts)[number]

export const PaperPhotoBody = Type.Object(
  {
    sort: Type.Enum([...paperSorts]),
    on: Type.Optional(CalendarDate),
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: 1 })),
  },
  { additionalProperties: false },
)
export type PaperPhotoBody = Static<typeof PaperPhotoBody>
export type PaperPhoto = Document<PaperPhotoBody>

export const paperPhotoKind = defineKind({
  kind: 'paper-photo',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: PaperPhotoBody,
  rules: ({ body, elder }, previous): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(body.on !== undefined && !isCalendarDate(body.on) ? [refusal('date.impossible', '/body/on')] : []),
    ...(previous === undefined && body.media === undefined ? [refusal('media.empty', '/body/media')] : []),
    ...(body.media?.some(({ type }) => !type.startsWith('image/')) === true
      ? [refusal('media.type', '/body/media')]
      : []),
  ],
  migrations: [],
})

export const isPaperPhoto = (document: { readonly kind: string }): document is PaperPhoto =>
  document.kind === paperPhotoKind.kind
