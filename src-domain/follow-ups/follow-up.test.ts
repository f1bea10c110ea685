import { describe, expect, it } from 'vitest'
import { publicHealthTargets, readingTargetsById } from '../archive/reading-targets.ts'
import { conditionKind } from '../archive/condition.ts'
import { kindByName } from '../documents.ts'
import type { Elder } from '../elders/elder.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { needsOf } from '../needs/needs.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { dueToday } from '../tasks/due-today.ts'
import type { FollowUpAnswers } from './follow-up-form.ts'
import { basisOf, finishFollowUp, standingFollowUps } from './follow-up-history.ts'
import { judgeFollowUp } from './follow-up-judgement.ts'

const today = '2026-11-22'
let drawn = 0
const on = (date: string, minutes = 0): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now: Date.parse(`${date}T02:00:00Z`) + minutes * 60_000,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const agreed = (['record', 'measuring'] as const).map((purpose) => ({
  id: purpose,
  purpose,
  given: true,
  textVersion: 1,
  language: 'zh-CN' as const,
  method: 'witness' as const,
  at: '2026-01-01T02:00:00.000Z',
  author: 'staff:chen',
  replaces: [],
}))
const elder = (birthDate: string): Elder =>
  ({
    ...createDocument(kindByName.get('elder')!, body(birthDate), on('2026-01-01')),
    id: 'elders:018f0000-0000-7000-8000-000000000009',
  }) as unknown as Elder
const body = (birthDate: string) => ({
  name: '王秀兰',
  sex: '2' as const,
  birthDate,
  birthDateSource: 'card' as const,
  living: ['children' as const],
  payment: [],
  contacts: [],
  interests: [],
  allergies: [],
  risks: [],
  consents: agreed,
})
const seventy = elder('1956-03-01')
const eighty = elder('1944-03-01')
const rules = { targets: publicHealthTargets, routineMonths: 3 }

const pressure = (systolic: number, diastolic: number, more: Partial<FollowUpAnswers> = {}): FollowUpAnswers => ({
  programme: 'hypertension',
  on: today,
  way: 'clinic',
  dangers: [],
  symptoms: ['none'],
  systolic,
  diastolic,
  taking: 'regular',
  reaction: 'none',
  complication: 'none',
  medicines: [{ name: '氨氯地平' }],
  ...more,
})
const sugar = (glucose: number, more: Partial<FollowUpAnswers> = {}): FollowUpAnswers => ({
  ...pressure(132, 78),
  programme: 'diabetes',
  glucose,
  glucoseTiming: 'fasting',
  ...more,
})
const judge = (answers: FollowUpAnswers, documents: readonly Document[] = [], who = seventy, by = rules) =>
  judgeFollowUp(answers, basisOf(who, documents, answers, by))
const made = (answers: FollowUpAnswers, documents: readonly Document[] = [], nextDue?: string): Document => {
  const due = nextDue ?? judge(answers, documents).due ?? '2027-01-01'
  const done = finishFollowUp(answers, { elder: seventy, documents, rules, nextDue: due }, on(answers.on))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value.followUp as Document
}
const check = (document: Document) =>
  checkDocument(document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse(document.occurredAt),
  })

