/** 128 random bits as 26 characters that a person can copy from paper: Crockford's alphabet, no I, L, O, U to mistake. */
import type { RandomBytes } from './ids.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 26

export function createPlainCode(random: RandomBytes): string {
  let rest = 0n
  for (const byte of random(16).subarray(0, 16)) rest = (rest << 8n) | BigInt(byte)
  let code = ''
  for (let i = 0; i < length; i += 1) {
    code = alphabet[Number(rest & 31n)]! + code
    rest >>= 5n
  }
  return code
}

export const isPlainCode = (text: string): boolean =>
  text.length === length && [...text].every((character) => alphabet.includes(character))

/** As somebody types it: small letters, blanks and hyphens between groups, and the letters taken for digits. */
export function readPlainCode(input: string): string | undefined {
  const text = input.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return isPlainCode(text) ? text : undefined
}
