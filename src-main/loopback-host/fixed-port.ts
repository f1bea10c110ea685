/**
 * The port belongs to the data folder: the browser keeps the database by origin, and another port would show an empty
 * station. It is chosen once; when it is taken later, the host stops and says so.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { codeOf, readWhole, writeWhole } from '../files/atomic-file.ts'

export class PortBusy extends Error {
  readonly code = 'host.portBusy'
  constructor(port: number) {
    super(`port ${port} is in use`)
  }
}

/** @param wanted a port to fix for a folder that has none yet. @returns the port `server` listens on, on 127.0.0.1. */
export async function listenOnFixedPort(server: Server, folder: string, wanted?: number): Promise<number> {
  const path = join(folder, 'port')
  const stored = Number((await readWhole(path))?.toString('utf8') ?? '')
  const fixed = Number.isInteger(stored) && stored > 0 && stored < 65_536 ? stored : undefined
  const port = await listen(server, fixed ?? wanted ?? 0)
  if (fixed === undefined) await writeWhole(path, String(port))
  return port
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(codeOf(error) === 'EADDRINUSE' ? new PortBusy(port) : error))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })
}
