/**
 * A running server as one value: for `main.ts`, for the start script that embeds it, and for tests.
 */
import { dirname, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { documentsToStore } from './import-documents.ts'
import { kindByName } from '../src-domain/documents.ts'
import type { Document, DocumentKind } from '../src-domain/shared/document.ts'
import { type AccessBook, openAccessBook } from './access/access-book.ts'
import { mediaLimits } from './access/check-media.ts'
import { adminSocketOf, listenForAdmin } from './access/admin-socket.ts'
import { createApp, defaultLimits, type Limits } from './http/app.ts'
import { makeLog } from './http/log.ts'
import { openCouchStore } from './store/couchdb-store.ts'
import { readDataKey } from './store/data-key.ts'
import type { DocumentStore } from './store/document-store.ts'
import { hasData, openLevelStore } from './store/level-store.ts'
import { readRunMark } from './store/run-mark.ts'

export type ServerOptions = {
  /** Folder of the embedded store; not used with `couchUrl`. */
  readonly dataFolder: string
  /** File of the embedded store's key; `<dataFolder>-key/data.key`, beside and not in it, when not given. */
  readonly keyFile?: string
  /** base64 of 32 bytes, instead of the file. */
  readonly dataKey?: string
  /** Address of an Apache CouchDB with its user and password; then nothing is kept in `dataFolder`. */
  readonly couchUrl?: string
  readonly host?: string
  readonly port?: number
  readonly origins?: readonly string[]
  readonly limits?: Partial<Limits>
  readonly kinds?: ReadonlyMap<string, DocumentKind>
  readonly now?: () => number
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
  /** Ends waiting answers, finishes running writes, closes the store. */
  readonly close: () => Promise<void>
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  try {
    return await start(options)
  } catch (error) {
    throw new Error(sayPlainly(error, options), { cause: error })
  }
}

async function start(options: ServerOptions): Promise<RunningServer> {
  const now = options.now ?? Date.now
  const log = options.log ?? makeLog('silent')
  const store = openStore(options)
  const access = await openAccessBook(store, now)
  const embedded = options.couchUrl === undefined
  const mark =
    embedded && options.dataKey === undefined
      ? readRunMark(options.dataFolder, options.keyFile ?? keyFileBeside(options.dataFolder))
      : undefined
  if (mark?.wasRestored === true) {
    log.warn('the data folder is older than the last run: the epoch changes')
    await access.renewEpoch()
  }
  mark?.renew()
  const app = await createApp({
    store,
    access,
    rules: { kinds: options.kinds ?? kindByName, media: mediaLimits },
    limits: { ...defaultLimits, ...options.limits },
    now,
    log,
    origins: options.origins ?? [],
  })
  const host = options.host ?? '127.0.0.1'
  const admin = embedded ? await listenForAdmin(access, adminSocketOf(options.dataFolder)) : undefined
  const close = async (): Promise<void> => {
    admin?.close()
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
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    access,
    store,
    createStation: access.createStation,
    createEnrolmentCode: access.createEnrolmentCode,
    importDocuments: (station, documents) => documentsToStore(store, station, documents),
    close,
  }
}

export function openStore(options: ServerOptions): DocumentStore {
  if (options.couchUrl !== undefined) return openCouchStore(options.couchUrl)
  const folder = join(options.dataFolder, 'databases')
  const keyFile = options.keyFile ?? keyFileBeside(options.dataFolder)
  return openLevelStore({ folder, dataKey: readDataKey(keyFile, options.dataKey, !hasData(folder)) })
}

/** Not inside the data folder: a copy of that folder alone must open nothing. */
const keyFileBeside = (dataFolder: string): string =>
  join(
    dirname(join(dataFolder, '.')),
    `${dataFolder.split(/[\\/]/).findLast((part) => part !== '') ?? 'data'}-key`,
    'data.key',
  )

/** One sentence for whoever started it. */
function sayPlainly(error: unknown, { dataFolder, port }: ServerOptions): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop the other program or choose another port.`
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `The data folder ${dataFolder} cannot be written.`
  if (/LOCK:/.test(message)) return `Another server is using the data folder ${dataFolder}.`
  return `The server could not start: ${message}`
}
