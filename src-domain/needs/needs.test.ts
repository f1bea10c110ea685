import { describe, expect, it } from 'vitest'
import type { PressureSign } from '../archive/reading.ts'
import type { Answers } from '../assessments/scoring.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Document, DocumentKind } from '../shared/document.ts'
import { needDimensions } from './dimensions.ts'
import type { DatedReading, NeedFacts } from './need-facts.ts'
import { fingerprint } from '../shared/fingerprint.ts'
import { isJudgedByReadings } from './need-history.ts'
import { correctNeed, needCorrectionKind, needRules, needsOf } from './needs.ts'
import { act, assessed, dangerSign, diabetes, hypertension, level2, note, now, reading, well } from './testing/facts.ts'

const glucose = (on: string, value: number, timing: 'fasting' | 'random' = 'fasting'): DatedReading => ({
  on,
  at: `${on}T00:40:00.000Z`,
  body: { type: 'glucose', value, timing, source: 'staff' },
})
const single = (on: string, type: 'temperature' | 'pulse', value: number): DatedReading => ({
  on,
  at: `${on}T00:50:00.000Z`,
  body: { type, value, source: 'staff' },
})
const withSigns = (one: DatedReading, signs: PressureSign[]): DatedReading =>
  one.body.type === 'bloodPressure' ? { ...one, body: { ...one.body, signs } } : one
const withPulse = (given: DatedReading, pulse: number): DatedReading => ({
  ...given,
  body: { ...given.body, pulse } as DatedReading['body'],
})
const medicines = (count: number, startedOn = '2020-01-01') =>
  Array.from({ length: count }, (_, i) => ({ name: `药${i + 1}`, longTerm: true, startedOn }))
const level3: Answers = {
  ...level2,
  'B.1.6': 0,
  'B.1.7': 0,
  'B.2.1': 0,
  'B.2.2': 0,
  'B.2.4': 0,
  'B.4.4': 0,
  'B.4.5': 0,
  'B.3.1': 2,
}
const level4: Answers = { ...level3, 'B.3.1': 0, 'B.3.2': 0, 'B.3.3': 0, 'B.3.4': 0, 'B.3.5': 0 }
const visit = { type: 'followUp', on: '2026-01-10', condition: 1 } as const
const twoVisits: Partial<NeedFacts> = {
  conditions: [hypertension],
  visits: [
    { ...visit, on: '2026-05-01' },
    { ...visit, on: '2026-08-01' },
    { ...visit, on: '2026-10-30' },
  ],
}
const flu = { type: 'vaccination', on: '2025-10-01', nextDue: '2026-10-01', vaccine: '流感疫苗' } as const
const eyeCheck = { type: 'checkUp', on: '2026-10-05', condition: 18 } as const

