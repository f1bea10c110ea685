import type { Static, TSchema } from 'typebox'
import { describe, expect, it } from 'vitest'
import type { ArticleBody } from '../articles/article.ts'
import { articleHandedKind, handArticle } from '../articles/article-handed.ts'
import { careVisitKind, physicianNoteKind } from '../archive/care-visit.ts'
import { conditionKind } from '../archive/condition.ts'
import { medicationKind } from '../archive/medication.ts'
import { readingKind } from '../archive/reading.ts'
import { riskEventKind } from '../archive/risk-event.ts'
import type { Assessment } from '../assessments/assessment.ts'
import { filledDraft } from '../assessments/filled-draft.ts'
import { finishAssessment } from '../assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../assessments/scoring.ts'
import { type ConsentAct, type ConsentPurpose, nextConsentAct } from '../consent/consent.ts'
import type { ElderBody } from '../elders/elder.ts'
import { fallRisk } from '../instruments/catalogue/fall-risk.ts'
import { answerQuestion, finishInstrument, startInstrument } from '../instruments/instrument-draft.ts'
import { advanceService, requestService } from '../services/service.ts'
import { upgradeDocument } from '../shared/check-document.ts'
import { createDocument, type Document, type DocumentKind } from '../shared/document.ts'
import type { NeedDimension } from './dimensions.ts'
import { knownRiskEvents, needFactsOf } from './need-facts.ts'
import { needsOf } from './needs.ts'
import { segmentsOf } from './segments.ts'
import { act, assessed, note, now, reading, today } from './testing/facts.ts'
import { isReadingWaiting } from './waiting-reading.ts'

