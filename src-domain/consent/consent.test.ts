import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConsentAct, consentState, isAllowed, isSigned, nextConsentAct, refuseConsentAct } from './consent.ts'
import { consentPoints, consentTexts, fillConsentText } from './consent-texts.ts'

const act = (
  id: string,
  given: boolean,
  replaces: readonly string[] = [],
  at = '2026-11-22T01:00:00.000Z',
): ConsentAct => ({
  id,
  purpose: 'record',
  given,
  textVersion: 1,
  language: 'zh-CN',
  method: 'witness',
  witness: { name: '陈晓梅' },
  at,
  author: 'staff:1',
  replaces: [...replaces],
})

describe('consent', () => {
  it('is none until somebody asked, then follows the last act', () => {
    expect(consentState([], 'record').state).toBe('none')
    const given = [act('a', true)]
    expect(consentState(given, 'record').state).toBe('given')
    const withdrawn = [...given, act('b', false, ['a'])]
    expect(consentState(withdrawn, 'record').state).toBe('withdrawn')
    const again = [...withdrawn, nextConsentAct(withdrawn, act('c', true))]
    expect(again[2]?.replaces).toEqual(['b'])
    expect(consentState(again, 'record').state).toBe('given')
  })

  it('lets the stricter of two acts hold that did not know of each other', () => {
    const apart = [act('a', true), act('b', false, ['a']), act('c', true, ['a'], '2026-11-23T01:00:00.000Z')]
    expect(consentState(apart, 'record')).toMatchObject({ state: 'withdrawn', act: { id: 'b' } })
    const settled = [...apart, nextConsentAct(apart, act('d', true))]
    expect(consentState(settled, 'record').state).toBe('given')
  })

  it('reads no yes out of acts that replace each other in a circle', () => {
    expect(consentState([act('a', true, ['b']), act('b', true, ['a'])], 'record').state).toBe('withdrawn')
    expect(consentState([act('a', true, ['a'])], 'record').state).toBe('given')
  })

  it('allows no purpose once the record itself is withdrawn', () => {
    const acts = [act('a', true), { ...act('b', true), purpose: 'aids' as const }]
    expect(isAllowed(acts, 'aids')).toBe(true)
    expect(isAllowed(acts, 'measuring')).toBe(false)
    expect(isAllowed([...acts, act('c', false, ['a'])], 'aids')).toBe(false)
  })

  it('comes to the same state in whatever order the acts arrive', () => {
    const arbitrary = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        given: fc.boolean(),
        replaces: fc.subarray(['a', 'b', 'c', 'd']),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(arbitrary, (list) => {
        const acts = list.map((one) => act(one.id, one.given, one.replaces))
        expect(consentState(acts.toReversed(), 'record').state).toBe(consentState(acts, 'record').state)
      }),
    )
  })

  it('counts a yes only with a signature, a witness, or a guardian and what shows it', () => {
    const bare = { ...act('a', true), witness: undefined } as unknown as ConsentAct
    expect(refuseConsentAct(bare)[0]?.code).toBe('consent.witnessMissing')
    expect(refuseConsentAct({ ...bare, method: 'signature' })[0]?.code).toBe('consent.signatureMissing')
    expect(
      refuseConsentAct({ ...bare, method: 'guardian', guardian: { name: '王强', relation: 'son', evidence: ' ' } })[0]
        ?.code,
    ).toBe('consent.guardianMissing')
    expect(refuseConsentAct({ ...bare, method: 'told' })[0]?.code).toBe('consent.toldIsNotEnough')
    expect(refuseConsentAct({ ...bare, given: false, method: 'told' })).toEqual([])
    expect(
      refuseConsentAct({
        ...bare,
        method: 'guardian',
        guardian: { name: '王强', relation: 'son', evidence: '户口簿' },
      }),
    ).toEqual([])
  })

  it('lets one signature stand below several answers, and an answer without any not', () => {
    const line = Array.from({ length: 12 }, (_, i) => [i * 20, 40]).flat()
    const { witness: _none, ...bare } = act('a', true)
    const signed: ConsentAct = { ...bare, method: 'signature', signature: { way: 'drawn', strokes: [line] } }
    const second: ConsentAct = { ...bare, id: 'b', purpose: 'aids', method: 'signature', signedWith: 'a' }
    expect(refuseConsentAct(second, [signed, second])).toEqual([])
    expect(refuseConsentAct(second, [second])[0]?.code).toBe('consent.signatureMissing')
  })

  it('takes a drawn line for a signature and a dot for none', () => {
    const line = Array.from({ length: 12 }, (_, i) => [i * 20, 40 + (i % 3)]).flat()
    expect(isSigned({ way: 'drawn', strokes: [line] })).toBe(true)
    expect(isSigned({ way: 'drawn', strokes: [Array.from({ length: 24 }, () => 5)] })).toBe(false)
    expect(isSigned(undefined)).toBe(false)
  })
})

describe('consent texts', () => {
  it.each(Object.values(consentTexts))('say every required point of $purpose in both languages', ({ wording }) => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const point of consentPoints) expect(wording[language][point].length).toBeGreaterThan(8)
      expect(wording[language].question.length).toBeGreaterThan(5)
    }
  })

  it.each(['0512-65551234', ''])('leave no gap open for a station with the telephone "%s"', (phone) => {
    const station = { name: '青石桥社区驿站', phone }
    for (const { wording } of Object.values(consentTexts)) {
      for (const one of Object.values(wording)) {
        for (const text of Object.values(one)) {
          const filled = fillConsentText(text, station)
          expect(filled).not.toMatch(/[{}[\]]/)
          if (phone === '') expect(filled).not.toMatch(/（电话|或打电话|\(telephone|or ring/)
        }
      }
    }
  })
})
