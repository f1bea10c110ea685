import { describe, expect, it } from 'vitest'
import { recordAudit } from '../activity/audit.ts'
import { readingKind } from '../archive/reading.ts'
import { bulkElders } from '../demo/demo-bulk.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { consentRefusals } from './consent-coverage.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const [elder] = bulkElders({ count: 1, seed: 1, today: '2026-11-22' })
const at = Date.parse('2026-11-22T04:00:00Z')
const minute = 60_000
let drawn = 0
const act = (now: number): Act => ({
  station: elder!.station,
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const reading = (now: number): Document =>
  createDocument(readingKind, { type: 'bloodPressure', systolic: 130, diastolic: 80, source: 'staff' }, act(now), {
    elder: elder!.id,
  }) as Document
const refused = (document: Document, about: unknown): readonly unknown[] =>
  consentRefusals(document, about as Document | undefined).map(({ params }) => params?.['purpose'])

describe('what may be written about an elder', () => {
  it('is judged by what stood when it happened, and clocks five minutes apart turn nothing round', () => {
    const [withdrawn] = withdrawConsent(elder!, 'measuring', 'zh-CN', act(at))
    expect(refused(reading(at), elder)).toEqual([])
    expect(refused(reading(at - 10 * minute), withdrawn)).toEqual([])
    expect(refused(reading(at + minute), withdrawn)).toEqual(['measuring'])
    const registered = Date.parse(elder!.occurredAt)
    expect(refused(reading(registered - 4 * minute), elder)).toEqual([])
    expect(refused(reading(registered - 6 * minute), elder)).toEqual(['measuring'])
  })

  it('is nothing any more once the record itself is not agreed to, but for who looked', () => {
    const [withdrawn] = withdrawConsent(elder!, 'record', 'zh-CN', act(at))
    expect(refused(reading(at + minute), withdrawn)).toEqual(['measuring'])
    const look = recordAudit({ action: 'view', subject: elder!.id }, act(at + minute), elder!.id) as Document
    expect(refused(look, withdrawn)).toEqual([])
  })

  it('cannot be judged where the elder is not known', () => {
    expect(refused(reading(at), undefined)).toEqual([])
  })
})
