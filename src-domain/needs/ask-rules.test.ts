import { describe, expect, it } from 'vitest'
import { askQuestion } from '../asking/asked-question.ts'
import { questionAnswerKind } from '../asking/question-answer.ts'
import type { ConsentAct, ConsentPurpose } from '../consent/consent.ts'
import type { ElderBody } from '../elders/elder.ts'
import { advanceService, requestService, type ServiceRequest } from '../services/service.ts'
import type { ServiceEventType } from '../services/service-rules.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { type AskId, askIds } from './ask-rules.ts'
import type { AskedService } from './asked-services.ts'
import type { NeedDimension } from './dimensions.ts'
import { type NeedFacts, needFactsOf } from './need-facts.ts'
import { correctNeed, type Need, needRules, needsOf } from './needs.ts'
import { act, hypertension, today, well } from './testing/facts.ts'

const consentTo = (purpose: ConsentPurpose): ConsentAct => ({
  id: purpose,
  purpose,
  given: true,
  textVersion: 1,
  language: 'zh-CN',
  method: 'witness',
  at: '2026-01-01T00:00:00.000Z',
  author: 'staff:chen',
  replaces: [],
})
const asked: AskedService = {
  dimension: 'bathing',
  service: '上门助浴',
  organization: '安康',
  askedBy: 'elder',
  askedOn: '2026-11-01',
  state: 'rated',
  on: '2026-11-05',
  at: '2026-11-05T02:00:00.000Z',
  doneOn: '2026-11-04',
  answer: 'unsatisfied',
  words: '水不够热',
}
const needOf = (dimension: NeedDimension, facts: Partial<NeedFacts>, documents: readonly Document[] = []): Need =>
  needsOf({ ...well, ...facts }, documents, [dimension])[0]!
const visit = { type: 'followUp', on: '2026-03-10', condition: 1 } as const
const doctor: Partial<AskedService> = { dimension: 'treatment', service: '门诊看病', state: 'done' }
const seen = (on: string, service: Partial<AskedService> = {}): Partial<NeedFacts> => {
  const { answer: _, ...rest } = asked
  return {
    conditions: [hypertension],
    visits: [visit, { ...visit, on }],
    services: [{ ...rest, ...doctor, ...service }],
  }
}
const walking = { ...asked, dimension: 'rehabilitation', state: 'confirmed', answer: 'satisfied' } as const

/** Of every rule: what makes it ask, and something near by that does not. */
const cases: Record<AskId, { readonly asks: Partial<NeedFacts>; readonly quiet: Partial<NeedFacts> }> = {
  unsatisfied: { asks: { services: [asked] }, quiet: { services: [{ ...asked, answer: 'neutral' }] } },
  declined: {
    asks: { services: [{ ...asked, state: 'declined', answer: 'satisfied' }] },
    quiet: { askedFor: ['bathing'], services: [{ ...asked, state: 'confirmed', answer: 'satisfied' }] },
  },
  cancelled: {
    asks: { askedFor: ['bathing'], services: [{ ...asked, state: 'cancelled', answer: 'satisfied' }] },
    quiet: { services: [{ ...asked, state: 'cancelled', answer: 'satisfied' }] },
  },
  waitsWithoutNeed: {
    asks: { services: [walking] },
    quiet: { services: [{ ...walking, dimension: 'bathing' }], askedFor: ['bathing'] },
  },
  resultNotNoted: { asks: seen('2026-05-22'), quiet: seen('2026-11-01') },
  complained: {
    asks: { complaints: [{ on: '2026-11-05', at: '2026-11-05T02:00:00.000Z' }] },
    quiet: { complaints: [] },
  },
}

