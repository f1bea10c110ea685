/**
 * Whole forms of GB/T 42195-2022, derived by hand from standards/01: the digits are the scores of B.1.1–B.1.8, B.2.1–B.2.4, B.3.1–B.3.9 and
 * B.4.1–B.4.5; the four sums and the total were added on paper, the level read off table C.3, the rules applied by table C.4 (R2 and R3
 * once together, events of all kinds added) and, in the last column, the other way (each by itself, two of one kind).
 */
import { describe, expect, it } from 'vitest'
import { itemCodes, sectionCodes } from './instrument.ts'
import { type Answers, isScoreOf, type LevelFacts, noRiskEvents, scoreAssessment } from './scoring.ts'

const best = '44444444 4443 444444112 22434'
type Fact = 'coma' | 'dementia' | 'psychiatric' | 'fall' | 'lost' | 'choke' | 'selfHarm' | 'other'
type Case = readonly [
  scores: string,
  facts: readonly Fact[],
  sums: readonly [number, number, number, number],
  total: number,
  prelim: number,
  final: number,
  otherwise: number,
]

const cases: readonly Case[] = [
  // Every boundary of table C.3 on both sides, nothing that changes the level.
  [best, [], [32, 15, 28, 15], 90, 0, 0, 0],
  ['34444444 4443 444444112 22434', [], [31, 15, 28, 15], 89, 1, 1, 1],
  ['44444444 4442 444444112 22434', [], [32, 14, 28, 15], 89, 1, 1, 1],
  ['44444444 4443 444444012 22434', [], [32, 15, 27, 15], 89, 1, 1, 1],
  ['44444444 4443 444444102 22434', [], [32, 15, 27, 15], 89, 1, 1, 1],
  ['44444444 4443 444444111 22434', [], [32, 15, 27, 15], 89, 1, 1, 1],
  ['44444444 4443 444444112 12434', [], [32, 15, 28, 14], 89, 1, 1, 1],
  ['44444444 4443 444444112 22424', [], [32, 15, 28, 14], 89, 1, 1, 1],
  ['33333333 3332 444444112 22434', [], [24, 11, 28, 15], 78, 1, 1, 1],
  ['22222222 4443 444444112 12334', [], [16, 15, 28, 13], 72, 1, 1, 1],
  ['11111112 4443 444444112 22434', [], [9, 15, 28, 15], 67, 1, 1, 1],
  ['11111111 4443 444444112 22434', [], [8, 15, 28, 15], 66, 1, 1, 1],
  ['11111110 4443 444444112 22434', [], [7, 15, 28, 15], 65, 2, 2, 2],
  ['44444444 0000 444422112 22112', [], [32, 0, 24, 8], 64, 2, 2, 2],
  ['33333333 1111 222222112 11111', [], [24, 4, 16, 5], 49, 2, 2, 2],
  ['00000000 0010 444444112 22434', [], [0, 1, 28, 15], 44, 3, 3, 3],
  ['00000000 0003 444444112 22434', [], [0, 3, 28, 15], 46, 2, 2, 2],
  ['00000000 0002 444444112 22434', [], [0, 2, 28, 15], 45, 3, 3, 3],
  ['11111111 1111 222222112 11111', [], [8, 4, 16, 5], 33, 3, 3, 3],
  ['00000000 0000 444444112 02000', [], [0, 0, 28, 2], 30, 3, 3, 3],
  ['00000000 0000 444444112 01000', [], [0, 0, 28, 1], 29, 4, 4, 4],
  ['00000000 0000 000000112 10000', [], [0, 0, 4, 1], 5, 4, 4, 4],
  ['00000000 0000 000000000 00000', [], [0, 0, 0, 0], 0, 4, 4, 4],
  // R1: coma, whatever the total; B.3.9 is 0 then.
  ['44444444 4443 444444110 22434', ['coma'], [32, 15, 26, 15], 88, 1, 4, 4],
  ['44444444 4443 444444110 22434', ['coma', 'dementia', 'fall', 'fall'], [32, 15, 26, 15], 88, 1, 4, 4],
  // R2: dementia, or another mental disorder diagnosed by a psychiatrist.
  [best, ['dementia'], [32, 15, 28, 15], 90, 0, 1, 1],
  [best, ['psychiatric'], [32, 15, 28, 15], 90, 0, 1, 1],
  [best, ['dementia', 'psychiatric'], [32, 15, 28, 15], 90, 0, 1, 1],
  ['11111111 4443 444444112 22434', ['dementia'], [8, 15, 28, 15], 66, 1, 2, 2],
  ['00000000 0002 444444112 22434', ['psychiatric'], [0, 2, 28, 15], 45, 3, 4, 4],
  ['00000000 0000 444444112 01000', ['dementia'], [0, 0, 28, 1], 29, 4, 4, 4],
  // R3: two events of the last 30 days; of different kinds only where kinds are added.
  [best, ['fall'], [32, 15, 28, 15], 90, 0, 0, 0],
  [best, ['fall', 'fall'], [32, 15, 28, 15], 90, 0, 1, 1],
  [best, ['lost', 'choke'], [32, 15, 28, 15], 90, 0, 1, 0],
  [best, ['fall', 'lost', 'choke', 'selfHarm', 'other'], [32, 15, 28, 15], 90, 0, 1, 0],
  ['11111111 4443 444444112 22434', ['selfHarm', 'selfHarm', 'selfHarm'], [8, 15, 28, 15], 66, 1, 2, 2],
  ['00000000 0002 444444112 22434', ['fall', 'choke'], [0, 2, 28, 15], 45, 3, 4, 3],
  // R2 and R3: once together, or each by itself, never beyond 4.
  [best, ['dementia', 'fall', 'fall'], [32, 15, 28, 15], 90, 0, 1, 2],
  [best, ['dementia', 'fall', 'lost'], [32, 15, 28, 15], 90, 0, 1, 1],
  ['11111110 4443 444444112 22434', ['dementia', 'other', 'other'], [7, 15, 28, 15], 65, 2, 3, 4],
  ['00000000 0000 444444112 02000', ['dementia', 'fall', 'fall'], [0, 0, 28, 2], 30, 3, 4, 4],
  ['00000000 0000 000000000 00000', ['dementia', 'fall', 'fall'], [0, 0, 0, 0], 0, 4, 4, 4],
]

