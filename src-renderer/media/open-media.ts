/**
 * The media store of a station on this kiosk: write-once parts in PouchDB on IndexedDB, exchanged with the station's `…-media`
 * database by PouchDB's own replication. A part that the server does not have yet also lies in a file of the host, where
 * the loss of the browser's database does not reach it. Without the server, parts come from the station's other kiosks.
 */
import HttpAdapter from 'pouchdb-adapter-http'
import IdbAdapter from 'pouchdb-adapter-idb'
import PouchBase, { type Pouch, type PouchDocument } from 'pouchdb-core'
import Replication from 'pouchdb-replication'
import { BehaviorSubject } from 'rxjs'
import { largestFile, mediaDatabaseOf, partId, partSize } from '../../src-domain/media/media-file.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import type { Host } from '../host/host.ts'
import { type BackoffRange, createBackoff } from '../replica/backoff.ts'
import { base64ToBytes, bytesToBase64 } from '../replica/base64.ts'
import type { NeighbourParts } from '../replica/neighbour-parts.ts'
import { isStorageFull } from '../replica/storage-errors.ts'
import type { Media } from './media.ts'
import { hashOf, newFileKey, openParts, sealParts } from './part-crypto.ts'
import { makeTransactionsStrict } from './strict-transactions.ts'

const PouchDB = PouchBase.plugin(IdbAdapter).plugin(HttpAdapter).plugin(Replication)
const attachment = 'sealed'
const partType = 'application/octet-stream'
/** Two parts in base64 are far below what the server takes in one request. */
const replicating = { batch_size: 2, batches_limit: 1 } as const

export type MediaOptions = {
  readonly host: Pick<Host, 'call' | 'sync'>
  readonly station: string
  /** A station that works alone has no server: the host's files are the second copy. */
  readonly link: 'server' | 'alone'
  readonly neighbours?: NeighbourParts | undefined
  /** Milliseconds; shorter in tests. */
  readonly timing?: { readonly interval: number; readonly backoff: BackoffRange }
}

const usualTiming = { interval: 5 * 60_000, backoff: { first: 2_000, most: 5 * 60_000 } }

