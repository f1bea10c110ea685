import { describe, expect, it } from 'vitest'
import { readingKind } from '../archive/reading.ts'
import { type ConditionBody, conditionKind } from '../archive/condition.ts'
import { type CareVisitBody, careVisitKind } from '../archive/care-visit.ts'
import { riskEventKind } from '../archive/risk-event.ts'
import { filledDraft } from '../assessments/filled-draft.ts'
import { finishAssessment, signAssessment } from '../assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../assessments/scoring.ts'
import type { ConsentAct, ConsentPurpose } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import { phq2 } from '../instruments/catalogue/phq-2.ts'
import { phq9 } from '../instruments/catalogue/phq-9.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { answerQuestion, finishInstrument, startInstrument } from '../instruments/instrument-draft.ts'
import { recordFollowUp } from '../instruments/instrument-result.ts'
import { digits } from '../instruments/testing/answers.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { correctNeed, needsOf } from '../needs/needs.ts'
import { advanceService, noLongerWanted, requestService } from '../services/service.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { editDocument } from '../shared/document.ts'
import { defaultTaskSettings, dueToday } from './due-today.ts'

const today = '2026-11-22'
let drawn = 0
const random = (count: number) => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 17) % 251))
const on = (date: string, author = 'staff:chen', minutes = 0): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author,
  now: Date.parse(`${date}T02:00:00Z`) + minutes * 60_000,
  offset: 480,
  random,
})
const answer = (purpose: ConsentPurpose, given = true): ConsentAct => ({
  id: `${purpose}-${given}`,
  purpose,
  given,
  textVersion: 1,
  language: 'zh-CN',
  method: given ? 'witness' : 'told',
  at: '2026-10-01T02:00:00.000Z',
  author: 'staff:chen',
  replaces: given ? [] : [`${purpose}-true`],
})
const agreed = (['record', 'measuring', 'assessment'] as const).map((purpose) => answer(purpose))
const elder = (registered = '2026-11-01', archived = false): Elder => ({
  id: 'elders:1',
  kind: 'elder',
  version: 1,
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  occurredAt: `${registered}T02:00:00.000Z`,
  offset: 480,
  updatedAt: `${registered}T02:00:00.000Z`,
  elder: '',
  body: {
    name: '王秀兰',
    sex: '2',
    birthDate: '1960-03-01',
    birthDateSource: 'card',
    living: ['children'],
    payment: [],
    contacts: [],
    interests: [],
    allergies: [],
    risks: [],
    consents: [...agreed],
    ...(archived ? { archived: { reason: 'moved', at: '2026-11-01T00:00:00.000Z' } } : {}),
  },
})
/** Too young for the yearly check-up. */
const young = (registered: string): Elder => {
  const who = elder(registered)
  return { ...who, body: { ...who.body, birthDate: '1966-03-01' } }
}
const withdrawingOf = (who: Elder, purpose: ConsentPurpose): Elder => ({
  ...who,
  body: { ...who.body, consents: [...agreed, answer(purpose, false)] },
})
const withdrawing = (purpose: ConsentPurpose): Elder => withdrawingOf(elder(), purpose)
function assessment(date: string, signed: boolean, answers = {}): Document[] {
  const draft = filledDraft('elders:1', { answers }, date, on(date))
  const made = finishAssessment(
    draft,
    { number: '1', date, assessorName: '陈晓梅', options: defaultScoringOptions },
    on(date),
  )
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const signature = signAssessment(made.value, '刘建军', on(date, 'staff:liu'))
  if (!signature.ok) throw new Error('not signed')
  return [made.value as Document, ...(signed ? [signature.value as Document] : [])]
}
const kindsOf = (documents: readonly Document[], who = elder()) =>
  dueToday([who], documents, today).map((task) => `${task.kind} ${task.urgency} ${task.deadline ?? ''}`.trim())
const request = (date: string, dimension: 'bathing' | 'meals' = 'bathing', wishedOn?: string) =>
  requestService(
    {
      dimension,
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      service: 'bath',
      serviceName: '助浴',
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: date,
      askedBy: 'elder',
      ...(wishedOn === undefined ? {} : { wishedOn }),
    },
    'elders:1',
    on(date),
  )

