/** Makes a folder level by level: Node's recursive mkdir never returns below a folder that refuses new entries (/proc). */
import { mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HostStartError } from '../../src-main/open-host-process.ts'

/** Throws HostStartError `host.folderNotWritable`, also for a folder that is there and takes nothing new. */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = resolve(folder); statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at))
    missing.push(at)
  try {
    for (const level of missing.toReversed()) mkdirSync(level, { mode: 0o700 })
    // Asked by doing it: permissions alone say nothing of a read-only disk.
    rmdirSync(mkdtempSync(join(folder, '.write-')))
  } catch (cause) {
    throw new HostStartError('host.folderNotWritable', { cause })
  }
}
