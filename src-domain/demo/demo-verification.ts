/**
 * The papers of demo institutions and experts: most are in order, and every way of not being recommended on the day is there,
 * at fixed places of the list, whatever the seed.
 */
import type { Agreement, Licence, OrganizationType, Satisfaction, Verification } from '../organizations/organization.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { demoFoodNumber, demoMedicalLicence } from './demo-numbers.ts'
import type { Random } from './random.ts'

const verifiers = ['周敏', '何立群', '沈佳宁'] as const

export type Standing =
  | 'good'
  | 'applied'
  | 'suspended'
  | 'refused'
  | 'expired'
  | 'licenceRanOut'
  | 'agreementRanOut'
  | 'noAgreement'
  | 'soon'

export function standingOf(serial: number): Standing {
  const standings: Readonly<Record<number, Standing>> = {
    4: 'suspended',
    13: 'applied',
    18: 'expired',
    24: 'licenceRanOut',
    28: 'agreementRanOut',
    31: 'refused',
    37: 'applied',
    42: 'noAgreement',
    47: 'suspended',
    53: 'agreementRanOut',
    58: 'soon',
    10: 'soon',
    33: 'soon',
  }
  return standings[serial] ?? 'good'
}

export function paperFor(
  standing: Standing,
  licences: readonly Licence[],
  random: Random,
  today: CalendarDate,
): { readonly verification: Verification; readonly agreement?: Agreement } {
  const appliedOn = addDays(today, -random.integer(420, 900))
  const verifiedAt = addDays(appliedOn, random.integer(7, 40))
  const expiresOn = addDays(today, random.integer(120, 600))
  const agreement: Agreement = { from: addDays(verifiedAt, 5), to: addDays(today, random.integer(90, 400)) }
  const verified: Verification = {
    status: 'verified',
    appliedOn,
    verifiedBy: random.pick(verifiers),
    verifiedAt,
    expiresOn,
    licences: [...licences],
  }
  switch (standing) {
    case 'good':
      return { verification: verified, agreement }
    case 'applied':
      return {
        verification: { status: 'applied', appliedOn: addDays(today, -random.integer(3, 25)), licences: [...licences] },
      }
    case 'suspended':
      return {
        verification: { ...verified, status: 'suspended', reason: '两次投诉未按期答复，暂停推荐，整改中' },
        agreement,
      }
    case 'refused':
      return { verification: { status: 'refused', appliedOn, reason: '提交的许可证与经营地址不符', licences: [] } }
    case 'expired':
      return { verification: { ...verified, expiresOn: addDays(today, -random.integer(5, 60)) }, agreement }
    case 'licenceRanOut':
      return {
        verification: { ...verified, licences: licences.map((one) => ({ ...one, expiresOn: addDays(today, -12) })) },
        agreement,
      }
    case 'agreementRanOut':
      return { verification: verified, agreement: { from: agreement.from, to: addDays(today, -random.integer(1, 30)) } }
    case 'noAgreement':
      return { verification: verified }
    case 'soon':
      return { verification: { ...verified, expiresOn: addDays(today, random.integer(3, 25)) }, agreement }
    default:
      return standing satisfies never
  }
}

export function licencesFor(
  type: OrganizationType,
  creditCode: string,
  serial: number,
  today: CalendarDate,
): readonly Licence[] {
  const expiresOn = addDays(today, 200 + ((serial * 37) % 900))
  switch (type) {
    case 'hospital':
    case 'communityHealthCentre':
    case 'clinic':
    case 'rehabilitation':
    case 'palliativeCare':
      return [{ kind: 'medicalInstitution', number: demoMedicalLicence(creditCode, serial), expiresOn }]
    case 'nursingHome':
    case 'dayCare':
      return [{ kind: 'careHomeFiling', number: `青民养备〔${2019 + (serial % 6)}〕${serial}号` }]
    case 'mealService':
      return [{ kind: 'foodBusiness', number: demoFoodNumber('JY', '310', serial), expiresOn }]
    default:
      return []
  }
}

export function supplierLicences(i: number, serial: number, today: CalendarDate): readonly Licence[] {
  const expiresOn = addDays(today, 400)
  if (i === 2 || i === 4) return [{ kind: 'foodBusiness', number: demoFoodNumber('JY', '110', serial), expiresOn }]
  return [{ kind: 'deviceBusiness', number: `川青食药监械经营备1600${100 + serial}号`, expiresOn }]
}

export function satisfactionFor(random: Random): Satisfaction {
  const count = random.chance(0.15) ? random.integer(0, 4) : random.integer(8, 140)
  return { count, satisfied: Math.round(count * (0.72 + random.next() * 0.27)) }
}
