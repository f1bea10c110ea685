/** Credentials and codes: random, shown once, kept as SHA-256 only (they are too long to be guessed, so no slow hash). */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits, base64url. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 130 bits in Crockford's base 32, in groups that a person can read and type: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`. */
export function makeCode(): string {
  const text = Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('')
  return text.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5')
}

/** What was typed, as it was printed: case, spaces and dashes do not matter, O is 0, I and L are 1. */
export const normalizeCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const isSecretOf = (secret: string, hash: string): boolean => {
  const given = Buffer.from(hashOf(secret), 'hex')
  const kept = Buffer.from(hash, 'hex')
  return given.length === kept.length && timingSafeEqual(given, kept)
}
