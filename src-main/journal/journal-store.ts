/**
 * One journal file and the index of what stands in it. Not safe for concurrent use: journal.ts calls one method at a
 * time. A method that throws has left the file as it was, or has marked the store as failed.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReplicaMark } from '../bridge/contract.ts'
import { codeOf, readWhole } from '../files/atomic-file.ts'
import type { JournalDisk, JournalFile } from './journal-file.ts'
import {
  type JournalRecord,
  type Scan,
  encodeHeader,
  encodeRecord,
  headerLength,
  lastHashOf,
  scanJournal,
  sealedOffset,
} from './journal-format.ts'

export type NewEntry = { readonly document: string; readonly sealed: Uint8Array }

export type Standing = {
  readonly sequence: number
  readonly at: number
  readonly document: string
  readonly position: number
  readonly length: number
  readonly acknowledgedAt: number | undefined
}

/** The disk has no room (or the user's share of it): nothing is lost, nothing more can be saved. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))

export class JournalStore {
  /** True when the tail or a link of the chain was damaged when this store was opened, or before, and nobody heard of it. */
  torn = false
  /** An fsync failed: the system may have dropped the bytes, so nothing written from here on can be trusted. */
  failed = false
  /** Bytes in the file, including what a later compaction drops. */
  end = 0
  readonly #folder: string
  readonly #path: string
  /** There while nobody was told of a damage: the first start after it may show no page at all. */
  readonly #untold: string
  #isTold = false
  readonly #disk: JournalDisk
  readonly #now: () => number
  readonly #standing = new Map<number, Standing>()
  readonly #marks = new Map<string, ReplicaMark>()
  #file: JournalFile | undefined
  #next = 1
  #lastHash: Uint8Array = new Uint8Array()
  /** Bytes after `end` may be in the file: a write was refused and could not be cut back. */
  #dirtyTail = false
  /** Found at opening and not yet put aside (the disk was full). */
  #damage:
    | { readonly bytes: Uint8Array; readonly altered: boolean; readonly records: readonly JournalRecord[] }
    | undefined

  constructor(folder: string, disk: JournalDisk, now: () => number) {
    this.#folder = folder
    this.#path = join(folder, 'journal.log')
    this.#untold = join(folder, 'untold-damage')
    this.#disk = disk
    this.#now = now
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const bytes = (await readWhole(this.#path)) ?? Buffer.alloc(0)
    const scan = scanJournal(bytes)
    this.#use(scan)
    if (bytes.length > 0 && (scan.altered || scan.end < bytes.length || bytes.length < headerLength)) {
      this.torn = true
      await this.#disk.writeWhole(this.#untold, Buffer.from('torn')).catch(() => undefined)
      const records = scan.found.map((found) => found.record)
      this.#damage = {
        bytes: Buffer.from(scan.altered ? bytes : bytes.subarray(scan.end)),
        altered: scan.altered,
        records,
      }
      await this.#repair().catch((error: unknown) => {
        if (!isFull(error)) throw error
      })
    } else if (bytes.length === 0) {
      await this.#rewrite([])
    }
    this.torn ||= await exists(this.#untold)
    this.#file ??= await this.#disk.open(this.#path)
  }

  /** Somebody was told that it was torn: the next start says nothing of it. */
  async told(): Promise<void> {
    if (this.#isTold) return
    this.#isTold = true
    await rm(this.#untold, { force: true }).catch(() => undefined)
  }

  get standing(): Iterable<Standing> {
    return this.#standing.values()
  }

  get marks(): Iterable<ReplicaMark> {
    return this.#marks.values()
  }

  unacknowledged(): number {
    let count = 0
    for (const entry of this.#standing.values()) if (entry.acknowledgedAt === undefined) count += 1
    return count
  }

  /** Appends; resolved after the fsync when there are entries. Answers the sequence of the first entry. */
  async commit(
    entries: readonly NewEntry[],
    acknowledge: readonly number[],
    marks: readonly ReplicaMark[],
  ): Promise<number> {
    if (this.failed) throw new Error('journal failed earlier')
    await this.#repair()
    const at = this.#now()
    const first = this.#next
    const records: JournalRecord[] = entries.map((entry, i) => ({ type: 'entry', sequence: first + i, at, ...entry }))
    const known = acknowledge.filter(
      (n) => this.#standing.has(n) && this.#standing.get(n)?.acknowledgedAt === undefined,
    )
    if (known.length > 0) records.push({ type: 'acknowledge', at, sequences: known })
    if (marks.length > 0) records.push({ type: 'mark', marks })
    if (records.length === 0) return first
    const { bytes, places, hash } = chain(records, this.#lastHash)
    const file = this.#opened()
    let synced = true
    try {
      if (this.#dirtyTail) await file.truncate(this.end)
      await file.write(bytes, this.end)
      synced = false
      if (entries.length > 0) await file.sync()
    } catch (error) {
      await this.#cutBack(file)
      if (!synced && !isFull(error)) this.failed = true
      throw error
    }
    this.#dirtyTail = false
    for (const [i, record] of records.entries()) this.#note(record, this.end + (places[i] ?? 0))
    this.end += bytes.length
    this.#lastHash = hash
    return first
  }

  async sealedOf(entry: Standing): Promise<Uint8Array> {
    return this.#opened().read(entry.position, entry.length)
  }

  /** Writes the file anew with only the entries that `keep` wants. */
  async compact(keep: (entry: Standing) => boolean): Promise<void> {
    await this.#repair()
    const file = await this.#opened().read(0, this.end)
    const records: JournalRecord[] = []
    const acknowledged = new Map<number, number[]>()
    for (const entry of this.#standing.values()) {
      if (!keep(entry)) continue
      const { sequence, at, document, position, length, acknowledgedAt } = entry
      records.push({ type: 'entry', sequence, at, document, sealed: file.subarray(position, position + length) })
      if (acknowledgedAt === undefined) continue
      const together = acknowledged.get(acknowledgedAt)
      if (together === undefined) acknowledged.set(acknowledgedAt, [sequence])
      else together.push(sequence)
    }
    for (const [at, sequences] of acknowledged) records.push({ type: 'acknowledge', at, sequences })
    if (this.#marks.size > 0) records.push({ type: 'mark', marks: [...this.#marks.values()] })
    await this.#rewrite(records)
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
  }

  #opened(): JournalFile {
    if (this.#file === undefined) throw new Error('journal is closed')
    return this.#file
  }

  #use(scan: Scan): void {
    this.#standing.clear()
    this.#marks.clear()
    this.#next = Math.max(scan.firstFree, this.#next)
    for (const { record, sealedAt } of scan.found) this.#note(record, sealedAt)
    this.end = scan.end
    this.#lastHash = scan.lastHash
  }

  #note(record: JournalRecord, position: number): void {
    if (record.type === 'entry') {
      const { sequence, at, document } = record
      this.#standing.set(sequence, {
        sequence,
        at,
        document,
        position,
        length: record.sealed.length,
        acknowledgedAt: undefined,
      })
      this.#next = Math.max(this.#next, sequence + 1)
      return
    }
    if (record.type === 'mark') {
      for (const mark of record.marks) this.#marks.set(mark.collection, mark)
      return
    }
    for (const sequence of record.sequences) {
      const entry = this.#standing.get(sequence)
      if (entry !== undefined) this.#standing.set(sequence, { ...entry, acknowledgedAt: record.at })
      // A number acknowledged once is never given again, even when its entry was lost with a damaged tail.
      this.#next = Math.max(this.#next, sequence + 1)
    }
  }

  /** Damaged bytes are kept aside: what cannot be read today may still be somebody's visit. */
  async #repair(): Promise<void> {
    if (this.#damage === undefined) return
    const { bytes, altered, records } = this.#damage
    await this.#disk.writeWhole(await this.#freeName(altered ? 'altered' : 'torn'), bytes)
    if (altered || this.end < headerLength) {
      await this.#rewrite(records)
    } else {
      this.#file ??= await this.#disk.open(this.#path)
      await this.#file.truncate(this.end)
      await this.#file.sync()
    }
    this.#damage = undefined
  }

  async #freeName(what: string): Promise<string> {
    for (let n = 0; ; n += 1) {
      const name = join(this.#folder, `${what}-${this.#now()}${n === 0 ? '' : `-${n}`}.bin`)
      if (!(await exists(name))) return name
    }
  }

  async #rewrite(records: readonly JournalRecord[]): Promise<void> {
    const header = encodeHeader(this.#next, randomBytes(16))
    const bytes = Buffer.concat([header, chain(records, lastHashOf(header)).bytes])
    const old = this.#file
    try {
      await this.#disk.writeWhole(this.#path, bytes)
      this.#file = await this.#disk.open(this.#path)
    } catch (error) {
      // The old file may have lost its name by now, and what is written into it would be gone with this process.
      if (!isFull(error)) this.failed = true
      throw error
    }
    this.#dirtyTail = false
    this.#use(scanJournal(bytes))
    await old?.close()
  }

  /** Bytes that were refused must not stay, or they would come back after a restart. */
  async #cutBack(file: JournalFile): Promise<void> {
    this.#dirtyTail = true
    try {
      await file.truncate(this.end)
      await file.sync()
      this.#dirtyTail = false
    } catch {
      // Tried again before the next write.
    }
  }
}

function chain(
  records: readonly JournalRecord[],
  previous: Uint8Array,
): { bytes: Buffer; places: number[]; hash: Uint8Array } {
  const parts: Buffer[] = []
  const places: number[] = []
  let hash = previous
  let length = 0
  for (const record of records) {
    const bytes = encodeRecord(record, hash)
    places.push(length + (record.type === 'entry' ? sealedOffset(record.document) : 0))
    hash = lastHashOf(bytes)
    length += bytes.length
    parts.push(bytes)
  }
  return { bytes: Buffer.concat(parts), places, hash }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
