/**
 * A media pack (mission C2): pictures, sound and films for everybody, chosen and fetched whole. Public and therefore not sealed: it
 * stands in the shared knowledge scope, which no kiosk writes, and is made by who runs the server. The document names every
 * part by its SHA-256, so that what comes over a bad line or on a stick is the right thing or nothing. Parts are far smaller
 * than the 1 MB that a part may have: a broken line costs the part it broke in, and a part of this size crosses a slow one
 * (100 kbit/s) in ten seconds. A new edition is a new fact that `corrects` the older one.
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { aboutRefusals, FileAbout } from './pack-about.ts'

/** Bytes of each part of a file but its last. */
export const packPartSize = 128 * 1024
/** The list of its parts is half a megabyte then; a larger folder becomes several packs. */
export const largestPack = 1024 * 1024 * 1024
const mostFiles = 500
/** Of a part's document; beside the `sealed` of station files. */
export const packAttachment = 'clear'

/** By the ending of a file's name. */
export const packTypes = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  /** What is said in the film or sound of the same name. */
  vtt: 'text/vtt',
} as const
export type PackType = (typeof packTypes)[keyof typeof packTypes]

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })

export const PackFile = Type.Object(
  {
    /** As it is shown; a file name without folders. */
    name: Type.String({ minLength: 1, maxLength: 120 }),
    type: Type.Enum([...new Set(Object.values(packTypes))]),
    bytes: Type.Integer({ minimum: 1, maximum: largestPack }),
    /** Of the whole file. */
    sha256: Hash,
    /** SHA-256 of each part, in order. */
    parts: Type.Array(Hash, { minItems: 1, maxItems: largestPack / packPartSize }),
    about: Type.Optional(FileAbout),
  },
  { additionalProperties: false },
)
export type PackFile = Static<typeof PackFile>

export const MediaPackBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    /** What it holds, in a sentence. */
    about: Type.String({ maxLength: 300 }),
    /** Of all files together. */
    bytes: Type.Integer({ minimum: 1, maximum: largestPack }),
    files: Type.Array(PackFile, { minItems: 1, maxItems: mostFiles }),
    /** Of the server that made it, Ed25519 over `packMessage` (pack-file.ts), base64url. Absent in packs from before there were any. */
    signature: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', maxLength: 86 })),
  },
  { additionalProperties: false },
)
export type MediaPackBody = Static<typeof MediaPackBody>
export type MediaPack = Document<MediaPackBody>

export const mediaPackKind = defineKind({
  kind: 'media-pack',
  collection: 'articles',
  merge: 'fact',
  version: 3,
  body: MediaPackBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...packRefusals(body),
    // Everybody reads it: it is about nobody.
    ...(elder === '' ? [] : [refusal('pack.aboutNobody', '/elder')]),
  ],
  // Version 2 added captions and the signature, version 3 what a file is about.
  migrations: [(body) => body, (body) => body],
})

export const isMediaPack = (document: { readonly kind: string }): document is MediaPack =>
  document.kind === mediaPackKind.kind

/** What the schema cannot say. */
export function packRefusals({ bytes, files }: MediaPackBody): readonly Refusal[] {
  const refusals: Refusal[] = []
  if (files.reduce((sum, file) => sum + file.bytes, 0) !== bytes) refusals.push(refusal('pack.sizes', '/body/bytes'))
  if (new Set(files.map(({ name }) => name)).size !== files.length) refusals.push(refusal('pack.names', '/body/files'))
  for (const [i, { name, bytes: size, parts, about }] of files.entries()) {
    if (about !== undefined) refusals.push(...aboutRefusals(about, `/body/files/${i}/about`))
    if (!isPlainFileName(name)) refusals.push(refusal('pack.names', `/body/files/${i}/name`))
    if (parts.length !== Math.ceil(size / packPartSize)) refusals.push(refusal('pack.sizes', `/body/files/${i}/parts`))
  }
  return refusals
}

/** Nothing that could lead out of a folder when it is written somewhere. */
export const isPlainFileName = (name: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  !/[\u0000-\u001f\u007f/\\:*?"<>|]/.test(name) && !/^\.|[. ]$/.test(name)

export const packTypeOf = (name: string): PackType | undefined => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(packTypes, ending) ? packTypes[ending as keyof typeof packTypes] : undefined
}

export type PackPart = { readonly hash: string; readonly bytes: number }

/** The parts of a pack in the order in which they are fetched; one that stands in two places once. */
export function partsOfPack({ files }: { readonly files: readonly PackFile[] }): readonly PackPart[] {
  const bytesByHash = new Map<string, number>()
  for (const { bytes, parts } of files)
    for (const [i, hash] of parts.entries()) bytesByHash.set(hash, Math.min(packPartSize, bytes - i * packPartSize))
  return [...bytesByHash].map(([hash, bytes]) => ({ hash, bytes }))
}

/** What can be chosen, newest first: not what a newer edition took the place of. */
export function packsOnOffer(documents: readonly Document[]): readonly MediaPack[] {
  const packs = documents.filter(isMediaPack)
  const replaced = new Set(packs.map(({ corrects }) => corrects))
  return packs
    .filter(({ id }) => !replaced.has(id))
    .toSorted((a, b) => (a.occurredAt === b.occurredAt ? (a.id < b.id ? 1 : -1) : a.occurredAt < b.occurredAt ? 1 : -1))
}
