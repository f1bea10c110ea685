import { expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { kindByName } from '../documents.ts'
import { isElder } from '../elders/elder.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act, Document } from '../shared/document.ts'
import { consentPurposes, consentState } from './consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const today = '2026-11-24'
const elder = demoData({ seed: 3, today, elders: 3 }).find(isElder)!
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
