import { describe, expect, it } from 'vitest'
import { parseCreditCode } from '../shared/credit-code.ts'
import { parseIdentityNumber } from '../shared/identity-number.ts'
import { parseLicenceNumber } from '../shared/licence-numbers.ts'
import { parsePhone } from '../shared/phone.ts'
import { parseApprovalNumber, parseBarCode } from '../shared/product-numbers.ts'
import {
  demoBarCode,
  demoCreditCode,
  demoDeviceNumber,
  demoFiledDeviceNumber,
  demoFoodNumber,
  demoHealthFoodNumber,
  demoIdentityNumber,
  demoLandline,
  demoMedicalLicence,
  demoMobile,
  demoNurseCertificate,
  demoPhysicianCertificate,
  demoRegions,
  demoVillageClinicLicence,
} from './demo-numbers.ts'
import { seededRandom } from './random.ts'

/** standards/06 §4, the province codes of GB/T 2260. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const serials = [1, 7, 60, 299]

describe('numbers of the demo data', () => {
  it('use region codes that GB/T 2260 assigns to no province, nor to a foreigner', () => {
    for (const region of demoRegions) {
      expect(provinces.has(region.slice(0, 2)), region).toBe(false)
      expect(region.startsWith('9'), region).toBe(false)
    }
  })

  it('are right identity numbers that say the given birth date and sex', () => {
    const random = seededRandom(1)
    for (let serial = 0; serial < 500; serial += 1) {
      const sex = serial % 2 === 0 ? '1' : '2'
      const number = demoIdentityNumber(random, '1942-02-28', sex, serial)
      expect(parseIdentityNumber(number, '2026-11-22')).toMatchObject({
        ok: true,
        value: { normalized: number, kind: 'resident', birthDate: '1942-02-28', sex, certain: true },
      })
    }
  })

  it('are right numbers of institutions, without a warning', () => {
    for (const serial of serials) {
      for (const prefix of ['91', '92', '52', '12', '51']) {
        const code = demoCreditCode(prefix, serial)
        expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { code, region: demoRegions[0], warnings: [] } })
        expect(parseLicenceNumber('medicalInstitution', demoMedicalLicence(code, serial))).toMatchObject({
          ok: true,
          value: { warnings: [] },
        })
      }
      expect(parseLicenceNumber('medicalInstitution', demoVillageClinicLicence(serial)).ok).toBe(true)
      expect(parseLicenceNumber('foodBusiness', demoFoodNumber('JY', '310', serial).slice(0, 16))).toMatchObject({
        ok: true,
        value: { warnings: [] },
      })
      expect(parseLicenceNumber('physician', demoPhysicianCertificate(serial)).ok).toBe(true)
      expect(parseLicenceNumber('nurse', demoNurseCertificate(serial)).ok).toBe(true)
    }
  })

  it('are right numbers of goods', () => {
    for (const serial of serials) {
      expect(parseApprovalNumber(demoHealthFoodNumber(2022, serial))).toMatchObject({ value: { kind: 'healthFood' } })
      expect(parseApprovalNumber(demoDeviceNumber(2021, serial))).toMatchObject({ value: { kind: 'device2' } })
      expect(parseApprovalNumber(demoFiledDeviceNumber(2021, serial))).toMatchObject({ value: { kind: 'device1' } })
      expect(parseBarCode(demoBarCode(serial))).toMatchObject({ ok: true, value: { inStore: true } })
    }
  })

  it('are telephones nobody was given, in their stored form', () => {
    const mobile = demoMobile(seededRandom(2))
    expect(parsePhone(mobile)).toMatchObject({ ok: true, value: { normalized: mobile, kind: 'mobile' } })
    const landline = demoLandline(12)
    expect(parsePhone(landline)).toMatchObject({ ok: true, value: { normalized: landline, kind: 'landline' } })
  })
})
