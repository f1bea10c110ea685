/** The real gateway on a store in memory, reached by injected requests: it can be killed, started again and set back. */
import type { FastifyInstance } from 'fastify'
import type { DocumentKind } from '../../../src-domain/shared/document.ts'
import { type AccessBook, openAccessBook } from '../../../sync-server/access/access-book.ts'
import { applyKeptOutside } from '../../../sync-server/access/after-restore.ts'
import { mediaLimits } from '../../../sync-server/access/check-media.ts'
import { moveAgain } from '../../../sync-server/transfer/move-elder.ts'
import { eraseAgain } from '../../../sync-server/erasure/erase-elder.ts'
import type { KeptOutside, Move } from '../../../sync-server/store/kept-outside.ts'
import { createApp, defaultLimits } from '../../../sync-server/http/app.ts'
import { makeLog } from '../../../sync-server/http/log.ts'
import { memoryDocumentStore, type MemoryDocumentStore, type StoreCopy } from './memory-document-store.ts'

export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
  readonly hangUp: () => void
}

export type Gateway = {
  readonly disk: MemoryDocumentStore
  readonly access: () => AccessBook
  readonly isUp: () => boolean
  /** Elders who went to another station, in the order in which they went. */
  readonly moves: () => readonly Move[]
  readonly start: () => Promise<void>
  readonly kill: () => void
  readonly backUp: () => StoreCopy
  /** While it is down; the next start has a new epoch. */
  readonly restore: (copy: StoreCopy) => void
  readonly ask: (request: {
    readonly method: string
    readonly path: string
    readonly credential: string
    readonly body: string | undefined
  }) => Promise<Answered>
}

/** @param bytes of the seed: what the gateway makes up itself is the same in every run of it. */
export function simulatedGateway(
  kinds: ReadonlyMap<string, DocumentKind>,
  fsync: () => Promise<void>,
  bytes: (count: number) => Uint8Array,
): Gateway {
  const disk = memoryDocumentStore(fsync)
  let running: { readonly app: FastifyInstance; readonly access: AccessBook; readonly cut: () => void } | undefined
  let wasRestored = false
  /** Stands where no backup reaches. */
  const outside: KeptOutside[] = []
  return {
    disk,
    access: () => {
      if (running === undefined) throw new Error('the server is down')
      return running.access
    },
    isUp: () => running !== undefined,
    moves: () => outside.flatMap((line) => ('moved' in line ? [line.moved] : [])),
    start: async () => {
      const { store, cut } = disk.power()
      // Whole, as a machine shows it: a moment of this world may fall between two milliseconds.
      const now = (): number => Math.floor(Date.now())
      const access = await openAccessBook(store, now)
      if (wasRestored) {
        await applyKeptOutside(outside, store, access)
        await access.renewEpoch()
      }
      wasRestored = false
      await moveAgain(store, kinds, access, outside)
      await eraseAgain(store, outside)
      access.onRevoked((id) => void outside.push({ revoked: id }))
      const app = await createApp({
        store,
        access,
        rules: { kinds, media: mediaLimits },
        limits: { ...defaultLimits, requests: 1_000_000, refusedCredentials: 1_000_000, feed: 2 * 3_600_000 },
        now,
        random: bytes,
        log: makeLog('silent'),
        keepOutside: async (lines) => {
          await fsync()
          outside.push(...lines)
        },
        origins: [],
      })
      await app.ready()
      running = { app, access, cut }
    },
    kill: () => {
      const before = running
      running = undefined
      before?.cut()
      void before?.access.close()
      void before?.app.close()
    },
    backUp: disk.copy,
    restore: (copy) => {
      disk.restore(copy)
      wasRestored = true
    },
    ask: async ({ method, path, credential, body }) => {
      if (running === undefined) throw new Error('the server is down')
      const answer = await running.app.inject({
        method: method as 'GET',
        url: path,
        headers: {
          authorization: `Bearer ${credential}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: body }),
        payloadAsStream: true,
      })
      const stream = answer.stream()
      return {
        status: answer.statusCode,
        // Node writes the time of the real machine into its answers.
        headers: { 'content-type': 'application/json', date: new Date().toUTCString() },
        body: stream,
        hangUp: () => void stream.destroy(),
      }
    },
  }
}
