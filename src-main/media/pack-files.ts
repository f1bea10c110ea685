/**
 * Files of media packs on sticks and among the exports of this kiosk (pack-file.ts). A file is looked at from its head and its length alone; its
 * parts are checked by who keeps them. Only what this kiosk's own server signed is given out.
 */
import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  beforeHead,
  behindHead,
  headLengthOf,
  type PackFileHead,
  packFileEnding,
  packMessage,
  type PartPlace,
  placesInPackFile,
  readPackHead,
} from '../../src-domain/media/pack-file.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { namesInPreview, type PackOnStick } from '../bridge/contract.ts'

export type PackFiles = {
  /** Newest edition first, at most 200; `sticks`: how many are plugged in. */
  readonly list: () => Promise<Result<{ readonly sticks: number; readonly files: PackOnStick[] }, Refusal>>
  /** Codes: pack.stickGone, pack.notAFile, pack.fileTorn, pack.newer, pack.foreign, pack.noServer, pack.noKey. */
  readonly look: (path: string) => Promise<Result<PackFileHead, Refusal>>
  /** @param wanted numbers of parts. Codes: those of `look`. */
  readonly read: (path: string, wanted: readonly number[]) => Promise<Result<readonly Buffer[], Refusal>>
}

export type PackFilesOptions = {
  readonly exports: string
  readonly findPlaces: () => Promise<readonly string[]>
  readonly isOfServer: (message: string, signature: string) => Result<boolean, Refusal>
}

type Layout = { readonly head: PackFileHead; readonly places: readonly PartPlace[] }
const most = 200

export function openPackFiles({ exports, findPlaces, isOfServer }: PackFilesOptions): PackFiles {
  /** Of the file that is read now: its head is not read again for every part. */
  let reading: { readonly path: string; readonly layout: Layout } | undefined

  async function list(): ReturnType<PackFiles['list']> {
    const sticks = await findPlaces()
    const found: string[] = []
    for (const folder of [...sticks, exports]) {
      const entries = await entriesOf(folder)
      found.push(...entries.filter(isPackFile).map(({ name }) => join(folder, name)))
      if (folder === exports) continue
      for (const below of entries.filter((entry) => entry.isDirectory()).slice(0, 100)) {
        const inside = await entriesOf(join(folder, below.name))
        found.push(...inside.filter(isPackFile).map(({ name }) => join(folder, below.name, name)))
      }
    }
    const files: PackOnStick[] = []
    for (const path of found.slice(0, most)) files.push(await describe(path))
    return ok({ sticks: sticks.length, files: files.toSorted(newestFirst) })
  }

  async function describe(path: string): Promise<PackOnStick> {
    const opened = await withFile(path, async (file) =>
      ok({ bytes: (await file.stat()).size, layout: await layoutOf(file) }),
    )
    const [bytes, layout] = opened.ok ? [opened.value.bytes, opened.value.layout] : [0, opened]
    const about = layout.ok ? aboutOf(layout.value.head) : undefined
    return {
      path,
      name: basename(path),
      bytes,
      ...(layout.ok ? {} : { problem: layout.error.code }),
      ...(about === undefined ? {} : { about }),
    }
  }

  /** Checks all of it but the parts. */
  async function layoutOf(file: FileHandle): Promise<Result<Layout, Refusal>> {
    const length = headLengthOf(await bytesAt(file, 0, beforeHead))
    if (!length.ok) return length
    const bytes = await bytesAt(file, beforeHead, length.value + behindHead)
    const [text, digest] = [bytes.subarray(0, length.value), bytes.subarray(length.value)]
    if (!createHash('sha256').update(text).digest().equals(digest)) return err(refusal('pack.fileTorn'))
    const head = readPackHead(text.toString())
    if (!head.ok) return head
    const { pack } = head.value
    const signed = isOfServer(packMessage(pack), pack.body.signature ?? '')
    if (!signed.ok) return signed
    if (!signed.value) return err(refusal('pack.foreign'))
    const { places, end } = placesInPackFile(pack, length.value)
    return (await file.stat()).size === end ? ok({ head: head.value, places }) : err(refusal('pack.fileTorn'))
  }

  /** A page opens what `list` may have named and nothing else. */
  async function isListed(path: string): Promise<boolean> {
    if (!path.endsWith(packFileEnding) || resolve(path) !== path) return false
    const folder = dirname(path)
    return folder === exports || (await findPlaces()).some((place) => place === folder || place === dirname(folder))
  }

  async function look(path: string): ReturnType<PackFiles['look']> {
    reading = undefined
    if (!(await isListed(path))) return err(refusal('pack.stickGone'))
    const layout = await withFile(path, layoutOf)
    if (!layout.ok) return layout
    reading = { path, layout: layout.value }
    return ok(layout.value.head)
  }

  async function read(path: string, wanted: readonly number[]): ReturnType<PackFiles['read']> {
    if (reading?.path !== path) {
      const looked = await look(path)
      if (!looked.ok) return looked
    }
    const places = reading?.layout.places ?? []
    return withFile(path, async (file) => {
      const parts: Buffer[] = []
      for (const number of wanted) {
        const place = places[number]
        const part = place === undefined ? undefined : await bytesAt(file, place.at, place.bytes)
        if (part === undefined || part.length !== place?.bytes) return err(refusal('pack.fileTorn'))
        parts.push(part)
      }
      return ok(parts)
    })
  }

  return { list, look, read }
}

async function withFile<V>(
  path: string,
  act: (file: FileHandle) => Promise<Result<V, Refusal>>,
): Promise<Result<V, Refusal>> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    return await act(file)
  } catch {
    // The stick was pulled out, or its bytes cannot be read any more.
    return err(refusal('pack.stickGone'))
  } finally {
    await file?.close().catch(() => undefined)
  }
}

/** Fewer where the file ends before. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const { bytesRead } = await file.read(bytes, got, length - got, position + got)
    if (bytesRead === 0) break
    got += bytesRead
  }
  return bytes.subarray(0, got)
}

const aboutOf = ({ pack: { id, body, occurredAt } }: PackFileHead): NonNullable<PackOnStick['about']> => ({
  id,
  name: body.name,
  about: body.about,
  bytes: body.bytes,
  files: body.files.length,
  names: body.files.slice(0, namesInPreview).map(({ name }) => name),
  madeAt: occurredAt,
})
const newestFirst = (a: PackOnStick, b: PackOnStick): number => {
  const [first, second] = [a.about?.madeAt ?? '', b.about?.madeAt ?? '']
  return first === second ? (a.path < b.path ? -1 : 1) : first < second ? 1 : -1
}
const entriesOf = (folder: string): Promise<readonly Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch(() => [])
/** What macOS leaves beside a file begins with a dot. */
const isPackFile = (entry: Dirent): boolean =>
  entry.isFile() && entry.name.endsWith(packFileEnding) && !entry.name.startsWith('.')
