/** Credentials and codes: random, shown once, kept as SHA-256 only (they are too long to be guessed, so no slow hash). */
import { createHash, timingSafeEqual } from 'node:crypto'

/** Random bytes; tests give a source that a seed repeats. */
export type RandomSource = (count: number) => Uint8Array

/** 256 bits, base64url. */
export const makeSecret = (random: RandomSource): string => Buffer.from(random(32)).toString('base64url')

/** `length` hexadecimal digits, for names that need not be secret. */
export const makeName = (random: RandomSource, length: number): string =>
  Buffer.from(random(Math.ceil(length / 2)))
    .toString('hex')
    .slice(0, length)

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 130 bits in Crockford's base 32, in groups that a person can read and type: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`. */
export function makeCode(random: RandomSource): string {
  const text = Array.from(random(26), (byte) => alphabet[byte % 32]).join('')
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
