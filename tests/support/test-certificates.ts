/** An authority of our own and certificates by it, made with Node's crypto alone: X.509 v3, ECDSA P-256 with SHA-256. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export type Certificate = { readonly cert: string; readonly key: string }
export type Authority = {
  /** PEM, to be trusted by clients. */
  readonly cert: string
  /** For 127.0.0.1 and localhost; another key at each call. */
  readonly issue: (name: string, validDays?: number) => Certificate
}

export function makeAuthority(name: string): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const authority = { name, key: keys.privateKey }
  return {
    cert: certificate({ subject: name, publicKey: keys.publicKey, validDays: 2, isAuthority: true }, authority),
    issue: (subject, validDays = 1) => {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      return {
        cert: certificate({ subject, publicKey: own.publicKey, validDays, isAuthority: false }, authority),
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}

type Claims = {
  readonly subject: string
  readonly publicKey: KeyObject
  readonly validDays: number
  readonly isAuthority: boolean
}

function certificate(claims: Claims, issuer: { readonly name: string; readonly key: KeyObject }): string {
  const algorithm = sequence(objectId('2a8648ce3d040302'))
  const now = Date.now()
  const day = 86_400_000
  const [from, until] =
    claims.validDays < 0 ? [now - 9 * day, now + claims.validDays * day] : [now - day, now + claims.validDays * day]
  const extensions = claims.isAuthority
    ? [extension('551d13', sequence(boolean(true)))]
    : [extension('551d11', sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))))]
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer.name),
    sequence(time(from), time(until)),
    nameOf(claims.subject),
    claims.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', content, issuer.key)
  const whole = sequence(content, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content)
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]))
const extension = (id: string, value: Buffer): Buffer => sequence(objectId(id), der(0x04, value))
const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(text)))))
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
