/** A media pack of this server as one file to carry (pack-file.ts), each part read back from the store and found right before it is written. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mediaDatabaseOf, partId } from '../../src-domain/media/media-file.ts'
import { type MediaPack, packAttachment, packsOnOffer, partsOfPack } from '../../src-domain/media/media-pack.ts'
import { headOfPackFile, packFileEnding, packFileName, startOfPackFile } from '../../src-domain/media/pack-file.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import { BackupRefused } from '../backup/sealed-stream.ts'
import { writeWholeFile } from '../backup/whole-file.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { hashOf, knowledge, packsIn } from './make-pack.ts'

export type PackFileWritten = { readonly file: string; readonly pack: string; readonly bytes: number }

/** @param request `pack`: its name or id; `to`: a folder, or the whole name of a file that is not there yet. */
export async function writePackFile(
  store: DocumentStore,
  { pack: asked, to }: { readonly pack: string; readonly to: string },
  now: number,
): Promise<Result<PackFileWritten, string>> {
  const pack = packsOnOffer(await packsIn(store)).find(({ id, body }) => id === asked || body.name === asked)
  if (pack === undefined) return err(`there is no pack ${asked}: \`packs\` lists them`)
  if (pack.body.signature === undefined)
    return err('this pack was made before packs were signed: make it once more with `pack`; no part is sent twice')
  const file = (await isFolder(to)) ? join(to, packFileName(pack)) : to
  if (!file.endsWith(packFileEnding)) return err(`${to} is no folder; a file of a pack ends in ${packFileEnding}`)
  if (!(await isFolder(dirname(file)))) return err(`there is no folder ${dirname(file)}`)
  try {
    await writeWholeFile(file, contentOf(store, pack, now))
  } catch (error) {
    if (error instanceof DamagedPart || error instanceof BackupRefused) return err(error.message)
    const { code } = error as NodeJS.ErrnoException
    return err(
      code === 'ENOSPC' ? `there is no room for ${file}` : `${file} could not be written (${code ?? 'unknown'})`,
    )
  }
  return ok({ file, pack: pack.id, bytes: (await stat(file)).size })
}

class DamagedPart extends Error {}

async function* contentOf(store: DocumentStore, pack: MediaPack, now: number): AsyncGenerator<Uint8Array, void> {
  const head = Buffer.from(headOfPackFile({ pack, writtenAt: now, writtenBy: 'server' }))
  yield startOfPackFile(head, createHash('sha256').update(head).digest())
  for (const { hash, bytes } of partsOfPack(pack.body)) {
    const found = await store.readAttachment(mediaDatabaseOf(knowledge), partId(hash), packAttachment)
    const isRight = found.ok && found.value.data.length === bytes && hashOf(found.value.data) === hash
    if (!isRight) throw new DamagedPart(`the part ${hash} of this pack is missing or damaged in this store`)
    yield found.value.data
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
