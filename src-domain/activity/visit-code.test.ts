import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act } from '../shared/document.ts'
import { findVisitCode, giveVisitCode, picturesOf, spendVisitCode, visitCodeLife } from './visit-code.ts'

const now = Date.parse('2026-11-24T02:00:00.000Z')
const actWith = (random: Act['random'], at = now): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now: at,
  offset: 480,
  random,
})
let drawn = 0
const varied = (count: number) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 73 + 41) % 256))

describe('a code given by staff', () => {
  it('opens the record of its elder for ten minutes', () => {
    const code = giveVisitCode('elders:1', [], actWith(varied))
    expect(code.body.code).toMatch(/^\d{6}$/)
    expect(findVisitCode([code], code.body.code, now)?.elder).toBe('elders:1')
    expect(findVisitCode([code], code.body.code, now + visitCodeLife - 1)?.elder).toBe('elders:1')
    expect(findVisitCode([code], code.body.code, now + visitCodeLife)).toBeUndefined()
    expect(findVisitCode([code], '000000' === code.body.code ? '000001' : '000000', now)).toBeUndefined()
  })

  it('opens it once', () => {
    const code = giveVisitCode('elders:1', [], actWith(varied))
    const used = spendVisitCode(code, actWith(varied, now + 1_000))
    expect(findVisitCode([used], code.body.code, now + 2_000)).toBeUndefined()
  })

  it('is never one that another elder holds', () => {
    const draws = [
      [0, 0, 7],
      [0, 0, 7],
      [0, 0, 8],
    ]
    // Ids draw bytes too; only draws of three are codes.
    const fixed = (count: number) => (count === 3 ? Uint8Array.from(draws.shift()!) : varied(count))
    const first = giveVisitCode('elders:1', [], actWith(fixed))
    const second = giveVisitCode('elders:2', [first], actWith(fixed))
    expect([first.body.code, second.body.code]).toEqual(['000007', '000008'])
  })

  it('opens with its pictures in their order, which no other code of that moment has', () => {
    const code = giveVisitCode('elders:1', [], actWith(varied))
    const pictures = picturesOf(code.body.code)
    expect(pictures).toHaveLength(4)
    expect(findVisitCode([code], pictures, now)?.elder).toBe('elders:1')
    expect(findVisitCode([code], pictures, now + visitCodeLife)).toBeUndefined()
    expect(findVisitCode([code], [...pictures.slice(1), pictures[0] === 'sun' ? 'moon' : 'sun'], now)).toBeUndefined()
    // 000007 and 020743 = 7 + 12⁴ look the same.
    expect(picturesOf('020743')).toEqual(picturesOf('000007'))
    const draws = [
      [0, 0, 7],
      [0, 0x51, 0x07],
      [0, 0, 9],
    ]
    const fixed = (count: number) => (count === 3 ? Uint8Array.from(draws.shift()!) : varied(count))
    const first = giveVisitCode('elders:1', [], actWith(fixed))
    expect(giveVisitCode('elders:2', [first], actWith(fixed)).body.code).toBe('000009')
  })

  it('passes the gate, and one about nobody does not', () => {
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: now } as const
    const code = giveVisitCode('elders:1', [], actWith(varied))
    expect(checkDocument(code, undefined, kindByName, context).ok).toBe(true)
    expect(checkDocument({ ...code, elder: '' }, undefined, kindByName, context)).toMatchObject({
      ok: false,
      error: [{ code: 'visitCode.noElder' }],
    })
  })
})
