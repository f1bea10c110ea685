/**
 * What a kiosk shows instead of a password. It proves that it holds its private key by signing a challenge of this server, and gets a
 * token for a quarter of an hour. Challenge and token carry their own end and a MAC by a key that all gateways of one store share, so
 * that none of them has to remember anything; only the server's clock counts.
 */
import { createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto'

export const tokenLifetime = 15 * 60_000
const challengeLifetime = 2 * 60_000

export type RenewalProof = {
  readonly kiosk: string
  readonly challenge: string
  /** The id of the renewal before this one, '' at the first. */
  readonly renewal: string
  /** The id of this renewal, chosen by the kiosk and written down before it asks. */
  readonly next: string
  /** Ed25519 over `renewalMessage`, base64url. */
  readonly signature: string
}

export const renewalMessage = ({ kiosk, challenge, renewal, next }: Omit<RenewalProof, 'signature'>): string =>
  ['ginkgo-token v1', kiosk, challenge, renewal, next].join('\n')

export function makeChallenge(key: Uint8Array, kiosk: string, now: number, nonce: Uint8Array): string {
  const claims = `${(now + challengeLifetime).toString(36)}.${Buffer.from(nonce).toString('base64url')}`
  return `${claims}.${mac(key, 'challenge', kiosk, claims)}`
}

export function isChallenge(key: Uint8Array, kiosk: string, challenge: string, now: number): boolean {
  const [end = '', nonce = '', tag = ''] = challenge.split('.')
  return isEqual(tag, mac(key, 'challenge', kiosk, `${end}.${nonce}`)) && isAhead(end, now, challengeLifetime)
}

/** What stands after the holder's id in its credential. Bound to the public key: a kiosk's new key ends the tokens of the old. */
export function makeToken(key: Uint8Array, kiosk: string, publicKey: string, now: number): string {
  const end = (now + tokenLifetime).toString(36)
  return `v1.${end}.${mac(key, 'token', kiosk, publicKey, end)}`
}

export const isToken = (secret: string): boolean => secret.startsWith('v1.')

export function isTokenOf(key: Uint8Array, kiosk: string, publicKey: string, secret: string, now: number): boolean {
  const [, end = '', tag = ''] = secret.split('.')
  return isEqual(tag, mac(key, 'token', kiosk, publicKey, end)) && isAhead(end, now, tokenLifetime)
}

/** By which two kiosks of a station know each other without the server; the same for both, 32 bytes in base64url. */
export const makePairKey = (key: Uint8Array, station: string, publicKeys: readonly [string, string]): string =>
  mac(key, 'neighbours', station, ...publicKeys.toSorted())

/** 32 bytes of an Ed25519 key in base64url. */
export function isPublicKey(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(text)) return false
  try {
    keyOf(text)
    return true
  } catch {
    return false
  }
}

export function isSignatureOf(publicKey: string, message: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(message), keyOf(publicKey), Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** PKCS #8 of Ed25519 (RFC 8410) is this and the 32 bytes of the key. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const privateKeyOf = (secret: string): ReturnType<typeof createPrivateKey> =>
  createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.from(secret, 'base64url')]), format: 'der', type: 'pkcs8' })

/** @param secret 32 random bytes in base64url. @returns the public half, 32 bytes in base64url. */
export function publicKeyOf(secret: string): string {
  const { x } = createPublicKey(privateKeyOf(secret)).export({ format: 'jwk' })
  if (x === undefined) throw new Error('the key has no public half')
  return x
}

/** base64url. */
export const signWith = (secret: string, message: string): string =>
  sign(null, Buffer.from(message), privateKeyOf(secret)).toString('base64url')

const keyOf = (x: string): ReturnType<typeof createPublicKey> =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

const mac = (key: Uint8Array, ...parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')

const isEqual = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))

/** Also not further ahead than this server would ever have said: its clock may have been set back. */
function isAhead(end: string, now: number, lifetime: number): boolean {
  const at = Number.parseInt(end, 36)
  return at > now && at <= now + lifetime
}
