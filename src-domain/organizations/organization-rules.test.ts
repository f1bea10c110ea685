import { describe, expect, it } from 'vitest'
import { creditCodeCheck, organizationCodeCheck } from '../shared/credit-code.ts'
import type { OrganizationBody } from './organization.ts'
import {
  expiryWatch,
  isOpenAt,
  isVerified,
  organizationRules,
  satisfactionShare,
  servesArea,
  whyNotVerified,
} from './organization-rules.ts'

const codeFor = (prefix: string): string => {
  const first17 = `${prefix}16010140001234${organizationCodeCheck('40001234')}`
  return first17 + creditCodeCheck(first17)
}

const clinic: OrganizationBody = {
  name: '青石桥中医诊所',
  type: 'clinic',
  ownership: 'private',
  creditCode: codeFor('91'),
  services: [
    {
      id: 'visit',
      code: 'home-visit',
      name: '上门巡诊',
      needs: ['treatment'],
      mode: 'atHome',
      priceFen: 8_000,
      unit: '次',
      priceDate: '2026-10-01',
      serviceArea: ['青石桥'],
      hours: [{ weekdays: [1, 2, 3], from: '09:00', to: '17:00' }],
    },
  ],
  address: '青石街 8 号',
  phone: '028-60000000',
  openingHours: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '18:00' }],
  verification: {
    status: 'verified',
    appliedOn: '2025-11-01',
    verifiedBy: '周敏',
    verifiedAt: '2025-12-01',
    expiresOn: '2027-12-01',
    licences: [{ kind: 'medicalInstitution', number: '160101000111', expiresOn: '2027-06-30' }],
  },
  agreement: { from: '2026-01-01', to: '2026-12-31' },
  satisfaction: { count: 20, satisfied: 18 },
}
const today = '2026-11-22'
const codes = (body: OrganizationBody, on = today) => whyNotVerified(body, on).map((why) => why.code)

describe('verification of an institution', () => {
  it('recommends one whose papers and agreement cover the day', () => {
    expect(organizationRules(clinic)).toEqual([])
    expect(isVerified(clinic, today)).toBe(true)
  })

  it.each(['applied', 'suspended', 'expired', 'refused', 'left'] as const)(
    'never recommends one that is %s',
    (status) => {
      const body = { ...clinic, verification: { ...clinic.verification, status, reason: '材料不全' } }
      expect(codes(body)).toEqual([`verification.is.${status}`])
    },
  )

  it('drops it by itself the day after a licence, the verification or the agreement ends', () => {
    expect(codes(clinic, '2026-12-31')).toEqual([])
    expect(codes(clinic, '2027-01-01')).toEqual(['agreement.ranOut'])
    expect(codes(clinic, '2027-07-01')).toEqual(['licence.ranOut', 'agreement.ranOut'])
    expect(codes(clinic, '2027-12-02')).toEqual(['verification.ranOut', 'licence.ranOut', 'agreement.ranOut'])
    expect(codes(clinic, '2025-12-31')).toEqual(['agreement.notYet'])
  })

  it('does not recommend without an agreement', () => {
    const { agreement: _none, ...body } = clinic
    expect(codes(body)).toEqual(['agreement.missing'])
  })

  it('lists what runs out, soonest first', () => {
    expect(expiryWatch(clinic, today, 400).map(({ what, daysLeft }) => [what, daysLeft])).toEqual([
      ['agreement', 39],
      ['medicalInstitution', 220],
      ['verification', 374],
    ])
    expect(expiryWatch(clinic, '2027-01-10', 0)).toEqual([{ what: 'agreement', on: '2026-12-31', daysLeft: -10 }])
  })
})

describe('rules of an institution', () => {
  const refusals = (change: Partial<OrganizationBody>) => organizationRules({ ...clinic, ...change }).map((r) => r.code)

  it('cannot be verified without a named person, a date, an end, a licence and a code', () => {
    const verification = { status: 'verified', appliedOn: '2026-01-01', licences: [] } as const
    expect(refusals({ verification: { ...verification, licences: [] } })).toEqual([
      'verification.missing',
      'verification.missing',
      'verification.missing',
      'organization.verifiedWithoutLicence',
    ])
    const { creditCode: _none, ...body } = clinic
    expect(organizationRules(body).map((r) => r.code)).toEqual(['organization.verifiedWithoutCode'])
  })

  it('cannot be suspended without a reason', () => {
    expect(refusals({ verification: { ...clinic.verification, status: 'suspended' } })).toEqual([
      'verification.missing',
    ])
  })

  it('points at the licence whose number cannot be one', () => {
    const licences = [{ kind: 'medicalInstitution' as const, number: '12345' }]
    expect(organizationRules({ ...clinic, verification: { ...clinic.verification, licences } })).toEqual([
      { code: 'licence.format', field: '/body/verification/licences/0/number', params: { kind: 'medicalInstitution' } },
    ])
  })

  it('refuses a wrong credit code, and a supplier who may not sell', () => {
    expect(refusals({ creditCode: `${codeFor('91').slice(0, 17)}?` })).toEqual(['creditCode.characters'])
    expect(refusals({ type: 'supplier', creditCode: codeFor('12') })).toEqual(['organization.notASeller'])
    expect(refusals({ type: 'supplier', creditCode: codeFor('92') })).toEqual([])
  })

  it('refuses impossible dates, hours and counts', () => {
    expect(refusals({ agreement: { from: '2026-02-01', to: '2026-02-30' } })).toEqual(['date.impossible'])
    expect(refusals({ agreement: { from: '2026-03-01', to: '2026-02-01' } })).toEqual(['agreement.order'])
    expect(refusals({ openingHours: [{ weekdays: [1], from: '18:00', to: '08:00' }] })).toEqual(['hours.order'])
    expect(refusals({ satisfaction: { count: 1, satisfied: 2 } })).toEqual(['satisfaction.moreThanAnswers'])
  })

  it('refuses two services of one id', () => {
    expect(refusals({ services: [...clinic.services, ...clinic.services] })).toEqual(['organization.sameServiceTwice'])
  })
})

describe('asking an institution', () => {
  it('knows when it is open', () => {
    expect(isOpenAt(clinic.openingHours, 5, '08:30')).toBe(true)
    expect(isOpenAt(clinic.openingHours, 5, '18:00')).toBe(false)
    expect(isOpenAt(clinic.openingHours, 6, '10:00')).toBe(false)
  })

  it('serves at home only its own area, and at its own place everybody', () => {
    expect(servesArea({ mode: 'atHome', serviceArea: ['青石桥'] }, '青石桥')).toBe(true)
    expect(servesArea({ mode: 'atHome', serviceArea: ['青石桥'] }, '柳溪村')).toBe(false)
    expect(servesArea({ mode: 'atHome', serviceArea: 'all' }, '柳溪村')).toBe(true)
    expect(servesArea({ mode: 'onSite', serviceArea: ['青石桥'] }, '柳溪村')).toBe(true)
  })

  it('says nothing about satisfaction from too few answers', () => {
    expect(satisfactionShare({ count: 4, satisfied: 4 })).toBeUndefined()
    expect(satisfactionShare({ count: 20, satisfied: 18 })).toBe(0.9)
  })
})
