/**
 * What a restored backup must not bring back: who was revoked and what was erased, one line each in a file of the data folder that no
 * backup contains. A server that was restored applies it before it opens its door. Whoever erases writes the line **before** the
 * document is erased, so that a crash between the two ends in an erasure; applying a line twice changes nothing.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Erasure } from '../../src-domain/erasure/erasure.ts'
import type { Moved } from '../../src-domain/transfer/transfer.ts'
import type { DocumentStore } from './document-store.ts'

export type KeptOutside =
  | { readonly revoked: string }
  /** One document with all its revisions. */
  | { readonly erased: string; readonly database: string }
  /** All about one elder. The fact names nobody. */
  | { readonly erasure: Erasure; readonly database: string }
  /** One elder from a station to another: what is written at both ends, without the names of people. */
  | { readonly moved: Move }

export type Move = { readonly left: Moved; readonly arrived: Moved }

export type KeepOutside = (lines: readonly KeptOutside[]) => void | Promise<void>

export const keptOutsideFile = (dataFolder: string): string => join(dataFolder, 'not-to-be-restored.jsonl')

/** Returns when it is on the disk. Begins with a line feed: the line before may have been cut off. */
export function keepOutside(dataFolder: string, lines: readonly KeptOutside[]): void {
  const handle = openSync(keptOutsideFile(dataFolder), 'a', 0o600)
  try {
    writeSync(handle, lines.map((line) => `\n${JSON.stringify(line)}\n`).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A line that was cut off by a crash belongs to something that was not done. */
export function readKeptOutside(dataFolder: string): readonly KeptOutside[] {
  const file = keptOutsideFile(dataFolder)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as KeptOutside]
      } catch {
        return []
      }
    })
}

const outsideDatabase = 'ginkgo-erased'

/** With CouchDB, a database that no route reaches and that the operator does not put back (docs/guides/server.md). */
export const keepOutsideIn =
  (store: DocumentStore): KeepOutside =>
  async (lines) => {
    await store.createDatabase(outsideDatabase)
    for (const line of lines) {
      const _id =
        'moved' in line
          ? line.moved.left.id
          : 'erasure' in line
            ? line.erasure.id
            : 'erased' in line
              ? line.erased
              : line.revoked
      const document = { _id, line: JSON.stringify(line) }
      const [row] = await store.writeDocuments(outsideDatabase, [document], { newEdits: true })
      if (row !== undefined && 'error' in row && row.error !== 'conflict')
        throw new Error('the list of what was erased could not be written')
    }
  }

export async function readKeptOutsideIn(store: DocumentStore): Promise<readonly KeptOutside[]> {
  if (!(await store.hasDatabase(outsideDatabase))) return []
  const lines: KeptOutside[] = []
  for await (const rows of store.readAllDocs(outsideDatabase, { includeDocs: true })) {
    for (const row of rows) {
      if (!('doc' in row) || row.doc === undefined) continue
      const { line } = JSON.parse(Buffer.from(row.doc).toString('utf8')) as { readonly line: string }
      lines.push(JSON.parse(line) as KeptOutside)
    }
  }
  return lines
}
