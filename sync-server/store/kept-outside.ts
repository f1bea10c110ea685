/**
 * What a restored backup must not bring back: who was revoked and what was erased, one line each in a file of the data folder that no
 * backup contains. A server that was restored applies it before it opens its door. Whoever erases writes the line **before** the
 * document is erased, so that a crash between the two ends in an erasure; applying a line twice changes nothing.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type KeptOutside =
  | { readonly revoked: string }
  /** One document with all its revisions. */
  | { readonly erased: string; readonly database: string }

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
