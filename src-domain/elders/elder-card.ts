/**
 * The card an elder carries: a random code printed as QR, read by camera or scanner, that names nobody and opens nothing
 * but the elder's own face at this station. A lost card is replaced by a new code.
 */
import type { RandomBytes } from '../shared/ids.ts'

/** Crockford's alphabet: no I, L, O, U to mistake. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const prefix = 'GK'

/** 128 random bits as 26 characters. */
export function createCardCode(random: RandomBytes): string {
  let rest = 0n
  for (const byte of random(16).subarray(0, 16)) rest = (rest << 8n) | BigInt(byte)
  let code = ''
  for (let i = 0; i < 26; i += 1) {
    code = alphabet[Number(rest & 31n)]! + code
    rest >>= 5n
  }
  return code
}

/** What stands in the QR code: capitals and digits only, so that it stays small and any keyboard layout types it. */
export const cardText = (code: string): string => `${prefix}${code}`

/** The code in what a scanner typed or a camera read, or undefined when it is no card of ours. */
export function readCardText(input: string): string | undefined {
  const text = input.normalize('NFKC').trim().toUpperCase()
  const code = text.startsWith(prefix) && text.length === 28 ? text.slice(2) : text
  return code.length === 26 && [...code].every((character) => alphabet.includes(character)) ? code : undefined
}
