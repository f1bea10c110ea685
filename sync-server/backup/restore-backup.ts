/** A backup becomes a data folder, in a folder beside it that takes its name at the end; or is only read through. */
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isDatabaseName, keepCheckOfKey } from '../store/level-store.ts'
import { type NewDatabase, writeNewDatabase } from '../store/level-snapshot.ts'
import { markAsRestored } from '../store/run-mark.ts'
import { keptOutsideFile } from '../store/kept-outside.ts'
import { readContent, type Sums } from './backup-content.ts'
import { type BackupHead, BackupRefused, openStream } from './sealed-stream.ts'
import { isEmptyFolder, syncFolder } from './whole-file.ts'

export type Restored = Sums & {
  readonly madeAt: string
  /** Whether what was revoked and erased since the backup is known, from the folder it was carried over from. */
  readonly carriedOver: boolean
}

export type RestoreOptions = {
  readonly file: string
  readonly dataKey: Uint8Array
  /** Not there, or empty. */
  readonly dataFolder: string
  /** The data folder that stood here before. */
  readonly carryOver?: string
}

export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const dataFolder = resolve(options.dataFolder)
  if (!(await isEmptyFolder(dataFolder)))
    throw new BackupRefused(`${options.dataFolder} is not empty: a backup is put only into an empty folder.`)
  const carried = options.carryOver === undefined ? undefined : keptOutsideFile(options.carryOver)
  if (options.carryOver !== undefined && !existsSync(options.carryOver))
    throw new BackupRefused(`There is no folder ${options.carryOver} to carry anything over from.`)
  const carriedOver = carried !== undefined && existsSync(carried)
  const unfinished = `${dataFolder}.restoring`
  await rm(unfinished, { recursive: true, force: true })
  const databases = join(unfinished, 'databases')
  await mkdir(databases, { recursive: true, mode: 0o700 })
  let open: NewDatabase | undefined
  try {
    keepCheckOfKey({ folder: databases, dataKey: options.dataKey })
    const read = await readBackup(options.file, options.dataKey, {
      database: async (name) => {
        await open?.close()
        open = undefined
        if (!isDatabaseName(name)) throw new BackupRefused(`The backup names a database ${JSON.stringify(name)}.`)
        open = await writeNewDatabase(join(databases, name), name, options.dataKey)
      },
      entry: async (entry) => open?.put(entry),
    })
    await open?.close()
    open = undefined
    if (carried !== undefined && carriedOver) await copyFile(carried, keptOutsideFile(unfinished))
    markAsRestored(unfinished)
    await syncFolder(databases)
    await syncFolder(unfinished)
    if (existsSync(dataFolder)) await rmdir(dataFolder)
    await rename(unfinished, dataFolder)
    await syncFolder(dirname(dataFolder))
    return { ...read, carriedOver }
  } catch (error) {
    await open?.close().catch(() => undefined)
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Reads the whole file and keeps nothing: whether it could be restored. */
export const checkBackup = (file: string, dataKey: Uint8Array): Promise<Sums & { readonly madeAt: string }> =>
  readBackup(file, dataKey, { database: async () => undefined, entry: async () => undefined })

async function readBackup(
  file: string,
  dataKey: Uint8Array,
  reader: Parameters<typeof readContent>[1],
): Promise<Sums & { readonly madeAt: string }> {
  if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`)
  let madeAt = ''
  const keyFor = (head: BackupHead): Uint8Array => {
    madeAt = head.madeAt
    return dataKey
  }
  const sums = await readContent(openStream(createReadStream(file), basename(file), keyFor), reader)
  return { madeAt, ...sums }
}