function factsOf(given: readonly Fact[]): LevelFacts {
  const times = (kind: Fact) => Math.min(3, given.filter((one) => one === kind).length) as 0 | 1 | 2 | 3
  const events = Object.fromEntries(Object.keys(noRiskEvents).map((kind) => [kind, times(kind as Fact)]))
  return {
    coma: given.includes('coma'),
    dementia: given.includes('dementia'),
    psychiatricDiagnosis: given.includes('psychiatric'),
    events: events as LevelFacts['events'],
  }
}

describe('a whole form', () => {
  it.each(cases)('%s with %j: %j = %i, level %i, then %i (or %i)', (line, given, sums, total, prelim, final, other) => {
    const scores = [...line.replaceAll(' ', '')].map(Number)
    const answers = Object.fromEntries(itemCodes.map((code, place) => [code, scores[place]])) as Answers
    expect(itemCodes.every((code) => isScoreOf(code, answers[code]))).toBe(true)
    const facts = factsOf(given)
    const result = scoreAssessment(answers, facts, { stacking: 'once', riskCount: 'sum' })
    expect(sectionCodes.map((code) => result.sections[code])).toEqual(sums)
    expect([result.total, result.prelim, result.final]).toEqual([total, prelim, final])
    expect(scoreAssessment(answers, facts, { stacking: 'per-rule', riskCount: 'per-kind' }).final).toBe(other)
  })
})
