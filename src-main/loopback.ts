/** The loopback host as a program: `node src-main/loopback.ts <data folder> [page folder]`; prints the address to open. */
import { join } from 'node:path'
import { multicastNetwork } from './lan/local-network.ts'
import { startLoopbackHost } from './loopback-host/loopback-host.ts'
import { startProblemOf } from './start-problem.ts'

const [dataFolder, rendererFolder = join(import.meta.dirname, '..', 'out', 'renderer')] = process.argv.slice(2)
if (dataFolder === undefined) {
  console.error('Usage: node src-main/loopback.ts <data folder> [page folder]')
  process.exit(2)
}
try {
  const host = await startLoopbackHost({
    dataFolder,
    rendererFolder,
    lan: { network: multicastNetwork() },
    log: console.error,
  })
  console.log(host.url)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.close())
} catch (error) {
  const problem = startProblemOf(error)
  console.error(problem?.sentence ?? (error instanceof Error ? error.message : String(error)))
  process.exitCode = problem?.exitCode ?? 1
}
