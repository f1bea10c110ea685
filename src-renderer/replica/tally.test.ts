import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, markOf, minus, noRows, plus, tallyOf, tallyOfMark } from './tally.ts'

const row = fc.record({ id: fc.string(), _rev: fc.integer({ min: 1, max: 99 }).map((height) => `${height}-abc`) })

describe('the tally of a collection', () => {
  it('is the same in every order of the rows, and for any split of them', () => {
    fc.assert(
      fc.property(fc.array(row), fc.nat(), (rows, at) => {
        const whole = tallyOf(rows)
        expect(tallyOf(rows.toReversed())).toEqual(whole)
        expect(plus(tallyOf(rows.slice(0, at)), tallyOf(rows.slice(at)))).toEqual(whole)
        expect(minus(whole, whole)).toEqual(noRows)
        expect(tallyOfMark(markOf('elders-0', whole))).toEqual(whole)
      }),
    )
  })

  const rows = Array.from({ length: 50 }, (_, i) => ({ id: `elders:${i}`, _rev: `${1 + (i % 3)}-kiosk` }))
  const marked = tallyOf(rows)

  it('finds one row gone, one taken back to its last version, and one replaced by another of the same age', () => {
    for (let i = 0; i < rows.length; i += 1) {
      const { id, _rev } = rows[i]!
      expect(compare(tallyOf(rows.toSpliced(i, 1)), marked)).toBe('short')
      const older = { id, _rev: `${Number.parseInt(_rev, 10) - 1}-kiosk` }
      expect(compare(tallyOf(rows.toSpliced(i, 1, older)), marked)).toBe('older')
      expect(compare(tallyOf(rows.toSpliced(i, 1, { id: `${id}x`, _rev })), marked)).toBe('altered')
    }
    expect(compare(noRows, marked)).toBe('empty')
  })

  it('takes writes that no mark covers yet for what they are', () => {
    const written = [
      ...rows.toSpliced(7, 1, { id: rows[7]!.id, _rev: '9-kiosk' }),
      { id: 'elders:new', _rev: '1-kiosk' },
    ]
    expect(compare(tallyOf(written), marked)).toBe('whole')
  })
})
