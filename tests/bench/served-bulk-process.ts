/** See served-bulk.ts: says its address, then a code whenever asked. */
import { join } from 'node:path'
import { bulkDocuments, bulkElders } from '../../src-domain/demo/demo-bulk.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { measuredElders } from '../support/long-record.ts'
import { startServer } from '../../sync-server/start-server.ts'

const [folder = '', count = '10000', which = 'all'] = process.argv.slice(2)
const options = { count: Number(count), seed: 1, today: '2026-11-22' }
const station = 'qingshiqiao'
const server = await startServer({
  dataFolder: join(folder, 'data'),
  limits: { requests: 1_000_000, enrolments: 1_000 },
})
await server.createStation('青石桥社区驿站', station)
const documents = {
  elders: () => bulkElders(options) as readonly Document[],
  all: () => bulkDocuments(options),
  measured: () => {
    const { elders, readings } = measuredElders(new Date().toISOString().slice(0, 10), options.count, station)
    return [...elders, ...readings]
  },
}
await server.importDocuments(station, documents[which as keyof typeof documents]())
process.on('message', () => {
  void server.createEnrolmentCode(station).then(({ code }) => process.send?.(code))
})
process.on('disconnect', () => void server.close().then(() => process.exit(0)))
process.send?.(server.url)
