/** The sync server as a program; what its settings mean: docs/guides/server.md. */
import { makeLog } from './http/log.ts'
import { readOptions } from './options.ts'
import { startServer } from './start-server.ts'

const log = makeLog(process.env['GINKGO_LOG'] ?? 'info')
const read = readOptions(process.argv.slice(2), process.env)
if (!read.ok) {
  process.stderr.write(`${read.error}\n`)
  process.exit(2)
}
try {
  const server = await startServer({ ...read.value, log })
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url })}\n`)
  process.on('SIGHUP', server.reloadTls)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
