/**
 * The file of a backup: one line in clear, then the compressed content in sealed pieces. Each piece is AES-256-GCM under a key made
 * from the store's data key and this file's salt; its number is the nonce, and the line and "this is the last" are authenticated with
 * it. So a file that is cut off, altered, or put together from two others does not open, and the data key is never in it.
 *
 *   ginkgo-backup {"version":1,"madeAt":…,"key":…,"salt":…}\n
 *   4 bytes (length; highest bit: the last piece) · ciphertext · 16 bytes tag · …
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'

/** Why a file is not restored, in one sentence for the operator. */
export class BackupRefused extends Error {}

export type BackupHead = {
  /** ISO instant. */
  readonly madeAt: string
  /** Which data key opens it: `keyName`. */
  readonly key: string
  /** 16 bytes, base64. */
  readonly salt: string
}

const magic = 'ginkgo-backup '
const version = 1
const longestHead = 1_024
const pieceSize = 256 * 1024
const tagSize = 16
const lastBit = 0x8000_0000

/** Tells one data key from another without giving it away; 8 hexadecimal digits. */
export const keyName = (dataKey: Uint8Array): string =>
  createHmac('sha256', dataKey).update('ginkgo-backup name of the key').digest('hex').slice(0, 8)

/** @param content destroyed, and its end awaited, when the reader of the result goes away. */
export function sealStream(content: AsyncIterable<Uint8Array>, dataKey: Uint8Array, head: BackupHead): Readable {
  const compressed = createZstdCompress()
  pipeline(Readable.from(content, { objectMode: false }), compressed, () => undefined)
  return Readable.from(sealedPieces(compressed, dataKey, head), { objectMode: false })
}

async function* sealedPieces(
  content: AsyncIterable<Uint8Array>,
  dataKey: Uint8Array,
  head: BackupHead,
): AsyncGenerator<Uint8Array, void> {
  const line = Buffer.from(`${magic}${JSON.stringify({ version, ...head })}\n`)
  yield line
  const key = keyOf(dataKey, head)
  let number = 0
  const seal = (piece: Uint8Array, isLast: boolean): Uint8Array => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number))
    number += 1
    cipher.setAAD(boundTo(line, isLast))
    const body = Buffer.concat([cipher.update(piece), cipher.final()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE((body.length + (isLast ? lastBit : 0)) >>> 0)
    return Buffer.concat([length, body, cipher.getAuthTag()])
  }
  let waiting = Buffer.alloc(0)
  for await (const bytes of content) {
    waiting = Buffer.concat([waiting, bytes])
    while (waiting.length > pieceSize) {
      yield seal(waiting.subarray(0, pieceSize), false)
      waiting = waiting.subarray(pieceSize)
    }
  }
  yield seal(waiting, true)
}

/**
 * What `sealStream` was given. Throws `BackupRefused` at the first byte that is not as it was written; what came before is good, but only
 * when it has ended is the file known to be whole.
 * @param name of the file, for the sentence. @param onHead called before the key is used.
 */
export async function* openStream(
  file: AsyncIterable<Uint8Array>,
  name: string,
  dataKey: (head: BackupHead) => Uint8Array,
): AsyncGenerator<Uint8Array, void> {
  const damaged = (): BackupRefused =>
    new BackupRefused(`${name} was altered or is damaged. Use another copy of the backup.`)
  const content = createZstdDecompress()
  let failure: unknown
  pipeline(Readable.from(openedPieces(file, name, dataKey, damaged), { objectMode: false }), content, (error) => {
    failure = error
  })
  try {
    yield* content as AsyncIterable<Uint8Array>
  } catch (error) {
    throw failure instanceof BackupRefused || !isZstdError(failure) ? (failure ?? error) : damaged()
  }
}

const isZstdError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ZSTD')

async function* openedPieces(
  file: AsyncIterable<Uint8Array>,
  name: string,
  dataKey: (head: BackupHead) => Uint8Array,
  damaged: () => BackupRefused,
): AsyncGenerator<Uint8Array, void> {
  const source = makeTaker(file)
  const line = await source.line(longestHead)
  const head = readHead(line, name)
  const key = dataKey(head)
  if (keyName(key) !== head.key)
    throw new BackupRefused(
      `${name} was made with the key ${head.key}, and this is the key ${keyName(key)}: give the key file that belongs to the backup.`,
    )
  const fileKey = keyOf(key, head)
  for (let number = 0; ; number += 1) {
    const length = await source.take(4)
    const word = length?.readUInt32BE() ?? 0
    const isLast = word >= lastBit
    const size = isLast ? word - lastBit : word
    if (length !== undefined && size > pieceSize) throw damaged()
    const sealed = length === undefined ? undefined : await source.take(size + tagSize)
    if (sealed === undefined)
      throw new BackupRefused(`${name} is not whole: its end is missing. Use another copy of the backup.`)
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number))
    decipher.setAAD(boundTo(line ?? Buffer.alloc(0), isLast))
    decipher.setAuthTag(sealed.subarray(size))
    let piece: Buffer
    try {
      piece = Buffer.concat([decipher.update(sealed.subarray(0, size)), decipher.final()])
    } catch {
      throw damaged()
    }
    yield piece
    if (!isLast) continue
    if ((await source.take(1)) !== undefined) throw damaged()
    return
  }
}

function readHead(line: Buffer | undefined, name: string): BackupHead {
  const text = line?.toString('utf8') ?? ''
  if (!text.startsWith(magic)) throw new BackupRefused(`${name} is no backup of this server.`)
  try {
    const head = JSON.parse(text.slice(magic.length)) as BackupHead & { readonly version: number }
    if (Number.isInteger(head.version) && head.version > version)
      throw new BackupRefused(`${name} was made by a newer version of this program: update it first.`)
    if (head.version === version && typeof head.key === 'string' && typeof head.salt === 'string') return head
  } catch (error) {
    if (error instanceof BackupRefused) throw error
  }
  throw new BackupRefused(`${name} was altered or is damaged. Use another copy of the backup.`)
}

const keyOf = (dataKey: Uint8Array, { salt }: BackupHead): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, Buffer.from(salt, 'base64'), 'ginkgo-backup', 32)))

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 6, 6)
  return nonce
}

const boundTo = (line: Buffer, isLast: boolean): Buffer => Buffer.concat([line, Buffer.from([isLast ? 1 : 0])])

export type Taker = {
  /** Exactly so many bytes; undefined when fewer are left. */
  readonly take: (count: number) => Promise<Buffer | undefined>
  /** Up to and with the next line feed; undefined when none comes within `longest` bytes. */
  readonly line: (longest: number) => Promise<Buffer | undefined>
}

export function makeTaker(source: AsyncIterable<Uint8Array>): Taker {
  const bytes = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  const fill = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough()) {
      const next = await bytes.next()
      if (next.done === true) return
      held.push(Buffer.from(next.value))
      size += next.value.length
    }
  }
  const cut = (count: number): Buffer => {
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held)
    held = [all.subarray(count)]
    size = all.length - count
    return all.subarray(0, count)
  }
  return {
    take: async (count) => {
      await fill(() => size >= count)
      return size < count ? undefined : cut(count)
    },
    line: async (longest) => {
      await fill(() => size >= longest || held.some((one) => one.includes(10)))
      const end = Buffer.concat(held).subarray(0, longest).indexOf(10)
      return end < 0 ? undefined : cut(end + 1)
    },
  }
}
