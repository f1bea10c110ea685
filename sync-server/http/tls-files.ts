/**
 * TLS by a certificate and a key in files. Renewed files are taken up while the server runs: a changed file is noticed within half a minute, and a
 * signal makes it look at once. Files that do not fit are left alone and the old pair goes on, because they may be half written.
 */
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import type { Server } from 'node:https'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { FastifyBaseLogger } from 'fastify'

export type TlsFiles = {
  /** PEM: the server's certificate, then those between it and the authority. */
  readonly certFile: string
  /** PEM, not encrypted. */
  readonly keyFile: string
}

export const lookEvery = 30_000

/** Throws one sentence when they cannot be read or do not belong together. */
export function readTls({ certFile, keyFile }: TlsFiles): SecureContextOptions {
  let pair: { readonly cert: Buffer; readonly key: Buffer }
  try {
    pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
  } catch (error) {
    const { path } = error as { readonly path?: string }
    throw new TlsProblem(`The certificate cannot be used: ${path ?? certFile} cannot be read.`, { cause: error })
  }
  try {
    const options: SecureContextOptions = { ...pair, minVersion: 'TLSv1.2' }
    createSecureContext(options)
    return options
  } catch (error) {
    throw new TlsProblem(
      `The certificate cannot be used: ${certFile} and ${keyFile} do not belong together, or are no PEM.`,
      {
        cause: error,
      },
    )
  }
}

export class TlsProblem extends Error {}

export type FollowedTls = {
  /** Looks at the files now. */
  readonly reload: () => void
  readonly close: () => void
}

/** Connections that stand keep their certificate; new ones get the new. */
export function followTls(files: TlsFiles, server: Server, log: FastifyBaseLogger, every = lookEvery): FollowedTls {
  const reload = (): void => {
    try {
      server.setSecureContext(readTls(files))
      log.info('the certificate was read again')
    } catch (error) {
      log.error({ err: error }, 'the new certificate cannot be used: the old one goes on')
    }
  }
  for (const file of [files.certFile, files.keyFile]) watchFile(file, { interval: every, persistent: false }, reload)
  return {
    reload,
    close: () => {
      for (const file of [files.certFile, files.keyFile]) unwatchFile(file, reload)
    },
  }
}
