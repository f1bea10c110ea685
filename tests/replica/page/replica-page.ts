/** The replica in a real page behind the real loopback host, for the tests beside it: they drive it through `window.trial`. */
import { filter, firstValueFrom, map } from 'rxjs'
import type { MediaPack } from '../../../src-domain/media/media-pack.ts'
import type { PackFileHead } from '../../../src-domain/media/pack-file.ts'
import { itemsOf } from '../../../src-domain/media/pack-shelf.ts'
import { kindByName } from '../../../src-domain/documents.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import type { Media } from '../../../src-renderer/media/media.ts'
import { takePackIn, writePackOut } from '../../../src-renderer/media/carry-packs.ts'
import { openPacks } from '../../../src-renderer/media/open-packs.ts'
import type { Packs, PackState } from '../../../src-renderer/media/packs.ts'
import { hashOf } from '../../../src-renderer/media/part-crypto.ts'
import { knownPacks } from '../../../src-renderer/media/use-packs.ts'
import { openMedia } from '../../../src-renderer/media/open-media.ts'
import { base64ToBytes, bytesToBase64 } from '../../../src-renderer/replica/base64.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from '../../../src-renderer/replica/open-replica.ts'
import type { DocumentQuery, ReplicaHealth, SyncStatus } from '../../../src-renderer/replica/replica.ts'
import { trialKinds } from '../../support/trial-kinds.ts'

export type TrialPage = {
  open: (kinds: 'trial' | 'real') => Promise<void>
  openPublic: (kinds: 'trial' | 'real') => Promise<void>
  close: () => Promise<void>
  save: (documents: readonly Document[]) => Promise<Result<void, readonly Refusal[]>>
  /** Saves one after the other and tells the test of each that was acknowledged. */
  saveEach: (documents: readonly Document[]) => Promise<void>
  get: (id: string) => Promise<Document | undefined>
  find: (query: DocumentQuery) => Promise<readonly Document[]>
  status: () => Promise<SyncStatus>
  settled: (unsent?: number) => Promise<SyncStatus>
  connection: (connection: SyncStatus['connection']) => Promise<SyncStatus>
  appears: (id: string, field?: string, value?: unknown) => Promise<Document | undefined>
  health: () => Promise<ReplicaHealth>
  /** Once everything was read through, and what was missing is back. */
  checked: () => Promise<ReplicaHealth>
  retryRefused: () => void
  openMedia: () => Promise<void>
  /** A photograph of so many bytes, each of them different from its neighbour; those made with one seed are the same. */
  keepMedia: (seed: number, bytes: number) => Promise<Result<MediaFile, Refusal>>
  /** Whether what is read back is that photograph; undefined while it is nowhere within reach. */
  isMedia: (file: MediaFile, seed: number) => Promise<boolean | undefined>
  mediaSent: () => Promise<unknown>
  /** Keeps one after the other and tells the test the name of the part of each that was acknowledged. */
  keepEach: (count: number) => Promise<readonly string[]>
  openPacks: () => Promise<void>
  loadPack: (id: string) => Promise<Result<void, Refusal>>
  removePack: (id: string) => Promise<void>
  /** Into this machine's folder of exports. */
  writePack: (id: string) => Promise<Result<{ readonly path: string }, Refusal>>
  takePack: (path: string) => Promise<Result<PackFileHead, Refusal>>
  /** Which packs this page knows, from the replica and from sticks. */
  knownPacks: () => Promise<readonly string[]>
  /** Of the first film of a pack, read from the store and played: how far it came. */
  playPack: (id: string) => Promise<{ readonly width: number; readonly at: number }>
  /** Once it is in this state; a pack that failed says so at once. */
  packReaches: (id: string, phase: PackState['phase']) => Promise<PackState | undefined>
  /** Whether each file, read part by part, is what the pack says. */
  isPackRight: (id: string) => Promise<readonly boolean[]>
  /** Durability of every writing transaction since the page was loaded. */
  durabilities: () => readonly string[]
}

declare global {
  interface Window {
    trial: TrialPage
    acknowledged?: (id: string) => Promise<void>
  }
}

const durabilities: string[] = []
const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (...parameters) {
  const made = transaction.apply(this, parameters)
  if (made.mode === 'readwrite') durabilities.push(made.durability)
  return made
}

let media: Media | undefined
const opened = (): Media => {
  if (media === undefined) throw new Error('open it first')
  return media
}
function photograph(seed: number, length: number): Uint8Array<ArrayBuffer> {
  let state = seed
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16)
}

let packs: Packs | undefined
const openedPacks = (): Packs => {
  if (packs === undefined) throw new Error('open them first')
  return packs
}
/** From the replica, or as a stick brought it. */
const packOf = async (id: string): Promise<MediaPack> => {
  const brought = await firstValueFrom(openedPacks().states)
  const pack = (await current().get(id)) ?? brought.get(id)?.document
  if (pack === undefined) throw new Error('no such pack here')
  return pack as MediaPack
}

let replica: OpenedReplica | undefined
const current = (): OpenedReplica => {
  if (replica === undefined) throw new Error('open it first')
  return replica
}
const kindsOf = (name: 'trial' | 'real') => (name === 'trial' ? trialKinds : kindByName)
const checking = { after: 0, pause: 0 }
const neighbourTiming = { look: 50, idle: 100, greet: 300, again: 1_000 }
const timing = { backoff: { first: 50, most: 500 }, sharedInterval: 500, gather: 10 }