describe('a follow-up of hypertension', () => {
  it.each([
    ['below 150/90 at seventy is controlled, again in three months', pressure(148, 88), 'keep', '2027-02-22'],
    ['150 is not below 150: adjust, again in two weeks', pressure(150, 80), 'adjust', '2026-12-06'],
    ['90 below is enough', pressure(140, 90), 'adjust', '2026-12-06'],
    ['a drug reaction: adjust, again in two weeks', pressure(130, 80, { reaction: 'present' }), 'adjust', '2026-12-06'],
    ['a new complication: refer', pressure(130, 80, { complication: 'worse' }), 'refer', '2026-12-06'],
    ['a complication as before changes nothing', pressure(130, 80, { complication: 'stable' }), 'keep', '2027-02-22'],
    ['180 above: refer at once', pressure(180, 95), 'referNow', '2026-12-06'],
    ['110 below: refer at once', pressure(160, 110), 'referNow', '2026-12-06'],
    ['a danger sign: refer at once', pressure(130, 80, { dangers: ['eyePain'] }), 'referNow', '2026-12-06'],
  ])('%s', (_, answers, step, due) => {
    expect(judge(answers)).toMatchObject({ step, due })
  })

  it('says nothing about control without a pressure', () => {
    const { systolic: _, diastolic: __, ...answers } = pressure(130, 80, { way: 'phone' })
    expect(judge(answers)).toEqual({ step: 'measure', reasons: ['pressureMissing'] })
  })

  it('refers when two in a row were not controlled, and not when one between was', () => {
    const first = made(pressure(156, 92, { on: '2026-10-20' }))
    expect(judge(pressure(158, 90), [first])).toEqual({
      category: 'notControlled',
      controlled: false,
      step: 'refer',
      reasons: ['twiceAbove', 'pressureAbove'],
      due: '2026-12-06',
    })
    const between = made(pressure(138, 80, { on: '2026-11-03' }), [first])
    expect(judge(pressure(158, 90), [first, between])).toMatchObject({ step: 'adjust' })
  })

  it('refers when a drug reaction is still there', () => {
    const first = made(pressure(130, 80, { on: '2026-11-08', reaction: 'present' }))
    expect(judge(pressure(130, 80, { reaction: 'present' }), [first])).toMatchObject({
      category: 'adverseReaction',
      step: 'refer',
      reasons: ['reactionNotSolved', 'withinTarget'],
    })
  })

  it('goes by the rule set of the station and the age of the day', () => {
    const guide = { targets: readingTargetsById.primaryCare2025, routineMonths: 3 }
    expect(judge(pressure(134, 78), [], seventy, guide)).toMatchObject({ step: 'adjust' })
    expect(judge(pressure(148, 88), [], eighty, guide)).toMatchObject({ step: 'keep' })
    expect(judge(pressure(148, 88), [], elder('1970-01-01'))).toMatchObject({ step: 'adjust' })
  })
})

describe('a follow-up of type 2 diabetes', () => {
  it.each([
    ['below 7.0 fasting is controlled', sugar(6.9), 'keep', 'controlled'],
    ['7.0 is not below 7.0', sugar(7), 'adjust', 'notControlled'],
    ['16.7: refer at once', sugar(16.7, { glucoseTiming: 'random' }), 'referNow', undefined],
    ['3.9: refer at once, and that is no control', sugar(3.9), 'referNow', undefined],
    ['a high pressure: refer at once', sugar(6.5, { systolic: 184 }), 'referNow', 'controlled'],
    ['a glucose that is not fasting decides nothing', sugar(8, { glucoseTiming: 'afterMeal' }), 'measure', undefined],
  ])('%s', (_, answers, step, category) => {
    const result = judge(answers)
    expect([result.step, result.category]).toEqual([step, category])
  })

  it('refers for what the meter calls too low', () => {
    const { glucose: _, ...answers } = sugar(5, { glucoseFlag: 'low' })
    expect(judge(answers)).toMatchObject({ step: 'referNow', reasons: ['glucoseDanger'] })
  })
})

