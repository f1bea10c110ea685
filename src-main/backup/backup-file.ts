/**
 * A backup: one file that is useless without the station's data key or the recovery code on paper. Everything but what it is
 * and whose is sealed, chunk by chunk, and each chunk is bound to its file, its place and whether it is the last, so that a
 * file cut anywhere, mended from two or turned in one bit is told from a whole one.
 *
 *   "GKB1" · length u32 · header (JSON) · SHA-256 of it · chunks
 *   chunk   length u32 · AES-256-GCM(JSON)
 *
 * The data key stands in the header, wrapped by the recovery code (128 random bits: nothing to slow a guesser down is needed).
 */
import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Name } from '../../src-domain/shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { BackupRow, type BackupRow as Row } from '../bridge/contract.ts'
import { codeOf, syncFolderOf } from '../files/atomic-file.ts'
import { deriveKey, openBytes, sealBytes } from '../keys/device-seal.ts'

const magic = Buffer.from('GKB1')
export const backupVersion = 1
const longestHeader = 1_000_000
const longestChunk = 64_000_000

export const Recovery = Type.Object({ salt: Type.String(), wrapped: Type.String() }, { additionalProperties: false })
export type Recovery = Static<typeof Recovery>

export const BackupHeader = Type.Object({
  version: Type.Integer(),
  station: Name,
  stationName: Type.String({ maxLength: 200 }),
  stationPhone: Type.String({ maxLength: 40 }),
  kiosk: Name,
  kioskName: Type.String({ maxLength: 200 }),
  link: Type.Union([Type.Literal('server'), Type.Literal('alone')]),
  at: Type.Number(),
  salt: Type.String(),
  recovery: Recovery,
  /** Tells a wrong key from a damaged file. */
  check: Type.String(),
  /** Version of the rows, and of each kind of document, of the program that wrote it. */
  rows: Type.Integer(),
  kinds: Type.Record(Type.String(), Type.Integer()),
})
export type BackupHeader = Static<typeof BackupHeader>

const End = Type.Object({ counts: Type.Record(Type.String(), Type.Integer()) }, { additionalProperties: false })
const Chunk = Type.Union([Type.Object({ rows: Type.Array(BackupRow) }, { additionalProperties: false }), End])

export function wrapDataKey(dataKey: Uint8Array, code: string): Recovery {
  const salt = randomBytes(16)
  const wrapped = sealBytes(deriveKey(Buffer.from(code), salt, 'recovery code'), dataKey, 'recovery')
  return { salt: salt.toString('base64'), wrapped: wrapped.toString('base64') }
}

export function unwrapDataKey({ salt, wrapped }: Recovery, code: string): Uint8Array | undefined {
  const key = deriveKey(Buffer.from(code), Buffer.from(salt, 'base64'), 'recovery code')
  const opened = openBytes(key, Buffer.from(wrapped, 'base64'), 'recovery')
  return opened === undefined ? undefined : new Uint8Array(opened)
}

export type BackupWriter = {
  readonly add: (rows: readonly Row[]) => Promise<void>
  /** Takes its name only now, when all of it is on the disk. @returns its bytes. */
  readonly finish: () => Promise<number>
  /** Leaves nothing behind. */
  readonly giveUp: () => Promise<void>
}

export async function writeBackup(
  path: string,
  about: Omit<BackupHeader, 'check'>,
  dataKey: Uint8Array,
): Promise<BackupWriter> {
  const header: BackupHeader = { ...about, check: checkOf(about, dataKey) }
  const temporary = `${path}.part`
  const file = await open(temporary, 'w', 0o600)
  const text = Buffer.from(JSON.stringify(header))
  const key = keyOf(header, dataKey)
  const digest = digestOf(text)
  const counts: Record<string, number> = {}
  let written = 0
  let index = 0
  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.writeFile(bytes)
    written += bytes.length
  }
  const writeChunk = async (content: object, isLast: boolean): Promise<void> => {
    const sealed = sealBytes(key, Buffer.from(JSON.stringify(content)), placeOf(digest, index, isLast))
    index += 1
    await write(Buffer.concat([lengthOf(sealed), sealed]))
  }
  await write(Buffer.concat([magic, lengthOf(text), text, digest]))
  return {
    add: async (rows) => {
      for (const { collection } of rows) counts[collection] = (counts[collection] ?? 0) + 1
      await writeChunk({ rows }, false)
    },
    finish: async () => {
      await writeChunk({ counts }, true)
      await file.sync()
      await file.close()
      await rename(temporary, path)
      await syncFolderOf(path)
      return written
    },
    giveUp: async () => {
      await file.close().catch(() => undefined)
      await rm(temporary, { force: true }).catch(() => undefined)
    },
  }
}

