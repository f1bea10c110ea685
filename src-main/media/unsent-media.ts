/**
 * Sealed parts of pictures and files that the server does not have yet, one file each, named by the SHA-256 of what is in it: the second
 * copy beside the browser's database, as the journal is for documents.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isPartHash } from '../../src-domain/media/media-file.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { codeOf, readWhole, writeWhole } from '../files/atomic-file.ts'

export type UnsentMedia = {
  readonly names: () => Promise<readonly string[]>
  /** Resolved when a power cut can no longer undo it. Codes: media.shape, storage.full, storage.failed. */
  readonly put: (name: string, sealed: Uint8Array) => Promise<Result<void, Refusal>>
  /** Undefined where there is none, or what is there is damaged. */
  readonly get: (name: string) => Promise<Buffer | undefined>
  readonly sent: (names: readonly string[]) => Promise<void>
}

export function openUnsentMedia(folder: string): UnsentMedia {
  const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const fileOf = (name: string): string => {
    if (!isPartHash(name)) throw new Error('not the name of a part')
    return join(folder, name)
  }
  return {
    names: async () => (await readdir(folder).catch(() => [])).filter((name) => isPartHash(name)),
    put: async (name, sealed) => {
      if (!isPartHash(name) || hashOf(sealed) !== name) return err(refusal('media.shape'))
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeWhole(fileOf(name), sealed)
        return ok(undefined)
      } catch (error) {
        return err(refusal(codeOf(error) === 'ENOSPC' ? 'storage.full' : 'storage.failed'))
      }
    },
    get: async (name) => {
      const bytes = await readWhole(fileOf(name))
      return bytes !== undefined && hashOf(bytes) === name ? bytes : undefined
    },
    sent: async (names) => {
      for (const name of names) await rm(fileOf(name), { force: true })
    },
  }
}
