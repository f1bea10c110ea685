import { describe, expect, it } from 'vitest'
import { recordAudit } from '../activity/audit.ts'
import { conditionKind } from '../archive/condition.ts'
import { readingKind } from '../archive/reading.ts'
import { answerItem, assessmentDraftKind, discardDraft, startDraft } from '../assessments/assessment-draft.ts'
import { bulkElders } from '../demo/demo-bulk.ts'
import { demoData } from '../demo/demo-data.ts'
import { type Elder, elderKind } from '../elders/elder.ts'
import { advanceService, isService, requestService, serviceKind } from '../services/service.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import { instantOf } from '../shared/instant.ts'
import type { ConsentPurpose } from './consent.ts'
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
const refused = (document: Document, about: unknown, previous?: Document, endings?: readonly string[]) =>
  consentRefusals(document, previous, about as Document | undefined, endings).map(({ params }) => params?.['purpose'])

const withConsent = (purpose: ConsentPurpose): Elder => {
  const [yes] = elder!.body.consents
  return { ...elder!, body: { ...elder!.body, consents: [...elder!.body.consents, { ...yes!, id: purpose, purpose }] } }
}

describe('what may be written about an elder', () => {
  it('is judged by what stood when it happened, and clocks five minutes apart turn nothing round', () => {
    const [withdrawn] = withdrawConsent(elder!, 'measuring', 'zh-CN', act(at))
    expect(refused(reading(at), elder)).toEqual([])
    expect(refused(reading(at - 10 * minute), withdrawn)).toEqual([])
    expect(refused(reading(at + 6 * minute), withdrawn)).toEqual(['measuring'])
    // Within the clocks' difference either order is possible, and the elder's yes stood on one side.
    for (const apart of [-4, -1, 1, 4]) expect(refused(reading(at + apart * minute), withdrawn)).toEqual([])
    const registered = Date.parse(elder!.occurredAt)
    expect(refused(reading(registered - 4 * minute), elder)).toEqual([])
    expect(refused(reading(registered - 6 * minute), elder)).toEqual(['measuring'])
  })

  it('is nothing any more once the record itself is not agreed to, but for who looked', () => {
    const [withdrawn] = withdrawConsent(elder!, 'record', 'zh-CN', act(at))
    expect(refused(reading(at + 10 * minute), withdrawn)).toEqual(['measuring'])
    const look = recordAudit({ action: 'view', subject: elder!.id }, act(at + 10 * minute), elder!.id) as Document
    expect(refused(look, withdrawn)).toEqual([])
  })

  it('is judged for every answer of an assessment and every edit of a condition, not only for new documents', () => {
    const agreed = withConsent('assessment')
    const [withdrawn] = withdrawConsent(agreed, 'assessment', 'zh-CN', act(at))
    const begun = startDraft(elder!.id, 'national', '2026-11-22', act(at - 60 * minute))
    const before = answerItem(begun, 'B.1.1', 4, act(at - 30 * minute)) as Document
    const after = answerItem(before as typeof begun, 'B.1.2', 4, act(at + 30 * minute)) as Document
    expect(refused(before, withdrawn, begun as Document)).toEqual([])
    expect(refused(after, withdrawn, before)).toEqual(['assessment'])
    const { endings } = assessmentDraftKind
    const discarded = discardDraft(before as typeof begun, act(at + 30 * minute)) as Document
    expect(refused(discarded, withdrawn, before, endings)).toEqual([])

    const condition = createDocument(
      conditionKind,
      { code: 1, status: 'active', confirmed: true },
      act(at - 60 * minute),
      { elder: elder!.id },
    )
    const edited = editDocument(condition, { status: 'resolved' }, act(at + 30 * minute))
    const [unmeasured] = withdrawConsent(elder!, 'measuring', 'zh-CN', act(at))
    expect(refused(condition as Document, unmeasured)).toEqual([])
    expect(refused(edited as Document, unmeasured, condition as Document)).toEqual(['measuring'])
  })

  it('still lets a booking end that was made before', () => {
    const [withdrawn] = withdrawConsent(elder!, 'record', 'zh-CN', act(at))
    const [some] = demoData({ seed: 1, today: '2026-11-20', elders: 8 }).filter(isService)
    const request = requestService(some!.body, elder!.id, act(at - 60 * minute))
    const cancelled = advanceService(request, 'cancelled', { reason: '老人不用了' }, act(at + 30 * minute))
    const confirmed = advanceService(request, 'confirmed', {}, act(at + 30 * minute))
    if (!cancelled.ok || !confirmed.ok) throw new Error('not a step')
    const { endings } = serviceKind
    expect(refused(cancelled.value as Document, withdrawn, request as unknown as Document, endings)).toEqual([])
    expect(refused(confirmed.value as Document, withdrawn, request as unknown as Document, endings)).toEqual(['record'])
  })

  describe('in the own record of an elder', () => {
    const { endings } = elderKind
    const judged = (document: Elder, previous?: Elder) =>
      refused(document as Document, undefined, previous as Document | undefined, endings)
    const [withdrawn] = withdrawConsent(elder!, 'record', 'zh-CN', act(at))

    it('is nothing once it is closed, but consent, its end, and what is taken out of it', () => {
      const later = act(at + 10 * minute)
      expect(judged(withdrawn, elder)).toEqual([])
      expect(judged(editDocument(withdrawn, { phone: '13800000001' }, later), withdrawn)).toEqual(['record'])
      expect(judged(editDocument(withdrawn, { cardCode: 'A'.repeat(26) }, later), withdrawn)).toEqual(['record'])
      const [again] = withdrawn.body.consents
      const consents = [...withdrawn.body.consents, { ...again!, id: 'again', at: instantOf(later.now) }]
      expect(judged(editDocument(withdrawn, { consents }, later), withdrawn)).toEqual([])
      const archived = { reason: 'left', at: instantOf(later.now) } as const
      expect(judged(editDocument(withdrawn, { archived }, later), withdrawn)).toEqual([])
      expect(judged(editDocument(withdrawn, { cardCode: undefined } as object, later), withdrawn)).toEqual([])
    })

    it('is what was agreed to when it was edited, whenever it arrives', () => {
      const before = editDocument(elder!, { phone: '13800000001' }, act(at - 10 * minute))
      expect(
        judged(
          {
            ...withdrawn,
            body: { ...withdrawn.body, phone: '13800000001' },
            edits: { ...withdrawn.edits, phone: before.edits!['phone']! },
          },
          withdrawn,
        ),
      ).toEqual([])
      expect(judged(elder!)).toEqual([])
    })
  })

  it('cannot be judged where the elder is not known', () => {
    expect(refused(reading(at), undefined)).toEqual([])
  })
})
