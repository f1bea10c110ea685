/**
 * A picture, sound or file, as the document that it belongs to names it. The bytes lie apart, in the `…-media` database of the scope,
 * sealed in parts; the key stands only here, in the document, so that whoever loses the document has lost the file (decision 023).
 */
import Type, { type Static } from 'typebox'

/** Bytes of one part before it is sealed, and the most a file may have. */
export const partSize = 1024 * 1024
export const largestFile = 20 * partSize

export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/webm',
  'application/pdf',
] as const
export type MediaType = (typeof mediaTypes)[number]

export const MediaFile = Type.Object(
  {
    type: Type.Enum([...mediaTypes]),
    bytes: Type.Integer({ minimum: 1, maximum: largestFile }),
    /** AES-256 key of this file and no other, base64. */
    key: Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$', maxLength: 44 }),
    /** SHA-256 of each sealed part, in order. */
    parts: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }), {
      minItems: 1,
      maxItems: Math.ceil(largestFile / partSize),
    }),
  },
  { additionalProperties: false },
)
export type MediaFile = Static<typeof MediaFile>

/** Whether this can be the name of a part. */
export const isPartHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Id of a part in the media database: write-once, and the same content has the same id everywhere. */
export const partId = (hash: string): string => `part:${hash}`

/** The database beside a scope's documents: `station-qingshiqiao-media`. */
export const mediaDatabaseOf = (database: string): string => `${database}-media`

type WithFiles = { readonly body: Readonly<Record<string, unknown>> }

/** Ids of all parts that a document names. */
export const partsNamedBy = (document: WithFiles): readonly string[] => partHashesOf(document).map(partId)

/** Hashes of all parts that a document names. By convention a kind keeps its files in `body.media`. */
export function partHashesOf({ body: { media } }: WithFiles): readonly string[] {
  return Array.isArray(media) ? (media as readonly MediaFile[]).flatMap(({ parts }) => parts) : []
}
