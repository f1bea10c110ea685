import { describe, expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document, editDocument } from '../shared/document.ts'
import { staffKind } from '../staff/staff.ts'
import {
  groupedCode,
  movedKind,
  offerTransfer,
  openOffer,
  readTransferCode,
  receiptOf,
  transferConsentOf,
  transferLifetime,
  withdrawTransfer,
} from './transfer.ts'

const act = actOf('2026-11-20T02:00:00.000Z', 9)
const elder = 'elders:019ab000-0000-7000-8000-000000000001'
const hash = 'a'.repeat(64)
const consent = { textVersion: 1, language: 'zh-CN', method: 'witness', witness: { name: '陈晓梅' } } as const
const boss = createDocument(
  staffKind,
  { name: '李梅', role: 'administrator', active: true },
  actOf('2026-11-01T00:00:00.000Z', 3),
) as Document
const by = { ...act, author: boss.id }
const offer = offerTransfer(elder, hash, consent, by)
const judged = (document: Document, author: Document = boss) => {
  const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act.now, people: () => author } as const
  const checked = checkDocument(document, undefined, kindByName, context)
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}
const sitting = { at: '2026-11-20T02:00:00.000Z', author: boss.id, language: 'zh-CN', newId: () => 'x' } as const

describe('the offer to move an elder', () => {
  it('is made by an administrator, about an elder, for thirty days, with a proof', () => {
    expect(judged(offer as Document)).toEqual([])
    expect(
      judged(offer as Document, editDocument(boss, { active: false }, actOf('2026-11-10T02:00:00.000Z', 4))),
    ).toEqual(['staff.administratorOnly'])
    expect(judged(offerTransfer('', hash, consent, by) as Document)).toEqual(['transfer.elderMissing'])
    const longer = new Date(act.now + transferLifetime + 1_000).toISOString()
    expect(judged({ ...offer, body: { ...offer.body, expiresAt: longer } } as Document)).toEqual(['transfer.tooLong'])
    const unsigned = { textVersion: 1, language: 'zh-CN', method: 'signature' } as const
    expect(judged(offerTransfer(elder, hash, unsigned, by) as Document)).toEqual(['transfer.consentMissing'])
  })

  it('is open until it is used, taken back or over', () => {
    expect(openOffer([offer], act.now)).toBe(offer)
    expect(openOffer([offer], act.now + transferLifetime)).toBeUndefined()
    expect(openOffer([offer, withdrawTransfer(offer, by)], act.now)).toBeUndefined()
    const body = { way: 'left', other: 'yi', otherName: '乙站', receipt: receiptOf(hash), documents: 3 } as const
    expect(openOffer([offer, createDocument(movedKind, body, by, { elder })], act.now)).toBeUndefined()
  })
})

describe('the consent to a move', () => {
  it('is refused without a signature, and keeps how it was given', () => {
    const unsigned = transferConsentOf({ method: 'signature', signature: undefined }, sitting)
    expect(unsigned.ok ? [] : unsigned.error).not.toEqual([])
    const seen = transferConsentOf({ method: 'witness', name: '陈晓梅' }, sitting)
    expect(seen).toMatchObject({ ok: true, value: { method: 'witness', witness: { name: '陈晓梅' } } })
  })
})

describe('a transfer code', () => {
  const code = 'ABCDEFGHJKMNPQRSTVWXYZ0123'
  it('is read as it was printed or typed', () => {
    expect(groupedCode(code)).toBe('ABCDE-FGHJK-MNPQR-STVWX-YZ0123')
    for (const typed of [code, groupedCode(code), code.toLowerCase(), 'abcde fghjk mnpqr stvwx yzoi23'])
      expect(readTransferCode(typed)).toEqual({ ok: true, value: code })
  })

  it('is refused when it cannot be one', () => {
    for (const typed of ['', 'ABC', `${code}A`, code.replace('A', 'U')])
      expect(readTransferCode(typed)).toMatchObject({ ok: false, error: { code: 'transfer.codeShape' } })
  })
})
