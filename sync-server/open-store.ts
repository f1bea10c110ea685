/** The store that the settings name, and what only the embedded one can do. */
import { basename, dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { contentOf } from './backup/backup-content.ts'
import { keyName, sealStream } from './backup/sealed-stream.ts'
import { openCouchStore } from './store/couchdb-store.ts'
import { readDataKey } from './store/data-key.ts'
import type { DocumentStore } from './store/document-store.ts'
import { hasData, openLevelStore } from './store/level-store.ts'

export type StoreOptions = {
  /** Folder of the embedded store; not used with `couchUrl`. */
  readonly dataFolder: string
  /** File of the embedded store's key; `<dataFolder>-key/data.key`, beside and not in it, when not given. */
  readonly keyFile?: string
  /** base64 of 32 bytes, instead of the file. */
  readonly dataKey?: string
  /** Address of an Apache CouchDB with its user and password; then nothing is kept in `dataFolder`. */
  readonly couchUrl?: string
}

export type OpenedStore = {
  readonly store: DocumentStore
  /** The bytes of a backup, of everything as it stands now; undefined with CouchDB, which has its own means. */
  readonly backup: (() => Promise<Readable>) | undefined
}

export function openStore(options: StoreOptions): OpenedStore {
  if (options.couchUrl !== undefined) return { store: openCouchStore(options.couchUrl), backup: undefined }
  const folder = join(options.dataFolder, 'databases')
  const dataKey = readDataKey(keyFileOf(options), options.dataKey, !hasData(folder))
  const store = openLevelStore({ folder, dataKey })
  const backup = async (): Promise<Readable> =>
    sealStream(contentOf(await store.snapshot()), dataKey, {
      madeAt: new Date().toISOString(),
      key: keyName(dataKey),
      salt: randomBytes(16).toString('base64'),
    })
  return { store, backup }
}

/** Not inside the data folder: a copy of that folder alone must open nothing. */
export function keyFileOf({ keyFile, dataFolder }: Pick<StoreOptions, 'keyFile' | 'dataFolder'>): string {
  const folder = join(dataFolder, '.')
  return keyFile ?? join(dirname(folder), `${basename(folder)}-key`, 'data.key')
}