export async function openMedia({
  host,
  station,
  link,
  neighbours,
  timing = usualTiming,
}: MediaOptions): Promise<Media> {
  makeTransactionsStrict()
  const database = mediaDatabaseOf(databaseOfScope('station', station))
  const local = new PouchDB(`ginkgo-${database}`, { adapter: 'idb', auto_compaction: true })
  const remote = link === 'server' ? remoteOf(host, database) : undefined
  const waiting = new Set<string>((await host.call('media.list', {})).names)
  const unsent = new BehaviorSubject(waiting.size)
  const tell = (): void => unsent.next(waiting.size)
  const stopping = new AbortController()
  const backoff = createBackoff(timing.backoff, stopping.signal)

  async function has(hash: string): Promise<boolean> {
    return local.get(partId(hash)).then(
      () => true,
      () => false,
    )
  }
  const putLocal = (hash: string, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> =>
    local.put(partDocument(hash, sealed)).catch((error: unknown) => {
      // The same bytes are there already.
      if ((error as { readonly status?: number }).status !== 409) throw error
    })

  async function bringBackUnsent(): Promise<void> {
    for (const hash of waiting) if (!(await has(hash))) await partFromHost(hash)
  }

  /** Also what a backup brought back since. */
  async function partFromHost(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { sealed } = await host.call('media.get', { name: hash })
    if (sealed === undefined) return undefined
    const bytes = base64ToBytes(sealed)
    await putLocal(hash, bytes)
    return bytes
  }

  async function exchange(server: Pouch): Promise<void> {
    const sending = [...waiting]
    const { doc_write_failures: refused } = await local.replicate.to(server, replicating)
    if (refused > 0) throw new Error('the server does not take every part')
    if (sending.length > 0) {
      await host.call('media.sent', { names: sending })
      for (const hash of sending) waiting.delete(hash)
      tell()
    }
    await local.replicate.from(server, replicating)
  }

  async function keepExchanging(server: Pouch): Promise<void> {
    while (!stopping.signal.aborted) {
      const isDone = await exchange(server).then(
        () => true,
        () => false,
      )
      if (!isDone) await backoff.wait()
      else {
        backoff.reset()
        if (waiting.size === 0) await backoff.rest(timing.interval)
      }
    }
  }

  async function partFrom(source: Pouch, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const blob = await source.getAttachment(partId(hash), attachment)
      const bytes = new Uint8Array(await blob.arrayBuffer())
      return (await hashOf(bytes)) === hash ? bytes : undefined
    } catch {
      return undefined
    }
  }
  const partHere = async (hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
    (await partFrom(local, hash)) ?? (await partFromHost(hash).catch(() => undefined))
  async function partOf(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const here = await partHere(hash)
    if (here !== undefined || remote === undefined) return here
    const there = await partFrom(remote, hash)
    if (there === undefined) return partFromNeighbour(hash)
    await putLocal(hash, there).catch(() => undefined)
    return there
  }

  /** Here and at the host, as our own: the neighbour may be gone before the server has it. */
  async function keepPart(hash: string, sealed: Uint8Array<ArrayBuffer>): Promise<Result<unknown, Refusal>> {
    const [kept] = await Promise.all([
      host.call('media.put', { name: hash, sealed: bytesToBase64(sealed) }),
      putLocal(hash, sealed),
    ])
    if (kept.ok) waiting.add(hash)
    return kept
  }
  async function partFromNeighbour(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const part = await neighbours?.ask(hash, async (bytes) => (await hashOf(bytes)) === hash).catch(() => undefined)
    if (part === undefined) return undefined
    // A full disk: it is shown, and asked for again.
    await keepPart(hash, part).catch(() => undefined)
    tell()
    backoff.wake()
    return part
  }
  const lacking = new Set<string>()
  async function fetchLacking(): Promise<void> {
    for (const hash of lacking) {
      if (stopping.signal.aborted) return
      if ((await has(hash)) || (await partFromNeighbour(hash)) !== undefined) lacking.delete(hash)
    }
  }

  await bringBackUnsent()
  const stopAnswering = neighbours?.answerFrom(partHere)
  let fetching: Promise<void> = Promise.resolve()
  const naming = neighbours?.named.subscribe((hashes) => {
    for (const hash of hashes) lacking.add(hash)
    fetching = fetching.then(fetchLacking).catch(() => undefined)
  })
  const exchanging = remote === undefined ? Promise.resolve() : keepExchanging(remote)
  return {
    unsent,
    keep: async (bytes, type) => {
      if (bytes.length === 0) return err(refusal('media.empty'))
      if (bytes.length > largestFile) return err(refusal('media.tooLarge'))
      const key = newFileKey()
      const parts = await sealParts(bytes, key, partSize)
      try {
        for (const { hash, sealed } of parts) {
          const kept = await keepPart(hash, sealed)
          if (!kept.ok) return err(refusal(kept.error.code))
        }
      } catch (error) {
        return err(refusal(isStorageFull(error) ? 'storage.full' : 'storage.failed'))
      } finally {
        tell()
      }
      backoff.wake()
      return ok({ type, bytes: bytes.length, key: bytesToBase64(key), parts: parts.map(({ hash }) => hash) })
    },
    read: async ({ parts, key }) => {
      const sealed: Uint8Array<ArrayBuffer>[] = []
      for (const hash of parts) {
        const part = await partOf(hash)
        if (part === undefined) return undefined
        sealed.push(part)
      }
      return openParts(sealed, base64ToBytes(key))
    },
    close: async () => {
      stopping.abort()
      stopAnswering?.()
      naming?.unsubscribe()
      await Promise.all([exchanging, fetching])
      await local.close()
    },
  }
}

const partDocument = (hash: string, sealed: Uint8Array<ArrayBuffer>): PouchDocument => ({
  _id: partId(hash),
  _attachments: { [attachment]: { content_type: partType, data: new Blob([sealed], { type: partType }) } },
})

/** The server's database behind the host, which adds the credential. */
function remoteOf(host: Pick<Host, 'sync'>, database: string): Pouch {
  const base = `http://host.invalid/${database}`
  return new PouchDB(base, {
    adapter: 'http',
    skip_setup: true,
    fetch: (url: string, init?: RequestInit) => host.sync(url.slice('http://host.invalid/'.length), init),
  })
}
