/**
 * What a backup contains, as one stream: each database's name, then its entries, then the sums. A record is two lengths of four bytes
 * and two byte strings; a first length that no key can have marks a name or the sums.
 */
import type { DatabaseSnapshot, Entry } from '../store/level-snapshot.ts'
import { BackupRefused, makeTaker } from './sealed-stream.ts'

export type Sums = { readonly databases: number; readonly entries: number; readonly bytes: number }

export type ContentReader = {
  readonly database: (name: string) => Promise<void>
  readonly entry: (entry: Entry) => Promise<void>
}

const nameMark = 0xffff_ffff
const sumsMark = 0xffff_fffe
const gathered = 64 * 1024

/** Every snapshot is ended when this ends, however it ends. */
export async function* contentOf(databases: readonly DatabaseSnapshot[]): AsyncGenerator<Uint8Array, void> {
  let waiting: Buffer[] = []
  let size = 0
  let entries = 0
  let bytes = 0
  const add = (mark: number, first: Buffer, second: Buffer): void => {
    const lengths = Buffer.alloc(8)
    lengths.writeUInt32BE(mark, 0)
    lengths.writeUInt32BE(second.length, 4)
    waiting.push(lengths, first, second)
    size += 8 + first.length + second.length
  }
  const flush = (): Buffer => {
    const all = Buffer.concat(waiting)
    waiting = []
    size = 0
    return all
  }
  try {
    for (const { name, entries: read } of databases) {
      add(nameMark, Buffer.alloc(0), Buffer.from(name))
      for await (const { key, value } of read()) {
        add(key.length, key, value)
        entries += 1
        bytes += key.length + value.length
        if (size > gathered) yield flush()
      }
    }
    const sums: Sums = { databases: databases.length, entries, bytes }
    add(sumsMark, Buffer.alloc(0), Buffer.from(JSON.stringify(sums)))
    yield flush()
  } finally {
    for (const { end } of databases) await end()
  }
}

/** @returns the sums, which are as the content says. */
export async function readContent(content: AsyncIterable<Uint8Array>, reader: ContentReader): Promise<Sums> {
  const source = makeTaker(content)
  const take = async (count: number): Promise<Buffer> => {
    const bytes = await source.take(count)
    if (bytes === undefined) throw new BackupRefused('The backup ends too early.')
    return bytes
  }
  let databases = 0
  let entries = 0
  let bytes = 0
  for (;;) {
    const lengths = await take(8)
    const mark = lengths.readUInt32BE(0)
    const key = mark >= sumsMark ? Buffer.alloc(0) : await take(mark)
    const value = await take(lengths.readUInt32BE(4))
    if (mark === nameMark) {
      databases += 1
      await reader.database(value.toString('utf8'))
    } else if (mark === sumsMark) {
      const sums: Sums = { databases, entries, bytes }
      if (value.toString('utf8') !== JSON.stringify(sums) || (await source.take(1)) !== undefined)
        throw new BackupRefused('The backup does not contain what it says.')
      return sums
    } else {
      entries += 1
      bytes += key.length + value.length
      await reader.entry({ key, value })
    }
  }
}