describe('the facts', () => {
  const answered = (purpose: ConsentPurpose, given: boolean, after: readonly ConsentAct[] = []): ConsentAct =>
    nextConsentAct(after, {
      id: `${purpose}-${after.length}`,
      purpose,
      given,
      textVersion: 1,
      language: 'zh-CN',
      method: given ? 'witness' : 'told',
      witness: { name: '陈晓梅' },
      at: '2026-11-01T00:00:00.000Z',
      author: 'staff:chen',
    })
  const agreed = (['record', 'measuring', 'assessment'] as const).map((purpose) => answered(purpose, true))
  const elder = {
    birthDate: '1948-01-02',
    living: ['alone'],
    contacts: [],
    consents: agreed,
  } as unknown as ElderBody
  const assessment = () => {
    const draft = filledDraft(
      'elders:1',
      {
        fields: {
          diseases: [1, 3],
          medicines: [{ name: '二甲双胍', method: '口服', dose: '0.5 g', frequency: '每日2次' }],
        },
      },
      '2026-11-15',
      act,
    )
    const made = finishAssessment(
      draft,
      { number: '1', date: '2026-11-15', assessorName: '陈', options: defaultScoringOptions },
      act,
    )
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    return made.value as Document
  }
  it('take the fall risk of the newest instrument, and the need of somebody living alone follows at once', () => {
    const fallRiskOn = (date: string, ticked: Readonly<Record<string, readonly string[]>>) => {
      const start = startInstrument(fallRisk, { elder: 'elders:1', mode: 'staff', date }, act)
      const draft = fallRisk.scales[0]!.items.reduce(
        (so, group) => answerQuestion(so, group, ticked[group] ?? [], act),
        start,
      )
      const made = finishInstrument(draft, { date, assessorName: '陈' }, act)
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      return made.value.result as Document
    }
    const medium = fallRiskOn('2026-11-10', { movement: ['gait'] })
    const high = fallRiskOn('2026-11-20', { movement: ['gait', 'aid', 'person'], control: ['catheter'] })
    const preventionOf = (documents: readonly Document[], consents = agreed) => {
      const facts = needFactsOf({ ...elder, consents }, documents, today)
      return [facts.fallRisk, needsOf(facts, documents).find(({ dimension }) => dimension === 'prevention')?.degree]
    }
    expect(preventionOf([assessment()])).toEqual([undefined, 1])
    expect(preventionOf([assessment(), medium])).toEqual(['medium', 3])
    expect(preventionOf([assessment(), medium, high])).toEqual(['high', 4])
    const withdrawn = [...agreed, answered('assessment', false, agreed)]
    expect(preventionOf([assessment(), high], withdrawn)[0]).toBeUndefined()
  })

  it('take diseases and medicines of the newest assessment, unless a record of its own says more', () => {
    const resolved = createDocument(conditionKind, { code: 3, status: 'resolved', confirmed: true }, act, {
      elder: 'elders:1',
    })
    const facts = needFactsOf(elder, [assessment(), resolved as Document], today)
    expect(facts.conditions.map((one) => [one.code, one.status])).toEqual([
      [3, 'resolved'],
      [1, 'active'],
    ])
    expect(facts.medicines.map((one) => one.name)).toEqual(['二甲双胍'])
    expect(facts).toMatchObject({ age: 78, livesAlone: true, hasCaregiver: false, assessmentIsSigned: false })
  })
  it('know an illness and a medicine that were written down twice once', () => {
    let seed = 0
    const make = <Body extends TSchema>(kind: DocumentKind<Body>, body: Static<Body>) =>
      createDocument(
        kind,
        body,
        { ...act, random: (n) => new Uint8Array(n).fill((seed += 1)) },
        { elder: 'elders:1' },
      ) as Document
    const other = (name: string) => make(conditionKind, { code: 23, name, status: 'active', confirmed: true })
    const facts = needFactsOf(
      elder,
      [
        make(conditionKind, { code: 1, status: 'active', confirmed: true }),
        make(conditionKind, { code: 1, status: 'resolved', confirmed: true }),
        make(conditionKind, { code: 1, status: 'active', confirmed: true, since: '2019-01-01' }),
        other('痛风'),
        other('痛风 '),
        other('甲亢'),
        make(medicationKind, { name: '硝苯地平', longTerm: true }),
        make(medicationKind, { name: ' 硝苯地平', longTerm: true, dose: '30 mg' }),
      ],
      today,
    )
    expect(facts.conditions.map(({ code, name = '', status }) => [code, name.trim(), status])).toEqual([
      [1, '', 'active'],
      [23, '痛风', 'active'],
      [23, '甲亢', 'active'],
    ])
    expect(facts.medicines).toHaveLength(1)
    expect(segmentsOf(facts).find(({ id }) => id === 'ill')?.params).toMatchObject({ condition: 1 })
  })
  it('leave out what the elder did not agree to, or agrees to no more', () => {
    const make = <Body extends TSchema>(kind: DocumentKind<Body>, body: Static<Body>) =>
      createDocument(kind, body, act, { elder: 'elders:1' }) as Document
    const documents = [
      assessment(),
      make(readingKind, reading('2026-11-20', 190).body),
      make(conditionKind, { code: 9, status: 'active', confirmed: true }),
      make(medicationKind, { name: '多巴丝肼', longTerm: true }),
      make(riskEventKind, { type: 'fall', on: '2026-11-20' }),
      make(careVisitKind, { type: 'hospital', on: '2026-11-18' }),
      make(physicianNoteKind, note),
    ]
    const seen = (consents: readonly ConsentAct[]) => {
      const facts = needFactsOf({ ...elder, consents: [...consents] }, documents, today)
      return {
        assessment: facts.assessment !== undefined,
        conditions: facts.conditions.map((one) => one.code),
        medicines: facts.medicines.map((one) => one.name),
        rest: [facts.readings, facts.riskEvents, facts.visits, facts.physicianNotes].map((one) => one.length),
      }
    }
    const all = { assessment: true, conditions: [9, 1, 3], medicines: ['多巴丝肼', '二甲双胍'], rest: [1, 1, 1, 1] }
    const nothing = { assessment: false, conditions: [], medicines: [], rest: [0, 0, 0, 0] }
    const without = (purpose: ConsentPurpose) => agreed.filter((one) => one.purpose !== purpose)
    const withdrawn = (purpose: ConsentPurpose) => [...agreed, answered(purpose, false, agreed)]
    expect(seen(agreed)).toEqual(all)
    for (const consents of [without('measuring'), withdrawn('measuring')]) {
      expect(seen(consents)).toEqual({ ...all, conditions: [1, 3], medicines: ['二甲双胍'], rest: [0, 0, 0, 0] })
    }
    for (const consents of [without('assessment'), withdrawn('assessment')]) {
      expect(seen(consents)).toEqual({ ...all, assessment: false, conditions: [9], medicines: ['多巴丝肼'] })
    }
    expect(seen(withdrawn('record'))).toEqual(nothing)
    const again = withdrawn('measuring')
    expect(seen([...again, answered('measuring', true, again)])).toEqual(all)
  })
  it('order readings by time, date them by their own offset and leave out what was corrected', () => {
    const at = (hour: number, value: number, corrects?: string) =>
      createDocument(
        readingKind,
        { type: 'weight', value, source: 'staff' },
        { ...act, now: now + hour * 3_600_000, random: (n) => new Uint8Array(n).fill(value) },
        {
          elder: 'elders:1',
          ...(corrects === undefined ? {} : { corrects }),
        },
      ) as Document
    const wrong = at(1, 96)
    const facts = needFactsOf(elder, [at(9, 57), at(2, 56, wrong.id), wrong], today)
    expect(facts.readings.map((one) => [one.on, (one.body as { value: number }).value])).toEqual([
      ['2026-11-22', 56],
      ['2026-11-23', 57],
    ])
  })
  it('count an event that was recorded and asked about in an assessment once', () => {
    const fell = (on: string) => ({ type: 'fall' as const, on })
    const two = (date: string) => assessed({}, date, 2).assessment as Assessment
    const on = (events: readonly { readonly on: string }[]) => events.map((one) => one.on)
    expect(on(knownRiskEvents([fell('2026-11-03')], [two('2026-11-15')]))).toEqual(['2026-11-03', '2026-11-15'])
    expect(on(knownRiskEvents([fell('2026-10-16')], [two('2026-11-15')]))).toHaveLength(3)
    // Asked again within the 30 days, the same two falls are told again.
    expect(on(knownRiskEvents([], [two('2026-11-15'), two('2026-11-05')]))).toEqual(['2026-11-05', '2026-11-05'])
    const older = two('2026-03-01') as Document
    const facts = needFactsOf(elder, [older, assessment()], today)
    expect(facts.riskEvents).toEqual([fell('2026-03-01'), fell('2026-03-01')])
    expect(needsOf(facts, []).find((need) => need.dimension === 'prevention')).toMatchObject({
      reasons: [{ rule: 'prevention.twoFalls', params: { count: 2 } }, {}],
    })
  })
  it('say what the elder or the family asked for in the last 90 days and did not take back', () => {
    const ask = (day: string, dimension: NeedDimension, askedBy: 'elder' | 'family' | 'staff') =>
      requestService(
        {
          dimension,
          degree: 0,
          organization: 'organizations:0192f000-0000-7000-8000-000000000001',
          organizationName: '安康',
          service: 's',
          serviceName: '服务',
          mode: 'atHome',
          priceFen: 0,
          unit: '次',
          priceDate: day,
          askedBy,
        },
        'elders:1',
        { ...act, now: Date.parse(`${day}T02:00:00Z`) },
      )
    const taken = advanceService(ask('2026-11-20', 'visiting', 'elder'), 'cancelled', { reason: '不用了' }, act)
    const declined = advanceService(ask('2026-11-20', 'cleaning', 'elder'), 'declined', { reason: '排满' }, act)
    if (!taken.ok || !declined.ok) throw new Error('refused')
    const requests = [
      ask('2026-08-25', 'meals', 'elder'),
      ask('2026-11-01', 'meals', 'family'),
      ask('2026-08-24', 'bathing', 'elder'),
      ask('2026-11-01', 'mobility', 'staff'),
      ask('2026-11-01', 'rehabilitation', 'elder'),
      taken.value,
      declined.value,
    ] as Document[]
    expect(needFactsOf(elder, requests, today).askedFor).toEqual(['meals', 'cleaning'])
  })
  it('know the instant of a visit that was written down on its day', () => {
    const visitOn = (on: string) =>
      createDocument(careVisitKind, { type: 'followUp', on }, act, { elder: 'elders:1' }) as Document
    expect(needFactsOf(elder, [visitOn('2026-11-22')], today).visits).toEqual([
      { type: 'followUp', on: '2026-11-22', at: '2026-11-22T08:00:00.000Z' },
    ])
    expect(needFactsOf(elder, [visitOn('2026-11-21')], today).visits).toEqual([{ type: 'followUp', on: '2026-11-21' }])
  })
  it('do not take a visit for an answer to what was measured after it on the same day', () => {
    const measured = reading('2026-11-22', 190)
    const documents = (isBefore: boolean) => [
      createDocument(readingKind, measured.body, act, { elder: 'elders:1' }) as Document,
      createDocument(
        careVisitKind,
        { type: 'hospital', on: '2026-11-22', ...(isBefore ? { isBeforeReadings: true as const } : {}) },
        { ...act, now: act.now + 60_000 },
        { elder: 'elders:1' },
      ) as Document,
    ]
    expect(isReadingWaiting(needFactsOf(elder, documents(false), today))).toBe(false)
    expect(isReadingWaiting(needFactsOf(elder, documents(true), today))).toBe(true)
    expect(isReadingWaiting(needFactsOf(elder, documents(true), '2026-11-23'))).toBe(false)
  })
  it('know nothing about living together when nobody asked', () => {
    expect(needFactsOf({ ...elder, living: [] }, [], today)).toMatchObject({
      livesAlone: undefined,
      livesWithSpouseOnly: undefined,
    })
  })

  it('know what was read by what was given to the elder or for the elder, not to staff, nor what says nothing of its matter', () => {
    const article = {
      id: 'articles:018f0000-0000-7000-8000-000000000001',
      updatedAt: '2026-10-01T00:00:00.000Z',
      body: { title: '血压怎么量', category: 'selfCheck', conditions: [1] } as unknown as ArticleBody,
    }
    const handed = (to: 'elder' | 'caregiver' | 'staff', of = elder) =>
      needFactsOf(
        of,
        [handArticle(article, { how: 'handout', to, elder: 'elders:1' }, act) as unknown as Document],
        today,
      ).read
    const about = { on: today, category: 'selfCheck', conditions: [1] }
    expect([handed('elder'), handed('caregiver'), handed('staff')]).toEqual([[about], [about], []])
    expect(handed('elder', { ...elder, consents: [] })).toEqual([])
    const old = handArticle(article, { how: 'read', to: 'elder', elder: 'elders:1' }, act)
    const { category: _, conditions: __, ...ofVersion1 } = old.body
    const lifted = upgradeDocument(articleHandedKind, { ...old, version: 1, body: ofVersion1 } as unknown as Document)
    expect(needFactsOf(elder, [lifted], today).read).toEqual([])
  })
})
