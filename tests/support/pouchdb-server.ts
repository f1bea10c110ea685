/** PouchDB Server as anybody gets it: express-pouchdb on PouchDB's own LevelDB adapter, which speaks CouchDB's API over HTTP. */
import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export type PouchDatabase = { readonly bulkDocs: (documents: readonly object[]) => Promise<unknown> }
export type PouchDBServer = {
  readonly url: string
  /** Opened beside its door; only what was made through the door is known to it. */
  readonly open: (name: string) => PouchDatabase
  readonly close: () => Promise<void>
}
type PouchClass = (new (name: string) => PouchDatabase) & {
  readonly defaults: (options: object) => PouchClass
  readonly adapter: (name: string, adapter: unknown, preferred: boolean) => void
}

const require = createRequire(import.meta.url)

export async function startPouchDBServer(folder: string): Promise<PouchDBServer> {
  const expressPouchDB = require('express-pouchdb') as (pouch: unknown, options: object) => RequestListener
  const Pouch = levelPouch(folder)
  const server = createServer(expressPouchDB(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true }))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (name) => new Pouch(name),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Core and its LevelDB adapter on plain leveldown, in a folder of its own. */
function levelPouch(folder: string): PouchClass {
  mkdirSync(folder, { recursive: true })
  const PouchDB = require('pouchdb-core') as PouchClass
  const LevelPouch = require('pouchdb-adapter-leveldb-core') as {
    call: (self: unknown, options: object, callback: unknown) => void
  }
  const leveldown = require('leveldown') as (location: string) => unknown
  const open = (name: string): unknown => leveldown(join(folder, name.replaceAll(/[^a-z0-9]/gi, '_')))
  // PouchDB keeps one list of adapters for all, and one of what is open by the name of this function.
  const own = `level in ${folder}`
  Object.defineProperty(open, 'name', { value: own })
  function Adapter(this: unknown, options: { readonly name: string }, callback: unknown): void {
    LevelPouch.call(this, { ...options, db: open }, callback)
  }
  Adapter.valid = () => true
  Adapter.use_prefix = false
  PouchDB.adapter(own, Adapter, true)
  return PouchDB.defaults({ adapter: own })
}
