/**
 * Derived by hand from standards/02 §7. All items at 1 (the numbers at their least step) make 4 of every leaning constitution and
 * 1 + 4 × (6 − 1) = 21 of the balanced one. A case says what differs from that; the sums of its four items and of the balanced five were
 * added on paper. Cut-offs: 11 yes, 9 tends, 8 no; balanced 17 with the others at most 8, at most 10.
 */
import { describe, expect, it } from 'vitest'
import { questionsOf } from '../instrument.ts'
import { type Answers, isAnswerOf, missingQuestions, pointsOf, scoreInstrument } from '../scoring.ts'
import { tcmConstitution } from './tcm-constitution.ts'

const slim = { heightCm: 160, weightKg: 50 }
const base: Answers = {
  ...Object.fromEntries(Array.from({ length: 33 }, (_, place) => [`q${place + 1}`, '1'])),
  q9: slim,
  q28: 70,
}
const answersBut = (changes: string): Answers => ({
  ...base,
  ...Object.fromEntries(
    changes
      .split(' ')
      .filter((change) => change !== '')
      .map((change) => {
        const [number, points] = change.split('=')
        return [`q${number}`, points ?? '']
      }),
  ),
})

type Case = readonly [changes: string, scale: string, sum: number, band: string, balanced: number, balancedBand: string]
const cases: readonly Case[] = [
  ['', 'qiDeficient', 4, 'no', 21, 'yes'],
  // 2, 3, 4, 14; item 2 is turned round in the balanced one: 1 + (6−5) + 5 + 5 + 5 = 17
  ['2=5', 'qiDeficient', 8, 'no', 17, 'yes'],
  ['2=5 3=2', 'qiDeficient', 9, 'tends', 17, 'basically'],
  ['2=5 3=3', 'qiDeficient', 10, 'tends', 17, 'basically'],
  ['2=5 3=4', 'qiDeficient', 11, 'yes', 17, 'no'],
  ['3=5 14=5', 'qiDeficient', 12, 'yes', 21, 'no'],
  // 11, 12, 13, 29
  ['11=5', 'yangDeficient', 8, 'no', 21, 'yes'],
  ['11=5 12=2', 'yangDeficient', 9, 'tends', 21, 'basically'],
  ['11=5 12=3', 'yangDeficient', 10, 'tends', 21, 'basically'],
  ['11=5 29=4', 'yangDeficient', 11, 'yes', 21, 'no'],
  ['13=5', 'yangDeficient', 8, 'no', 17, 'yes'],
  // 10, 21, 26, 31
  ['10=5', 'yinDeficient', 8, 'no', 21, 'yes'],
  ['10=5 21=2', 'yinDeficient', 9, 'tends', 21, 'basically'],
  ['10=5 26=3', 'yinDeficient', 10, 'tends', 21, 'basically'],
  ['10=5 31=4', 'yinDeficient', 11, 'yes', 21, 'no'],
  // 9, 16, 28, 32
  ['16=5', 'phlegmDamp', 8, 'no', 21, 'yes'],
  ['16=5 32=2', 'phlegmDamp', 9, 'tends', 21, 'basically'],
  ['16=5 32=3', 'phlegmDamp', 10, 'tends', 21, 'basically'],
  ['16=5 32=4', 'phlegmDamp', 11, 'yes', 21, 'no'],
  // 23, 25, 27, 30
  ['23=5', 'dampHeat', 8, 'no', 21, 'yes'],
  ['23=5 25=2', 'dampHeat', 9, 'tends', 21, 'basically'],
  ['23=5 27=3', 'dampHeat', 10, 'tends', 21, 'basically'],
  ['23=5 30=4', 'dampHeat', 11, 'yes', 21, 'no'],
  // 19, 22, 24, 33
  ['19=5', 'bloodStasis', 8, 'no', 21, 'yes'],
  ['19=5 22=2', 'bloodStasis', 9, 'tends', 21, 'basically'],
  ['19=5 24=3', 'bloodStasis', 10, 'tends', 21, 'basically'],
  ['19=5 33=4', 'bloodStasis', 11, 'yes', 21, 'no'],
  // 5, 6, 7, 8; item 5 is turned round in the balanced one
  ['6=5', 'qiStagnation', 8, 'no', 21, 'yes'],
  ['6=5 7=2', 'qiStagnation', 9, 'tends', 21, 'basically'],
  ['6=5 8=3', 'qiStagnation', 10, 'tends', 21, 'basically'],
  ['6=5 5=4', 'qiStagnation', 11, 'yes', 18, 'no'],
  // 15, 17, 18, 20
  ['15=5', 'specific', 8, 'no', 21, 'yes'],
  ['15=5 17=2', 'specific', 9, 'tends', 21, 'basically'],
  ['15=5 18=3', 'specific', 10, 'tends', 21, 'basically'],
  ['15=5 20=4', 'specific', 11, 'yes', 21, 'no'],
  // The balanced one by itself, on both sides of 17.
  ['1=5', 'qiDeficient', 4, 'no', 25, 'yes'],
  ['2=2 4=2 5=2 13=2', 'qiDeficient', 6, 'no', 17, 'yes'],
  ['2=3 4=2 5=2 13=2', 'qiDeficient', 7, 'no', 16, 'no'],
  ['1=5 2=3 4=3 5=4 13=4', 'qiDeficient', 8, 'no', 15, 'no'],
  ['1=5 2=3 4=3 5=3 13=3', 'qiDeficient', 8, 'no', 17, 'yes'],
  ['1=5 2=5 4=5 5=5 13=5', 'qiDeficient', 12, 'yes', 9, 'no'],
]

