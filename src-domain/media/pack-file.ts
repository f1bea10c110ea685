/**
 * A media pack as one file, carried on a stick (decision 031). Nothing in it is secret, so nothing is sealed; whose it is tells the signature
 * in its document, and whether a part is the right one its name, which is its SHA-256.
 *
 *   "GKPK" · length u32 · head (JSON) · SHA-256 of the head · each part of the pack once, in the order of `partsOfPack`
 *
 * The head says how long all of it is: a file that is cut off anywhere is told from a whole one before a part of it is read.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { canonical } from '../shared/canonical.ts'
import { upgradeDocument } from '../shared/check-document.ts'
import { type Document, Envelope, Name } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { isMediaPack, type MediaPack, MediaPackBody, mediaPackKind, partsOfPack } from './media-pack.ts'

export const packFileEnding = '.gkpack'
/** By the name of the pack, as far as the systems that sticks are carried between can write it. */
export function packFileName({ body: { name } }: Pick<MediaPack, 'body'>): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = name.replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '-').replace(/^[. ]+/, '')
  return `${plain === '' ? 'pack' : plain}${packFileEnding}`
}

const packFileVersion = 1
const magic = [0x47, 0x4b, 0x50, 0x4b] as const
/** Bytes before the head, and of the hash behind it. */
export const beforeHead = 8
export const behindHead = 32
/** The document of the largest pack has three quarters of a megabyte. */
const longestHead = 2_000_000

const Head = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  /** Milliseconds, by the clock of who wrote the file. */
  writtenAt: Type.Integer({ minimum: 0 }),
  /** Random name of the kiosk that wrote it, or `server`. */
  writtenBy: Name,
  pack: Type.Unknown(),
})
export type PackFileHead = Omit<Static<typeof Head>, 'version' | 'pack'> & { readonly pack: MediaPack }

/** What the server signs: everything that a pack is, field by field, so that the order of keys says nothing. */
export const packMessage = ({ id, corrects = '', occurredAt, body }: MediaPack): string => {
  // Of whom nothing is said stands as it did before anything could be: older packs keep their signature.
  const files = body.files.map(({ name, type, bytes, sha256, parts, about }) =>
    about === undefined ? [name, type, bytes, sha256, parts] : [name, type, bytes, sha256, parts, canonical(about)],
  )
  return `ginkgo-pack v1\n${JSON.stringify([id, corrects, occurredAt, body.name, body.about, body.bytes, files])}`
}

/** @returns what stands in the file in UTF-8; the SHA-256 of these bytes belongs behind them (`startOfPackFile`). */
export const headOfPackFile = ({ pack, writtenAt, writtenBy }: PackFileHead): string =>
  JSON.stringify({ version: packFileVersion, writtenAt, writtenBy, pack })

/** Everything before the first part. */
export function startOfPackFile(head: Uint8Array, sha256: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(beforeHead + head.length + behindHead)
  start.set(magic)
  new DataView(start.buffer).setUint32(magic.length, head.length)
  start.set(head, beforeHead)
  start.set(sha256, beforeHead + head.length)
  return start
}

/** @param start the first {@link beforeHead} bytes, fewer where the file ends before. Codes: pack.notAFile, pack.fileTorn. */
export function headLengthOf(start: Uint8Array): Result<number, Refusal> {
  // An interrupted copy may have no byte at all: a beginning of ours is torn, anything else is no such file.
  if (start.some((byte, i) => i < magic.length && byte !== magic[i])) return err(refusal('pack.notAFile'))
  if (start.length < beforeHead) return err(refusal('pack.fileTorn'))
  const length = new DataView(start.buffer, start.byteOffset).getUint32(magic.length)
  return length > longestHead ? err(refusal('pack.fileTorn')) : ok(length)
}

/** @param head whole, its hash found right. Codes: pack.newer, pack.fileTorn. */
export function readPackHead(head: string): Result<PackFileHead, Refusal> {
  const value = parsed(head)
  if (!Value.Check(Head, value)) return err(refusal('pack.fileTorn'))
  const { version, pack: document, writtenAt, writtenBy } = value
  const pack = asMediaPack(document)
  if (version > packFileVersion) return err(refusal('pack.newer'))
  return pack.ok ? ok({ pack: pack.value, writtenAt, writtenBy }) : pack
}

/** A pack that stood outside the replica, lifted to the newest version. Codes: pack.newer, pack.fileTorn. */
export function asMediaPack(value: unknown): Result<MediaPack, Refusal> {
  if (!Value.Check(Envelope, value) || !isMediaPack(value)) return err(refusal('pack.fileTorn'))
  if (value.version > mediaPackKind.version) return err(refusal('pack.newer'))
  const pack = upgradeDocument(mediaPackKind, value)
  return isWellMade(pack) ? ok(pack) : err(refusal('pack.fileTorn'))
}

const isWellMade = (pack: Document): pack is MediaPack =>
  Value.Check(MediaPackBody, pack.body) &&
  pack.id.startsWith('articles:') &&
  mediaPackKind.rules?.(pack as MediaPack, undefined).length === 0

export type PartPlace = { readonly hash: string; readonly bytes: number; readonly at: number }

/** Where each part stands in a file whose head has so many bytes, and where the file ends. */
export function placesInPackFile(
  pack: Pick<MediaPack, 'body'>,
  headLength: number,
): { readonly places: readonly PartPlace[]; readonly end: number } {
  let at = beforeHead + headLength + behindHead
  const places = partsOfPack(pack.body).map(({ hash, bytes }) => {
    const place = { hash, bytes, at }
    at += bytes
    return place
  })
  return { places, end: at }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
