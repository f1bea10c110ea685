/** A file that a person carries away from this machine, written in pieces into the kiosk's folder of exports. */
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, type Result, err, ok, refusal } from '../../src-domain/shared/result.ts'
import { codeOf } from './atomic-file.ts'

export type ExportPart = {
  readonly file: string
  readonly text: string
  /** The first begins the file anew, the last gives it its name. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** @returns where the file is, or will be. Refusals: export.full, export.failed; nothing under its name was touched. */
export async function writeExportPart(
  folder: string,
  { file, text, isFirst, isLast }: ExportPart,
): Promise<Result<{ readonly path: string }, Refusal>> {
  const path = join(folder, file)
  const partial = `${path}.part`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const handle = await open(partial, isFirst ? 'w' : 'a', 0o600)
    try {
      await handle.writeFile(text)
      if (isLast) await handle.sync()
    } finally {
      await handle.close()
    }
    if (isLast) await rename(partial, path)
    return ok({ path })
  } catch (error) {
    const isFull = codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
    return err(refusal(isFull ? 'export.full' : 'export.failed'))
  }
}