const instrumentDone = (instrument: Instrument, date: string, line: string): Document => {
  const at = on(date)
  const start = startInstrument(instrument, { elder: 'elders:1', mode: 'staff', date }, at)
  const draft = Object.entries(digits(instrument, line)).reduce(
    (so, [question, one]) => answerQuestion(so, question, one, at),
    start,
  )
  const made = finishInstrument(draft, { date, assessorName: '陈晓梅' }, at)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.result as Document
}

describe('what is due today', () => {
  it('is before all else somebody who told of not wanting to live, until it is written down what was done', () => {
    const reading = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 184, diastolic: 96, source: 'self' },
      on('2026-11-19'),
      { elder: 'elders:1' },
    ) as Document
    const told = instrumentDone(phq9, '2026-11-20', '000000001')
    const assessed = assessment('2026-11-10', true)
    expect(kindsOf([reading, told, ...assessed])[0]).toBe('selfHarmAlert urgent 2026-11-20')
    const person = { staff: 'staff:chen', name: '陈晓梅' }
    const written = recordFollowUp({ about: told.id, done: ['stayed'], note: '' }, person, 'elders:1', on('2026-11-20'))
    if (!written.ok) throw new Error('refused')
    expect(kindsOf([told, written.value as Document, ...assessed])).toEqual([])
    expect(kindsOf([told, ...assessed], withdrawing('assessment'))).toEqual([])
  })

  it('is the instrument that another one asks for', () => {
    const assessed = assessment('2026-11-10', true)
    const positive = instrumentDone(phq2, '2026-11-20', '12')
    expect(kindsOf([...assessed, positive])).toEqual(['instrumentFollows today 2026-11-20'])
    expect(kindsOf([...assessed, positive, instrumentDone(phq9, '2026-11-21', '110000000')])).toEqual([])
  })

  it('is nothing for somebody lately assessed by two people and without open needs', () => {
    expect(kindsOf(assessment('2026-11-10', true))).toEqual([])
  })

  it('asks for a first assessment, later for one that is overdue, triggered or comes soon', () => {
    expect(kindsOf([])).toEqual(['neverAssessed soon 2026-12-01'])
    expect(kindsOf([], young('2026-10-01'))).toEqual(['neverAssessed today 2026-10-31'])
    expect(kindsOf([], elder('2026-10-01', true))).toEqual([])
    expect(kindsOf(assessment('2025-10-01', true))).toEqual(['reassessmentOverdue today 2026-10-01'])
    expect(kindsOf(assessment('2025-12-10', true))).toEqual(['reassessmentDue soon 2026-12-10'])
    const fall = createDocument(riskEventKind, { type: 'fall', on: '2026-11-20' }, on('2026-11-20'), {
      elder: 'elders:1',
    }) as Document
    expect(kindsOf([...assessment('2026-11-10', true), fall])).toEqual(['reassessmentTriggered today 2026-11-20'])
    expect(kindsOf(assessment('2025-11-22', true))).toEqual(['reassessmentDue today 2026-11-22'])
    expect(kindsOf(assessment('2025-11-21', true))).toEqual(['reassessmentOverdue today 2026-11-21'])
    const halfYearly = { ...defaultTaskSettings, reassessMonths: 6 } as const
    expect(dueToday([elder()], assessment('2026-05-21', true), '2026-11-22', halfYearly)).toMatchObject([
      { kind: 'reassessmentOverdue', deadline: '2026-11-21', params: { months: 6 } },
    ])
  })

  it('leaves those in peace who said no to being assessed', () => {
    expect(kindsOf([], withdrawing('assessment'))).toEqual([])
    expect(kindsOf(assessment('2026-11-20', false), withdrawing('assessment'))).toEqual([])
    expect(kindsOf([], { ...elder(), body: { ...elder().body, consents: agreed.slice(0, 2) } })).toEqual([
      'neverAssessed soon 2026-12-01',
    ])
  })

  it('makes no task of what the elder agrees to no more, and none at all without the record', () => {
    const reading = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 184, diastolic: 96, source: 'self' },
      on('2026-11-21'),
      { elder: 'elders:1' },
    ) as Document
    const documents = [...assessment('2026-11-15', true, { 'B.1.3': 1 }), reading, request('2026-11-20') as Document]
    expect(kindsOf(documents)).toEqual([
      'referralReading urgent 2026-11-21',
      'openNeed urgent',
      'serviceWaiting today 2026-11-22',
    ])
    expect(kindsOf(documents, withdrawing('measuring'))).toEqual(['serviceWaiting today 2026-11-22'])
    expect(kindsOf(documents, withdrawing('record'))).toEqual(['serviceToCancel today 2026-11-22'])
  })

  it('asks to call off what still runs for a closed record, and says nothing of health', () => {
    const running = request('2026-11-20')
    const over = advanceService(request('2026-11-19'), 'cancelled', { reason: '不要了' }, on('2026-11-20'))
    if (!over.ok) throw new Error('refused')
    const documents = [...assessment('2026-11-15', true, { 'B.1.3': 1 }), running as Document, over.value as Document]
    expect(dueToday([withdrawing('record')], documents, today)).toEqual([
      {
        id: `serviceToCancel:${running.id}`,
        kind: 'serviceToCancel',
        urgency: 'today',
        elder: 'elders:1',
        document: running.id,
        params: { service: '助浴', why: 'withdrawn', organization: '安康' },
        deadline: today,
      },
    ])
  })

  it('asks for the second signature', () => {
    expect(kindsOf(assessment('2026-11-20', false))).toEqual(['pendingReview soon 2026-11-27'])
    expect(kindsOf(assessment('2026-11-10', false))).toEqual(['pendingReview today 2026-11-17'])
  })

  it('puts a reading that calls for referral first, with the need it makes', () => {
    const reading = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 184, diastolic: 96, source: 'self' },
      on('2026-11-22'),
      { elder: 'elders:1' },
    ) as Document
    const tasks = dueToday([elder()], [...assessment('2025-10-01', true), reading], today)
    expect(tasks.map((task) => [task.kind, task.urgency])).toEqual([
      ['referralReading', 'urgent'],
      ['openNeed', 'urgent'],
      ['reassessmentOverdue', 'today'],
    ])
    expect(tasks[0]?.params).toMatchObject({ value: '184/96', target: '180/110' })
  })

  it('wants a reading that calls for referral looked at on its own day, and is late from then on', () => {
    const reading = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 184, diastolic: 96, source: 'self' },
      on('2026-11-19'),
      { elder: 'elders:1' },
    ) as Document
    const deadlines = ['2026-11-19', '2026-11-22', '2026-12-01'].map(
      (day) => dueToday([elder()], [reading], day).find((task) => task.kind === 'referralReading')?.deadline,
    )
    expect(deadlines).toEqual(['2026-11-19', '2026-11-19', '2026-11-19'])
  })

  it('lists a need of 3 and more until a service is linked to it', () => {
    const documents = assessment('2026-11-15', true, { 'B.1.3': 1 })
    expect(kindsOf(documents)).toEqual(['openNeed today'])
    expect(kindsOf([...documents, request('2026-11-21') as Document])).toEqual(['serviceWaiting soon 2026-11-23'])
    expect(kindsOf([...documents, request('2026-11-21', 'meals') as Document])).toContain('openNeed today')
    const undone = advanceService(request('2026-11-21'), 'undone', {}, on('2026-11-21', 'staff:chen', 5))
    if (!undone.ok) throw new Error('refused')
    expect(kindsOf([...documents, undone.value as Document])).toEqual(['openNeed today'])
  })

  it('is a first follow-up three months after a diagnosed illness of the programme is known', () => {
    const illness = (body: Partial<ConditionBody> = {}) =>
      createDocument(conditionKind, { code: 1, status: 'active', confirmed: true, ...body }, on('2026-09-01'), {
        elder: 'elders:1',
      }) as Document
    const assessed = assessment('2026-11-10', true)
    const due = (documents: readonly Document[], registered = '2026-08-20', who = young(registered)) =>
      kindsOf([...assessed, ...documents], who).filter((task) => task.startsWith('followUp'))
    expect(due([illness()])).toEqual(['followUpDue today 2026-11-20'])
    expect(due([illness()], '2026-08-29')).toEqual(['followUpDue soon 2026-11-29'])
    expect(due([illness()], '2026-08-30')).toEqual([])
    expect(due([illness({ since: '2026-08-25' })])).toEqual(['followUpDue soon 2026-11-25'])
    expect(due([illness({ since: '2011-05-01' })])).toEqual(['followUpDue today 2026-11-20'])
    for (const none of [{ confirmed: false }, { status: 'resolved' }, { code: 9 }] as const) {
      expect(due([illness(none)])).toEqual([])
    }
    const visit = createDocument(
      careVisitKind,
      { type: 'followUp', on: '2026-10-01', condition: 1 },
      on('2026-10-01'),
      {
        elder: 'elders:1',
      },
    ) as Document
    expect(due([illness(), visit])).toEqual([])
    expect(due([illness()], '', withdrawingOf(young('2026-08-20'), 'measuring'))).toEqual([])
  })

  it('has somebody call off what the elder does not want any more, and asks nothing else about it', () => {
    const wanted = request('2026-11-21')
    const unwanted = noLongerWanted(wanted, on('2026-11-22', 'self'))
    expect(kindsOf([unwanted as Document])).toContain('serviceToCancel today 2026-11-22')
    expect(kindsOf([unwanted as Document]).join()).not.toContain('serviceWaiting')
    const off = advanceService(unwanted, 'cancelled', { reason: '不要了' }, on('2026-11-22', 'staff:chen', 5))
    expect(off.ok && kindsOf([off.value as Document]).join()).not.toContain('serviceToCancel')
  })

  describe('of prevention', () => {
    const seen = (body: CareVisitBody) =>
      createDocument(careVisitKind, body, on('2026-11-01'), { elder: 'elders:1' }) as Document
    const assessed = assessment('2026-11-10', true)
    const due = (visits: readonly CareVisitBody[], who = elder()) => kindsOf([...assessed, ...visits.map(seen)], who)
    const checkUp = (date: string): CareVisitBody => ({ type: 'checkUp', on: date })
    const born = (birthDate: string): Elder => ({ ...elder(), body: { ...elder().body, birthDate } })
    const flu = (nextDue: string): CareVisitBody => ({
      type: 'vaccination',
      on: '2025-11-01',
      nextDue,
      vaccine: '流感疫苗',
    })

    it('is the yearly check-up from seven days before the year is over', () => {
      expect(due([checkUp('2025-11-30')])).toEqual([])
      expect(due([checkUp('2025-11-29')])).toEqual(['checkUpDue soon 2026-11-29'])
      expect(due([checkUp('2025-11-23')])).toEqual(['checkUpDue soon 2026-11-23'])
      expect(due([checkUp('2025-11-22')])).toEqual(['checkUpDue today 2026-11-22'])
      expect(due([checkUp('2024-02-29')])).toEqual(['checkUpDue today 2025-02-28'])
    })

    it('is no check-up of somebody under 65, of whom none is known, or who had one since', () => {
      expect(due([checkUp('2025-10-01')], born('1961-11-22'))).toEqual(['checkUpDue today 2026-10-01'])
      expect(due([checkUp('2025-10-01')], born('1961-11-23'))).toEqual([])
      // Of whom none is known is asked about it in the first weeks.
      expect(due([])).toEqual([])
      expect(due([], elder('2026-10-30'))).toEqual(['checkUpDue soon'])
      expect(due([], elder('2023-10-01'))).toEqual(['checkUpDue soon'])
      expect(due([], withdrawingOf(elder('2026-10-01'), 'measuring'))).toEqual([])
      expect(due([checkUp('2025-10-01'), checkUp('2026-10-01')])).toEqual([])
      // What was looked at for one condition is not the yearly one.
      expect(due([checkUp('2025-10-01'), { ...checkUp('2026-10-01'), condition: 18 }])).toEqual([
        'checkUpDue today 2026-10-01',
      ])
    })

    it('is a vaccination from seven days before its date until that vaccine was given', () => {
      expect(due([flu('2026-11-30')])).toEqual([])
      expect(due([flu('2026-11-29')])).toEqual(['vaccinationDue soon 2026-11-29'])
      expect(due([flu('2026-11-23')])).toEqual(['vaccinationDue soon 2026-11-23'])
      expect(due([flu('2026-11-22')])).toEqual(['vaccinationDue today 2026-11-22'])
      expect(due([flu('2026-10-01')])).toEqual(['vaccinationDue today 2026-10-01'])
      const given = { type: 'vaccination', on: '2026-11-01' } as const
      expect(due([flu('2026-10-01'), { ...given, vaccine: '肺炎球菌疫苗' }])).toEqual([
        'vaccinationDue today 2026-10-01',
      ])
      expect(due([flu('2026-10-01'), { ...given, vaccine: '流感疫苗' }])).toEqual([])
    })

    it('is nothing of who does not agree to having illness noted', () => {
      expect(due([checkUp('2025-10-01'), flu('2026-10-01')], withdrawing('measuring'))).toEqual([])
    })
  })

  it('asks about what an elder was not content with, until the answer is noted', () => {
    const assessed = assessment('2026-11-15', true)
    const steps = [
      ['confirmed', {}, '2026-11-02'],
      ['done', { result: '完成' }, '2026-11-03'],
      ['satisfaction', { answer: 'unsatisfied', words: '水不够热' }, '2026-11-04'],
    ] as const
    const rated = steps.reduce((so, [type, data, date]) => {
      const next = advanceService(so, type, data, on(date))
      if (!next.ok) throw new Error('refused')
      return next.value
    }, request('2026-11-01'))
    const documents = [...assessed, rated as Document]
    const [task] = dueToday([elder()], documents, today)
    // In the list of everybody stands no word of what the elder said.
    expect(task).toEqual({
      id: 'ask:elders:1:bathing',
      kind: 'askAbout',
      urgency: 'soon',
      elder: 'elders:1',
      dimension: 'bathing',
      params: { ask: 'unsatisfied', on: '2026-11-04', service: '助浴' },
    })
    const [need] = needsOf(needFactsOf(elder().body, documents, today), documents, ['bathing'])
    const noted = correctNeed(need!, 2, '换了一家', 'elders:1', on('2026-11-05')) as Document
    expect(kindsOf([...documents, noted])).toEqual([])
  })

  it('counts the days of a request from the day it was wished for, once that has passed', () => {
    const done = assessment('2026-11-15', true)
    const wished = request('2026-11-19', 'bathing', '2026-11-20')
    expect(kindsOf([...done, wished as Document])).toEqual(['serviceWaiting today 2026-11-20'])
    const confirmed = advanceService(wished, 'confirmed', {}, on('2026-11-19', 'staff:chen', 30))
    if (!confirmed.ok) throw new Error('refused')
    expect(kindsOf([...done, confirmed.value as Document])).toEqual(['serviceDue today 2026-11-20'])
  })

  it('follows a request: unconfirmed for two days, appointed for today, undecided between kiosks', () => {
    const done = assessment('2026-11-15', true)
    expect(kindsOf([...done, request('2026-11-20') as Document])).toEqual(['serviceWaiting today 2026-11-22'])
    const confirmed = advanceService(request('2026-11-20'), 'confirmed', {}, on('2026-11-20', 'staff:chen', 30))
    if (!confirmed.ok) throw new Error('refused')
    const scheduled = advanceService(confirmed.value, 'scheduled', { on: '2026-11-22' }, on('2026-11-21'))
    if (!scheduled.ok) throw new Error('refused')
    expect(kindsOf([...done, scheduled.value as Document])).toEqual(['serviceDue today 2026-11-22'])
    const [first] = scheduled.value.events ?? []
    const cancelledElsewhere = {
      ...scheduled.value,
      events: [
        ...(scheduled.value.events ?? []),
        {
          id: 'z',
          type: 'declined',
          at: '2026-11-21T09:00:00.000Z',
          offset: 480,
          author: 'a',
          kiosk: 'k',
          data: { reason: '没空', after: [first?.id ?? ''] },
        },
      ],
    }
    expect(kindsOf([...done, cancelledElsewhere as Document])).toContain('serviceQuestion today 2026-11-22')
  })
})

