import { describe, expect, it } from 'vitest'
import { needFactsOf } from '../needs/need-facts.ts'
import { profileOf } from '../recommendation/elder-profile.ts'
import type { Act, Document } from '../shared/document.ts'
import { consentRefusals } from '../consent/consent-coverage.ts'
import { bulkElders } from '../demo/demo-bulk.ts'
import type { Elder } from '../elders/elder.ts'
import {
  answered,
  nextQuestion,
  passedOver,
  type PreferencesBody,
  preferenceQuestions,
  preferencesOf,
  savePreferences,
  touched,
} from './preferences.ts'

const [modes, helpers, daily] = preferenceQuestions
const [elder] = bulkElders({ count: 1, seed: 1, today: '2026-11-22' })
const act = (kiosk: string, at: string, byte: number): Act => ({
  station: elder!.station,
  kiosk,
  author: 'self',
  now: Date.parse(at),
  offset: 480,
  random: (count) => new Uint8Array(count).fill(byte),
})
const begun = (body: PreferencesBody, kiosk = 'kiosk-a', at = '2026-11-22T02:00:00.000Z', byte = 1) =>
  savePreferences(preferencesOf([]), body, elder!.id, act(kiosk, at, byte))!

describe('what an elder likes', () => {
  it('is chosen by a touch and given up by another', () => {
    const once = touched({}, modes, 'atHome')
    expect(once.modes).toEqual(['atHome'])
    expect(touched(once, modes, 'atHome').modes).toEqual([])
  })

  it('goes on behind what was answered and what was passed over', () => {
    expect(nextQuestion({})).toBe(0)
    const half = passedOver(touched({}, modes, 'atHome'), helpers)
    expect(nextQuestion(half)).toBe(2)
    expect(nextQuestion(passedOver(half, modes))).toBe(2)
    expect(nextQuestion(preferenceQuestions.reduce(passedOver, {} as PreferencesBody))).toBe(preferenceQuestions.length)
  })

  it('forgets that a question was passed over once it is answered, also with nothing', () => {
    const passed = passedOver({}, daily)
    expect(answered(passed, daily, [])).toEqual({ daily: [], passed: [] })
  })

  it('joins what two kiosks began apart, question by question by the later word', () => {
    const here = begun({ modes: ['atHome'], daily: ['food'] })
    const there = begun({ modes: ['online'] }, 'kiosk-b', '2026-11-22T03:00:00.000Z', 2)
    expect(preferencesOf([here, there] as Document[]).body).toEqual({ modes: ['online'], daily: ['food'] })
    expect(preferencesOf([there, here] as Document[]).body).toEqual({ modes: ['online'], daily: ['food'] })
  })

  it('is one record, edited where something changed and nothing where nothing did', () => {
    const first = begun({ modes: ['atHome'] })
    const standing = preferencesOf([first as Document])
    expect(
      savePreferences(standing, { modes: ['atHome'] }, elder!.id, act('kiosk-a', '2026-11-22T03:00:00.000Z', 3)),
    ).toBe(undefined)
    const next = savePreferences(
      standing,
      { daily: ['food'] },
      elder!.id,
      act('kiosk-a', '2026-11-22T03:00:00.000Z', 3),
    )!
    expect([next.id, next.body]).toEqual([first.id, { daily: ['food'] }])
    expect(preferencesOf([next as Document]).body).toEqual({ daily: ['food'] })
  })

  it('is not written without its own consent, and not used after it was taken back', () => {
    const made = begun({ modes: ['atHome'], helpers: ['mobilityAid'] }) as Document
    const withConsent = (given: boolean): Elder => {
      const [yes] = elder!.body.consents
      const acts = [...elder!.body.consents, { ...yes!, id: 'p', purpose: 'preferences' as const, given }]
      return { ...elder!, body: { ...elder!.body, consents: acts } }
    }
    expect(consentRefusals(made, undefined, elder as Document)).toMatchObject([{ code: 'consent.notCovered' }])
    expect(consentRefusals(made, undefined, withConsent(true) as Document)).toEqual([])
    const tasteOf = (one: Elder) => profileOf(one, needFactsOf(one.body, [made], '2026-11-22'), [], [made]).taste
    expect([...tasteOf(withConsent(true)).shelves]).toEqual(['mobilityAid'])
    expect([...tasteOf(withConsent(false)).shelves]).toEqual([])
  })
})
