/**
 * Notices that the data folder was put back from a backup: each run leaves the same new mark in the data folder and
 * beside the key, which is not part of that backup. Different marks at the start mean an older folder stands here. A
 * backup taken during the very run that then crashed is not noticed: `admin.ts new-epoch` is for that.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type RunMark = { readonly wasRestored: boolean; readonly renew: () => void }

export function readRunMark(dataFolder: string, keyFile: string): RunMark {
  const files = [join(dataFolder, 'run-mark'), join(dirname(keyFile), 'run-mark')]
  const [inData, besideKey] = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  return {
    wasRestored: inData !== besideKey,
    renew: () => {
      const mark = randomUUID()
      for (const file of files) writeFileSync(file, mark, { mode: 0o600, flush: true })
    },
  }
}
