/**
 * Unified social credit code, 统一社会信用代码 (GB 32100-2015; `standards/06` §7): 18 characters of a 31-letter alphabet,
 * the last one a check. The inner nine characters are an organization code with its own check (GB 11714); some early
 * codes fail that one, so it only warns. A good checksum never proves that a code is real.
 */
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

export type CreditCodeHolder =
  | 'company'
  | 'soleTrader'
  | 'farmersCooperative'
  | 'socialOrganization'
  | 'privateNonEnterprise'
  | 'foundation'
  | 'government'
  | 'publicInstitution'
  | 'massOrganization'
  | 'other'

export type CreditCode = {
  readonly code: string
  readonly holder: CreditCodeHolder
  /** GB/T 2260 region of the registrar, six digits. */
  readonly region: string
  /** Things worth a second look that do not make the code wrong. */
  readonly warnings: readonly Refusal[]
}

export function parseCreditCode(input: string): Result<CreditCode, Refusal> {
  const code = input.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  if (code.length !== 18) return err(refusal('creditCode.length', undefined, { length: code.length }))
  if (!shape.test(code)) return err(refusal('creditCode.characters'))
  if (creditCodeCheck(code) !== code[17]) return err(refusal('creditCode.checksum'))
  return ok({
    code,
    holder: holderByPrefix.get(code.slice(0, 2)) ?? 'other',
    region: code.slice(2, 8),
    warnings: organizationCodeCheck(code.slice(8, 16)) === code[16] ? [] : [refusal('creditCode.innerChecksum')],
  })
}

/** The 18th character that belongs to the first 17. */
export function creditCodeCheck(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17[i] ?? ''), 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}

/** The ninth character of an organization code (GB 11714), from the first eight. */
export function organizationCodeCheck(first8: string): string {
  const sum = innerWeights.reduce((total, weight, i) => total + weight * Number.parseInt(first8[i] ?? '0', 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

const holderByPrefix: ReadonlyMap<string, CreditCodeHolder> = new Map([
  ['91', 'company'],
  ['92', 'soleTrader'],
  ['93', 'farmersCooperative'],
  ['51', 'socialOrganization'],
  ['52', 'privateNonEnterprise'],
  ['53', 'foundation'],
  ['11', 'government'],
  ['12', 'publicInstitution'],
  ['13', 'massOrganization'],
])

/** Only an enterprise, a sole trader or a farmers' cooperative may sell goods (standards/06 §7). */
export const maySellGoods = (holder: CreditCodeHolder): boolean =>
  holder === 'company' || holder === 'soleTrader' || holder === 'farmersCooperative'
