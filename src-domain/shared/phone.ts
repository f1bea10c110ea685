/**
 * Telephone numbers of China: mobiles (`1[3-9]` and nine digits) and landlines with their area code. Stored in one form each,
 * so that the same number typed twice is found: `13812341234`, `0512-65551234`.
 */
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

export type Phone = { readonly normalized: string; readonly kind: 'mobile' | 'landline' }

export function parsePhone(input: string): Result<Phone, Refusal> {
  const text = input
    .normalize('NFKC')
    .replaceAll(/[\s\-–—()]/g, '')
    .replace(/^(?:\+86|0086)/, '')
  if (text === '') return err(refusal('phone.empty'))
  if (!/^\d+$/.test(text)) return err(refusal('phone.characters'))
  if (/^1[3-9]\d{9}$/.test(text)) return ok({ normalized: text, kind: 'mobile' })
  // 010 and 02x are the three-digit area codes; all others have four.
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(text)
  if (landline !== null) return ok({ normalized: `${landline[1]}-${landline[2]}`, kind: 'landline' })
  if (/^[2-8]\d{6,7}$/.test(text)) return err(refusal('phone.needsAreaCode'))
  if (/^1\d{10}$/.test(text)) return err(refusal('phone.mobileBeginning', undefined, { beginning: text.slice(0, 2) }))
  if (text.startsWith('1')) return err(refusal('phone.mobile', undefined, { length: text.length }))
  return err(refusal('phone.unknown'))
}

/** 13812341234 → 138****1234; 0512-65551234 → 0512-****1234. */
export function maskPhone(normalized: string): string {
  const area = normalized.includes('-') ? `${normalized.slice(0, normalized.indexOf('-'))}-` : normalized.slice(0, 3)
  return `${area}****${normalized.slice(-4)}`
}
