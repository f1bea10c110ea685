/**
 * Derived by hand from standards/03 §5. A case names the items answered "yes", all others are "no". Its sum was counted by hand: the
 * items named that are none of 1, 5, 7, 11, 13, and those of 1, 5, 7, 11, 13 that are not named. Bands: from 5, from 10.
 */
import { describe, expect, it } from 'vitest'
import { scoreInstrument } from '../scoring.ts'
import { inOrder } from '../testing/answers.ts'
import { gds15 } from './gds-15.ts'

const cases: readonly (readonly [yes: readonly number[], sum: number, band: string])[] = [
  // The five good ones and nothing else: no point. Then each item turned by itself.
  [[1, 5, 7, 11, 13], 0, 'none'],
  [[5, 7, 11, 13], 1, 'none'],
  [[1, 2, 5, 7, 11, 13], 1, 'none'],
  [[1, 3, 5, 7, 11, 13], 1, 'none'],
  [[1, 4, 5, 7, 11, 13], 1, 'none'],
  [[1, 7, 11, 13], 1, 'none'],
  [[1, 5, 6, 7, 11, 13], 1, 'none'],
  [[1, 5, 11, 13], 1, 'none'],
  [[1, 5, 7, 8, 11, 13], 1, 'none'],
  [[1, 5, 7, 9, 11, 13], 1, 'none'],
  [[1, 5, 7, 10, 11, 13], 1, 'none'],
  [[1, 5, 7, 13], 1, 'none'],
  [[1, 5, 7, 11, 12, 13], 1, 'none'],
  [[1, 5, 7, 11], 1, 'none'],
  [[1, 5, 7, 11, 13, 14], 1, 'none'],
  [[1, 5, 7, 11, 13, 15], 1, 'none'],
  // 4 and 5.
  [[1], 4, 'none'],
  [[13], 4, 'none'],
  [[1, 2, 3, 4, 5, 6, 7, 11, 13], 4, 'none'],
  [[1, 2, 5, 7, 8, 12, 14, 11, 13], 4, 'none'],
  [[5, 7, 11, 2, 3], 4, 'none'],
  [[], 5, 'suggests'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 11, 13], 5, 'suggests'],
  [[1, 5, 7, 11, 13, 9, 10, 12, 14, 15], 5, 'suggests'],
  [[5, 7, 2, 3], 5, 'suggests'],
  [[2], 6, 'suggests'],
  [[2, 3], 7, 'suggests'],
  [[2, 3, 4], 8, 'suggests'],
  // 9 and 10.
  [[2, 3, 4, 6], 9, 'suggests'],
  [[1, 2, 3, 4, 6, 8], 9, 'suggests'],
  [[1, 5, 7, 11, 2, 3, 4, 6, 8, 9, 10, 12], 9, 'suggests'],
  [[2, 3, 4, 6, 8], 10, 'strong'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], 10, 'strong'],
  [[1, 2, 3, 4, 6, 8, 9], 10, 'strong'],
  [[1, 2, 3, 4, 6, 8, 9, 10, 12], 12, 'strong'],
  [[1, 2, 3, 4, 6, 8, 9, 10, 12, 14, 15], 14, 'strong'],
  [[2, 3, 4, 6, 8, 9, 10, 12, 14, 15], 15, 'strong'],
]

describe('GDS-15', () => {
  it.each(cases)('yes to %j alone adds up to %i: %s', (yes, sum, band) => {
    const line = Array.from({ length: 15 }, (_, place) => (yes.includes(place + 1) ? 'yes' : 'no')).join(' ')
    expect(scoreInstrument(gds15, inOrder(gds15, line))).toEqual({
      scores: { total: sum },
      bands: { total: band },
      alerts: [],
    })
  })
})
