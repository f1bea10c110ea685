import { describe, expect, it } from 'vitest'
import type { DatedReading } from '../needs/need-facts.ts'
import { consecutiveAbove, dangerSigns } from '../needs/reading-judgement.ts'
import { diabetes, well } from '../needs/testing/facts.ts'
import { adultClass, elderRange } from './body-mass-index.ts'
import type { ReadingBody } from './reading.ts'
import { readingAlerts, sittingWith } from './reading-alerts.ts'
import { sittingsOf } from './sittings.ts'

/** At 08:00 and some minutes at the station. */
const taken = (body: ReadingBody, minutes = 0, on = '2026-11-22'): DatedReading => ({
  on,
  at: new Date(Date.parse(`${on}T00:00:00.000Z`) + minutes * 60_000).toISOString(),
  body,
})
const pressure = (systolic: number, diastolic: number, minutes = 0, on = '2026-11-22') =>
  taken({ type: 'bloodPressure', systolic, diastolic, source: 'staff' }, minutes, on)
const rulesOf = (readings: readonly DatedReading[], more = {}) =>
  readingAlerts({ ...well, ...more, readings }).map(({ rule, urgency }) => `${rule} ${urgency}`)

describe('a high pressure', () => {
  it('is taken again after a rest, and a second one like it sends for somebody', () => {
    expect(rulesOf([pressure(186, 112)])).toEqual(['pressureReferral again'])
    expect(rulesOf([pressure(186, 112), pressure(184, 96, 6)])).toEqual(['pressureReferralAgain urgent'])
    expect(rulesOf([pressure(186, 112), pressure(184, 96, 90)])).toEqual(['pressureReferral again'])
  })

  it('above target is taken twice, a third time where the two differ by more than 10, and told as the mean', () => {
    expect(rulesOf([pressure(156, 84)])).toEqual(['pressureSecond again'])
    expect(rulesOf([pressure(168, 84), pressure(154, 84, 6)])).toEqual(['pressureThird again'])
    expect(rulesOf([pressure(168, 84), pressure(154, 84, 6), pressure(152, 82, 12)])).toEqual(['pressureAbove watch'])
    expect(sittingWith(pressure(154, 84, 6), { readings: [pressure(160, 86), pressure(154, 84, 6)] }).mean).toEqual({
      systolic: 157,
      diastolic: 85,
    })
    expect(rulesOf([pressure(152, 84), pressure(144, 80, 6)])).toEqual([])
  })

  it('is held against the target of the age on that day', () => {
    expect(rulesOf([pressure(146, 84)])).toEqual([])
    expect(rulesOf([pressure(146, 84)], { birthDate: '1970-01-01' })).toEqual(['pressureSecond again'])
    expect(rulesOf([pressure(146, 84, 0, '2024-11-22')])).toEqual(['pressureAbove watch'])
  })

  it('with a sign of danger is urgent at once, whatever it measures', () => {
    const body = { type: 'bloodPressure', systolic: 150, diastolic: 84, source: 'staff' } as const
    expect(rulesOf([taken({ ...body, signs: ['chestPain', 'dizzy'] })])).toEqual(['pressureSigns urgent'])
    expect(dangerSigns({ ...well, readings: [taken({ ...body, signs: ['chestPain'] })] })).toBeDefined()
    expect(dangerSigns({ ...well, readings: [taken({ ...body, signs: ['dizzy'] })] })).toBeUndefined()
  })

  it('and its repeats count once among readings in a row', () => {
    const visit = (on: string) => [pressure(166, 84, 0, on), pressure(164, 84, 6, on), pressure(165, 84, 12, on)]
    const facts = (...days: readonly string[]) => ({ ...well, readings: days.flatMap(visit) })
    expect(consecutiveAbove(facts('2026-11-22'), 3)).toBeUndefined()
    expect(consecutiveAbove(facts('2026-11-01', '2026-11-08', '2026-11-22'), 3)).toMatchObject({
      count: 3,
      value: '165/84',
    })
  })
})

it('what was measured on an earlier day asks for nothing at once', () => {
  const day = '2026-11-21'
  expect(rulesOf([pressure(186, 112, 0, day)])).toEqual(['earlierPressure watch'])
  expect(rulesOf([pressure(156, 84, 0, day)])).toEqual(['pressureAbove watch'])
  expect(rulesOf([pressure(168, 84, 0, day), pressure(154, 84, 6, day)])).toEqual(['pressureAbove watch'])
  expect(rulesOf([taken({ type: 'oxygen', value: 88, source: 'staff' }, 0, day)])).toEqual(['earlierOxygen watch'])
  expect(rulesOf([taken({ type: 'glucose', flag: 'high', timing: 'random', source: 'told' }, 0, day)])).toEqual([
    'earlierGlucose watch',
  ])
  expect(rulesOf([pressure(186, 112, 0, day), pressure(136, 82)])).toEqual([])
})

