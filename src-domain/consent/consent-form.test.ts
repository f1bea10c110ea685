import { describe, expect, it } from 'vitest'
import { consentsOf, type ConsentSitting, consentsToRegister } from './consent-form.ts'

const sitting = (): ConsentSitting => {
  let n = 0
  return { at: '2026-11-22T02:00:00.000Z', author: 'staff:1', language: 'zh-CN', newId: () => `c${(n += 1)}` }
}
const signature = { way: 'drawn' as const, strokes: [Array.from({ length: 30 }, (_, i) => i * 12)] }

describe('a sitting of consent', () => {
  it('keeps the signature once, below the first yes, and needs none for a no', () => {
    const result = consentsOf(
      { aids: true, record: true, shareFamily: false },
      { method: 'signature', signature },
      sitting(),
    )
    expect(
      result.ok &&
        result.value.map(({ id, purpose, given, method, signedWith }) => [id, purpose, given, method, signedWith]),
    ).toEqual([
      ['c1', 'record', true, 'signature', undefined],
      ['c2', 'shareFamily', false, 'told', undefined],
      ['c3', 'aids', true, 'signature', 'c1'],
    ])
    expect(result.ok && result.value.filter((one) => one.signature !== undefined)).toHaveLength(1)
  })

  it('leaves out what nobody asked', () => {
    const result = consentsOf({ record: true }, { method: 'witness', name: '陈晓梅', staff: 'staff:1' }, sitting())
    expect(result.ok && result.value.map((one) => one.purpose)).toEqual(['record'])
  })

  it('says once what the proof lacks', () => {
    const codes = (result: ReturnType<typeof consentsOf>) => (result.ok ? [] : result.error.map((one) => one.code))
    expect(
      codes(consentsOf({ record: true, aids: true }, { method: 'signature', signature: undefined }, sitting())),
    ).toEqual(['consent.signatureMissing'])
    expect(codes(consentsOf({ record: true }, { method: 'witness', name: ' ' }, sitting()))).toEqual([
      'consent.witnessMissing',
    ])
    const guardian = { name: '王强', relation: 'son' as const, evidence: '' }
    expect(codes(consentsOf({ record: true }, { method: 'guardian', guardian }, sitting()))).toEqual([
      'consent.guardianMissing',
    ])
    expect(codes(consentsOf({ record: false }, { method: 'witness', name: '' }, sitting()))).toEqual([])
  })

  it('refuses a guardian whose telephone is none, and takes one without', () => {
    const by = (phone?: string) => {
      const guardian = {
        name: '王强',
        relation: 'son' as const,
        evidence: '户口簿',
        ...(phone === undefined ? {} : { phone }),
      }
      return consentsOf({ record: true }, { method: 'guardian', guardian }, sitting())
    }
    expect(by('1381234')).toMatchObject({ ok: false, error: [{ code: 'phone.mobile' }] })
    expect([by('138 1234 1234').ok, by('').ok, by().ok]).toEqual([true, true, true])
  })

  it('lets nobody register without a yes to the record', () => {
    const proof = { method: 'witness' as const, name: '陈晓梅' }
    expect(consentsToRegister({ aids: true }, proof, sitting()).ok).toBe(false)
    expect(consentsToRegister({ record: false }, proof, sitting()).ok).toBe(false)
    expect(consentsToRegister({ record: true }, proof, sitting()).ok).toBe(true)
  })
})
