import { describe, expect, it } from 'vitest'
import { creditCodeCheck, maySellGoods, organizationCodeCheck, parseCreditCode } from './credit-code.ts'

describe('unified credit code', () => {
  it.each(['91350100M000100Y43', '91110000802100433B'])('accepts %s without a warning', (code) => {
    const parsed = parseCreditCode(code)
    expect(parsed).toMatchObject({ ok: true, value: { code, holder: 'company', warnings: [] } })
  })

  it('accepts full-width and lower-case writing with spaces', () => {
    expect(parseCreditCode(' ９1350100m000100 y43')).toMatchObject({ ok: true, value: { code: '91350100M000100Y43' } })
  })

  it('takes any of the 31 letters as check character, not only digits and X', () => {
    const checks = new Set(
      Array.from({ length: 400 }, (_, i) => creditCodeCheck(`9135010000000${String(1000 + i)}`.slice(0, 17))),
    )
    expect([...checks].some((check) => !/[0-9X]/.test(check))).toBe(true)
  })

  it('refuses any single wrong digit', () => {
    const code = '91350100M000100Y43'
    for (let i = 0; i < 18; i += 1) {
      const wrong = code.slice(0, i) + (code[i] === '2' ? '3' : '2') + code.slice(i + 1)
      expect(parseCreditCode(wrong).ok, wrong).toBe(false)
    }
  })

  it('refuses letters the alphabet leaves out, and a wrong length', () => {
    expect(parseCreditCode('91350100I000100Y43')).toMatchObject({ error: { code: 'creditCode.characters' } })
    expect(parseCreditCode('91350100M000100Y4')).toMatchObject({ error: { code: 'creditCode.length' } })
  })

  it('only warns when the inner organization code fails its own check', () => {
    const inner = '12345678'
    const wrong = organizationCodeCheck(inner) === '1' ? '2' : '1'
    const first17 = `91350100${inner}${wrong}`
    const parsed = parseCreditCode(first17 + creditCodeCheck(first17))
    expect(parsed).toMatchObject({ ok: true, value: { warnings: [{ code: 'creditCode.innerChecksum' }] } })
  })

  it('lets companies, sole traders and cooperatives sell, nobody else', () => {
    expect(maySellGoods('company')).toBe(true)
    expect(maySellGoods('farmersCooperative')).toBe(true)
    expect(maySellGoods('publicInstitution')).toBe(false)
    expect(maySellGoods('privateNonEnterprise')).toBe(false)
  })
})
