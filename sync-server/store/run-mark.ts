/**
 * Notices that the data folder was put back from a backup. The restoring command says so itself. For a folder that was merely copied, each
 * run leaves the same new mark in the data folder and beside the key, which is not part of that copy: different marks at the
 * start mean an older folder stands here. A copy taken during the very run that then crashed is not noticed: `admin.ts
 * new-epoch` is for that.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type RunMark = { readonly wasRestored: boolean; readonly renew: () => void }

const restoredFile = (dataFolder: string): string => join(dataFolder, 'restored')

export const markAsRestored = (dataFolder: string): void =>
  writeFileSync(restoredFile(dataFolder), '', { mode: 0o600, flush: true })

/** @param keyFile undefined when the key is not in a file: then only the command's own word counts. */
export function readRunMark(dataFolder: string, keyFile: string | undefined): RunMark {
  const files = keyFile === undefined ? [] : [join(dataFolder, 'run-mark'), join(dirname(keyFile), 'run-mark')]
  const [inData, besideKey] = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  return {
    wasRestored: inData !== besideKey || existsSync(restoredFile(dataFolder)),
    renew: () => {
      const mark = randomUUID()
      for (const file of files) writeFileSync(file, mark, { mode: 0o600, flush: true })
      rmSync(restoredFile(dataFolder), { force: true })
    },
  }
}
