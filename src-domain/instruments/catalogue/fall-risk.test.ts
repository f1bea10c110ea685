/**
 * Derived by hand from the table of standards/03 §9: a case names what was ticked, all else is "none of these". First every item by
 * itself with its points, then sums added on paper on both sides of 1, 3 and 10, and everything together: 53.
 */
import { describe, expect, it } from 'vitest'
import { questionsOf } from '../instrument.ts'
import { ageDoubts, type Answers, greatestScore, missingQuestions, scoreInstrument } from '../scoring.ts'
import { fallRisk } from './fall-risk.ts'

function ticked(line: string): Answers {
  const pairs = line.split(' ').map((one) => one.split('.'))
  return Object.fromEntries(
    questionsOf(fallRisk).map(({ id }) => [id, pairs.flatMap(([group, item]) => (group === id ? [item ?? ''] : []))]),
  )
}

const cases: readonly (readonly [ticked: string, sum: number, band: string])[] = [
  ['movement.gait', 3, 'medium'],
  ['movement.aid', 3, 'medium'],
  ['movement.person', 3, 'medium'],
  ['falls.fell', 2, 'low'],
  ['falls.hospital', 3, 'medium'],
  ['mind.delirium', 3, 'medium'],
  ['mind.dementia', 3, 'medium'],
  ['mind.agitation', 2, 'low'],
  ['mind.clouded', 3, 'medium'],
  ['control.incontinence', 1, 'low'],
  ['control.frequency', 1, 'low'],
  ['control.catheter', 1, 'low'],
  ['senses.sight', 1, 'low'],
  ['senses.hearing', 1, 'low'],
  ['senses.aphasia', 1, 'low'],
  ['senses.other', 1, 'low'],
  ['sleep.wakes', 1, 'low'],
  ['sleep.insomnia', 1, 'low'],
  ['sleep.walks', 1, 'low'],
  ['medicines.new', 1, 'low'],
  ['medicines.heart', 1, 'low'],
  ['medicines.pressure', 1, 'low'],
  ['medicines.sedative', 1, 'low'],
  ['medicines.withdrawal', 1, 'low'],
  ['medicines.diabetes', 1, 'low'],
  ['medicines.epilepsy', 1, 'low'],
  ['medicines.anaesthetic', 1, 'low'],
  ['medicines.other', 1, 'low'],
  ['illness.nervous', 1, 'low'],
  ['illness.osteoporosis', 1, 'low'],
  ['illness.fracture', 1, 'low'],
  ['illness.hypotension', 1, 'low'],
  ['illness.withdrawal', 1, 'low'],
  ['illness.hypoxia', 1, 'low'],
  ['illness.age', 3, 'medium'],
  ['', 0, 'none'],
  ['sleep.wakes senses.sight', 2, 'low'],
  ['sleep.wakes senses.sight medicines.pressure', 3, 'medium'],
  ['falls.fell sleep.insomnia', 3, 'medium'],
  ['falls.fell falls.hospital', 5, 'medium'],
  ['movement.gait movement.aid falls.fell', 8, 'medium'],
  ['movement.gait movement.aid movement.person', 9, 'medium'],
  ['illness.age movement.gait mind.dementia', 9, 'medium'],
  ['movement.gait movement.aid movement.person control.catheter', 10, 'high'],
  ['illness.age falls.fell falls.hospital mind.agitation', 10, 'high'],
  ['illness.age movement.gait mind.dementia falls.fell', 11, 'high'],
]

describe('fall risk', () => {
  it.each(cases)('%s adds up to %i: %s', (line, sum, band) => {
    expect(scoreInstrument(fallRisk, ticked(line))).toEqual({
      scores: { total: sum },
      bands: { total: band },
      alerts: [],
    })
  })

  it('comes to 53 with everything on the form', () => {
    const everything = cases.slice(0, 35).map(([item]) => item)
    expect(scoreInstrument(fallRisk, ticked(everything.join(' ')))).toMatchObject({
      scores: { total: 53 },
      bands: { total: 'high' },
    })
    expect(greatestScore(fallRisk, fallRisk.scales[0]!)).toBe(53)
  })

  it('takes no group as answered that was passed over', () => {
    const { sleep: _left, ...rest } = ticked('')
    expect(missingQuestions(fallRisk, rest).map(({ id }) => id)).toEqual(['sleep'])
  })

  it('doubts an age of 80 and more that is ticked too early or left out', () => {
    expect(ageDoubts(fallRisk, ticked('illness.age'), 79)).toEqual([{ fromAge: 80 }])
    expect(ageDoubts(fallRisk, ticked(''), 80)).toEqual([{ fromAge: 80 }])
    expect(ageDoubts(fallRisk, ticked('illness.age'), 80)).toEqual([])
    expect(ageDoubts(fallRisk, ticked(''), 79)).toEqual([])
    expect(ageDoubts(fallRisk, {}, 90)).toEqual([])
  })
})
