/**
 * What kind of picture a file is and how large it would be unpacked, read from its first bytes: a small file can unpack to
 * gigabytes, and a name proves nothing. JPEG, PNG and WebP; what a camera or a phone gives.
 */
import { err, ok, type Result } from '../../src-domain/shared/result.ts'

export type PictureProblem = 'empty' | 'tooLarge' | 'notAPicture' | 'torn' | 'tooManyPixels' | 'tooSmall'
export type PictureSize = { readonly width: number; readonly height: number }
export type PictureFile = PictureSize & { readonly type: 'image/jpeg' | 'image/png' | 'image/webp' }

/** A phone's best photo has 4 to 12 MB and 50 million pixels. */
export const largestFile = 25 * 1024 * 1024
const mostPixels = 60_000_000
/** Below it no letter of a card has enough pixels. */
const shortestSide = 240

export function inspectPicture(bytes: Uint8Array): Result<PictureFile, PictureProblem> {
  if (bytes.length === 0) return err('empty')
  if (bytes.length > largestFile) return err('tooLarge')
  const type = typeOf(bytes)
  if (type === undefined) return err('notAPicture')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = { 'image/jpeg': jpegSize, 'image/png': pngSize, 'image/webp': webpSize }[type](view)
  if (size === undefined || size.width === 0 || size.height === 0) return err('torn')
  if (size.width * size.height > mostPixels) return err('tooManyPixels')
  if (Math.min(size.width, size.height) < shortestSide) return err('tooSmall')
  return ok({ type, ...size })
}

function typeOf(bytes: Uint8Array): PictureFile['type'] | undefined {
  const starts = (text: string, at = 0): boolean =>
    [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
  if (starts('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (starts('\u0089PNG\r\n\u001a\n')) return 'image/png'
  return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : undefined
}

const pngSize = (view: DataView): PictureSize | undefined =>
  view.byteLength < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) }

/** Walks from segment to segment to the frame header, SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** The three forms of WebP: lossy, lossless, extended. */
function webpSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 30) return undefined
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (kind !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
