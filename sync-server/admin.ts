/** Stations, codes, kiosks and peers from the command line: `node sync-server/admin.ts code <station>`. */
import { openAccessBook } from './access/access-book.ts'
import { adminUsage, runAdminCommand, withWholePath } from './access/admin-commands.ts'
import { adminSocketOf, askRunningServer } from './access/admin-socket.ts'
import { readOptions } from './options.ts'
import { openStore } from './open-store.ts'
import { keepOutside } from './store/kept-outside.ts'

const read = readOptions(process.argv.slice(2), process.env)
if (!read.ok || read.value.words.length === 0) {
  process.stderr.write(`${read.ok ? adminUsage : read.error}\n`)
  process.exit(2)
}
const { words: asGiven, ...options } = read.value
const words = withWholePath(asGiven)
const asked =
  options.couchUrl === undefined ? await askRunningServer(adminSocketOf(options.dataFolder), words) : undefined
const result = asked ?? (await runOnTheStore())
process.stdout.write(`${JSON.stringify(result.ok ? result.value : { error: result.error }, null, 2)}\n`)
process.exitCode = result.ok ? 0 : 1

async function runOnTheStore(): ReturnType<typeof runAdminCommand> {
  const { store } = openStore(options)
  const access = await openAccessBook(store, Date.now)
  if (options.couchUrl === undefined) access.onRevoked((id) => keepOutside(options.dataFolder, [{ revoked: id }]))
  try {
    return await runAdminCommand(access, store, words)
  } finally {
    await access.close()
    await store.close()
  }
}
