/** A backup becomes the data folder of a server, or is only looked through: `node sync-server/restore.ts <file> <data folder>`. */
import { checkBackup, restoreBackup } from './backup/restore-backup.ts'
import { keyFileOf } from './open-store.ts'
import { readOptions } from './options.ts'
import { sayPlainly } from './say-plainly.ts'
import { readDataKey } from './store/data-key.ts'

const usage = `node sync-server/restore.ts [--key-file <file>] [--carry-over <old data folder>] <file> <data folder>
node sync-server/restore.ts --check --key-file <file> <file>`
const read = readOptions(process.argv.slice(2), process.env)
const [file, dataFolder, ...more] = read.ok ? read.value.words : []
const isCheck = read.ok && read.value.check === true
if (!read.ok || file === undefined || (dataFolder === undefined) !== isCheck || more.length > 0) {
  process.stderr.write(`${read.ok ? usage : read.error}\n`)
  process.exit(2)
}
const options = { ...read.value, dataFolder: dataFolder ?? read.value.dataFolder }
try {
  const dataKey = readDataKey(keyFileOf(options), options.dataKey, false)
  const { carryOver } = options
  const result = isCheck
    ? await checkBackup(file, dataKey)
    : await restoreBackup({
        file,
        dataKey,
        dataFolder: options.dataFolder,
        ...(carryOver === undefined ? {} : { carryOver }),
      })
  process.stdout.write(`${JSON.stringify(result)}\n`)
} catch (error) {
  process.stderr.write(`${sayPlainly(error, options, 'Nothing was restored')}\n`)
  process.exitCode = 1
}