/** Of Dexie's errors only the name of their class would reach the test. */
function inWords(error: Error & { readonly inner?: unknown }): never {
  throw new Error(`${error.name}: ${error.message} ${String(error.inner ?? '')}`)
}

window.trial = {
  open: async (kinds) => {
    const host = openHost()
    const info = await host.call('kiosk.info', {})
    const { dataKey } = await host.call('keys.session', {})
    if (dataKey === undefined) throw new Error('the host is sealed')
    const opening = openReplica({
      host,
      info,
      dataKey: base64ToBytes(dataKey),
      kinds: kindsOf(kinds),
      timing,
      neighbourTiming,
      checking,
    })
    replica = await opening.catch(inWords)
  },
  openPublic: async (kinds) => {
    const host = openHost()
    const info = await host.call('kiosk.info', {})
    replica = await openPublicReplica({ host, info, kinds: kindsOf(kinds), timing })
  },
  close: async () => {
    await current().close()
    replica = undefined
  },
  save: (documents) => current().save(documents),
  saveEach: async (documents) => {
    for (const document of documents) {
      const result = await current().save([document])
      if (result.ok) await window.acknowledged?.(document.id)
    }
  },
  get: (id) => current().get(id),
  find: (query) => current().find(query).catch(inWords),
  status: () => firstValueFrom(current().status),
  settled: (unsent = 0) =>
    firstValueFrom(
      current().status.pipe(filter((status) => status.connection === 'upToDate' && status.unsent === unsent)),
    ),
  connection: (connection) =>
    firstValueFrom(current().status.pipe(filter((status) => status.connection === connection))),
  appears: (id, field, value) =>
    firstValueFrom(
      current()
        .watchOne(id)
        .pipe(filter((document) => document !== undefined && (field === undefined || document.body[field] === value))),
    ),
  health: () => firstValueFrom(current().health),
  checked: () =>
    firstValueFrom(
      current().health.pipe(
        filter(({ checkedAt, broken, rebuilding }) => broken === true || (checkedAt !== undefined && !rebuilding)),
      ),
    ),
  retryRefused: () => current().retryRefused(),
  openMedia: async () => {
    const host = openHost()
    const { station, link } = await host.call('kiosk.info', {})
    const neighbours = replica?.neighbourParts
    media = await openMedia({ host, station, link, neighbours, timing: { interval: 200, backoff: timing.backoff } })
  },
  keepMedia: (seed, bytes) => opened().keep(photograph(seed, bytes), 'image/jpeg'),
  isMedia: async (file, seed) => {
    const bytes = await opened().read(file)
    return bytes && bytesToBase64(bytes) === bytesToBase64(photograph(seed, file.bytes))
  },
  mediaSent: () => firstValueFrom(opened().unsent.pipe(filter((parts) => parts === 0))),
  keepEach: async (count) => {
    const names: string[] = []
    for (let i = 0; i < count; i += 1) {
      const kept = await opened().keep(photograph(i + 1, 2_000), 'image/jpeg')
      if (!kept.ok) throw new Error(kept.error.code)
      names.push(...kept.value.parts)
      for (const name of kept.value.parts) await window.acknowledged?.(name)
    }
    return names
  },
  openPacks: async () => {
    packs = await openPacks({ host: openHost(), status: current().status, backoff: timing.backoff })
  },
  loadPack: async (id) => openedPacks().load(await packOf(id)),
  removePack: (id) => openedPacks().remove(id),
  writePack: async (id) =>
    writePackOut(openHost(), openedPacks(), {
      pack: await packOf(id),
      kiosk: 'kiosk-a',
      now: Date.now(),
      onShare: () => undefined,
      signal: new AbortController().signal,
    }),
  takePack: (path) => takePackIn(openHost(), openedPacks(), path),
  knownPacks: async () => {
    const documents = await current().find({ collection: 'articles', kind: 'media-pack' })
    return knownPacks(documents, await firstValueFrom(openedPacks().states)).map(({ id }) => id)
  },
  playPack: async (id) => {
    const [film] = itemsOf(await packOf(id))
    const blob = await new Response(openedPacks().read(film!.files[0]!)).blob()
    const video = document.createElement('video')
    video.muted = true
    video.src = URL.createObjectURL(new Blob([blob], { type: film!.files[0]!.type }))
    const ended = new Promise((done, failed) => {
      video.addEventListener('ended', done)
      video.addEventListener('error', () => failed(new Error(video.error?.message ?? 'it cannot be played')))
    })
    await video.play()
    await ended
    return { width: video.videoWidth, at: video.currentTime }
  },
  packReaches: (id, phase) =>
    firstValueFrom(
      openedPacks().states.pipe(
        map((states) => states.get(id)),
        filter((state) => state?.phase === phase || state?.phase === 'failed'),
      ),
    ),
  isPackRight: async (id) => {
    const right: boolean[] = []
    for (const file of (await packOf(id)).body.files) {
      const bytes = new Uint8Array(await new Response(openedPacks().read(file)).arrayBuffer())
      right.push((await hashOf(bytes)) === file.sha256)
    }
    return right
  },
  durabilities: () => durabilities,
}