/** Of every rule: what makes it fire, and something near by that does not. */
const cases: Record<string, { readonly fires: Partial<NeedFacts>; readonly quiet: Partial<NeedFacts> }> = {
  'healthEducation.anyCondition': {
    fires: { conditions: [hypertension] },
    quiet: { conditions: [{ ...hypertension, status: 'resolved' }] },
  },
  'healthEducation.newCondition': {
    fires: { conditions: [{ ...hypertension, since: '2026-10-01' }] },
    quiet: { conditions: [{ ...hypertension, since: '2026-08-01' }] },
  },
  'healthEducation.newMedicine': {
    fires: { medicines: medicines(1, '2026-11-01') },
    quiet: { medicines: medicines(1) },
  },
  'healthEducation.manyMedicines': { fires: { medicines: medicines(5) }, quiet: { medicines: medicines(4) } },
  'healthEducation.uncontrolledAndPoorKnowledge': {
    fires: { conditions: [{ ...hypertension, controlled: false }], poorKnowledge: true },
    quiet: { conditions: [{ ...hypertension, controlled: false }], poorKnowledge: false },
  },
  'prevention.age75': { fires: { age: 75 }, quiet: { age: 74 } },
  'prevention.checkUpOverdue': {
    fires: { visits: [{ type: 'checkUp', on: '2025-11-22' }, eyeCheck] },
    quiet: { visits: [{ type: 'checkUp', on: '2025-11-23' }] },
  },
  'prevention.vaccinationOverdue': {
    fires: { visits: [flu, { type: 'vaccination', on: '2026-10-05', vaccine: '肺炎球菌疫苗' }] },
    quiet: { visits: [flu, { type: 'vaccination', on: '2026-10-05', vaccine: '流感疫苗' }] },
  },
  'prevention.oneFall': {
    fires: { riskEvents: [{ type: 'fall', on: '2026-01-01' }] },
    quiet: { riskEvents: [{ type: 'fall', on: '2025-11-01' }] },
  },
  'prevention.assessmentOverdue': { fires: assessed({}, '2025-11-21'), quiet: assessed({}, '2025-11-22') },
  'prevention.neverAssessed': { fires: { assessment: undefined }, quiet: assessed({}) },
  'prevention.assessmentTriggered': {
    fires: { ...assessed({}), visits: [{ type: 'hospital', on: '2026-11-16' }] },
    quiet: { ...assessed({}), visits: [{ type: 'hospital', on: '2026-11-14' }] },
  },
  'prevention.twoFalls': {
    fires: assessed({}, '2026-11-15', 2),
    quiet: {
      riskEvents: [
        { type: 'fall', on: '2026-01-01' },
        { type: 'choke', on: '2026-01-02' },
      ],
    },
  },
  'prevention.fallRiskMediumAlone': { fires: { fallRisk: 'medium', livesAlone: true }, quiet: { fallRisk: 'medium' } },
  'prevention.fallRiskHighAlone': {
    fires: { fallRisk: 'high', livesAlone: true },
    quiet: { fallRisk: 'medium', livesAlone: true },
  },
  'treatment.noVisit6Months': {
    fires: { conditions: [hypertension], visits: [{ ...visit, on: '2026-05-22' }] },
    quiet: { conditions: [hypertension], visits: [{ ...visit, on: '2026-05-23' }] },
  },
  'treatment.readingAboveTarget': {
    fires: { readings: [reading('2026-11-20', 150)] },
    quiet: { readings: [reading('2026-11-19', 170), reading('2026-11-20', 149)] },
  },
  'treatment.threeAboveTarget': {
    fires: { readings: [glucose('2026-11-01', 7), glucose('2026-11-08', 7.4), glucose('2026-11-15', 7.1)] },
    quiet: {
      readings: [
        glucose('2026-11-01', 7),
        glucose('2026-11-08', 6.4),
        glucose('2026-11-15', 7.1),
        glucose('2026-11-16', 9, 'random'),
      ],
    },
  },
  'treatment.followUpOverdue': {
    fires: {
      visits: [
        { ...visit, nextDue: '2026-10-22' },
        { type: 'vaccination', on: '2026-11-01' },
        { type: 'checkUp', on: '2026-11-01' },
        { type: 'followUp', on: '2026-11-01', condition: 3 },
      ],
    },
    quiet: { visits: [{ ...visit, nextDue: '2026-10-23' }] },
  },
  'treatment.referral': {
    fires: { readings: [reading('2026-11-20', 150, 110)] },
    quiet: { readings: [reading('2026-11-20', 179, 109)] },
  },
  'treatment.twoVisitsNotControlled': {
    fires: { ...twoVisits, readings: [reading('2026-08-01', 156), reading('2026-10-30', 151)] },
    quiet: { ...twoVisits, readings: [reading('2026-08-01', 156), reading('2026-10-30', 149)] },
  },
  'treatment.dangerSigns': {
    fires: { readings: [withSigns(reading('2026-11-20', 150), ['chestPain'])] },
    quiet: { readings: [withSigns(reading('2026-11-20', 150), ['dizzy'])] },
  },
  'treatment.feverInDiabetes': {
    fires: { conditions: [diabetes], readings: [single('2026-11-20', 'temperature', 39.1)] },
    quiet: { conditions: [diabetes], readings: [single('2026-11-20', 'temperature', 39)] },
  },
  'treatment.fastPulseInDiabetes': {
    fires: {
      conditions: [diabetes],
      readings: [single('2026-11-19', 'pulse', 101), withPulse(reading('2026-11-20', 130), 104)],
    },
    quiet: {
      conditions: [diabetes],
      readings: [withPulse(reading('2026-11-19', 130), 100), single('2026-11-20', 'pulse', 120)],
    },
  },
  'rehabilitation.anyMovementLost': { fires: assessed({ 'B.2.4': 2 }), quiet: assessed({ 'B.1.3': 2 }) },
  'rehabilitation.movement12': { fires: assessed({ 'B.2.4': 0 }), quiet: assessed({ 'B.2.4': 1 }) },
  'rehabilitation.movement8': {
    fires: assessed({ 'B.2.4': 0, 'B.2.3': 0 }),
    quiet: assessed({ 'B.2.4': 0, 'B.2.3': 1 }),
  },
  'rehabilitation.afterStrokeOrFracture': {
    fires: { visits: [{ type: 'hospital', on: '2026-08-01', condition: 7 }] },
    quiet: { visits: [{ type: 'hospital', on: '2026-08-01', condition: 4 }] },
  },
  'longTermCare.level1Alone': {
    fires: { ...assessed({ 'B.1.1': 3 }), livesAlone: true },
    quiet: assessed({ 'B.1.1': 3 }),
  },
  'longTermCare.level1Alone3Lost': {
    fires: { ...assessed({ 'B.1.1': 3, 'B.1.2': 3, 'B.1.3': 3 }), livesAlone: true },
    quiet: { ...assessed({ 'B.1.1': 1, 'B.1.2': 3 }), livesAlone: true },
  },
  'longTermCare.level2': { fires: assessed(level2), quiet: assessed({ 'B.1.1': 3 }) },
  'longTermCare.level2Alone': { fires: { ...assessed(level2), livesAlone: true }, quiet: assessed(level2) },
  'longTermCare.level3': { fires: assessed(level3), quiet: assessed(level2) },
  'longTermCare.level4': { fires: assessed(level4), quiet: assessed(level3) },
  'longTermCare.level3NoCaregiver': {
    fires: { ...assessed(level3), hasCaregiver: false },
    quiet: { ...assessed(level2), hasCaregiver: false },
  },
  'palliative.physicianNote': {
    fires: { physicianNotes: [note] },
    quiet: { physicianNotes: [note, { ...note, subject: 'noLongerTerminal', on: '2026-11-05' }] },
  },
  'palliative.physicianNotePain': {
    fires: { physicianNotes: [{ ...note, uncontrolledPain: true }] },
    quiet: { physicianNotes: [note] },
  },
  'meals.item1': { fires: assessed({ 'B.1.1': 3 }), quiet: assessed({}) },
  'meals.item2': { fires: assessed({ 'B.1.1': 2 }), quiet: assessed({ 'B.1.1': 3 }) },
  'meals.item3': { fires: assessed({ 'B.1.1': 1 }), quiet: assessed({ 'B.1.1': 2 }) },
  'meals.item4': { fires: assessed({ 'B.1.1': 0 }), quiet: assessed({ 'B.1.1': 1 }) },
  'meals.dailyAffairs': { fires: assessed({ 'B.4.3': 2 }), quiet: assessed({ 'B.4.3': 3 }) },
  'meals.dailyAffairsAlone': {
    fires: { ...assessed({ 'B.4.3': 1 }), livesAlone: true },
    quiet: assessed({ 'B.4.3': 1 }),
  },
  'cleaning.item1': { fires: assessed({ 'B.4.3': 3 }), quiet: assessed({}) },
  'cleaning.item2': { fires: assessed({ 'B.4.3': 2 }), quiet: assessed({ 'B.4.3': 3 }) },
  'cleaning.item3': { fires: assessed({ 'B.4.3': 1 }), quiet: assessed({ 'B.4.3': 2 }) },
  'cleaning.dailyAffairsAlone': {
    fires: { ...assessed({ 'B.4.3': 2 }), livesAlone: true },
    quiet: { ...assessed({ 'B.4.3': 3 }), livesAlone: true },
  },
  'mobility.item1': { fires: assessed({ 'B.2.3': 3 }), quiet: assessed({}) },
  'mobility.item2': { fires: assessed({ 'B.2.3': 2 }), quiet: assessed({ 'B.2.3': 3 }) },
  'mobility.item3': { fires: assessed({ 'B.2.3': 0 }), quiet: assessed({ 'B.2.3': 2 }) },
  'mobility.transport': { fires: assessed({ 'B.4.4': 1 }), quiet: assessed({ 'B.4.4': 2 }) },
  'medicalEscort.conditionAndTransport': {
    fires: { ...assessed({ 'B.4.4': 1 }), conditions: [hypertension] },
    quiet: assessed({ 'B.4.4': 1 }),
  },
  'medicalEscort.conditionAndTransportAlone': {
    fires: { ...assessed({ 'B.4.4': 1 }), conditions: [hypertension], livesAlone: true },
    quiet: { ...assessed({ 'B.4.4': 1 }), conditions: [hypertension] },
  },
  'medicalEscort.medicinesAndAffairs': {
    fires: { ...assessed({ 'B.4.3': 2 }), medicines: medicines(1) },
    quiet: assessed({ 'B.4.3': 2 }),
  },
  'bathing.item1': { fires: assessed({ 'B.1.3': 3 }), quiet: assessed({}) },
  'bathing.item2': { fires: assessed({ 'B.1.3': 2 }), quiet: assessed({ 'B.1.3': 3 }) },
  'bathing.item3': { fires: assessed({ 'B.1.3': 1 }), quiet: assessed({ 'B.1.3': 2 }) },
  'bathing.item4': { fires: assessed({ 'B.1.3': 0 }), quiet: assessed({ 'B.1.3': 1 }) },
  'emergency.alone': { fires: { livesAlone: true }, quiet: {} },
  'treatment.followUpRefers': {
    fires: { conditions: [hypertension], followUps: [dangerSign] },
    quiet: { conditions: [hypertension], followUps: [dangerSign], visits: [{ type: 'hospital', on: '2026-11-20' }] },
  },
  'emergency.aloneAged': { fires: { livesAlone: true, age: 80 }, quiet: { livesAlone: true, age: 79 } },
  'emergency.aloneFell': {
    fires: { livesAlone: true, riskEvents: [{ type: 'fall', on: '2026-05-01' }] },
    quiet: { livesAlone: true },
  },
  'emergency.aloneDisabled': {
    fires: { livesAlone: true, ...assessed(level2) },
    quiet: { livesAlone: true, ...assessed({ 'B.1.1': 3 }) },
  },
  'visiting.alone': { fires: { livesAlone: true }, quiet: {} },
  'visiting.agedCouple': {
    fires: { livesWithSpouseOnly: true, age: 80 },
    quiet: { livesWithSpouseOnly: true, age: 79 },
  },
  'visiting.aloneAged': { fires: { livesAlone: true, age: 81 }, quiet: { age: 81 } },
  'visiting.aloneImpaired': {
    fires: { livesAlone: true, ...assessed({ 'B.1.1': 3 }) },
    quiet: { livesAlone: true, ...assessed({}) },
  },
  'visiting.aloneDisabled': { fires: { livesAlone: true, ...assessed(level2) }, quiet: assessed(level2) },
  ...Object.fromEntries(
    (['meals', 'cleaning', 'mobility', 'medicalEscort', 'bathing', 'emergency', 'visiting'] as const).map(
      (dimension) => [
        `${dimension}.asked`,
        {
          fires: { askedFor: [dimension] },
          quiet: { askedFor: dimension === 'meals' ? (['bathing'] as const) : (['meals'] as const) },
        },
      ],
    ),
  ),
}

