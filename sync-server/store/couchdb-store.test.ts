import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentStore } from './document-store.ts'
import { openCouchStore } from './couchdb-store.ts'

describe('the way to an Apache CouchDB', () => {
  const asked: string[] = []
  let couch: Server
  let store: DocumentStore
  beforeAll(async () => {
    couch = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'application/json' }).end('["station-b"]')
    })
    await new Promise<void>((done) => couch.listen(0, '127.0.0.1', done))
    store = openCouchStore(`http://admin:secret@127.0.0.1:${(couch.address() as AddressInfo).port}`)
  })
  afterAll(async () => {
    await store.close()
    couch.closeAllConnections()
    await new Promise((done) => couch.close(done))
  })

  // The store asks with the administrator's password: an id that climbs would read what no kiosk may see.
  it.each([
    ['..', '_all_dbs'],
    ['.', '..'],
    ['%2e%2E', 'station-b'],
    ['elders:1', '..'],
  ])('never leaves the database for a document %s and an attachment %s', async (id, attachment) => {
    asked.length = 0
    await store.readAttachment('station-a', id, attachment).catch(() => undefined)
    await store.readDocument('station-a', id, {}).catch(() => undefined)
    expect(asked.filter((path) => !/^\/station-a\/[^/?]+/.test(path))).toEqual([])
  })
})
