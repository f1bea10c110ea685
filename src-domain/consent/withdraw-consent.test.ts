import { describe, expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { kindByName } from '../documents.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act, Document } from '../shared/document.ts'
import { consentPurposes, consentState } from './consent.ts'
import { takeBackLeft, undoTakeBack, withdrawConsent } from './withdraw-consent.ts'

const today = '2026-11-24'
const registered = demoData({ seed: 3, today, elders: 3 }).find(isElder)!
const [first] = registered.body.consents
/** Agreed to everything, also to what is asked later than at registering. */
const elder: Elder = {
  ...registered,
  body: { ...registered.body, consents: [...registered.body.consents, { ...first!, id: 'later', purpose: 'stories' }] },
}
let drawn = 0
const act: Act = {
  station: elder.station,
  kiosk: 'kiosk-a',
  author: 'self',
  now: Date.parse('2026-11-24T08:00:00Z'),
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
}

it.each(consentPurposes)('takes back %s, keeps every earlier act and passes the gate', (purpose) => {
  const [after, audit] = withdrawConsent(elder, purpose, 'zh-CN', act)
  expect(consentState(after.body.consents, purpose).state).toBe('withdrawn')
  expect(after.body.consents.slice(0, -1)).toEqual(elder.body.consents)
  for (const other of consentPurposes) {
    if (other === purpose) continue
    expect(consentState(after.body.consents, other)).toEqual(consentState(elder.body.consents, other))
  }
  const context = { scope: 'station', station: elder.station, receivedAt: act.now } as const
  expect(checkDocument(after, elder as Document, kindByName, context).ok).toBe(true)
  expect(checkDocument(audit, undefined, kindByName, { ...context, elder: after as Document }).ok).toBe(true)
  expect(audit.body.parts).toEqual([purpose])
})

describe('what the elder took back at the machine', () => {
  const minute = 60_000
  const later = (minutes: number): Act => ({ ...act, now: act.now + minutes * minute })

  it.each(consentPurposes)('is given anew when it is undone within ten minutes: %s', (purpose) => {
    const [after] = withdrawConsent(elder, purpose, 'zh-CN', act)
    expect(takeBackLeft(after.body.consents, purpose, act.now + minute)).toBe(9 * minute)
    const undone = undoTakeBack(after, purpose, later(8))
    const [again, audit] = undone!
    const { state, act: given } = consentState(again.body.consents, purpose)
    const before = consentState(elder.body.consents, purpose).act
    expect([state, given?.method, given?.textVersion]).toEqual(['given', before?.method, before?.textVersion])
    expect(again.body.consents.slice(0, -1)).toEqual(after.body.consents)
    const context = { scope: 'station', station: elder.station, receivedAt: later(8).now } as const
    expect(checkDocument(again, after as Document, kindByName, context).ok).toBe(true)
    expect(audit.body).toMatchObject({ action: 'consent', parts: [purpose] })
    expect(takeBackLeft(again.body.consents, purpose, later(8).now)).toBe(0)
  })

  it('stays taken back after ten minutes, and where it was said to staff', () => {
    const [after] = withdrawConsent(elder, 'record', 'zh-CN', act)
    expect(undoTakeBack(after, 'record', later(10))).toBeUndefined()
    const [told] = withdrawConsent(elder, 'record', 'zh-CN', { ...act, author: 'staff:1' })
    expect(undoTakeBack(told, 'record', later(1))).toBeUndefined()
  })
})
