/**
 * Beside the backups lie the sealed parts of pictures that the server does not have, those of a station that works alone for good: once
 * each and not in every file of the ring, for they never change. Their keys stand in the documents, sealed in the backups.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isPartHash } from '../../src-domain/media/media-file.ts'
import { ok, type Refusal, type Result } from '../../src-domain/shared/result.ts'
import { readWhole, writeWhole } from '../files/atomic-file.ts'
import type { UnsentMedia } from '../media/unsent-media.ts'

/** As long as the oldest file of the ring, and a day. */
const keptFor = 15 * 86_400_000

const folderOf = (folder: string, kiosk: string): string => join(folder, `ginkgo-pictures-${kiosk}`)

/** Of whatever else lies there nothing is read and nothing taken away. */
const partsIn = async (place: string): Promise<readonly string[]> =>
  (await readdir(place).catch(() => [])).filter(isPartHash)

/** Throws what the disk says. */
export async function backUpPictures(
  folder: string,
  kiosk: string,
  media: Pick<UnsentMedia, 'names' | 'get'>,
  now: number,
): Promise<void> {
  const place = folderOf(folder, kiosk)
  const there = new Set(await partsIn(place))
  const wanted = new Set(await media.names())
  if (wanted.size > 0) await mkdir(place, { recursive: true, mode: 0o700 })
  for (const name of wanted) {
    if (there.has(name)) continue
    const sealed = await media.get(name)
    if (sealed !== undefined) await writeWhole(join(place, name), sealed)
  }
  for (const name of there) {
    if (wanted.has(name)) continue
    const { mtimeMs } = await stat(join(place, name))
    if (mtimeMs < now - keptFor) await rm(join(place, name), { force: true })
  }
}

/**
 * What cannot be read, or is not what its name says, is passed over: its document says that the picture is missing. Codes: storage.full,
 * storage.failed.
 */
export async function bringBackPictures(
  backup: string,
  kiosk: string,
  media: Pick<UnsentMedia, 'names' | 'put'>,
): Promise<Result<void, Refusal>> {
  const place = folderOf(dirname(backup), kiosk)
  const here = new Set(await media.names())
  for (const name of await partsIn(place)) {
    const sealed = here.has(name) ? undefined : await readWhole(join(place, name)).catch(() => undefined)
    const put = sealed === undefined ? ok(undefined) : await media.put(name, sealed)
    if (!put.ok && put.error.code !== 'media.shape') return put
  }
  return ok(undefined)
}
