/** A backup of everything into one sealed file: `node sync-server/backup.ts <data folder> <file>`, also while the server runs. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { adminSocketOf, askForBackup } from './access/admin-socket.ts'
import { BackupRefused } from './backup/sealed-stream.ts'
import { writeWholeFile } from './backup/whole-file.ts'
import { openStore } from './open-store.ts'
import { readOptions } from './options.ts'
import { sayPlainly } from './say-plainly.ts'

const usage = 'node sync-server/backup.ts [--key-file <file>] <data folder> <file>'
const read = readOptions(process.argv.slice(2), process.env)
const [dataFolder, file, ...more] = read.ok ? read.value.words : []
if (!read.ok || dataFolder === undefined || file === undefined || more.length > 0) {
  process.stderr.write(`${read.ok ? usage : read.error}\n`)
  process.exit(2)
}
const options = { ...read.value, dataFolder }
try {
  if (options.couchUrl !== undefined)
    throw new BackupRefused('With COUCHDB_URL the data is in CouchDB: back it up there.')
  if (!existsSync(dataFolder)) throw new BackupRefused(`There is no data folder ${dataFolder}.`)
  const running = await askForBackup(adminSocketOf(dataFolder))
  await (running === undefined ? ofTheStore() : keep(running))
  const { size } = statSync(file)
  process.stdout.write(
    `${JSON.stringify({ backup: resolve(file), bytes: size, whileRunning: running !== undefined })}\n`,
  )
} catch (error) {
  process.stderr.write(`${sayPlainly(error, options, 'No backup was made')}\n`)
  process.exitCode = 1
}

async function keep(bytes: Readable): Promise<void> {
  try {
    await writeWholeFile(file ?? '', bytes)
  } catch (error) {
    bytes.destroy()
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
      throw new BackupRefused(
        'The server stopped or could not read its data before the backup was whole. Nothing was kept.',
      )
    throw error
  }
}

async function ofTheStore(): Promise<void> {
  const { store, backup } = openStore(options)
  try {
    if (backup !== undefined) await keep(await backup())
  } finally {
    await store.close()
  }
}