describe('constitution', () => {
  it.each(cases)('with %s: %s %i (%s), balanced %i (%s)', (changes, scale, sum, band, balanced, balancedBand) => {
    const { scores, bands } = scoreInstrument(tcmConstitution, answersBut(changes))
    expect([scores[scale], bands[scale], scores['balanced'], bands['balanced']]).toEqual([
      sum,
      band,
      balanced,
      balancedBand,
    ])
  })

  it('finds two at once', () => {
    const { bands } = scoreInstrument(tcmConstitution, answersBut('10=5 21=5 11=5 12=5'))
    expect([bands['yinDeficient'], bands['yangDeficient']]).toEqual(['yes', 'yes'])
  })

  it('leaves no item empty and uses every item', () => {
    expect(missingQuestions(tcmConstitution, base)).toEqual([])
    const { q33: _left, ...rest } = base
    expect(missingQuestions(tcmConstitution, rest).map(({ id }) => id)).toEqual(['q33'])
    const used = new Set(tcmConstitution.scales.flatMap(({ items }) => items))
    expect(questionsOf(tcmConstitution).filter(({ id }) => !used.has(id))).toEqual([])
  })
})

const points = (id: string, answer: Answers[string]) => {
  const question = questionsOf(tcmConstitution).find((one) => one.id === id)!
  expect(isAnswerOf(question, answer)).toBe(true)
  return pointsOf(question, answer)
}

describe('items that are scored from a number', () => {
  // At 200 cm a kilogram is a quarter: 24, 25, 26 and 28 kg/m² are 96, 100, 104 and 112 kg.
  it.each([
    [95.9, 1],
    [96, 2],
    [99.9, 2],
    [100, 3],
    [103.9, 3],
    [104, 4],
    [111.9, 4],
    [112, 5],
  ])('item 9: %d kg at 200 cm is worth %i', (weightKg, worth) => {
    expect(points('q9', { heightCm: 200, weightKg })).toBe(worth)
  })
  it('item 9: 71.68 kg at 160 cm is 28 and worth 5, whatever the machine makes of it', () => {
    expect(points('q9', { heightCm: 160, weightKg: 71.68 })).toBe(5)
    expect(points('q9', { heightCm: 160, weightKg: 71.67 })).toBe(4)
  })

  it.each([
    [79, 1],
    [80, 2],
    [85, 2],
    [86, 3],
    [90, 3],
    [91, 4],
    [105, 4],
    [106, 5],
  ])('item 28: a waist of %i cm is worth %i', (waist, worth) => {
    expect(points('q28', waist)).toBe(worth)
  })

  it('item 14 has no box for seven colds: counted as 3, and said so', () => {
    expect(points('q14', '7times')).toBe(3)
    const question = questionsOf(tcmConstitution).find(({ id }) => id === 'q14')
    const noted = question?.type === 'one' ? question.options.filter(({ note }) => note !== undefined) : []
    expect(noted.map(({ id }) => id)).toEqual(['7times'])
  })

  it.each(['q14', 'q17'])('%s is worth 1 to 5 by its own boxes', (id) => {
    expect(['1', '2', '3', '4', '5'].map((option) => points(id, option))).toEqual([1, 2, 3, 4, 5])
  })
})
