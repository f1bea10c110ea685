/**
 * One process for one data folder: two that append to one journal would destroy it. The lock is a listening socket
 * named after the folder, because the system frees it when its owner dies, however it dies; a file with a process id
 * would keep a kiosk shut after a power cut.
 */
import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { type Server, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf } from '../files/atomic-file.ts'

export type FolderLock = { readonly release: () => Promise<void> }

/** Undefined when another process (or another host in this one) already works on `folder`. */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const name = `ginkgo-station-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32)}`
  const address = addressOf(name)
  const server = (await listen(address)) ?? (await replaceStale(address))
  if (server === undefined) return undefined
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Linux has abstract sockets and Windows named pipes, both without a file; elsewhere a socket file may outlive its owner. */
function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(address, () => resolve(server))
  })
}

async function replaceStale(address: string): Promise<Server | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32') return undefined
  const alive = await new Promise<boolean>((resolve) => {
    const socket = connect(address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  if (alive) return undefined
  await rm(address, { force: true })
  return listen(address)
}
