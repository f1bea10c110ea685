/**
 * The journal's bytes. A header, then records; each ends with SHA-256(previous hash ‖ its own bytes), so the 32 bytes
 * before a record are all it takes to verify it: after damage the reader finds the next good record by itself and loses
 * only what was damaged.
 *
 *   header  "GKJ1" · first free sequence u64 · 16 random bytes · hash
 *   record  "GKJr" · type u8 · length u32 · body · hash
 *   entry   type 1, body = sequence u64 · milliseconds u64 · length of id u8 · id · sealed bytes
 *   acks    type 2, body = milliseconds u64 · sequence u64 …
 *   marks   type 3, body = JSON: what the replica says it holds, collection by collection; a later one adds to the earlier
 */
import { hash as hashOnce } from 'node:crypto'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { ReplicaMark } from '../bridge/contract.ts'

const Marks = Type.Array(ReplicaMark)

const headerMagic = Buffer.from('GKJ1')
const recordMagic = Buffer.from('GKJr')
const hashLength = 32
export const headerLength = 4 + 8 + 16 + hashLength
const frameLength = 4 + 1 + 4
const maximumBody = 16 * 1024 * 1024

export type EntryRecord = {
  readonly type: 'entry'
  readonly sequence: number
  readonly at: number
  readonly document: string
  readonly sealed: Uint8Array
}
export type AcknowledgeRecord = {
  readonly type: 'acknowledge'
  readonly at: number
  readonly sequences: readonly number[]
}
export type MarkRecord = { readonly type: 'mark'; readonly marks: readonly ReplicaMark[] }
export type JournalRecord = EntryRecord | AcknowledgeRecord | MarkRecord

/** A record found in a file; `sealedAt` is where its sealed bytes begin (entries only). */
export type FoundRecord = { readonly record: JournalRecord; readonly sealedAt: number }

export type Scan = {
  readonly found: readonly FoundRecord[]
  /** No sequence below this one may be given again. */
  readonly firstFree: number
  /** Where the last good record ends; what follows is a torn tail. */
  readonly end: number
  readonly lastHash: Uint8Array
  /** Something before `end` was altered: the file must be written anew. */
  readonly altered: boolean
}

const hashOf = (previous: Uint8Array, bytes: Uint8Array): Buffer => hashAll(Buffer.concat([previous, bytes]))
const hashAll = (bytes: Uint8Array): Buffer => hashOnce('sha256', bytes, 'buffer')

export function encodeHeader(firstFree: number, random: Uint8Array): Buffer {
  const header = Buffer.alloc(headerLength)
  headerMagic.copy(header, 0)
  header.writeBigUInt64BE(BigInt(firstFree), 4)
  header.set(random.subarray(0, 16), 12)
  hashOf(new Uint8Array(), header.subarray(0, 28)).copy(header, 28)
  return header
}

export const lastHashOf = (bytes: Uint8Array): Uint8Array => bytes.slice(bytes.length - hashLength)

/** Offset of an entry's sealed bytes from the start of its record. */
export const sealedOffset = (document: string): number => frameLength + 17 + Buffer.byteLength(document)

export function encodeRecord(record: JournalRecord, previousHash: Uint8Array): Buffer {
  const body = bodyOf(record)
  if (body.length > maximumBody) throw new RangeError('journal record too long')
  const bytes = Buffer.alloc(frameLength + body.length + hashLength)
  recordMagic.copy(bytes, 0)
  bytes.writeUInt8(typeNumbers[record.type], 4)
  bytes.writeUInt32BE(body.length, 5)
  body.copy(bytes, frameLength)
  hashOf(previousHash, bytes.subarray(0, frameLength + body.length)).copy(bytes, frameLength + body.length)
  return bytes
}

const typeNumbers = { entry: 1, acknowledge: 2, mark: 3 } as const

function bodyOf(record: JournalRecord): Buffer {
  switch (record.type) {
    case 'entry':
      return entryBody(record)
    case 'acknowledge':
      return acknowledgeBody(record)
    case 'mark':
      return Buffer.from(JSON.stringify(record.marks))
    default:
      return record satisfies never
  }
}

function entryBody(record: EntryRecord): Buffer {
  const id = Buffer.from(record.document)
  if (id.length > 255) throw new RangeError('document id too long for the journal')
  const head = Buffer.alloc(17)
  head.writeBigUInt64BE(BigInt(record.sequence), 0)
  head.writeBigUInt64BE(BigInt(record.at), 8)
  head.writeUInt8(id.length, 16)
  return Buffer.concat([head, id, record.sealed])
}

function acknowledgeBody(record: AcknowledgeRecord): Buffer {
  const body = Buffer.alloc(8 + 8 * record.sequences.length)
  body.writeBigUInt64BE(BigInt(record.at), 0)
  record.sequences.forEach((sequence, i) => body.writeBigUInt64BE(BigInt(sequence), 8 + 8 * i))
  return body
}

