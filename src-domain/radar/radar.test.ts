import { describe, expect, it } from 'vitest'
import type { NeedFacts } from '../needs/need-facts.ts'
import { assessed, reading, well } from '../needs/testing/facts.ts'
import type { Document } from '../shared/document.ts'
import { sampleFacts } from './testing/radar-facts.ts'
import { openSigns, type RadarId, radarOf } from './radar.ts'

const of = (id: RadarId, facts: Partial<NeedFacts>, documents: readonly Document[] = []) =>
  radarOf({ ...well, ...facts }, documents).find((one) => one.id === id)
const ruleOf = (id: RadarId, facts: Partial<NeedFacts>, documents: readonly Document[] = []) => {
  const found = of(id, facts, documents)
  return found?.state === 'sign' ? found.rule : found?.state
}
const { weight, glucose, assessment, result, visitOf } = sampleFacts

describe('the decline radar', () => {
  it('says too little of everything but falls where nothing is known, and guesses nothing', () => {
    expect(radarOf(well, []).map((one) => [one.id, one.state])).toEqual([
      ['weightLoss', 'tooLittle'],
      ['abilityLoss', 'tooLittle'],
      ['falls', 'clear'],
      ['bloodPressure', 'tooLittle'],
      ['glucose', 'tooLittle'],
      ['mood', 'tooLittle'],
      ['outOfTouch', 'tooLittle'],
    ])
  })

  it('looks at nothing the elder did not agree to', () => {
    const none = radarOf({ ...well, allowed: { ...well.allowed, measuring: false, assessment: false } }, [])
    expect(none.filter((one) => one.state === 'noConsent').map((one) => one.id)).toEqual([
      'weightLoss',
      'abilityLoss',
      'falls',
      'bloodPressure',
      'glucose',
      'mood',
    ])
  })

  it('sees five percent lost in half a year and three kilograms in a quarter, by weights thirty days apart', () => {
    const weights = (...list: readonly (readonly [string, number])[]) => ({
      readings: list.map(([on, kg]) => weight(on, kg)),
    })
    expect(ruleOf('weightLoss', weights(['2026-06-01', 60], ['2026-11-20', 57]))).toBe('percent')
    expect(ruleOf('weightLoss', weights(['2026-06-01', 60], ['2026-11-20', 57.1]))).toBe('clear')
    expect(ruleOf('weightLoss', weights(['2026-09-01', 80], ['2026-11-20', 77]))).toBe('kilograms')
    expect(ruleOf('weightLoss', weights(['2026-07-01', 80], ['2026-11-20', 77]))).toBe('clear')
    expect(ruleOf('weightLoss', weights(['2026-11-01', 60], ['2026-11-20', 50]))).toBe('tooLittle')
    expect(ruleOf('weightLoss', weights(['2026-01-01', 60], ['2026-03-20', 50]))).toBe('tooLittle')
    expect(of('weightLoss', weights(['2026-06-01', 60], ['2026-11-20', 56]))).toMatchObject({
      params: { from: 60, since: '2026-06-01', to: 56, lost: 4 },
      on: '2026-11-20',
    })
  })

  it('sees ten points lost in a year, and a level more than the last time', () => {
    const able = assessment({}, '2026-02-01')
    const less = assessment({ 'B.1.1': 0, 'B.1.2': 0, 'B.1.3': 1 }, '2026-11-01')
    expect(ruleOf('abilityLoss', {}, [able, less])).toBe('total')
    expect(ruleOf('abilityLoss', {}, [assessment({}, '2026-02-01'), assessment({}, '2026-11-01')])).toBe('clear')
    expect(ruleOf('abilityLoss', {}, [assessment({}, '2026-02-01'), assessment({ 'B.1.1': 3 }, '2026-11-01')])).toBe(
      'level',
    )
    expect(ruleOf('abilityLoss', {}, [less])).toBe('tooLittle')
  })

  it('counts falls of half a year', () => {
    const fell = (...days: string[]) => ({ riskEvents: days.map((on) => ({ type: 'fall' as const, on })) })
    expect(ruleOf('falls', fell('2026-06-01', '2026-11-01'))).toBe('twice')
    expect(ruleOf('falls', fell('2026-05-01', '2026-11-01'))).toBe('clear')
  })

  it('judges the pressure by three days: the median above target and rising, or below 90 twice', () => {
    const days = (...values: readonly number[]) => ({
      readings: values.map((systolic, i) => reading(`2026-11-1${i}`, systolic, 70)),
    })
    expect(ruleOf('bloodPressure', days(150, 154, 158))).toBe('rising')
    expect(ruleOf('bloodPressure', days(158, 154, 150))).toBe('clear')
    expect(ruleOf('bloodPressure', days(140, 149, 160))).toBe('clear')
    expect(ruleOf('bloodPressure', { ...days(140, 144, 146), age: 64 })).toBe('rising')
    expect(ruleOf('bloodPressure', days(88, 120, 86))).toBe('low')
    expect(ruleOf('bloodPressure', days(88, 86))).toBe('tooLittle')
    const oneDay = [reading('2026-11-10', 170), reading('2026-11-10', 172), reading('2026-11-10', 174)]
    expect(ruleOf('bloodPressure', { readings: oneDay })).toBe('tooLittle')
  })

  it('judges the glucose by the last three', () => {
    const values = (...list: readonly (readonly [number, 'fasting' | 'random'])[]) => ({
      readings: list.map(([value, timing], i) => glucose(`2026-11-1${i}`, value, timing)),
    })
    expect(ruleOf('glucose', values([7, 'fasting'], [7.2, 'fasting'], [8, 'fasting']))).toBe('high')
    expect(ruleOf('glucose', values([6.9, 'fasting'], [7.2, 'fasting'], [8, 'fasting']))).toBe('clear')
    expect(ruleOf('glucose', values([7, 'fasting'], [3.9, 'random'], [8, 'fasting']))).toBe('low')
    expect(ruleOf('glucose', values([9, 'random'], [9, 'random'], [9, 'random']))).toBe('tooLittle')
    expect(ruleOf('glucose', values([3, 'fasting']))).toBe('tooLittle')
  })

  it('takes the mood from the answers themselves, and thoughts of self-harm first', () => {
    expect(ruleOf('mood', {}, [result('phq-2', { q1: '2', q2: '1' }, '2026-11-10')])).toBe('phq-2')
    expect(ruleOf('mood', {}, [result('phq-2', { q1: '1', q2: '1' }, '2026-11-10')])).toBe('clear')
  })

  it('asks after whom nobody was in touch with, and after visits that were missed', () => {
    const alone = {
      ...assessed(
        { 'B.1.1': 0, 'B.1.2': 0, 'B.1.3': 0, 'B.1.4': 0, 'B.1.5': 0, 'B.1.6': 0, 'B.2.1': 0, 'B.2.2': 0 },
        '2026-08-01',
      ),
      livesAlone: true,
    }
    expect(alone.assessment?.body.result.final).toBeGreaterThanOrEqual(2)
    const noVisits = { ...alone, visits: [] }
    expect(ruleOf('outOfTouch', noVisits, [alone.assessment as unknown as Document])).toBe('noContact')
    expect(ruleOf('outOfTouch', { ...noVisits, livesAlone: false })).toBe('tooLittle')
    expect(ruleOf('outOfTouch', { ...noVisits, readings: [reading('2026-11-10', 120)] })).toBe('tooLittle')
    const due = [visitOf(1, '2026-08-01', '2026-11-01'), visitOf(3, '2026-08-01', '2026-11-10')]
    expect(ruleOf('outOfTouch', { visits: due })).toBe('missed')
    expect(ruleOf('outOfTouch', { visits: due.slice(0, 1) })).toBe('clear')
    expect(ruleOf('outOfTouch', { visits: [...due, visitOf(3, '2026-11-12')] })).toBe('clear')
  })

  it('is answered when somebody medical saw the elder after the newest value', () => {
    const rising = { readings: [150, 154, 158].map((value, i) => reading(`2026-11-1${i}`, value, 70)) }
    const open = (visits: NeedFacts['visits']) => openSigns({ ...well, ...rising, visits }, []).map((one) => one.id)
    expect(open([])).toEqual(['bloodPressure'])
    expect(open([visitOf(1, '2026-11-12')])).toEqual(['bloodPressure'])
    expect(open([visitOf(1, '2026-11-13')])).toEqual([])
  })
})

describe('a sign with a task of its own', () => {
  it('is not put before staff twice', () => {
    const asked = result('phq-2', { q1: '2', q2: '2' }, '2026-11-20')
    expect(openSigns(well, [asked])).toEqual([])
    expect(openSigns(well, [result('gds-15', { total: '6' }, '2026-11-20')]).map((one) => one.rule)).toEqual(['gds-15'])
  })
})
