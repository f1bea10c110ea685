import { describe, expect, it } from 'vitest'
import { type ExpertBody, expertRules } from './expert.ts'

const doctor: ExpertBody = {
  name: '林知远',
  profession: 'familyDoctor',
  title: '主治医师',
  certificate: '110160101000123',
  specialities: ['高血压'],
  needs: ['treatment'],
  profile: '在社区工作二十年。',
  schedule: [{ weekday: 2, from: '09:00', to: '11:00', mode: 'onSite', places: 6 }],
  verification: {
    status: 'verified',
    appliedOn: '2025-01-01',
    verifiedBy: '周敏',
    verifiedAt: '2025-02-01',
    expiresOn: '2027-02-01',
    licences: [{ kind: 'physician', number: '110160101000123' }],
  },
  satisfaction: { count: 0, satisfied: 0 },
}

describe('an expert', () => {
  it('passes with a certificate of the right form', () => {
    expect(expertRules(doctor)).toEqual([])
  })

  it('is refused with a certificate of another form', () => {
    expect(expertRules({ ...doctor, certificate: '123' })).toMatchObject([
      { code: 'licence.format', field: '/body/certificate' },
    ])
  })

  it('cannot be verified as a physician or nurse without a certificate', () => {
    const { certificate: _none, ...body } = doctor
    expect(expertRules(body)).toMatchObject([{ code: 'expert.verifiedWithoutCertificate' }])
    expect(expertRules({ ...body, profession: 'socialWorker' })).toEqual([])
  })

  it('keeps no slot that ends before it begins', () => {
    const schedule = [{ weekday: 1, from: '11:00', to: '09:00', mode: 'onSite' as const, places: 1 }]
    expect(expertRules({ ...doctor, schedule })).toMatchObject([{ code: 'hours.order' }])
  })
})
