/**
 * LevelDB lets one process in: while the server runs, `admin.ts` asks it through a socket in the data folder, which
 * only the server's own user can reach.
 */
import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { err, type Result } from '../../src-domain/shared/result.ts'
import type { AccessBook } from './access-book.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { runAdminCommand } from './admin-commands.ts'

export const adminSocketOf = (dataFolder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\ginkgo-${createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16)}`
    : join(dataFolder, 'admin.sock')

/** The path of a socket is at most 107 bytes on Linux and 103 on macOS. */
const longestPath = 103

/** Everything else is a command. */
const backupPath = '/backup'

/**
 * @param backup undefined where the store has none.
 * @returns undefined where the path is too long for a socket: then the server has to be stopped to be administered.
 */
export async function listenForAdmin(
  access: AccessBook,
  store: DocumentStore,
  backup: (() => Promise<Readable>) | undefined,
  path: string,
  now: () => number,
): Promise<Server | undefined> {
  if (Buffer.byteLength(path) > longestPath) return undefined
  const server = createServer((incoming, answer) => {
    if (incoming.url === backupPath && backup !== undefined) {
      // A failure in the middle destroys the answer, which the other side sees.
      void backup().then(
        (bytes) => pipeline(bytes, answer, () => undefined),
        () => answer.destroy(),
      )
      return
    }
    void (async () => {
      let result: Result<unknown, string>
      try {
        result = await runAdminCommand(access, store, JSON.parse(await text(incoming)) as string[], now)
      } catch {
        result = err('the command failed')
      }
      answer.end(JSON.stringify(result))
    })()
  })
  // Left behind by a server that was killed; the store's own lock has already shown that none runs.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(path, done)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return server
}

/** Undefined when no server listens there. */
export function askRunningServer(path: string, words: readonly string[]): Promise<Result<unknown, string> | undefined> {
  return new Promise((done) => {
    const asking = request({ socketPath: path, method: 'POST' }, (answer) => {
      text(answer).then(
        (body) => done(JSON.parse(body) as Result<unknown, string>),
        () => done(undefined),
      )
    })
    asking.once('error', () => done(undefined))
    asking.end(JSON.stringify(words))
  })
}

/** The bytes of a backup, undefined when no server listens there. Breaks off when the server does. */
export function askForBackup(path: string): Promise<Readable | undefined> {
  return new Promise((done) => {
    const asking = request({ socketPath: path, path: backupPath }, done)
    asking.once('error', () => done(undefined))
    asking.end()
  })
}