describe('the rules of need', () => {
  it('all have a case, and no two share an id', () => {
    expect(needRules.map((rule) => rule.id).toSorted()).toEqual(Object.keys(cases).toSorted())
  })

  it.each(needRules.map((rule) => [rule.id, rule] as const))('%s fires when it should and only then', (id, rule) => {
    const one = cases[id]
    expect(rule.judge({ ...well, ...one?.fires }).state).toBe('fires')
    expect(rule.judge({ ...well, ...one?.quiet }).state).toBe('quiet')
  })

  it('do not guess: without an assessment, a living situation or readings they are unknown', () => {
    const nothing: NeedFacts = {
      ...well,
      livesAlone: undefined,
      livesWithSpouseOnly: undefined,
      visits: [],
      fallRisk: undefined,
      conditions: [hypertension],
    }
    const needs = needsOf(nothing, [])
    const lacks = (dimension: string) =>
      new Set(needs.find((need) => need.dimension === dimension)?.unknown.map((one) => one.lacks))
    expect(lacks('longTermCare')).toEqual(new Set(['assessment']))
    expect(lacks('visiting')).toEqual(new Set(['living', 'assessment']))
    expect(lacks('treatment')).toEqual(new Set(['visits', 'readings']))
    // That there is no assessment yet is a need by itself; what could make it greater is still unknown.
    expect(lacks('prevention')).toEqual(new Set(['fallRisk']))
    expect(needs.find((need) => need.dimension === 'palliative')).toMatchObject({ degree: 0, unknown: [], reasons: [] })
  })

  it('count a new illness or medicine as read about only by what was given since, and about it', () => {
    const articleOf = (on: string, conditions: number[], category: 'healthKnowledge' | 'medicationSafety') => ({
      on,
      conditions,
      category,
    })
    const rulesOf = (read: NeedFacts['read']) =>
      needsOf(
        {
          ...well,
          conditions: [{ ...hypertension, since: '2026-10-10' }],
          medicines: medicines(1, '2026-10-10'),
          read,
        },
        [],
        ['healthEducation'],
      )[0]?.reasons.map(({ rule }) => rule.split('.')[1])
    expect(rulesOf([])).toEqual(['newCondition', 'newMedicine', 'anyCondition'])
    expect(rulesOf([articleOf('2026-10-10', [1], 'healthKnowledge')])).toEqual(['newMedicine', 'anyCondition'])
    expect(rulesOf([articleOf('2026-10-10', [], 'medicationSafety')])).toEqual(['newCondition', 'anyCondition'])
    const before = [articleOf('2026-10-09', [1], 'medicationSafety')]
    expect(rulesOf([...before, articleOf('2026-10-20', [3], 'healthKnowledge')])).toEqual(rulesOf([]))
  })

  it('look at measurements for treatment alone', () => {
    const blind = (facts: Partial<NeedFacts>): NeedFacts =>
      Object.defineProperty({ ...well, ...facts }, 'readings', {
        get: () => {
          throw new Error('looked at measurements')
        },
      })
    const looks = needRules.filter(({ id, judge }) => {
      try {
        for (const facts of Object.values(cases[id]!)) judge(blind(facts))
        return false
      } catch {
        return true
      }
    })
    expect(new Set(looks.map((rule) => rule.dimension))).toEqual(new Set(needDimensions.filter(isJudgedByReadings)))
  })

  it('say that consent is missing, for each dimension that would need what it covers', () => {
    const lacksOf = (allowed: NeedFacts['allowed'], facts: Partial<NeedFacts> = {}) =>
      Object.fromEntries(
        needsOf({ ...well, ...assessed({}), ...facts, allowed }, []).map((need) => [
          need.dimension,
          [...new Set(need.unknown.map((one) => one.lacks))],
        ]),
      )
    const none = Object.fromEntries(needDimensions.map((dimension) => [dimension, []]))
    expect(lacksOf(well.allowed)).toEqual(none)
    expect(lacksOf({ ...well.allowed, measuring: false })).toEqual({
      ...none,
      ...Object.fromEntries(
        ['healthEducation', 'prevention', 'treatment', 'rehabilitation', 'palliative'].map((dimension) => [
          dimension,
          ['measuringConsent'],
        ]),
      ),
    })
    const withoutAssessment = lacksOf({ ...well.allowed, assessment: false }, { assessment: undefined })
    expect(withoutAssessment).toMatchObject({
      longTermCare: ['assessmentConsent'],
      rehabilitation: ['assessmentConsent'],
      treatment: ['conditions'],
    })
    const alone = { ...assessed({ 'B.4.3': 2, 'B.4.4': 1 }), livesAlone: true }
    expect(lacksOf({ ...well.allowed, measuring: false }, alone)).toMatchObject({
      emergency: ['measuringConsent'],
      medicalEscort: ['measuringConsent'],
    })
  })

  it('stop asking for a referral only by a medical visit later than the reading', () => {
    const degree = (...visits: NeedFacts['visits']) =>
      needsOf({ ...well, readings: [reading('2026-11-20', 190)], visits }, []).find(
        (need) => need.dimension === 'treatment',
      )?.degree
    expect(degree({ type: 'followUp', on: '2026-11-21' })).toBe(2)
    expect(degree({ type: 'vaccination', on: '2026-11-21' })).toBe(4)
    // The reading is of 00:30; what is known of a visit is its day, or the instant it was written down on that day.
    expect(degree({ type: 'followUp', on: '2026-11-20' })).toBe(4)
    expect(degree({ type: 'followUp', on: '2026-11-20', at: '2026-11-20T00:30:00.000Z' })).toBe(4)
    expect(degree({ type: 'followUp', on: '2026-11-20', at: '2026-11-20T00:45:00.000Z' })).toBe(2)
  })

  it('stop asking for a referral after two visits once a hospital or a check-up has seen the elder', () => {
    const readings = [reading('2026-08-01', 156), reading('2026-10-30', 151)]
    const rules = (...visits: NeedFacts['visits']) =>
      needsOf({ ...well, ...twoVisits, readings, visits: [...(twoVisits.visits ?? []), ...visits] }, [])
        .find((need) => need.dimension === 'treatment')
        ?.reasons.map((reason) => reason.rule)
    expect(rules()).toEqual(['treatment.twoVisitsNotControlled', 'treatment.readingAboveTarget'])
    expect(rules({ type: 'hospital', on: '2026-11-03' })).toEqual(['treatment.readingAboveTarget'])
    // A visit whose reading nobody stored says nothing about control.
    expect(rules({ ...visit, on: '2026-11-10' })).toEqual(['treatment.readingAboveTarget'])
  })

  it('looks at every condition before it says that visits are unknown', () => {
    const treatment = (last: string) =>
      needsOf(
        { ...well, conditions: [hypertension, diabetes], visits: [{ ...visit, on: last, condition: 3 }] },
        [],
      ).find((need) => need.dimension === 'treatment')
    expect(treatment('2026-05-22')?.reasons).toEqual([
      { rule: 'treatment.noVisit6Months', degree: 1, params: { condition: 3, on: '2026-05-22' } },
    ])
    expect(treatment('2026-05-23')?.unknown).toContainEqual({
      rule: 'treatment.noVisit6Months',
      degree: 1,
      lacks: 'visits',
    })
  })

  it('takes 3.9 as a referral line only in a known diabetic', () => {
    const low = { ...well, readings: [glucose('2026-11-20', 3.5)] }
    const degree = (facts: NeedFacts) => needsOf(facts, []).find((need) => need.dimension === 'treatment')?.degree
    expect(degree(low)).toBe(0)
    expect(degree({ ...low, conditions: [diabetes], visits: [{ ...visit, on: '2026-10-01', condition: 3 }] })).toBe(4)
  })
})

