/**
 * The key of the embedded store: 32 random bytes in a file of its own (mode 0600), outside the data folder, so that a
 * copy of the data folder alone opens nothing; or given by the environment.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, writeSync, fsyncSync, closeSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * @param given base64 of 32 bytes, from the environment. @param mayMake a new key where there is no file; false when
 * there is data already, which a new key could never open.
 */
export function readDataKey(file: string, given: string | undefined, mayMake: boolean): Buffer {
  if (given === undefined && !mayMake && !existsSync(file)) throw new Error(`the key of the data is missing: ${file}`)
  const text = given ?? (existsSync(file) ? readPrivate(file) : makeKey(file))
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32)
    throw new Error(
      `the data key ${given === undefined ? `in ${file}` : 'of the environment'} is not 32 bytes in base64`,
    )
  return key
}

function readPrivate(file: string): string {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file} can be read by others: chmod 600 it`)
  }
  return readFileSync(file, 'utf8')
}

function makeKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = randomBytes(32).toString('base64')
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, `${text}\n`)
  fsyncSync(handle)
  closeSync(handle)
  if (process.platform !== 'win32') {
    const folder = openSync(dirname(file), 'r')
    fsyncSync(folder)
    closeSync(folder)
  }
  return text
}
