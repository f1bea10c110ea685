import { describe, expect, it } from 'vitest'
import type { NeedFacts } from './need-facts.ts'
import { segmentsOf } from './segments.ts'
import { assessed, diabetes, hypertension, level2, reading, well } from './testing/facts.ts'

describe('segments', () => {
  const ids = (facts: NeedFacts) => segmentsOf(facts).map((segment) => segment.id)
  it('say what follows from the data and why', () => {
    const facts: NeedFacts = {
      ...well,
      age: 91,
      birthDate: '1935-06-01',
      livesAlone: true,
      hasCaregiver: false,
      conditions: [hypertension, diabetes],
      ...assessed(level2),
    }
    expect(ids(facts)).toEqual(['disabled', 'aged', 'ill', 'multimorbid', 'alone', 'emptyNest', 'noCaregiver'])
    expect(segmentsOf(facts)[1]).toEqual({ id: 'aged', params: { age: 91, from: 90 }, on: '2025-06-01' })
    // The second illness made it several; of one whose day nobody noted, nobody knows since when.
    const dated = {
      ...facts,
      conditions: [
        { ...hypertension, since: '2010-05-01' },
        { ...diabetes, since: '2021-03-01' },
      ],
    }
    const daysOf = (given: NeedFacts) => segmentsOf(given).map(({ id, on }) => [id, on])
    expect(daysOf(dated).slice(2, 4)).toEqual([
      ['ill', '2010-05-01'],
      ['multimorbid', '2021-03-01'],
    ])
    expect(daysOf(facts).slice(2, 4)).toEqual([
      ['ill', undefined],
      ['multimorbid', undefined],
    ])
  })
  it('call a person healthy and active only by an assessment and without recent events', () => {
    expect(ids({ ...well, ...assessed({}) })).toEqual(['healthyActive'])
    expect(ids({ ...well, ...assessed({}), riskEvents: [{ type: 'choke', on: '2026-10-20' }] })).toEqual([])
    expect(ids({ ...well, ...assessed({}, '2026-11-15', 1) })).toEqual([])
    expect(ids({ ...well, ...assessed({}, '2026-08-24', 1) })).toEqual(['healthyActive'])
    expect(ids(well)).toEqual(['notAssessed'])
    // Without consent nothing is known of conditions and events, and nobody is late who did not agree to an assessment.
    expect(ids({ ...well, ...assessed({}), allowed: { ...well.allowed, measuring: false } })).toEqual([])
    expect(ids({ ...well, allowed: { ...well.allowed, assessment: false } })).toEqual([])
  })
  it('call nobody healthy whose readings are above target or who needs treatment', () => {
    const strong = { ...well, ...assessed({}) }
    const glucose = (value: number) =>
      ({
        on: '2026-11-20',
        at: '2026-11-20T00:30:00.000Z',
        body: { type: 'glucose', value, timing: 'fasting', source: 'staff' },
      }) as const
    expect(ids({ ...strong, readings: [reading('2026-11-20', 136)] })).toEqual(['healthyActive'])
    expect(ids({ ...strong, readings: [reading('2026-11-20', 186, 112)] })).toEqual([])
    expect(ids({ ...strong, readings: [reading('2026-11-20', 152)] })).toEqual([])
    expect(ids({ ...strong, readings: [reading('2026-11-10', 152), reading('2026-11-20', 136)] })).toEqual([
      'healthyActive',
    ])
    expect(ids({ ...strong, readings: [glucose(7.4)] })).toEqual([])
    expect(ids({ ...strong, readings: [glucose(2.6)] })).toEqual([])
    const late = { type: 'followUp', on: '2026-01-10', condition: 1, nextDue: '2026-04-10' } as const
    expect(ids({ ...strong, conditions: [hypertension], visits: [late] })).toEqual(['ill'])
    expect(ids({ ...strong, conditions: [hypertension] })).toEqual(['ill'])
    expect(ids({ ...strong, conditions: [hypertension], readings: [reading('2026-11-20', 136)] })).toEqual([
      'ill',
      'healthyActive',
    ])
    expect(ids({ ...strong, conditions: [{ ...diabetes, controlled: true }] })).toEqual(['ill', 'healthyActive'])
    expect(ids({ ...strong, conditions: [diabetes], readings: [reading('2026-11-20', 136)] })).toEqual(['ill'])
  })
  it('say of somebody never assessed that it was not done yet, not that it is late', () => {
    expect(segmentsOf(well)).toEqual([{ id: 'notAssessed', params: {} }])
  })
  it('say when it was written down that somebody lives alone', () => {
    const alone = { ...well, livesAlone: true }
    expect(segmentsOf(alone, '2026-03-02').filter(({ id }) => id === 'alone' || id === 'emptyNest')).toEqual([
      { id: 'alone', params: {}, on: '2026-03-02' },
      { id: 'emptyNest', params: {}, on: '2026-03-02' },
    ])
  })
  it('ask for a reassessment after a year, a fall, a stay in hospital or two events in 30 days', () => {
    const overdue = (facts: Partial<NeedFacts>) =>
      segmentsOf({ ...well, ...facts }).find((one) => one.id === 'assessmentOverdue')?.params['why']
    expect(overdue(assessed({}, '2025-11-21'))).toBe('year')
    expect(overdue(assessed({}, '2025-11-22'))).toBeUndefined()
    expect(overdue({ ...assessed({}, '2026-05-21'), reassessMonths: 6 })).toBe('year')
    expect(overdue({ ...assessed({}, '2026-05-22'), reassessMonths: 6 })).toBeUndefined()
    expect(overdue({ ...assessed({}), riskEvents: [{ type: 'fall', on: '2026-11-18' }] })).toBe('fall')
    expect(overdue({ ...assessed({}), visits: [{ type: 'hospital', on: '2026-11-19' }] })).toBe('hospital')
    expect(
      overdue({
        ...assessed({}),
        riskEvents: [
          { type: 'choke', on: '2026-11-01' },
          { type: 'lost', on: '2026-11-20' },
        ],
      }),
    ).toBe('riskEvents')
    expect(overdue({ ...assessed({}), riskEvents: [{ type: 'fall', on: '2026-11-10' }] })).toBeUndefined()
    const { assessment, riskEvents = [] } = assessed({}, '2026-11-15', 1)
    expect(overdue({ assessment, riskEvents: [...riskEvents, { type: 'lost', on: '2026-11-20' }] })).toBe('riskEvents')
    expect(
      overdue({
        ...assessed({}),
        riskEvents: ['2024-03-01', '2024-03-09', '2026-10-30', '2026-11-20'].map((on) => ({ type: 'choke', on })),
      }),
    ).toBe('riskEvents')
    expect(
      overdue({
        ...assessed({}),
        riskEvents: ['2024-03-01', '2024-03-09', '2026-10-01', '2026-11-20'].map((on) => ({ type: 'choke', on })),
      }),
    ).toBeUndefined()
    expect(
      overdue({ ...assessed({}), conditions: [{ code: 21, status: 'active', confirmed: true, since: '2026-11-18' }] }),
    ).toBe('newCondition')
  })
})
