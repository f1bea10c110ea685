/**
 * Approval numbers and bar codes of goods (`standards/06` §9–§13). A number tells what class a thing belongs to, and
 * the class decides what may be said and sold; 国药准字 always leads to the drug gate (products/product-rules.ts).
 * Whether a number is real can only be looked up online, by staff.
 */
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

export type ApprovalKind = 'healthFood' | 'device1' | 'device2' | 'device3' | 'drug'

export type ApprovalNumber = {
  readonly number: string
  readonly kind: ApprovalKind
  readonly imported: boolean
  /** What a person must still look at, such as a number of an old form. */
  readonly warnings: readonly Refusal[]
}

const provinces = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'
const device = new RegExp(`^(国|[${provinces}])械注(准|进|许)(\\d{4})([23])(\\d{2})(\\d{4})$`)
const filedDevice = new RegExp(`^(国|[${provinces}][一-龥]?)械备(\\d{4})\\d{4,}号?$`)
const drug = /^国药准字(?:[HZSBTFJ]|[HZS][JC])\d{8}$/
const newHealthFood = [/^国食健注([GJ])20\d{6}$/, /^食健备(G)20\d{2}[1-6]\d\d{6}$/, /^食健备(J)20\d{2}00\d{6}$/]
const oldHealthFood = /^(?:国食健字([GJ])\d{8}|卫食健字\(\d{4}\)第\d{4}号|卫进食健字\(\d{4}\)第\d{4}号)$/

export function parseApprovalNumber(input: string): Result<ApprovalNumber, Refusal> {
  const number = input.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const approval = (kind: ApprovalKind, imported: boolean, warnings: readonly Refusal[] = []) =>
    ok({ number, kind, imported, warnings })

  for (const pattern of newHealthFood) {
    const match = pattern.exec(number)
    if (match !== null) return approval('healthFood', match[1] === 'J')
  }
  if (oldHealthFood.test(number)) {
    return approval('healthFood', number.includes('进') || number.includes('J'), [refusal('approval.oldForm')])
  }
  const registered = device.exec(number)
  if (registered !== null) {
    const [, place, origin, , grade] = registered
    const domestic = origin === '准'
    // 国 + 准 is class 3 only, a province + 准 class 2 only, 进 and 许 always 国 (standards/06 §10).
    const fits = domestic ? (place === '国') === (grade === '3') : place === '国'
    if (!fits) return err(refusal('approval.deviceClass'))
    return approval(grade === '3' ? 'device3' : 'device2', !domestic)
  }
  const filed = filedDevice.exec(number)
  if (filed !== null) return approval('device1', filed[1] === '国')
  if (number.startsWith('国食药监械')) return err(refusal('approval.expiredForm'))
  if (drug.test(number)) return approval('drug', /[HZS][JC]\d|字J/.test(number))
  return err(refusal('approval.format'))
}

export type BarCode = { readonly code: string; readonly inStore: boolean }

/** EAN-13 with its check digit; prefixes 02 and 20–29 are a shop's own codes. */
export function parseBarCode(input: string): Result<BarCode, Refusal> {
  const code = input.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{13}$/.test(code)) return err(refusal('barCode.format'))
  if (ean13Check(code) !== Number(code[12])) return err(refusal('barCode.checksum'))
  return ok({ code, inStore: /^(?:02|2\d)/.test(code) })
}

export function ean13Check(first12: string): number {
  const sum = Array.from({ length: 12 }, (_, i) => Number(first12[i]) * (i % 2 === 0 ? 1 : 3)).reduce(
    (a, b) => a + b,
    0,
  )
  return (10 - (sum % 10)) % 10
}