/** Reads a whole journal file, however damaged. */
export function scanJournal(file: Buffer): Scan {
  const found: FoundRecord[] = []
  const header = readHeader(file)
  let position = header.end
  let end = header.end
  let lastHash: Uint8Array = header.hash
  let altered = header.altered
  let gap = false
  while (position < file.length) {
    const read = readRecord(file, position, lastHash) ?? (gap ? undefined : vindicated(file, position, lastHash))
    if (read === undefined) {
      const next = nextGoodRecord(file, position + 1)
      if (next === undefined) break
      gap = true
      position = next
      lastHash = file.subarray(next - hashLength, next)
      continue
    }
    if (gap || read.altered) altered = true
    gap = false
    found.push({ record: read.record, sealedAt: read.sealedAt })
    position = read.end
    end = read.end
    lastHash = read.hash
  }
  return { found, firstFree: header.firstFree, end, lastHash: Uint8Array.from(lastHash), altered }
}

type ReadRecord = FoundRecord & { readonly end: number; readonly hash: Uint8Array; readonly altered: boolean }

function readHeader(file: Buffer): { end: number; hash: Uint8Array; altered: boolean; firstFree: number } {
  if (file.length < headerLength) return { end: 0, hash: new Uint8Array(hashLength), altered: false, firstFree: 1 }
  const computed = hashOf(new Uint8Array(), file.subarray(0, 28))
  const stored = file.subarray(28, headerLength)
  const good = computed.equals(stored) && file.subarray(0, 4).equals(headerMagic)
  // A header with a changed hash field still chains to its first record by the computed one.
  const hash = !good && readRecord(file, headerLength, computed) !== undefined ? computed : stored
  return { end: headerLength, hash, altered: !good, firstFree: good ? Number(file.readBigUInt64BE(4)) : 1 }
}

/** Frame and body without looking at the hash; undefined when there is no whole record at `position`. */
function readFrame(file: Buffer, position: number): { type: number; bodyEnd: number } | undefined {
  if (position + frameLength + hashLength > file.length) return undefined
  if (!file.subarray(position, position + 4).equals(recordMagic)) return undefined
  const length = file.readUInt32BE(position + 5)
  const bodyEnd = position + frameLength + length
  if (length > maximumBody || bodyEnd + hashLength > file.length) return undefined
  return { type: file.readUInt8(position + 4), bodyEnd }
}

function readRecord(file: Buffer, position: number, previousHash: Uint8Array): ReadRecord | undefined {
  const frame = readFrame(file, position)
  if (frame === undefined) return undefined
  // In an undamaged file the previous hash stands right before the record: nothing needs to be copied together.
  const before = position < hashLength ? undefined : file.subarray(position - hashLength, position)
  const hash =
    before?.equals(previousHash) === true
      ? hashAll(file.subarray(position - hashLength, frame.bodyEnd))
      : hashOf(previousHash, file.subarray(position, frame.bodyEnd))
  if (!hash.equals(file.subarray(frame.bodyEnd, frame.bodyEnd + hashLength))) return undefined
  const decoded = decodeBody(file, position, frame.type, frame.bodyEnd)
  return decoded && { ...decoded, end: frame.bodyEnd + hashLength, hash, altered: false }
}

/** Only the stored hash of this record was changed when the next record chains to the computed one. */
function vindicated(file: Buffer, position: number, previousHash: Uint8Array): ReadRecord | undefined {
  const frame = readFrame(file, position)
  if (frame === undefined) return undefined
  const hash = hashOf(previousHash, file.subarray(position, frame.bodyEnd))
  const end = frame.bodyEnd + hashLength
  if (readRecord(file, end, hash) === undefined) return undefined
  const decoded = decodeBody(file, position, frame.type, frame.bodyEnd)
  return decoded && { ...decoded, end, hash, altered: true }
}

function nextGoodRecord(file: Buffer, from: number): number | undefined {
  let position = file.indexOf(recordMagic, Math.max(from, hashLength))
  while (position !== -1) {
    if (readRecord(file, position, file.subarray(position - hashLength, position)) !== undefined) return position
    position = file.indexOf(recordMagic, position + 1)
  }
  return undefined
}

function decodeBody(file: Buffer, position: number, type: number, bodyEnd: number): FoundRecord | undefined {
  const start = position + frameLength
  if (type === 1 && bodyEnd - start >= 17) {
    const sealedAt = start + 17 + file.readUInt8(start + 16)
    if (sealedAt > bodyEnd) return undefined
    const record: EntryRecord = {
      type: 'entry',
      sequence: Number(file.readBigUInt64BE(start)),
      at: Number(file.readBigUInt64BE(start + 8)),
      document: file.toString('utf8', start + 17, sealedAt),
      sealed: file.subarray(sealedAt, bodyEnd),
    }
    return { record, sealedAt }
  }
  if (type === 2 && bodyEnd - start >= 8 && (bodyEnd - start) % 8 === 0) {
    const sequences: number[] = []
    for (let at = start + 8; at < bodyEnd; at += 8) sequences.push(Number(file.readBigUInt64BE(at)))
    return { record: { type: 'acknowledge', at: Number(file.readBigUInt64BE(start)), sequences }, sealedAt: bodyEnd }
  }
  if (type === 3) {
    try {
      const marks: unknown = JSON.parse(file.toString('utf8', start, bodyEnd))
      if (Value.Check(Marks, marks)) return { record: { type: 'mark', marks }, sealedAt: bodyEnd }
    } catch {
      // not what this program wrote
    }
  }
  return undefined
}