describe('a record that was ended', () => {
  const ended = (reason: 'died' | 'left'): Elder =>
    editDocument(elder(), { archived: { reason, at: '2026-11-20T02:00:00.000Z' } }, on('2026-11-20'))
  const booking = requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      service: 'bath',
      serviceName: '助浴',
      mode: 'atHome',
      priceFen: 6000,
      unit: '次',
      priceDate: '2026-11-05',
      askedBy: 'elder',
    },
    'elders:1',
    on('2026-11-18'),
  ) as unknown as Document
  const kinds = (one: Elder) => dueToday([one], [booking], today).map(({ kind, params }) => [kind, params['why']])

  it('asks for nothing but to call off who was to come', () => {
    expect(kinds(ended('died'))).toEqual([['serviceToCancel', 'died']])
    expect(kinds(ended('left'))).toEqual([['serviceToCancel', 'left']])
  })

  it('is asked about once when somebody edited it after a death was noted, and reminds of nothing else', () => {
    const seen = editDocument(ended('died'), { phone: '13800000000' }, on('2026-11-21'))
    expect(kinds(seen)).toEqual([['deathToCheck', undefined]])
    const back = editDocument(ended('left'), { phone: '13800000000' }, on('2026-11-21'))
    expect(kinds(back).map(([kind]) => kind)).not.toContain('serviceToCancel')
  })
})
