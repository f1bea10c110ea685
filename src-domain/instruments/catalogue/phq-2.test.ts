/**
 * Derived by hand from standards/03 §6: two digits are the points of the two items. There are sixteen ways to answer, and all of them
 * stand here; from 3 on it is positive and the PHQ-9 follows.
 */
import { describe, expect, it } from 'vitest'
import { scoreInstrument } from '../scoring.ts'
import { digits } from '../testing/answers.ts'
import { phq2 } from './phq-2.ts'

const cases: readonly (readonly [answers: string, sum: number, band: string])[] = [
  ['00', 0, 'negative'],
  ['01', 1, 'negative'],
  ['10', 1, 'negative'],
  ['02', 2, 'negative'],
  ['11', 2, 'negative'],
  ['20', 2, 'negative'],
  ['03', 3, 'positive'],
  ['12', 3, 'positive'],
  ['21', 3, 'positive'],
  ['30', 3, 'positive'],
  ['13', 4, 'positive'],
  ['22', 4, 'positive'],
  ['31', 4, 'positive'],
  ['23', 5, 'positive'],
  ['32', 5, 'positive'],
  ['33', 6, 'positive'],
]

describe('PHQ-2', () => {
  it.each(cases)('%s adds up to %i: %s', (line, sum, band) => {
    expect(scoreInstrument(phq2, digits(phq2, line))).toEqual({
      scores: { total: sum },
      bands: { total: band },
      alerts: [],
    })
  })

  it('asks for the PHQ-9 when it is positive, and only then', () => {
    expect(phq2.scales[0]?.bands.map(({ id, next }) => [id, next])).toEqual([
      ['positive', 'phq-9'],
      ['negative', undefined],
    ])
  })
})
