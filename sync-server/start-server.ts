/**
 * A running server as one value: for `main.ts`, for the start script that embeds it, and for tests.
 */
import { randomBytes } from 'node:crypto'
import type { Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { documentsToStore } from './import-documents.ts'
import { kindByName } from '../src-domain/documents.ts'
import { moveAgain } from './transfer/move-elder.ts'
import { eraseAgain } from './erasure/erase-elder.ts'
import type { Document, DocumentKind } from '../src-domain/shared/document.ts'
import { type AccessBook, openAccessBook } from './access/access-book.ts'
import { applyKeptOutside } from './access/after-restore.ts'
import { mediaLimits } from './access/check-media.ts'
import { adminSocketOf, listenForAdmin } from './access/admin-socket.ts'
import type { RandomSource } from './access/secrets.ts'
import { createApp, defaultLimits, type Limits } from './http/app.ts'
import { makeLog } from './http/log.ts'
import { followTls, readTls, type TlsFiles } from './http/tls-files.ts'
import { sayPlainly } from './say-plainly.ts'
import { keyFileOf, openStore, type StoreOptions } from './open-store.ts'
import type { DocumentStore } from './store/document-store.ts'
import { keepOutside, keepOutsideIn, readKeptOutside, readKeptOutsideIn } from './store/kept-outside.ts'
import { readRunMark } from './store/run-mark.ts'

export type ServerOptions = StoreOptions & {
  readonly host?: string
  readonly tls?: TlsFiles
  /** Milliseconds between two looks at the files of `tls`. */
  readonly tlsEvery?: number
  readonly port?: number
  readonly origins?: readonly string[]
  readonly limits?: Partial<Limits>
  readonly kinds?: ReadonlyMap<string, DocumentKind>
  readonly now?: () => number
  /** For ids, codes and secrets; the system's own where it is not given. */
  readonly random?: RandomSource
  readonly log?: FastifyBaseLogger
}

export type RunningServer = {
  readonly url: string
  readonly port: number
  readonly access: AccessBook
  readonly store: DocumentStore
  /** @returns the station's id. */
  readonly createStation: (name: string, id?: string, phone?: string) => Promise<string>
  readonly createEnrolmentCode: (station: string) => Promise<{ readonly code: string; readonly expiresAt: string }>
  /** New documents straight into the store, unchecked: for demo data and tests. */
  readonly importDocuments: (station: string, documents: readonly Document[]) => Promise<void>
  /** Looks whether the certificate was renewed. */
  readonly reloadTls: () => void
  /** Ends waiting answers, finishes running writes, closes the store. */
  readonly close: () => Promise<void>
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  try {
    return await start(options)
  } catch (error) {
    throw new Error(sayPlainly(error, options, 'The server could not start'), { cause: error })
  }
}

async function start(options: ServerOptions): Promise<RunningServer> {
  const now = options.now ?? Date.now
  const log = options.log ?? makeLog('silent')
  const { dataFolder } = options
  const certificate = options.tls === undefined ? undefined : readTls(options.tls)
  const { store, backup } = openStore(options)
  const access = await openAccessBook(store, now, options.random)
  const embedded = options.couchUrl === undefined
  const mark = embedded
    ? readRunMark(dataFolder, options.dataKey === undefined ? keyFileOf(options) : undefined)
    : undefined
  const outside = embedded ? readKeptOutside(dataFolder) : await readKeptOutsideIn(store)
  if (mark?.wasRestored === true) {
    log.warn('the data folder is older than the last run: the epoch changes')
    await applyKeptOutside(outside, store, access)
    await access.renewEpoch()
  }
  const kinds = options.kinds ?? kindByName
  const movedAgain = await moveAgain(store, kinds, access, outside)
  if (movedAgain > 0) log.warn({ elders: movedAgain }, 'elders who had moved were moved again')
  const erasedAgain = await eraseAgain(store, outside)
  if (erasedAgain > 0) log.warn({ elders: erasedAgain }, 'erased elders had come back and were erased again')
  mark?.renew()
  if (embedded) access.onRevoked((id) => keepOutside(dataFolder, [{ revoked: id }]))
  const app = await createApp({
    ...(certificate === undefined ? {} : { tls: certificate }),
    store,
    access,
    rules: { kinds, media: mediaLimits },
    limits: { ...defaultLimits, ...options.limits },
    now,
    random: options.random ?? randomBytes,
    log,
    keepOutside: embedded ? (lines) => keepOutside(dataFolder, lines) : keepOutsideIn(store),
    origins: options.origins ?? [],
  })
  const host = options.host ?? '127.0.0.1'
  const admin = embedded ? await listenForAdmin(access, store, backup, adminSocketOf(dataFolder), now) : undefined
  const tls =
    options.tls === undefined
      ? undefined
      : followTls(options.tls, app.server as unknown as HttpsServer, log, options.tlsEvery)
  const close = async (): Promise<void> => {
    tls?.close()
    admin?.close()
    admin?.closeAllConnections()
    await app.close()
    await access.close()
    await store.close()
    mark?.renew()
  }
  try {
    await app.listen({ host, port: options.port ?? 0 })
  } catch (error) {
    await close()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    access,
    store,
    createStation: access.createStation,
    createEnrolmentCode: access.createEnrolmentCode,
    importDocuments: (station, documents) => documentsToStore(store, station, documents),
    reloadTls: () => tls?.reload(),
    close,
  }
}
