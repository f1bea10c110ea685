/**
 * Numbers of the demo data: right in form and checksum, so that every rule is exercised, and yet impossible, so that no real
 * person, institution or product is meant. Regions begin with 16, 26, 38 or 48: GB/T 2260 assigns these pairs to no province
 * (`standards/06` §4; a test compares). Mobile numbers begin with 154 and landlines with 0360, which nobody was given;
 * devices carry the category 99, bar codes a shop's own prefix 29.
 */
import { creditCodeCheck, organizationCodeCheck } from '../shared/credit-code.ts'
import { checkCharacter } from '../shared/identity-number.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { mod1110 } from '../shared/licence-numbers.ts'
import { ean13Check } from '../shared/product-numbers.ts'
import type { Random } from './random.ts'

/** Home of the demo county first; people also come from elsewhere. */
export const demoRegions = ['160101', '160102', '160123', '260305', '380112', '480204'] as const

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

export function demoIdentityNumber(random: Random, birthDate: CalendarDate, sex: '1' | '2', serial: number): string {
  const region = random.chance(0.85) ? random.pick(demoRegions.slice(0, 3)) : random.pick(demoRegions)
  const order = digits(((serial * 2 + (sex === '1' ? 1 : 0)) % 998) + 0, 3)
  const first17 = `${region}${birthDate.replaceAll('-', '')}${order}`
  return first17 + checkCharacter(first17)
}

/** @param prefix first two characters: 91 company, 52 private non-enterprise, 12 public institution … */
export function demoCreditCode(prefix: string, serial: number): string {
  const inner = digits(40_000_000 + serial * 37, 8)
  const first17 = `${prefix}${demoRegions[0]}${inner}${organizationCodeCheck(inner)}`
  return first17 + creditCodeCheck(first17)
}

export const demoMedicalLicence = (creditCode: string, serial: number): string =>
  `${creditCode.slice(8, 17)}${demoRegions[0]}11${['A', 'B', 'D'][serial % 3]}1001`

export const demoVillageClinicLicence = (serial: number): string => `${demoRegions[0]}${digits(serial, 4)}13`

export function demoFoodNumber(prefix: 'SC' | 'JY', category: string, serial: number): string {
  const first13 = `${category}${demoRegions[0]}${digits(serial, 4)}`
  return `${prefix}${first13}${mod1110(first13)}`
}

export const demoPhysicianCertificate = (serial: number): string => `110${demoRegions[0]}${digits(serial * 13 + 7, 6)}`
export const demoNurseCertificate = (serial: number): string => `2016${digits(serial * 17 + 3, 8)}`

export const demoHealthFoodNumber = (year: number, serial: number): string => `食健备G${year}16${digits(serial, 6)}`
export const demoDeviceNumber = (year: number, serial: number): string => `川械注准${year}299${digits(serial, 4)}`
export const demoFiledDeviceNumber = (year: number, serial: number): string => `川械备${year}99${digits(serial, 4)}号`

export function demoBarCode(serial: number): string {
  const first12 = `29${digits(serial, 10)}`
  return `${first12}${ean13Check(first12)}`
}

export const demoMobile = (random: Random): string => `154${digits(random.integer(0, 99_999_999), 8)}`
export const demoLandline = (serial: number): string => `0360-8${digits(6_000_000 + serial * 7, 7).slice(1)}`
