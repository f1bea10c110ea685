/**
 * A picture inside an article: behind one of its sections, with words for who does not see it, and where it comes from. It is either a line
 * drawing that comes with the program, by its name, or a file of the station, sealed like every other and named in `media`. A drawing that a
 * newer program brings and an older one does not know is told by its words alone.
 */
import Type, { type Static } from 'typebox'
import type { MediaFile } from '../media/media-file.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** Drawn for this program (src-renderer/ui/line-drawing.tsx). */
export const drawingIds = ['sittingToMeasure', 'footCheck', 'safeShower'] as const
export type DrawingId = (typeof drawingIds)[number]

/** Bytes of one picture: on a slow line (100 kbit/s) it comes in half a minute. Ours, since 2026-11-30. */
export const largestPicture = 300 * 1024
export const mostPictures = 8

export const ArticlePicture = Type.Object(
  {
    /** Behind which section, from 0. */
    section: Type.Integer({ minimum: 0, maximum: 59 }),
    /** What is to be seen, in plain words: shown below it and read aloud. */
    alt: Type.String({ minLength: 1, maxLength: 120 }),
    /** Who made it, or where it was taken from. */
    source: Type.String({ minLength: 1, maxLength: 120 }),
    drawing: Type.Optional(Type.String({ pattern: '^[a-zA-Z]{1,40}$', maxLength: 40 })),
    /** Number of a file in `media`. */
    file: Type.Optional(Type.Integer({ minimum: 0, maximum: mostPictures - 1 })),
  },
  { additionalProperties: false },
)
export type ArticlePicture = Static<typeof ArticlePicture>

type WithPictures = {
  readonly sections: readonly unknown[]
  readonly pictures?: readonly ArticlePicture[]
  readonly media?: readonly MediaFile[]
}

/** What the schema cannot say. */
export function pictureRefusals({ sections, pictures = [], media = [] }: WithPictures): readonly Refusal[] {
  const places = pictures.flatMap(({ section, drawing, file }, i) => [
    ...(section < sections.length ? [] : [refusal('article.pictureNowhere', `/body/pictures/${i}/section`)]),
    // One of the two, and a file that is there.
    ...((drawing === undefined) !== (file === undefined) && (file === undefined || file < media.length)
      ? []
      : [refusal('article.pictureMissing', `/body/pictures/${i}`)]),
  ])
  const files = media.flatMap(({ type, bytes }, i) => [
    ...(type.startsWith('image/') ? [] : [refusal('article.pictureMissing', `/body/media/${i}/type`)]),
    ...(bytes <= largestPicture
      ? []
      : [refusal('article.pictureTooLarge', `/body/media/${i}/bytes`, { most: largestPicture / 1024 })]),
    // Bytes that nothing shows would travel for nothing.
    ...(pictures.some(({ file }) => file === i) ? [] : [refusal('article.pictureMissing', `/body/media/${i}`)]),
  ])
  return [...places, ...files]
}

/** Those behind one section, in their order. */
export const picturesAt = ({ pictures = [] }: WithPictures, section: number): readonly ArticlePicture[] =>
  pictures.filter((picture) => picture.section === section)
