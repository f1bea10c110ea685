/** PouchDB as anybody gets it, in a folder of its own: core and its LevelDB adapter on plain leveldown. */
import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type PeerDatabase = {
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>
  readonly close: () => Promise<void>
}
export type PeerClass = (new (name: string) => PeerDatabase) & {
  readonly defaults: (options: object) => PeerClass
  readonly plugin: (plugin: unknown) => void
  readonly adapter: (name: string, adapter: unknown, preferred: boolean) => void
}

const require = createRequire(import.meta.url)

export function Level(folder: string): PeerClass {
  mkdirSync(folder, { recursive: true })
  const PouchDB = require('pouchdb-core') as PeerClass
  const LevelPouch = require('pouchdb-adapter-leveldb-core') as {
    call: (self: unknown, options: object, callback: unknown) => void
  }
  const leveldown = require('leveldown') as (location: string) => unknown
  function Adapter(this: unknown, options: { readonly name: string }, callback: unknown): void {
    LevelPouch.call(
      this,
      { ...options, db: (name: string) => leveldown(join(folder, name.replaceAll(/[^a-z0-9]/gi, '_'))) },
      callback,
    )
  }
  Adapter.valid = () => true
  Adapter.use_prefix = false
  PouchDB.adapter('bench-level', Adapter, true)
  return PouchDB.defaults({ adapter: 'bench-level' })
}