it('a low pressure needs somebody when there is dizziness', () => {
  const low = { type: 'bloodPressure', systolic: 86, diastolic: 58, source: 'staff' } as const
  expect(rulesOf([taken(low)])).toEqual(['pressureLow watch'])
  expect(rulesOf([taken({ ...low, signs: ['dizzy'] })])).toEqual(['pressureLowDizzy urgent'])
})

describe.each<[string, ReadingBody, string[], object?]>([
  ['a very high glucose', { type: 'glucose', value: 16.7, timing: 'random', source: 'staff' }, ['glucoseHigh urgent']],
  ['a meter’s Hi', { type: 'glucose', flag: 'high', timing: 'random', source: 'staff' }, ['glucoseHigh urgent']],
  ['a meter’s Lo', { type: 'glucose', flag: 'low', timing: 'random', source: 'staff' }, ['glucoseLow urgent']],
  ['3.9 in nobody with diabetes', { type: 'glucose', value: 3.9, timing: 'random', source: 'staff' }, []],
  [
    '3.9 in diabetes',
    { type: 'glucose', value: 3.9, timing: 'random', source: 'staff' },
    ['glucoseLowDiabetic urgent'],
    { conditions: [diabetes] },
  ],
  ['7.0 fasting', { type: 'glucose', value: 7, timing: 'fasting', source: 'staff' }, ['glucoseFasting watch']],
  ['7.0 after a meal', { type: 'glucose', value: 7, timing: 'afterMeal', source: 'staff' }, []],
  ['oxygen of 93', { type: 'oxygen', value: 93, source: 'staff' }, ['oxygenLow again']],
  ['a pulse of 58', { type: 'pulse', value: 58, source: 'staff' }, ['pulseSlow watch']],
  ['38 degrees', { type: 'temperature', value: 38, source: 'staff' }, ['fever watch']],
  [
    '39.4 degrees in diabetes',
    { type: 'temperature', value: 39.4, source: 'staff' },
    ['feverInDiabetes urgent'],
    { conditions: [diabetes] },
  ],
  ['26 breaths', { type: 'breathing', value: 26, source: 'staff' }, ['breathingFast watch']],
])('%s', (_, body, expected, more) => {
  it(`says ${expected.join() || 'nothing'}`, () => {
    expect(rulesOf([taken(body)], more)).toEqual(expected)
  })
})

it('a low oxygen is believed when it was taken twice', () => {
  const oxygen = (value: number, minutes: number) => taken({ type: 'oxygen', value, source: 'staff' }, minutes)
  expect(rulesOf([oxygen(88, 0), oxygen(89, 3)])).toEqual(['oxygenVeryLowAgain urgent'])
  expect(rulesOf([oxygen(88, 0), oxygen(96, 3)])).toEqual([])
})

it('weight lost fast is told with what it was', () => {
  const weight = (value: number, on: string) => taken({ type: 'weight', value, source: 'staff' }, 0, on)
  const told = (readings: readonly DatedReading[]) => readingAlerts({ ...well, readings }).map(({ params }) => params)
  expect(told([weight(60, '2026-07-01'), weight(57, '2026-11-22')])).toEqual([
    { value: '57', before: '60', since: '2026-07-01' },
  ])
  expect(told([weight(60, '2026-11-01'), weight(57, '2026-11-22')])).toEqual([])
  expect(told([weight(60, '2025-11-01'), weight(57, '2026-11-22')])).toEqual([])
})

it('a body mass index is told by the adult class and by the range for elders', () => {
  expect([adultClass(18.4), adultClass(23.9), adultClass(24), adultClass(28)]).toEqual([
    'low',
    'normal',
    'over',
    'obese',
  ])
  expect(elderRange(25, '1950-01-01', '2026-11-22')).toMatchObject({ from: 20, lies: 'within' })
  expect(elderRange(21, '1940-01-01', '2026-11-22')).toMatchObject({ from: 22, lies: 'below' })
  expect(elderRange(25, '1970-01-01', '2026-11-22')).toBeUndefined()
})

it('sittings end after half an hour', () => {
  const at = (minutes: number) => {
    const { at: moment, body } = pressure(150, 80, minutes)
    return { at: moment, body: body as Extract<ReadingBody, { type: 'bloodPressure' }> }
  }
  expect(sittingsOf([at(0), at(10), at(45)]).map(({ readings }) => readings.length)).toEqual([1, 2])
})
