/** A server in a process of its own that a test can kill: prints its address and credentials, then serves and logs what failed. */
import { makeLog } from '../http/log.ts'
import { kinds } from './served-station.ts'
import { startServer } from '../start-server.ts'

const [dataFolder = ''] = process.argv.slice(2)
const unlimited = { requests: 1e9, refusedCredentials: 1e9, enrolments: 1e9 }
const server = await startServer({ dataFolder, kinds, limits: unlimited, log: makeLog('error') })
const station = server.access.stations()[0]?.id ?? (await server.createStation('驿站'))
const { code } = await server.createEnrolmentCode(station)
const enrolled = await server.access.enrol(code, 'test')
if (!enrolled.ok) throw new Error(enrolled.error)
const { credential: peer } = await server.access.createPeer('test', 'all')
process.stdout.write(`${JSON.stringify({ url: server.url, station, credential: enrolled.value.credential, peer })}\n`)
