import { describe, expect, it } from 'vitest'
import { organizationCodeCheck } from './credit-code.ts'
import { mod1110, parseLicenceNumber } from './licence-numbers.ts'

describe('licence numbers', () => {
  it('computes the check digit of GB/T 17710 MOD 11,10', () => {
    expect(mod1110('11010800000001')).toBe(6)
  })

  it('accepts a food production number, warns when its check digit is wrong', () => {
    const first = '1065101000012'
    const good = `SC${first}${String(mod1110(first))}`
    expect(parseLicenceNumber('foodProduction', good)).toMatchObject({ ok: true, value: { warnings: [] } })
    const bad = `SC${first}${String((mod1110(first) + 1) % 10)}`
    expect(parseLicenceNumber('foodProduction', bad)).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'licence.checksum' }] },
    })
    expect(parseLicenceNumber('foodProduction', 'SC123')).toMatchObject({ error: { code: 'licence.format' } })
  })

  it('accepts the 22 characters of a medical institution and warns on its inner check', () => {
    const inner = '40001234'
    const number = `${inner}${organizationCodeCheck(inner)}16010111A1001`
    expect(number).toHaveLength(22)
    expect(parseLicenceNumber('medicalInstitution', number)).toMatchObject({ ok: true, value: { warnings: [] } })
    const wrong = `${inner}${organizationCodeCheck(inner) === '0' ? '1' : '0'}16010111A1001`
    expect(parseLicenceNumber('medicalInstitution', wrong)).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'licence.innerChecksum' }] },
    })
  })

  it('accepts the 12 digits of a village clinic and refuses 13', () => {
    expect(parseLicenceNumber('medicalInstitution', '160101000131').ok).toBe(true)
    expect(parseLicenceNumber('medicalInstitution', '1601010001311').ok).toBe(false)
  })

  it('wants 15 digits of a physician and 12 of a nurse', () => {
    expect(parseLicenceNumber('physician', '110160101000123').ok).toBe(true)
    expect(parseLicenceNumber('physician', '11016010100012').ok).toBe(false)
    expect(parseLicenceNumber('nurse', '201600012345').ok).toBe(true)
    expect(parseLicenceNumber('nurse', '20160001234X').ok).toBe(false)
  })

  it('keeps the county wording of a care home filing', () => {
    expect(parseLicenceNumber('careHomeFiling', '青民养备〔2023〕12号').ok).toBe(true)
  })
})
