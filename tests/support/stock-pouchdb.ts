/** PouchDB as anybody gets it: core, its own LevelDB adapter on plain leveldown, its HTTP adapter and its replicator. */
import { createRequire } from 'node:module'

export type StockDatabase = {
  readonly put: (document: object) => Promise<{ readonly rev: string }>
  readonly get: (id: string, options?: object) => Promise<Record<string, unknown>>
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>
  readonly allDocs: (
    options?: object,
  ) => Promise<{ readonly rows: readonly { readonly id: string; readonly doc?: Record<string, unknown> }[] }>
  readonly getAttachment: (id: string, name: string) => Promise<Buffer>
  readonly close: () => Promise<void>
  readonly replicate: { readonly to: Replicate; readonly from: Replicate }
  readonly sync: (remote: StockDatabase, options: object) => LiveReplication
}
export type LiveReplication = {
  readonly cancel: () => void
  readonly on: (event: string, listener: (value: unknown) => void) => LiveReplication
}
type Replicate = (
  remote: StockDatabase,
  options?: object,
) => Promise<{
  readonly ok: boolean
  readonly docs_written: number
  readonly doc_write_failures: number
  readonly errors: readonly unknown[]
}> &
  LiveReplication

type StockPouch = (new (name: string, options?: object) => StockDatabase) & {
  defaults: (options: object) => StockPouch
  plugin: (plugin: unknown) => void
  adapter: (name: string, adapter: unknown, preferred: boolean) => void
}

const require = createRequire(import.meta.url)
const PouchDB = require('pouchdb-core') as StockPouch
const LevelPouch = require('pouchdb-adapter-leveldb-core') as {
  call: (self: unknown, options: object, callback: unknown) => void
}
const leveldown = require('leveldown') as (location: string) => unknown

function StockLevel(this: unknown, options: object, callback: unknown): void {
  LevelPouch.call(this, { ...options, db: leveldown }, callback)
}
StockLevel.valid = () => true
StockLevel.use_prefix = false
PouchDB.adapter('leveldb', StockLevel, true)
PouchDB.plugin(require('pouchdb-adapter-http'))
PouchDB.plugin(require('pouchdb-replication'))

/** Each name a folder in this one. */
export const stockPouchIn = (folder: string): StockPouch =>
  PouchDB.defaults({ adapter: 'leveldb', prefix: `${folder}/` })

export const openLocal = (folder: string): StockDatabase => new PouchDB(folder, { adapter: 'leveldb' })

/** With user and password in the address, as PouchDB and CouchDB send them. */
export function openRemote(url: string, database: string, credential: string): StockDatabase {
  const [user = '', password = ''] = credential.split('.')
  const address = new URL(`${url}/${database}`)
  address.username = user
  address.password = password
  return new PouchDB(address.href, { adapter: 'http', skip_setup: true })
}
