/**
 * Both servers of `gateway-changes` in one process, holding the same documents: our gateway on its sealed LevelDB, and
 * express-pouchdb on PouchDB's LevelDB adapter. The client measures from another process, as a kiosk would.
 */
import { join } from 'node:path'
import { bulkDocuments } from '../../src-domain/demo/demo-bulk.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { startPouchDBServer } from '../support/pouchdb-server.ts'

const [folder = '', count = '10000'] = process.argv.slice(2)
const documents = bulkDocuments({ count: Number(count), seed: 1, today: '2026-11-22' })
const station = 'qingshiqiao'

const server = await startServer({ dataFolder: join(folder, 'ours'), limits: { requests: 1_000_000 } })
await server.createStation('青石桥社区驿站', station)
await server.importDocuments(station, documents)
const enrolled = await server.access.enrol((await server.createEnrolmentCode(station)).code, 'bench')
if (!enrolled.ok) throw new Error(enrolled.error)

const peer = await startPouchDBServer(join(folder, 'peer'))
const peerUrl = `${peer.url}/bench`
const made = await fetch(peerUrl, { method: 'PUT' })
if (!made.ok) throw new Error(`express-pouchdb answered ${made.status}`)
const database = peer.open('bench')
for (let from = 0; from < documents.length; from += 1_000) {
  await database.bulkDocs(documents.slice(from, from + 1_000).map(({ id, ...fields }) => ({ _id: id, ...fields })))
}
process.stdout.write(
  `${JSON.stringify({
    ours: `${server.url}/station-${station}`,
    credential: enrolled.value.credential,
    peer: peerUrl,
  })}\n`,
)
process.on('disconnect', () => process.exit(0))
