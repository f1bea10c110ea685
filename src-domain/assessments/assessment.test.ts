import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, type DocumentKind } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { type Assessment, assessmentKind, assessmentSignatureKind, selfAssessmentKind } from './assessment.ts'
import {
  answerItem,
  type AssessmentDraft,
  assessmentDraftKind,
  discardDraft,
  fillField,
  foldDraft,
  startDraft,
} from './assessment-draft.ts'
import {
  assessmentDue,
  compareAssessments,
  nextAssessmentDue,
  signatureState,
  standingAssessments,
} from './assessment-history.ts'
import { warningsOf } from './assessment-rules.ts'
import { filledDraft } from './filled-draft.ts'
import { finishAssessment, finishSelfAssessment, missingInForm, signAssessment } from './finish-assessment.ts'
import { instrumentName, type ItemCode, itemCodes, itemOf } from './instrument.ts'
import { itemsNotTold, plainResult } from './plain-result.ts'
import { defaultScoringOptions } from './scoring.ts'

const start = Date.parse('2026-11-22T08:00:00Z')
let drawn = 0
const random = (count: number) => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 17) % 251))
const actAt = (minutes: number, author = 'staff:chen', kiosk = 'kiosk-a'): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author,
  now: start + minutes * 60_000,
  offset: 480,
  random,
})
const kinds: ReadonlyMap<string, DocumentKind> = new Map(
  [assessmentKind, assessmentSignatureKind, selfAssessmentKind, assessmentDraftKind].map((kind) => [kind.kind, kind]),
)
const check = (document: Document<unknown>, previous?: Document<unknown>) => {
  const result = checkDocument(document, previous as Document | undefined, kinds, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: start + 86_400_000,
  })
  return result.ok ? [] : result.error.map((one) => `${one.code} ${one.field ?? ''}`.trim())
}
const elder = 'elders:1'
const about = { number: '20261122-001', date: '2026-11-22', assessorName: '陈晓梅', options: defaultScoringOptions }
const finished = (
  given: Parameters<typeof filledDraft>[1] = {},
  at = 0,
  more: Partial<typeof about> = {},
): Assessment => {
  const result = finishAssessment(
    filledDraft(elder, given, '2026-11-22', actAt(at)),
    { ...about, ...more },
    actAt(at + 5),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const codes = (result: { ok: boolean; error?: readonly { code: string }[] }) =>
  (result.error ?? []).map((one) => one.code)

describe('a draft', () => {
  it('written before it could correct anything is read as it is', () => {
    const old = { instrument: 'GB/T 42195-2022', mode: 'national', date: '2026-11-01' }
    expect(assessmentDraftKind.migrations.reduce<Record<string, unknown>>((body, lift) => lift(body), old)).toEqual(old)
    expect(Value.Check(assessmentDraftKind.body, old)).toBe(true)
  })

  it('is accepted answer by answer and gives the latest answer of each item', () => {
    let draft = startDraft(elder, 'national', '2026-11-22', actAt(0))
    expect(check(draft)).toEqual([])
    for (const score of [4, 2, 3]) {
      const next = answerItem(draft, 'B.1.1', score, actAt(1))
      expect(check(next, draft)).toEqual([])
      draft = next
    }
    expect(foldDraft(draft)).toMatchObject({ answers: { 'B.1.1': 3 }, lastAnswered: 'B.1.1', state: 'open' })
    expect(foldDraft(answerItem(draft, 'B.1.1', undefined, actAt(2))).answers).toEqual({})
  })

  it('merges what two kiosks answered, in either order', () => {
    const draft = startDraft(elder, 'national', '2026-11-22', actAt(0))
    const a = fillField(answerItem(draft, 'B.1.1', 2, actAt(1)), 'health.pain', 'mild', actAt(4))
    const b = answerItem(
      answerItem(draft, 'B.1.2', 4, actAt(2, 'staff:liu', 'kiosk-b')),
      'B.1.1',
      3,
      actAt(3, 'staff:liu', 'kiosk-b'),
    )
    const kind = assessmentDraftKind as unknown as DocumentKind
    for (const merged of [
      mergeDocuments(kind, a as Document, b as Document),
      mergeDocuments(kind, b as Document, a as Document),
    ]) {
      expect(foldDraft(merged as unknown as AssessmentDraft)).toMatchObject({
        answers: { 'B.1.1': 3, 'B.1.2': 4 },
        health: { pain: 'mild' },
      })
    }
  })

  it('refuses a score that the item does not have, and a field of another shape', () => {
    const draft = startDraft(elder, 'national', '2026-11-22', actAt(0))
    expect(check(answerItem(draft, 'B.2.4', 4, actAt(1)), draft)[0]).toMatch(/^assessment.badDraftEvent/)
    expect(check(fillField(draft, 'health.pain', 'a lot', actAt(1)), draft)[0]).toMatch(/^assessment.badDraftEvent/)
    expect(check(fillField(draft, 'health.nothing' as 'health.pain', 'none', actAt(1)), draft)[0]).toMatch(
      /badDraftEvent/,
    )
    expect(foldDraft(discardDraft(draft, actAt(2))).state).toBe('discarded')
  })

  it('lists everything that is missing before it can be finished', () => {
    const empty = startDraft(elder, 'national', '2026-11-22', actAt(0))
    const result = finishAssessment(empty, about, actAt(1))
    expect(codes(result).filter((code) => code === 'assessment.unanswered')).toHaveLength(26)
    expect(codes(result)).toContain('assessment.missingInformant')
    expect(missingInForm(foldDraft(filledDraft(elder, {}, '2026-11-22', actAt(0))))).toEqual([])
    const one = answerItem(filledDraft(elder, {}, '2026-11-22', actAt(0)), 'B.3.4', undefined, actAt(9))
    expect(missingInForm(foldDraft(one))).toEqual([
      { code: 'assessment.unanswered', field: '/body/answers/B.3.4', params: { item: 'B.3.4' } },
    ])
  })
})

describe('a finished assessment', () => {
  it('keeps answers, result and the settings used, and is accepted', () => {
    const assessment = finished({ answers: { 'B.1.3': 2, 'B.2.4': 1 }, fields: { 'events.fall': 2 } })
    expect(assessment.body.result).toEqual({
      sections: { 'B.1': 30, 'B.2': 13, 'B.3': 28, 'B.4': 15 },
      total: 86,
      prelim: 1,
      final: 2,
      rules: ['R3'],
    })
    expect(assessment.body.options).toEqual({ stacking: 'once', riskCount: 'sum' })
    expect(check(assessment)).toEqual([])
  })

  it('is refused when its result is not the computed one, an answer is missing, or somebody else is the assessor', () => {
    const good = finished()
    const altered = (body: Partial<Assessment['body']>) => check({ ...good, body: { ...good.body, ...body } })
    expect(altered({ result: { ...good.body.result, final: 2 } })).toEqual(['assessment.resultDiffers /body/result'])
    const { 'B.1.1': _gone, ...others } = good.body.answers
    expect(altered({ answers: others })).toContain('assessment.unanswered /body/answers/B.1.1')
    expect(altered({ answers: { ...good.body.answers, 'B.3.7': 4 } })).toContain(
      'assessment.scoreNotOffered /body/answers/B.3.7',
    )
    expect(altered({ assessor: { staff: 'staff:liu', name: '刘' } })).toContain(
      'assessment.assessorIsNotAuthor /body/assessor',
    )
    expect(altered({ date: '2026-02-30' })).toContain('assessment.badDate /body/date')
    expect(altered({ psychiatristDiagnosed: true })).toContain(
      'assessment.psychiatristWithoutDisease /body/psychiatristDiagnosed',
    )
  })

  it('lets a coma stand only with B.3.9 at 0, and never fills in which of the two it is', () => {
    const coma = { 'health.coma': 'present' } as const
    const draft = (score: number) =>
      filledDraft(elder, { answers: { 'B.3.9': score }, fields: coma }, '2026-11-22', actAt(0))
    expect(codes(finishAssessment(draft(2), about, actAt(5)))).toEqual(['assessment.comaNeedsConsciousness'])
    expect(finished({ answers: { 'B.3.9': 0 }, fields: coma }).body.result).toMatchObject({ final: 4, rules: ['R1'] })
    expect(finished({ answers: { 'B.3.9': 0 } }).body.result).toMatchObject({ final: 1, rules: [] })
    expect(warningsOf({ answers: { 'B.3.9': 0 }, health: {} })).toContainEqual({ code: 'stuporOrComa', item: 'B.3.9' })
  })

  it('refuses "无" together with other choices', () => {
    const draft = filledDraft(elder, { fields: { 'health.wounds': ['none', 'burn'] } }, '2026-11-22', actAt(0))
    expect(codes(finishAssessment(draft, about, actAt(5)))).toEqual(['assessment.noneAndOthers'])
  })

  it('warns of tubes, of a low body mass and of one lost point, and forces nothing', () => {
    const assessment = finished({
      fields: { 'health.specialCare': ['feedingTube', 'catheter'], heightCm: 160, weightKg: 45 },
      answers: { 'B.3.8': 0 },
    })
    expect(warningsOf(assessment.body).map((warning) => warning.code)).toEqual([
      'feedingTube',
      'catheter',
      'lowBmi',
      'oneLostPoint',
    ])
    expect(warningsOf(finished({ fields: { heightCm: 160, weightKg: 55 } }).body)).toEqual([])
  })

  it('waits for review until a second assessor signs', () => {
    const assessment = finished()
    expect(signatureState(assessment, [])).toEqual({ state: 'pendingReview' })
    const own = signAssessment(assessment, '陈晓梅', actAt(10))
    expect(codes(own)).toEqual(['assessment.sameAssessorTwice'])
    const signed = signAssessment(assessment, '刘建军', actAt(10, 'staff:liu'))
    if (!signed.ok) throw new Error('refused')
    expect(check(signed.value)).toEqual([])
    expect(signatureState(assessment, [signed.value as Document])).toMatchObject({ state: 'signed', by: '刘建军' })
    const forged = { ...signed.value, author: 'staff:chen' }
    expect(check(forged)).toContain('assessment.signatureOfSomebodyElse /body/assessor')
    const ofFirst = {
      ...signed.value,
      author: 'staff:chen',
      body: { ...signed.value.body, assessor: { staff: 'staff:chen', name: '陈' } },
    }
    expect(check(ofFirst)).toContain('assessment.sameAssessorTwice /body/assessor')
    expect(signatureState(assessment, [ofFirst as Document])).toEqual({ state: 'pendingReview' })
  })

  it('is replaced by the one that corrects it', () => {
    const first = finished()
    const second = finished({ answers: { 'B.1.1': 3 }, corrects: first.id }, 30)
    expect(standingAssessments([first, second] as Document[]).map((one) => one.id)).toEqual([second.id])
  })
})

describe('what an elder answers alone', () => {
  it('never becomes an official assessment and has no level', () => {
    let draft = { ...filledDraft(elder, { answers: { 'B.1.1': 0 } }, '2026-11-22', actAt(0)) }
    draft = { ...draft, author: 'self', body: { ...draft.body, mode: 'self' } }
    expect(codes(finishAssessment(draft, about, actAt(5)))).toEqual(['assessment.selfIsNotOfficial'])
    const result = finishSelfAssessment(draft, '2026-11-22', { ...actAt(5), author: 'self' })
    if (!result.ok) throw new Error('refused')
    expect(check(result.value)).toEqual([])
    expect(result.value.kind).toBe('self-assessment')
    expect(JSON.stringify(result.value.body)).not.toMatch(/prelim|final|level|total/)
    expect(standingAssessments([result.value as Document])).toEqual([])
  })
})

describe('what an elder left out', () => {
  const own = (answers: Record<string, number>) => {
    let draft = startDraft(elder, 'self', '2026-11-22', { ...actAt(0), author: 'self' })
    for (const [item, score] of Object.entries(answers)) draft = answerItem(draft, item as ItemCode, score, actAt(1))
    return finishSelfAssessment(draft, '2026-11-22', { ...actAt(5), author: 'self' })
  }

  it('stays out, and the rest is kept', () => {
    const result = own({ 'B.1.1': 4, 'B.4.2': 1 })
    expect(result.ok && result.value.body.answers).toEqual({ 'B.1.1': 4, 'B.4.2': 1 })
    expect(result.ok && check(result.value)).toEqual([])
  })

  it('is not everything: nothing answered makes no record, and no score is made up', () => {
    expect(codes(own({}))).toEqual(['assessment.nothingAnswered'])
    expect(codes(own({ 'B.4.2': 4 }))).toEqual(['assessment.scoreNotOffered'])
  })

  it('reads what version 1 kept, without its sum', () => {
    const now = createDocument(
      selfAssessmentKind,
      { instrument: instrumentName, date: '2026-11-22', answers: { 'B.1.1': 4 } },
      actAt(0),
      { elder },
    )
    const old = { ...now, version: 1, body: { ...now.body, total: 4 } } as Document
    expect(upgradeDocument(selfAssessmentKind as unknown as DocumentKind, old)).toEqual(now)
    expect(check(old)).toEqual([])
  })
})

describe('history', () => {
  const before = finished({ answers: { 'B.1.3': 4, 'B.2.4': 3 } }, 0, { date: '2025-11-20' })
  const after = finished({ answers: { 'B.1.3': 2, 'B.2.4': 2, 'B.4.2': 1 } }, 60)

  it('compares two assessments item by item, the largest loss first', () => {
    expect(compareAssessments(before, after)).toEqual({
      total: -4,
      level: 1,
      sections: { 'B.1': -2, 'B.2': -1, 'B.3': 0, 'B.4': -1 },
      items: [
        { item: 'B.1.3', before: 4, after: 2 },
        { item: 'B.2.4', before: 3, after: 2 },
        { item: 'B.4.2', before: 2, after: 1 },
      ],
      sameOptions: true,
    })
  })

  it('names first what went the way of the total', () => {
    const risen = compareAssessments(after, finished({ answers: { 'B.1.2': 3 } }, 90))
    expect(risen.total).toBe(3)
    expect(risen.items.map((one) => [one.item, one.after - one.before])).toEqual([
      ['B.1.3', 2],
      ['B.2.4', 1],
      ['B.4.2', 1],
      ['B.1.2', -1],
    ])
  })

  it('says when the next is due, and what brings it forward', () => {
    expect(nextAssessmentDue(after, 12)).toBe('2027-11-22')
    expect(nextAssessmentDue(after, 6)).toBe('2027-05-22')
    expect(assessmentDue(undefined, [], '2026-11-22').state).toBe('never')
    expect(assessmentDue(before, [], '2026-11-22')).toEqual({ state: 'overdue', on: '2026-11-20' })
    expect(assessmentDue(before, [], '2026-11-01').state).toBe('due')
    expect(assessmentDue(after, [], '2026-12-01').state).toBe('current')
    expect(assessmentDue(after, [{ code: 'fall', on: '2026-11-21' }], '2026-12-01').state).toBe('current')
    expect(assessmentDue(after, [{ code: 'fall', on: '2026-11-25' }], '2026-12-01')).toMatchObject({
      state: 'triggered',
      on: '2026-11-25',
    })
  })

  it('tells no long-term medicine from medicines nobody asked for', () => {
    const asked = (medicines: unknown) => finished({ fields: { medicines } }).body.medicines
    expect(asked([])).toEqual([])
    expect(asked(undefined)).toBeUndefined()
    expect(asked([{ name: ' ', method: '', dose: '', frequency: '' }])).toBeUndefined()
    const [toVersion2] = assessmentKind.migrations
    expect(toVersion2?.({ place: '站内', medicines: [] })).toEqual({ place: '站内' })
    const medicines = [{ name: '氨氯地平', method: '口服', dose: '1片', frequency: '每日一次' }]
    expect(toVersion2?.({ place: '站内', medicines })).toEqual({ place: '站内', medicines })
  })

  it('tells the elder what goes well and what we can help with, and nothing about mind or mood', () => {
    const plain = plainResult(finished({ answers: { 'B.1.3': 2, 'B.3.4': 1, 'B.3.8': 0, 'B.1.6': 1 } }), before, false)
    expect(plain).toMatchObject({
      headline: 'littleHelp',
      canHelp: ['washing', 'toilet'],
      waitsForSignature: true,
      better: [],
    })
    expect(plain.goesWell).toContain('eating')
    const allLost = Object.fromEntries(itemCodes.map((code) => [code, Math.max(0, itemOf(code).max - 1)]))
    const weak = plainResult(finished({ answers: { ...allLost, 'B.1.1': 3, 'B.2.3': 3, 'B.1.2': 1 } }), undefined, true)
    expect(weak.goesWell).toHaveLength(2)
    expect(weak.canHelp).not.toContain(weak.goesWell[0])
    expect(plainResult(before, after, true).better).toContain('washing')
    const deaf = plainResult(finished({ answers: { 'B.4.2': 1 } }), undefined, true)
    expect(deaf.goesWell).not.toContain('talking')
    expect(deaf.canHelp).toEqual(['hearing'])
    expect(itemsNotTold).toEqual(['B.3.7', 'B.3.8', 'B.3.9'])
  })
})
