/**
 * A server may show a certificate by an authority of the institution's own. Whoever sets the kiosk up puts that authority's certificate into
 * the data folder; it is trusted beside the public ones, by everything this process connects to, which is the station's server and nothing else.
 */
import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { readWhole } from '../files/atomic-file.ts'

export const authorityFile = 'server-ca.pem'

/** Throws `kiosk.authorityDamaged` when the file is there and holds no certificate. @returns whether one is trusted. */
export async function trustServerAuthority(folder: string): Promise<boolean> {
  const bytes = await readWhole(join(folder, authorityFile))
  if (bytes === undefined) return false
  const found = bytes.toString('utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    const certificates = found.map((pem) => new X509Certificate(pem).toString())
    if (certificates.length === 0) throw new Error('no certificate')
    setDefaultCACertificates([...getCACertificates('default'), ...certificates])
  } catch (cause) {
    throw new Error('kiosk.authorityDamaged', { cause })
  }
  return true
}

const distrusted = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_SSL_)/

/** Whether a connection failed because of the server's certificate: unknown authority, another name, expired. */
export function isDistrust(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && distrusted.test(code)
}
