/**
 * Small files that must never be half written: new bytes go to a temporary file, are fsynced, take the old name by
 * rename, and the folder is fsynced so that the rename itself survives a power cut.
 */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export type WriteWhole = (path: string, bytes: Uint8Array | string) => Promise<void>

/** Replaces `path` with `bytes`, readable by the owner only. Resolved when a power cut can no longer undo it. */
export const writeWhole: WriteWhole = async (path, bytes) => {
  const temporary = `${path}.new`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** The file's bytes, or undefined when there is none. Everything else throws: unreadable is not absent. */
export async function readWhole(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Makes the name of a file durable. */
export const syncFolderOf = (path: string): Promise<void> => syncFolder(dirname(path))

/** Makes renames and new names in `folder` durable. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The system's error code (`ENOSPC`, `EACCES`, …) of whatever was thrown, or ''. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
