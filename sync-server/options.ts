/** Settings from the command line and the environment; a flag wins over its variable. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../src-domain/shared/result.ts'
import type { ServerOptions } from './start-server.ts'

/** `words` are what is not a flag: the command of `admin.ts`, file and folder of `backup.ts` and `restore.ts`. */
export type ProgramOptions = ServerOptions & {
  readonly words: readonly string[]
  /** Of `restore.ts`: the data folder that stood there before. */
  readonly carryOver?: string
  /** Of `restore.ts`: only look through. */
  readonly check?: true
}

export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<ProgramOptions, string> {
  let words: readonly string[]
  let flags: ReturnType<typeof parse>['values']
  try {
    const parsed = parse(args)
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
  const certFile = flags['tls-cert'] ?? environment['GINKGO_TLS_CERT']
  const tlsKeyFile = flags['tls-key'] ?? environment['GINKGO_TLS_KEY']
  if ((certFile === undefined) !== (tlsKeyFile === undefined))
    return err('--tls-cert and --tls-key belong together: give both or none')
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
    ...(certFile === undefined || tlsKeyFile === undefined ? {} : { tls: { certFile, keyFile: tlsKeyFile } }),
    ...(dataKey === undefined ? {} : { dataKey }),
    ...(flags['carry-over'] === undefined ? {} : { carryOver: flags['carry-over'] }),
    ...(flags.check === true ? { check: true } : {}),
    ...(couchUrl === undefined || couchUrl === '' ? {} : { couchUrl }),
  })
}

const text = { type: 'string' } as const
const flagTypes = {
  data: text,
  'key-file': text,
  host: text,
  port: text,
  'tls-cert': text,
  'tls-key': text,
  'carry-over': text,
  check: { type: 'boolean' },
} as const
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flagTypes, allowPositionals: true })
