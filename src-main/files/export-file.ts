/** A file that a person carries away from this machine, written in pieces into the kiosk's folder of exports. */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
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

/** Comes as base64, each piece a whole number of its groups of four. */
const isBinary = (file: string): boolean => /\.(?:png|gkpack)$/.test(file)

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
      await handle.writeFile(isBinary(file) ? Buffer.from(text, 'base64') : text)
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

/** Nothing is left of it, finished or not. */
export async function discardExport(folder: string, file: string): Promise<Result<void, Refusal>> {
  try {
    for (const name of [file, `${file}.part`]) await rm(join(folder, name), { force: true })
    return ok(undefined)
  } catch {
    return err(refusal('export.failed'))
  }
}

/** Of one person, in clear: it does not outlive the day on this machine's disk. */
const isCopyOfRecord = (name: string): boolean => /^record-[a-z0-9-]+\.json(\.part)?$/.test(name)

/** Copies of records that nobody took away or deleted go at the end of the day, and when the machine starts. */
export async function discardCopies(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter(isCopyOfRecord)) await rm(join(folder, name), { force: true }).catch(() => undefined)
}