/** Codes: backup.notThere, backup.unreadable, backup.gone, backup.notOne, backup.torn, backup.newer. */
export async function readBackupHeader(path: string): Promise<Result<BackupHeader, Refusal>> {
  const opened = await openFile(path)
  if (!opened.ok) return opened
  try {
    const read = await headerOf(opened.value)
    return read.ok ? ok(read.value.header) : read
  } catch {
    return err(refusal('backup.gone'))
  } finally {
    await opened.value.close().catch(() => undefined)
  }
}

type Whole = { readonly header: BackupHeader; readonly counts: Readonly<Record<string, number>> }

/** `share`: how much of the file was read then, up to 1. */
export type BackupPart = { readonly rows: readonly Row[]; readonly share: number }

/** Reads and checks chunk by chunk; only when it returns without a refusal was the file whole. */
export async function* readBackup(
  path: string,
  keyFor: (header: BackupHeader) => Uint8Array | undefined,
): AsyncGenerator<BackupPart, Result<Whole, Refusal>> {
  const opened = await openFile(path)
  if (!opened.ok) return opened
  const file = opened.value
  try {
    const read = await headerOf(file)
    if (!read.ok) return read
    const { header, digest, end } = read.value
    const dataKey = keyFor(header)
    if (dataKey === undefined || checkOf(header, dataKey) !== header.check) return err(refusal('backup.wrongCode'))
    const key = keyOf(header, dataKey)
    const { size: bytes } = await file.stat()
    let position = end
    for (let index = 0; ; index += 1) {
      const length = await bytesAt(file, position, 4)
      const size = length?.readUInt32BE(0) ?? Number.POSITIVE_INFINITY
      const sealed = size > longestChunk ? undefined : await bytesAt(file, position + 4, size)
      if (sealed === undefined) return err(refusal('backup.torn'))
      position += 4 + size
      const plain = openBytes(key, sealed, placeOf(digest, index, false))
      const last = plain === undefined ? openBytes(key, sealed, placeOf(digest, index, true)) : undefined
      const chunk = parse((plain ?? last)?.toString('utf8'))
      if (!Value.Check(Chunk, chunk)) return err(refusal('backup.torn'))
      if ('rows' in chunk) yield { rows: chunk.rows, share: position / bytes }
      else return last === undefined ? err(refusal('backup.torn')) : ok({ header, counts: chunk.counts })
    }
  } catch {
    // The stick was pulled out, or its bytes cannot be read any more.
    return err(refusal('backup.gone'))
  } finally {
    await file.close().catch(() => undefined)
  }
}

async function openFile(path: string): Promise<Result<FileHandle, Refusal>> {
  try {
    return ok(await open(path, 'r'))
  } catch (error) {
    return err(refusal(codeOf(error) === 'ENOENT' ? 'backup.notThere' : 'backup.unreadable'))
  }
}

async function headerOf(
  file: FileHandle,
): Promise<Result<{ readonly header: BackupHeader; readonly digest: Buffer; readonly end: number }, Refusal>> {
  const start = await bytesAt(file, 0, 8)
  if (start === undefined || !start.subarray(0, 4).equals(magic)) return err(refusal('backup.notOne'))
  const length = start.readUInt32BE(4)
  if (length > longestHeader) return err(refusal('backup.torn'))
  const text = await bytesAt(file, 8, length)
  const digest = await bytesAt(file, 8 + length, 32)
  if (text === undefined || digest === undefined || !digestOf(text).equals(digest)) return err(refusal('backup.torn'))
  const header = parse(text.toString('utf8'))
  const version = (header as { readonly version?: unknown } | undefined)?.version
  if (typeof version === 'number' && version > backupVersion) return err(refusal('backup.newer'))
  if (!Value.Check(BackupHeader, header)) return err(refusal('backup.torn'))
  return ok({ header, digest, end: 8 + length + 32 })
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length)
  for (let got = 0; got < length;) {
    const { bytesRead } = await file.read(bytes, got, length - got, position + got)
    if (bytesRead === 0) return undefined
    got += bytesRead
  }
  return bytes
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const checkOf = ({ salt }: Pick<BackupHeader, 'salt'>, dataKey: Uint8Array): string =>
  Buffer.from(deriveKey(dataKey, Buffer.from(salt, 'base64'), 'check of a backup')).toString('base64')
const keyOf = ({ salt }: BackupHeader, dataKey: Uint8Array): Uint8Array =>
  deriveKey(dataKey, Buffer.from(salt, 'base64'), 'backup')
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const placeOf = (digest: Buffer, index: number, isLast: boolean): string =>
  `${digest.toString('hex')}/${index}/${isLast ? 'last' : 'more'}`
function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return length
}
