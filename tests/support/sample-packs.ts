/** Media packs with what is in them, and a kiosk's store of packs that a test fills. */
import { createHash } from 'node:crypto'
import { BehaviorSubject } from 'rxjs'
import { type MediaPack, mediaPackKind, packPartSize, packTypeOf } from '../../src-domain/media/media-pack.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { ok } from '../../src-domain/shared/result.ts'
import type { Packs, PackState } from '../../src-renderer/media/packs.ts'

export type SamplePack = {
  readonly pack: MediaPack
  readonly bytesByFile: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @param files what is in each, by its name. */
export function samplePack(
  name: string,
  files: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>,
  { minute = 0, corrects }: { readonly minute?: number; readonly corrects?: string } = {},
): SamplePack {
  const bytesByFile = new Map(
    Object.entries(files).map(([file, content]) => [
      file,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const described = [...bytesByFile].map(([file, bytes]) => {
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += packPartSize) parts.push(sha256(bytes.subarray(at, at + packPartSize)))
    const type = packTypeOf(file)
    if (type === undefined) throw new Error(`${file} cannot be in a pack`)
    return { name: file, type, bytes: bytes.length, sha256: sha256(bytes), parts }
  })
  const pack = createDocument(
    mediaPackKind,
    { name, about: '', bytes: described.reduce((sum, { bytes }) => sum + bytes, 0), files: described },
    {
      station: 'server',
      kiosk: 'server',
      author: 'system',
      now: Date.UTC(2026, 10, 1, 0, minute),
      offset: 480,
      random: (count) => new Uint8Array(createHash('sha256').update(`${name} ${minute}`).digest().subarray(0, count)),
    },
    corrects === undefined ? {} : { corrects },
  )
  return { pack, bytesByFile }
}

/** @param done what was asked of it. */
export function packsOf(samples: readonly SamplePack[], done: string[] = []) {
  const states = new BehaviorSubject<ReadonlyMap<string, PackState>>(
    new Map(samples.map(({ pack }) => [pack.id, { phase: 'whole', have: pack.body.bytes }])),
  )
  const byHash = new Map(
    samples.flatMap(({ pack, bytesByFile }) =>
      pack.body.files.map((file) => [file.sha256, bytesByFile.get(file.name)]),
    ),
  )
  /** What is torn on this disk, by name. */
  const torn = new Set<string>()
  const packs: { -readonly [K in keyof Packs]: Packs[K] } = {
    states,
    load: async () => ok(undefined),
    bringIn: async () => ok(undefined),
    stop: async () => undefined,
    remove: async (id) => void done.push(`remove ${id}`),
    read: (file) =>
      new ReadableStream({
        start: (controller) => {
          const bytes = byHash.get(file.sha256)
          if (bytes === undefined || torn.has(file.name)) return controller.error(new Error('torn'))
          controller.enqueue(bytes)
          controller.close()
        },
      }),
    part: async () => undefined,
    close: async () => undefined,
  }
  return { packs, states, torn }
}
