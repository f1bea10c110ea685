/**
 * The card an elder carries: a random code printed as QR, read by camera or scanner, that names nobody and opens nothing
 * but the elder's own face at this station. A lost card is replaced by a new code.
 */
import { createPlainCode, isPlainCode } from '../shared/plain-code.ts'

const prefix = 'GK'

/** 128 random bits as 26 characters. */
export const createCardCode = createPlainCode

/** What stands in the QR code: capitals and digits only, so that it stays small and any keyboard layout types it. */
export const cardText = (code: string): string => `${prefix}${code}`

/** The code in what a scanner typed or a camera read, or undefined when it is no card of ours. */
export function readCardText(input: string): string | undefined {
  const text = input.normalize('NFKC').trim().toUpperCase()
  const code = text.startsWith(prefix) && text.length === 28 ? text.slice(2) : text
  return isPlainCode(code) ? code : undefined
}
