import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import type { Act } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import type { Result } from '../shared/result.ts'
import { auditKind, recordAudit } from './audit.ts'
import { answerCall, type Call, callKind, callState, closeCall, isPhoneDue, showCallPhone, startCall } from './call.ts'

const start = Date.parse('2026-11-22T02:00:00.000Z')
const actOn = (kiosk: string, seconds: number, author = 'staff:1'): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author,
  now: start + seconds * 1000,
  offset: 480,
  random: (count) => new Uint8Array(count).fill(seconds + kiosk.length),
})
const elder = 'elders:0193a1b2-0000-7000-8000-000000000001'
const context = { scope: 'station', station: 'qingshiqiao', receivedAt: start + 3_600_000 } as const
const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('audit', () => {
  it('is a fact about one elder that the gate accepts', () => {
    const look = recordAudit({ action: 'view', subject: elder, parts: ['overview'] }, actOn('k1', 0), elder)
    expect(checkDocument(look, undefined, kindByName, context).ok).toBe(true)
  })

  it('cannot say that a record was looked at without saying whose', () => {
    const look = recordAudit({ action: 'view', subject: elder }, actOn('k1', 0))
    const result = checkDocument(look, undefined, kindByName, context)
    expect(!result.ok && result.error.map((one) => one.code)).toEqual(['audit.elderMissing'])
  })

  it('is taken as an earlier version wrote it, without a place in a chain', () => {
    const look = recordAudit({ action: 'view', subject: elder }, actOn('k1', 0), elder)
    const old = { ...look, version: 1, body: { action: 'view', subject: elder, parts: ['overview'] } } as const
    expect(checkDocument(old, undefined, kindByName, context)).toMatchObject({ ok: true })
    expect(upgradeDocument(auditKind, old)).toEqual({ ...old, version: auditKind.version })
  })

  it('cannot be rewritten', () => {
    const look = recordAudit({ action: 'view', subject: elder }, actOn('k1', 0), elder)
    const changed = { ...look, body: { ...look.body, reason: '随访' } }
    const result = checkDocument(changed, look, kindByName, context)
    expect(!result.ok && result.error.map((one) => one.code)).toEqual(['document.factRewritten'])
  })
})

describe('a call', () => {
  const call = startCall('home', elder, actOn('k1', 0, 'self'))

  it('rings until it is answered, then is closed with what came of it', () => {
    expect(callState(call)).toEqual({ status: 'calling', phoneShown: false })
    const answered = must(answerCall(call, actOn('k2', 5)))
    expect(callState(answered)).toMatchObject({ status: 'answered', answeredBy: 'staff:1' })
    const closed = must(closeCall(answered, 'helped', actOn('k2', 90)))
    expect(callState(closed)).toMatchObject({ status: 'closed', outcome: 'helped' })
    expect(checkDocument(closed, call, kindByName, context).ok).toBe(true)
    expect(closeCall(closed, 'helped', actOn('k2', 91))).toMatchObject({ ok: false })
  })

  it('shows the number after sixty seconds and not again', () => {
    expect(isPhoneDue(call, start + 59_999)).toBe(false)
    expect(isPhoneDue(call, start + 60_000)).toBe(true)
    const shown = must(showCallPhone(call, actOn('k1', 60)))
    expect(callState(shown).phoneShown).toBe(true)
    expect(showCallPhone(shown, actOn('k1', 61))).toMatchObject({ ok: false })
  })

  it('counts the first of two answers given apart', () => {
    const one = must(answerCall(call, actOn('k1', 9, 'staff:1')))
    const two = must(answerCall(call, actOn('k22', 4, 'staff:2')))
    const merged = mergeDocuments(callKind, one, two) as unknown as Call
    expect(callState(merged).answeredBy).toBe('staff:2')
    expect(merged.events).toHaveLength(2)
  })

  it('refuses events it does not know', () => {
    const strange = { ...call, events: [{ ...must(answerCall(call, actOn('k1', 1))).events![0]!, type: 'sold' }] }
    const result = checkDocument(strange, call, kindByName, context)
    expect(!result.ok && result.error.map((one) => one.code)).toEqual(['call.unknownEvent'])
  })
})
