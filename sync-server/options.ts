/** Settings from the command line and the environment; a flag wins over its variable. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../src-domain/shared/result.ts'
import type { ServerOptions } from './start-server.ts'

/** `words` are what is not a flag: the command of `admin.ts`. */
export type ProgramOptions = ServerOptions & { readonly words: readonly string[] }

export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<ProgramOptions, string> {
  let words: readonly string[]
  let flags: { data?: string; 'key-file'?: string; host?: string; port?: string }
  try {
    const text = { type: 'string' } as const
    const options = { data: text, 'key-file': text, host: text, port: text }
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    flags = parsed.values
    words = parsed.positionals
  } catch (error) {
    return err(error instanceof Error ? error.message : 'the command line could not be read')
  }
  const port = Number(flags.port ?? environment['GINKGO_PORT'] ?? 5985)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return err('the port must be a number from 0 to 65535')
  const keyFile = flags['key-file'] ?? environment['GINKGO_KEY_FILE']
  const dataKey = environment['GINKGO_DATA_KEY']
  const couchUrl = environment['COUCHDB_URL']
  const origins = (environment['GINKGO_ORIGINS'] ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  return ok({
    words,
    dataFolder: flags.data ?? environment['GINKGO_DATA'] ?? join(homedir(), '.ginkgo-station', 'server'),
    host: flags.host ?? environment['GINKGO_HOST'] ?? '127.0.0.1',
    port,
    origins,
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(dataKey === undefined ? {} : { dataKey }),
    ...(couchUrl === undefined || couchUrl === '' ? {} : { couchUrl }),
  })
}
