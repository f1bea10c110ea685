/**
 * Cases derived by hand from standards/03 §6: nine digits are the points of the nine items, the sum was added on paper and the band
 * read off 0–4, 5–9, 10–14, 15–19, 20–27. The last column says whether the ninth digit is above 0.
 */
import { describe, expect, it } from 'vitest'
import { missingQuestions, scoreInstrument } from '../scoring.ts'
import { digits } from '../testing/answers.ts'
import { phq9 } from './phq-9.ts'

const cases: readonly (readonly [answers: string, sum: number, band: string, alarms: boolean])[] = [
  ['000000000', 0, 'none', false],
  ['100000000', 1, 'none', false],
  ['000000010', 1, 'none', false],
  ['000000001', 1, 'none', true],
  ['110000000', 2, 'none', false],
  ['000000002', 2, 'none', true],
  ['000000003', 3, 'none', true],
  ['310000000', 4, 'none', false],
  ['111100000', 4, 'none', false],
  ['000000031', 4, 'none', true],
  ['111110000', 5, 'mild', false],
  ['320000000', 5, 'mild', false],
  ['000000302', 5, 'mild', true],
  ['222000000', 6, 'mild', false],
  ['111111110', 8, 'mild', false],
  ['333000000', 9, 'mild', false],
  ['222210000', 9, 'mild', false],
  ['111111111', 9, 'mild', true],
  ['222220000', 10, 'moderate', false],
  ['333100000', 10, 'moderate', false],
  ['111111112', 10, 'moderate', true],
  ['222222000', 12, 'moderate', false],
  ['333300000', 12, 'moderate', false],
  ['333320000', 14, 'moderate', false],
  ['222222200', 14, 'moderate', false],
  ['333330000', 15, 'moderatelySevere', false],
  ['222222210', 15, 'moderatelySevere', false],
  ['222222201', 15, 'moderatelySevere', true],
  ['222222220', 16, 'moderatelySevere', false],
  ['222222222', 18, 'moderatelySevere', true],
  ['333333100', 19, 'moderatelySevere', false],
  ['333331111', 19, 'moderatelySevere', true],
  ['333333200', 20, 'severe', false],
  ['333332003', 20, 'severe', true],
  ['333332222', 23, 'severe', true],
  ['333333330', 24, 'severe', false],
  ['333333332', 26, 'severe', true],
  ['333333333', 27, 'severe', true],
]

describe('PHQ-9', () => {
  it.each(cases)('%s adds up to %i: %s, alarms %s', (line, sum, band, alarms) => {
    expect(scoreInstrument(phq9, digits(phq9, line))).toEqual({
      scores: { total: sum },
      bands: { total: band },
      alerts: alarms ? ['selfHarm'] : [],
    })
  })

  it('leaves the tenth item out of the sum, and it may be left out', () => {
    expect(missingQuestions(phq9, digits(phq9, '000000000'))).toEqual([])
    expect(scoreInstrument(phq9, digits(phq9, '1000000003')).scores).toEqual({ total: 1 })
  })
})
