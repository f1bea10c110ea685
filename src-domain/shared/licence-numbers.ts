/**
 * Numbers that institutions and experts show (`standards/06` §8, §12). The rules refuse the impossible; whether a
 * number is real is found out by the person who verifies, and recorded with name and date. Where the standards' page
 * has one source only, the rule warns instead of refusing.
 */
import { organizationCodeCheck } from './credit-code.ts'
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

export const licenceKinds = [
  /** 医疗机构执业许可证 登记号: 22 characters; small places 12 digits. */
  'medicalInstitution',
  /** 诊所备案凭证 (clinics, since 2022). */
  'clinicFiling',
  /** 养老机构备案回执; the number is the county's own. */
  'careHomeFiling',
  /** 食品经营许可证 JY + 14 digits. */
  'foodBusiness',
  /** 仅销售预包装食品备案 YB + 14 digits. */
  'prepackagedFoodFiling',
  /** 食品生产许可证 SC + 14 digits. */
  'foodProduction',
  /** 药品经营许可证. */
  'drugBusiness',
  /** 医疗器械经营许可证 or 备案. */
  'deviceBusiness',
  /** 医师执业证书. */
  'physician',
  /** 护士执业证书. */
  'nurse',
  /** Other evidence: 社会体育指导员, 社会工作者, 心理 …; kept as written. */
  'other',
] as const
export type LicenceKind = (typeof licenceKinds)[number]

export type LicenceNumber = { readonly number: string; readonly warnings: readonly Refusal[] }

/** The number as it is stored (NFKC, no spaces, upper case), or why it cannot be one. */
export function parseLicenceNumber(kind: LicenceKind, input: string): Result<LicenceNumber, Refusal> {
  const number = input.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const pattern = patternByKind[kind]
  if (!pattern.test(number)) return err(refusal('licence.format', undefined, { kind }))
  const warnings = warningsByKind[kind]?.(number) ?? []
  return ok({ number, warnings })
}

const patternByKind: Readonly<Record<LicenceKind, RegExp>> = {
  medicalInstitution: /^(?:[0-9A-Z]{8}[0-9X]\d{6}\d{2}[0-9A-Z]\d{3}\d|\d{10}[123]\d|\d{10}\d[123])$/,
  clinicFiling: /^[0-9A-Z〔〕()（）[\]\-一-龥]{6,40}$/,
  careHomeFiling: /^[0-9A-Z〔〕()（）[\]\-一-龥]{4,40}$/,
  foodBusiness: /^JY\d{14}$/,
  prepackagedFoodFiling: /^YB\d{14}$/,
  foodProduction: /^SC\d{14}$/,
  drugBusiness: /^[0-9A-Z〔〕()（）\-一-龥]{6,40}$/,
  deviceBusiness: /^[0-9A-Z〔〕()（）\-一-龥]{6,40}$/,
  physician: /^\d{15}$/,
  nurse: /^\d{12}$/,
  other: /^[0-9A-Z〔〕()（）./\-一-龥]{3,40}$/,
}

const warningsByKind: Partial<Record<LicenceKind, (number: string) => readonly Refusal[]>> = {
  medicalInstitution: (number) =>
    number.length === 22 && organizationCodeCheck(number.slice(0, 8)) !== number[8]
      ? [refusal('licence.innerChecksum')]
      : [],
  foodBusiness: foodWarnings,
  prepackagedFoodFiling: () => [],
  foodProduction: foodWarnings,
}

/** Early food numbers sometimes fail their check digit: warn, do not block (standards/06 §12). */
function foodWarnings(number: string): readonly Refusal[] {
  return mod1110(number.slice(2, 15)) === Number(number[15]) ? [] : [refusal('licence.checksum')]
}

/** GB/T 17710 MOD 11,10: the check digit of a string of digits. */
export function mod1110(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10
}
