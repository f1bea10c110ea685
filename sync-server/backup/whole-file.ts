/** Files and folders that appear under their name only when they are whole and on the disk. */
import { existsSync } from 'node:fs'
import { link, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BackupRefused } from './sealed-stream.ts'

/** @param path where no file stands yet. */
export async function writeWholeFile(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  if (existsSync(path)) throw new BackupRefused(`There is a file ${path} already: choose another name.`)
  const temporary = `${path}.unfinished-${process.pid}`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      for await (const bytes of content) await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    // `rename` would silently take the place of a file that came meanwhile; not every file system has links.
    await link(temporary, path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error
      await rename(temporary, path)
    })
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Not there, or without anything in it. */
export const isEmptyFolder = async (folder: string): Promise<boolean> =>
  !existsSync(folder) || (await readdir(folder)).length === 0