describe('what an elder did', () => {
  it.each(askIds)('%s: is a reason to ask, or is none', (id) => {
    const dimensionOf = (facts: Partial<NeedFacts>): NeedDimension =>
      id === 'complained' ? 'healthEducation' : (facts.services?.[0]?.dimension ?? 'bathing')
    const { asks, quiet } = cases[id]
    expect(needOf(dimensionOf(asks), asks).ask?.id).toBe(id)
    expect(needOf(dimensionOf(quiet), quiet).ask).toBeUndefined()
  })

  it('raises and lowers no degree, and does not end a correction', () => {
    const before = needOf('bathing', { askedFor: ['bathing'] })
    const after = needOf('bathing', { askedFor: ['bathing'], services: [asked] })
    expect([after.degree, after.reasons, after.inputs]).toEqual([before.degree, before.reasons, before.inputs])
  })

  it('is asked about until somebody noted the answer, also that all stays as it is', () => {
    const need = needOf('bathing', { askedFor: ['bathing'], services: [asked] })
    const answered = (at: string) =>
      needOf('bathing', { askedFor: ['bathing'], services: [asked] }, [
        correctNeed(need, need.degree, '换了一家，老人愿意再试', 'elders:1', {
          ...act,
          now: Date.parse(at),
        }) as Document,
      ])
    expect(answered('2026-11-06T02:00:00.000Z').ask).toBeUndefined()
    expect(answered('2026-11-04T02:00:00.000Z').ask?.id).toBe('unsatisfied')
  })

  it('is a complaint until somebody answers it or notes what came of it, for 90 days, and by nobody without consent', () => {
    const agreed = (['record', 'measuring'] as const).map((purpose) => consentTo(purpose))
    const elder = { birthDate: '1960-03-01', living: [], contacts: [], consents: agreed } as unknown as ElderBody
    const complaint = askQuestion(
      { askedBy: 'elder', origin: 'complaint', topic: 'healthKnowledge', words: '上次讲座听不清' },
      'elders:1',
      { ...act, now: Date.parse('2026-11-05T02:00:00Z') },
    )
    const asksOf = (documents: readonly Document[], body = elder, day = today) => {
      const facts = needFactsOf(body, [complaint as Document, ...documents], day)
      return needsOf(facts, documents, ['healthEducation'])[0]?.ask
    }
    expect(asksOf([])).toEqual({ id: 'complained', on: '2026-11-05', params: { on: '2026-11-05' } })
    const answer = createDocument(questionAnswerKind, { question: complaint.id, words: '下次给您留前排' }, act, {
      elder: 'elders:1',
    })
    expect(asksOf([answer as Document])).toBeUndefined()
    const [need] = needsOf(needFactsOf(elder, [], today), [], ['healthEducation'])
    expect(asksOf([correctNeed(need!, 1, '打电话说过了', 'elders:1', act) as Document])).toBeUndefined()
    expect(asksOf([], elder, '2027-02-03')).toBeUndefined()
    expect(asksOf([], { ...elder, consents: agreed.slice(0, 1) })).toBeUndefined()
  })

  it('counts by what was asked for last', () => {
    const again: AskedService = { ...asked, askedOn: '2026-11-10', state: 'confirmed', answer: 'satisfied' }
    expect(needOf('bathing', { askedFor: ['bathing'], services: [again, asked] }).ask).toBeUndefined()
    expect(needOf('bathing', { askedFor: ['bathing'], services: [asked, again] }).ask?.id).toBe('unsatisfied')
  })

  it('is never asked about at the end of life, nor about visits whose records may not be read', () => {
    expect(needOf('palliative', { services: [{ ...asked, dimension: 'palliative' }] }).ask).toBeUndefined()
    const withheld = { ...well.allowed, measuring: false }
    expect(needOf('treatment', { ...seen('2026-05-22'), allowed: withheld }).ask).toBeUndefined()
  })

  it('says when a doctor was seen only where a degree rests on nobody having been seen', () => {
    const controlled = { ...seen('2026-05-23') }
    expect(needOf('treatment', controlled).reasons).toEqual([])
    expect(needOf('treatment', controlled).ask).toBeUndefined()
    const overdue = { ...visit, on: '2026-06-10', nextDue: '2026-09-10' }
    const followUp = { ...seen('2026-06-10'), visits: [overdue] }
    expect(needOf('treatment', followUp).ask?.id).toBe('resultNotNoted')
    expect(needRules.some((rule) => rule.id === 'treatment.followUpOverdue')).toBe(true)
  })
})

describe('what became of the services asked for', () => {
  const elder = {
    birthDate: '1948-01-02',
    living: ['alone'],
    contacts: [],
    consents: [consentTo('record')],
  } as unknown as ElderBody
  let drawn = 0
  const on = (date: string): Act => ({
    ...act,
    now: Date.parse(`${date}T02:00:00Z`),
    random: (count) => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 17) % 251)),
  })
  const request = (date: string): ServiceRequest =>
    requestService(
      {
        dimension: 'bathing',
        degree: 3,
        organization: 'organizations:0192f000-0000-7000-8000-000000000001',
        organizationName: '安康',
        service: 'bath',
        serviceName: '上门助浴',
        mode: 'atHome',
        priceFen: 0,
        unit: '次',
        priceDate: date,
        askedBy: 'elder',
      },
      'elders:1',
      on(date),
    )
  const then = (
    before: ServiceRequest,
    type: Exclude<ServiceEventType, 'requested'>,
    date: string,
    data: Readonly<Record<string, unknown>> = {},
  ): ServiceRequest => {
    const next = advanceService(before, type, data, on(date))
    if (!next.ok) throw new Error(next.error.code)
    return next.value
  }
  const rated = (date: string, ratedOn: string) =>
    then(then(then(request(date), 'confirmed', date), 'done', date, { result: '完成' }), 'satisfaction', ratedOn, {
      answer: 'unsatisfied',
      words: '水不够热',
    })
  const factsOf = (...requests: ServiceRequest[]) => needFactsOf(elder, requests as unknown as Document[], today)

  it('is read from the steps: what was said, when, and by whom it was asked for', () => {
    expect(factsOf(rated('2026-11-01', '2026-11-05')).services).toEqual([{ ...asked, doneOn: '2026-11-01' }])
    const [declined] = factsOf(then(request('2026-11-01'), 'declined', '2026-11-02', { reason: '排满了' })).services
    expect(declined).toMatchObject({ state: 'declined', on: '2026-11-02', words: '排满了' })
  })

  it('counts for 90 days from the last step, and not when it was undone', () => {
    expect(factsOf(rated('2026-06-01', '2026-08-25')).services).toHaveLength(1)
    expect(factsOf(rated('2026-06-01', '2026-08-24')).services).toEqual([])
    expect(factsOf(then(request('2026-11-01'), 'undone', '2026-11-01')).services).toEqual([])
  })

  it('is asked for by its first day, whatever happened later', () => {
    expect(factsOf(rated('2026-08-25', '2026-09-01')).askedFor).toEqual(['bathing'])
    expect(factsOf(rated('2026-08-24', '2026-09-01')).askedFor).toEqual([])
  })

  it('is not looked at without the consent to the record', () => {
    const withdrawn = { ...elder, consents: [] } as unknown as ElderBody
    const facts = needFactsOf(withdrawn, [rated('2026-11-01', '2026-11-05') as unknown as Document], today)
    expect([facts.services, facts.askedFor]).toEqual([[], []])
  })
})
