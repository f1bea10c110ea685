/** PouchDB Server as anybody gets it: express-pouchdb on stock PouchDB, which speaks CouchDB's API over HTTP. */
import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type StockDatabase, stockPouchIn } from './stock-pouchdb.ts'

export type PouchDBServer = {
  readonly url: string
  /** Opened beside its door; only what was made through the door is known to it. */
  readonly open: (name: string) => StockDatabase
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)

export async function startPouchDBServer(folder: string): Promise<PouchDBServer> {
  mkdirSync(folder, { recursive: true })
  const expressPouchDB = require('express-pouchdb') as (pouch: unknown, options: object) => RequestListener
  const Pouch = stockPouchIn(folder)
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