describe('what is kept of a follow-up', () => {
  it('is taken by every machine, and refused with another judgement', () => {
    const good = made(pressure(148, 88))
    expect(check(good)).toMatchObject({ ok: true })
    const forged = { ...good, body: { ...good.body, result: { step: 'keep', reasons: ['withinTarget'] } } }
    expect(check(forged)).toMatchObject({ error: [{ code: 'followUp.resultDiffers' }] })
  })

  it('is not made of a next date later than the rule has it, nor of answers that contradict', () => {
    const finish = (answers: FollowUpAnswers, nextDue: string) =>
      finishFollowUp(answers, { elder: seventy, documents: [], rules, nextDue }, on(today))
    expect(finish(pressure(152, 88), '2026-12-07')).toMatchObject({ error: [{ code: 'followUp.nextTooLate' }] })
    expect(finish(pressure(152, 88), today)).toMatchObject({ error: [{ code: 'followUp.nextNotLater' }] })
    const codes = (answers: FollowUpAnswers) => {
      const done = finish(answers, '2026-12-01')
      return done.ok ? [] : done.error.map(({ code }) => code)
    }
    expect(codes(pressure(130, 80, { symptoms: ['none', 'headache'] }))).toEqual(['followUp.noneAndOthers'])
    expect(codes(pressure(130, 80, { symptoms: ['other'] }))).toEqual(['followUp.symptomMissing'])
    expect(codes(pressure(130, 80, { symptoms: ['thirst'] }))).toEqual(['followUp.otherProgramme'])
    expect(codes(pressure(130, 125))).toEqual(['reading.pressuresTooClose'])
    expect(codes(pressure(130, 80, { on: '2026-11-23' }))).toEqual(['followUp.notYet'])
    const { diastolic: _, ...half } = pressure(130, 80)
    expect(codes(half)).toEqual(['followUp.pressureHalf'])
    const { glucoseTiming: __, ...untimed } = sugar(6)
    expect(codes(untimed)).toEqual(['followUp.glucoseHalf'])
  })

  it('brings its readings into the archive once, those of an earlier day under that day', () => {
    const finish = (answers: FollowUpAnswers, documents: readonly Document[] = []) => {
      const done = finishFollowUp(answers, { elder: seventy, documents, rules, nextDue: '2026-12-01' }, on(today))
      if (!done.ok) throw new Error('refused')
      return done.value.readings as readonly Document[]
    }
    const readings = finish(sugar(6.2, { pulse: 72, weightKg: 61 }))
    expect(readings.map((one) => one.body)).toEqual([
      { type: 'bloodPressure', systolic: 132, diastolic: 78, pulse: 72, source: 'staff' },
      { type: 'glucose', value: 6.2, timing: 'fasting', source: 'staff' },
      { type: 'weight', value: 61, source: 'staff' },
    ])
    expect(finish(pressure(132, 78), readings)).toEqual([])
    const earlier = finish(pressure(132, 78, { on: '2026-11-20' }))
    expect(earlier.map((one) => one.body)).toMatchObject([{ systolic: 132, measured: '2026-11-20' }])
    expect(finish(pressure(132, 78, { on: '2026-11-20' }), earlier)).toEqual([])
    expect(finish(pressure(132, 78, { way: 'phone' }))[0]?.body).toMatchObject({ source: 'told' })
  })

  it('stands no more once it is corrected', () => {
    const wrong = made(pressure(156, 92, { on: '2026-10-20' }))
    const right = { ...made(pressure(136, 82, { on: '2026-10-20' })), corrects: wrong.id }
    expect(standingFollowUps([wrong, right]).map(({ id }) => id)).toEqual([right.id])
    expect(judge(pressure(158, 90), [wrong, right])).toMatchObject({ step: 'adjust' })
  })
})

describe('what follows from a follow-up', () => {
  const hypertension = createDocument(
    conditionKind,
    { code: 1, status: 'active', confirmed: true, controlled: true },
    on('2026-01-02'),
    { elder: seventy.id },
  ) as Document
  const reasons = (documents: readonly Document[], day = today) =>
    needsOf(needFactsOf(seventy.body, documents, day), documents, ['treatment'])[0]?.reasons.map(({ rule }) => rule)

  it('is the control of the condition, as the newest says', () => {
    const high = made(pressure(156, 92))
    const facts = (documents: readonly Document[]) => needFactsOf(seventy.body, documents, today).conditions[0]
    expect(facts([hypertension])).toMatchObject({ controlled: true })
    expect(facts([hypertension, high])).toMatchObject({ controlled: false })
  })

  it('is a need for treatment when it refers, until somebody has seen the elder', () => {
    const sign = made(pressure(130, 80, { on: '2026-11-10', dangers: ['eyePain'] }))
    expect(reasons([hypertension, sign])).toContain('treatment.followUpRefers')
    const later = made(pressure(130, 80), [sign])
    expect(reasons([hypertension, sign, later])).not.toContain('treatment.followUpRefers')
  })

  it('is the rule of two in a row, by what each was judged', () => {
    const first = made(pressure(156, 92, { on: '2026-10-20' }))
    const second = made(pressure(158, 90, { on: '2026-11-03' }), [first])
    expect(reasons([hypertension, first, second])).toContain('treatment.twoVisitsNotControlled')
  })

  it('is a task from a week before its date, gone with the next follow-up', () => {
    const first = made(pressure(138, 80, { on: '2026-08-26' }))
    const tasks = (day: string, more: readonly Document[] = []) =>
      dueToday([seventy], [hypertension, first, ...more], day)
        .filter(({ kind }) => kind === 'followUpDue')
        .map(({ urgency, deadline }) => `${urgency} ${deadline}`)
    expect(tasks('2026-11-18')).toEqual([])
    expect(tasks('2026-11-19')).toEqual(['soon 2026-11-26'])
    expect(tasks('2026-11-26')).toEqual(['today 2026-11-26'])
    expect(tasks('2026-11-30', [made(pressure(136, 80, { on: '2026-11-28' }), [first])])).toEqual([])
  })
})
