import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { recordAudit } from '../activity/audit.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document, editDocument } from '../shared/document.ts'
import { staffKind } from '../staff/staff.ts'
import { eraseElder } from './erasure.ts'

const act = actOf('2026-11-20T02:00:00.000Z', 9)
const elder = sampleElder({ phone: '13800000000', identityNumber: '310101194803010026' })
const look = recordAudit({ action: 'view', subject: elder.id }, act, elder.id)
const boss = createDocument(
  staffKind,
  { name: '李梅', role: 'administrator', active: true },
  actOf('2026-11-01T00:00:00.000Z', 3),
) as Document
const erasure = eraseElder(elder, [elder, look], 'elder', { ...act, author: boss.id })
const judged = (author: Document | undefined) => {
  const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act.now, people: () => author } as const
  const checked = checkDocument(erasure, undefined, kindByName, context)
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}

describe('an erasure', () => {
  it('keeps what was agreed to without naming anybody', () => {
    expect(erasure.body.documents).toBe(1)
    expect(erasure.body.consents.map(({ purpose, given, method }) => [purpose, given, method])).toEqual([
      ['record', true, 'witness'],
      ['measuring', true, 'witness'],
      ['assessment', true, 'witness'],
    ])
    const text = JSON.stringify(erasure)
    for (const personal of ['王秀兰', '陈晓梅', '13800000000', '310101194803010026'])
      expect(text).not.toContain(personal)
  })

  it('is carried out by an administrator, also by one who is none any more', () => {
    const later = actOf('2026-11-21T02:00:00.000Z', 4)
    expect(judged(boss)).toEqual([])
    expect(judged(editDocument(boss, { role: 'staff' }, later))).toEqual([])
    expect(judged(editDocument(boss, { active: false }, later))).toEqual([])
  })

  it('is refused from everybody else', () => {
    const earlier = actOf('2026-11-10T02:00:00.000Z', 4)
    const refused = ['staff.administratorOnly']
    expect(judged(undefined)).toEqual(refused)
    expect(judged(elder)).toEqual(refused)
    expect(judged(editDocument(boss, { role: 'staff' }, earlier))).toEqual(refused)
    expect(judged(editDocument(boss, { active: false }, earlier))).toEqual(refused)
  })
})
