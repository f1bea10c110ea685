/**
 * Derived by hand from the table of standards/02 §4.2: five numbers are the points of eating {0,3,5}, washing {0,1,3,7}, dressing
 * {0,3,5}, toilet {0,1,5,10} and moving {0,1,5,10}; bands 0–3, 4–8, 9–18, from 19.
 */
import { describe, expect, it } from 'vitest'
import { isAnswerOf, scoreInstrument } from '../scoring.ts'
import { questionsOf } from '../instrument.ts'
import { inOrder } from '../testing/answers.ts'
import { selfCare } from './self-care.ts'

const cases: readonly (readonly [answers: string, sum: number, band: string])[] = [
  ['0 0 0 0 0', 0, 'independent'],
  ['0 1 0 0 0', 1, 'independent'],
  ['0 0 0 1 0', 1, 'independent'],
  ['0 0 0 0 1', 1, 'independent'],
  ['0 1 0 1 0', 2, 'independent'],
  ['0 1 0 0 1', 2, 'independent'],
  ['0 0 0 1 1', 2, 'independent'],
  ['0 1 0 1 1', 3, 'independent'],
  ['3 0 0 0 0', 3, 'independent'],
  ['0 3 0 0 0', 3, 'independent'],
  ['0 0 3 0 0', 3, 'independent'],
  ['3 1 0 0 0', 4, 'mild'],
  ['0 3 0 1 0', 4, 'mild'],
  ['0 0 3 0 1', 4, 'mild'],
  ['5 0 0 0 0', 5, 'mild'],
  ['0 0 5 0 0', 5, 'mild'],
  ['0 0 0 5 0', 5, 'mild'],
  ['0 0 0 0 5', 5, 'mild'],
  ['3 3 0 0 0', 6, 'mild'],
  ['0 7 0 0 0', 7, 'mild'],
  ['3 0 5 0 0', 8, 'mild'],
  ['0 7 0 1 0', 8, 'mild'],
  ['3 3 0 1 1', 8, 'mild'],
  ['3 3 3 0 0', 9, 'moderate'],
  ['0 7 0 1 1', 9, 'moderate'],
  ['3 1 0 5 0', 9, 'moderate'],
  ['0 0 0 10 0', 10, 'moderate'],
  ['0 0 0 0 10', 10, 'moderate'],
  ['5 3 5 0 0', 13, 'moderate'],
  ['3 3 3 5 1', 15, 'moderate'],
  ['5 7 5 0 1', 18, 'moderate'],
  ['3 0 0 5 10', 18, 'moderate'],
  ['3 3 3 5 5', 19, 'dependent'],
  ['5 3 0 1 10', 19, 'dependent'],
  ['5 7 5 1 1', 19, 'dependent'],
  ['0 0 0 10 10', 20, 'dependent'],
  ['5 7 5 5 5', 27, 'dependent'],
  ['5 7 5 10 10', 37, 'dependent'],
]

describe('self-care', () => {
  it.each(cases)('%s adds up to %i: %s', (line, sum, band) => {
    expect(scoreInstrument(selfCare, inOrder(selfCare, line))).toEqual({
      scores: { total: sum },
      bands: { total: band },
      alerts: [],
    })
  })

  it('offers in each row the points of that row and no others', () => {
    const offered = questionsOf(selfCare).map((question) =>
      Array.from({ length: 11 }, (_, points) => points).filter((points) => isAnswerOf(question, `${points}`)),
    )
    expect(offered).toEqual([
      [0, 3, 5],
      [0, 1, 3, 7],
      [0, 3, 5],
      [0, 1, 5, 10],
      [0, 1, 5, 10],
    ])
  })
})