describe('the picture of needs', () => {
  it('is the highest degree of its rules, with every reason', () => {
    const facts = { ...well, age: 76, livesAlone: true, ...assessed({ 'B.1.3': 2 }, '2026-11-15', 2) }
    expect(needsOf(facts, []).find((need) => need.dimension === 'prevention')).toMatchObject({
      degree: 3,
      computed: 3,
      reasons: [
        { rule: 'prevention.twoFalls', degree: 3, params: { count: 2 } },
        { rule: 'prevention.age75', degree: 1, params: { age: 76 } },
      ],
    })
  })

  it('says of one matter only what weighs most', () => {
    const rulesOf = (dimension: string, facts: Partial<NeedFacts>) =>
      needsOf({ ...well, ...facts }, [])
        .find((need) => need.dimension === dimension)
        ?.reasons.map((reason) => reason.rule)
    const lost = assessed({ 'B.2.1': 1, 'B.2.2': 1, 'B.2.3': 1, 'B.2.4': 1 })
    expect(rulesOf('rehabilitation', lost)).toEqual(['rehabilitation.movement8'])
    expect(rulesOf('longTermCare', { ...assessed(level2), livesAlone: true })).toEqual(['longTermCare.level2Alone'])
    expect(rulesOf('emergency', { livesAlone: true, age: 84 })).toEqual(['emergency.aloneAged'])
    expect(rulesOf('visiting', { ...assessed(level2), livesAlone: true, age: 84 })).toEqual(['visiting.aloneDisabled'])
    const pressures = ['2026-11-01', '2026-11-08', '2026-11-15'].map((on) => reading(on, 186, 112))
    expect(rulesOf('treatment', { readings: pressures })).toEqual(['treatment.referral'])
    // Pressure and glucose are two matters.
    const sugars = ['2026-11-02', '2026-11-09', '2026-11-16'].map((on) => glucose(on, 7.4))
    expect(rulesOf('treatment', { readings: [...sugars, reading('2026-11-17', 152)] })).toEqual([
      'treatment.threeAboveTarget',
      'treatment.readingAboveTarget',
    ])
  })

  it('keeps a correction until an input changes, then shows both', () => {
    const facts: NeedFacts = { ...well, readings: [reading('2026-11-20', 155)] }
    const treatment = (given: NeedFacts, documents: readonly Document[]) => {
      const found = needsOf(given, documents).find((need) => need.dimension === 'treatment')
      if (found === undefined) throw new Error('no such need')
      return found
    }
    const correction = correctNeed(treatment(facts, []), 0, '医生刚调过药', 'elders:1', act) as unknown as Document
    expect(treatment(facts, [correction])).toMatchObject({
      degree: 0,
      computed: 2,
      correction: { body: { reason: '医生刚调过药' } },
    })
    expect(treatment({ ...facts, today: '2026-12-01' }, [correction]).degree).toBe(0)
    // One more like the last is nothing new; a third in a row is.
    const second = [...facts.readings, reading('2026-11-21', 158)]
    expect(treatment({ ...facts, readings: second }, [correction]).degree).toBe(0)
    const outOfHand = { ...facts, readings: [...second, reading('2026-11-22', 157)] }
    expect(treatment(outOfHand, [correction])).toMatchObject({ degree: 3, outdated: { body: { degree: 0 } } })
    const after = treatment({ ...facts, readings: [reading('2026-11-21', 185)] }, [correction])
    expect(after).toMatchObject({ degree: 4, outdated: { body: { degree: 0 } } })
    expect(after.correction).toBeUndefined()
  })

  it('keeps a correction over a birthday', () => {
    const prevention = (age: number, documents: readonly Document[] = []) =>
      needsOf({ ...well, age }, documents, ['prevention'])[0]!
    const correction = correctNeed(prevention(76), 0, '每年都体检', 'elders:1', act) as unknown as Document
    expect(prevention(77, [correction])).toMatchObject({ degree: 0, correction: { body: { degree: 0 } } })
  })

  it('accepts a correction with a reason by a person, and never lets staff raise palliative care', () => {
    const kinds = new Map([[needCorrectionKind.kind, needCorrectionKind as unknown as DocumentKind]])
    const check = (document: Document<unknown>) => {
      const result = checkDocument(document, undefined, kinds, {
        scope: 'station',
        station: 'qingshiqiao',
        receivedAt: now,
      })
      return result.ok ? [] : result.error.map((one) => one.code)
    }
    const [need] = needsOf(well, [])
    const palliative = needsOf(well, []).find((one) => one.dimension === 'palliative')
    if (need === undefined || palliative === undefined) throw new Error('no needs')
    expect(check(correctNeed(need, 3, '最近总问用药', 'elders:1', act))).toEqual([])
    expect(check(correctNeed(need, 3, '  ', 'elders:1', act))).toEqual(['need.reasonMissing'])
    expect(check(correctNeed(need, 3, '自己要的', 'elders:1', { ...act, author: 'self' }))).toEqual([
      'need.correctedByNobody',
    ])
    expect(check(correctNeed(palliative, 3, '看着不好', 'elders:1', act))).toEqual(['need.palliativeOnlyByPhysician'])
  })

  it('has one fingerprint for one input, whatever the order of its keys', () => {
    expect(fingerprint({ a: 1, b: 2 })).toBe(fingerprint({ b: 2, a: 1 }))
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }))
  })

  it('takes illness and medicines nobody asked for as unknown, not as none', () => {
    const lacks = (facts: NeedFacts, dimension: 'healthEducation' | 'treatment' | 'palliative' | 'medicalEscort') =>
      needsOf(facts, [], [dimension])[0]?.unknown.map((one) => one.lacks)
    const asked = { ...well, ...assessed({ 'B.4.3': 1 }) }
    for (const dimension of ['healthEducation', 'treatment', 'palliative'] as const) {
      expect(lacks(well, dimension)).toContain('conditions')
      expect(lacks(asked, dimension)).toEqual([])
    }
    expect(lacks({ ...asked, medicinesAsked: false }, 'healthEducation')).toEqual(['medicines'])
    expect(lacks({ ...asked, medicinesAsked: false }, 'medicalEscort')).toEqual(['medicines'])
  })
})
