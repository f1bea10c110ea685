/** A server in a process of its own that a test can kill: prints its address and a credential, then serves. */
import { kinds } from './served-station.ts'
import { startServer } from '../start-server.ts'

const [dataFolder = ''] = process.argv.slice(2)
const server = await startServer({ dataFolder, kinds, limits: { requests: 1_000_000 } })
const station = server.access.stations()[0]?.id ?? (await server.createStation('驿站'))
const { code } = await server.createEnrolmentCode(station)
const enrolled = await server.access.enrol(code, 'test')
if (!enrolled.ok) throw new Error(enrolled.error)
process.stdout.write(`${JSON.stringify({ url: server.url, station, credential: enrolled.value.credential })}\n`)
