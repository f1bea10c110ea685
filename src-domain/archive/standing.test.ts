import { describe, expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import { createDocument } from '../shared/document.ts'
import { bodyMassIndexOf } from './body-mass-index.ts'
import { byMeasured } from './measured.ts'
import { createReading, type ReadingBody, readingKind } from './reading.ts'
import { correctReading, madeAt, standingFacts, voidFact } from './standing.ts'

const elder = { elder: 'elders:1' }
const reading = (body: ReadingBody, at: string, seed: number) =>
  createDocument(readingKind, body, actOf(at, seed), elder)
const wrong = reading({ type: 'weight', value: 65, source: 'staff' }, '2026-11-20T02:00:00.000Z', 1)
const height = reading({ type: 'height', value: 158, source: 'staff' }, '2024-01-02T02:00:00.000Z', 4)
const later = actOf('2026-11-22T02:00:00.000Z', 2)

describe('a wrong measurement', () => {
  it('is corrected by a new one of the same moment, which tells when it was written', () => {
    const right = correctReading(wrong, { type: 'weight', value: 56, source: 'staff' }, later)
    expect(right).toMatchObject({ corrects: wrong.id, occurredAt: wrong.occurredAt, body: { value: 56 } })
    expect(madeAt(right)).toBe('2026-11-22T02:00:00.000Z')
    expect(standingFacts([right, wrong], [right, wrong])).toEqual([right])
  })

  it('corrected twice apart has one that stands: the newer', () => {
    const one = correctReading(wrong, { type: 'weight', value: 56, source: 'staff' }, later)
    const other = correctReading(
      wrong,
      { type: 'weight', value: 55, source: 'staff' },
      actOf('2026-11-22T03:00:00.000Z', 3),
    )
    expect(standingFacts([wrong, one, other], [wrong, one, other])).toEqual([other])
  })

  it('of a wrong day lies with the later of both days, so that no page of the newest has the one without the other', () => {
    const right = (measured: string) =>
      correctReading(wrong, { type: 'weight', value: 65, source: 'told', measured }, later)
    expect(right('2026-03-02')).toMatchObject({ occurredAt: wrong.occurredAt, updatedAt: wrong.updatedAt })
    const old = createReading({ type: 'weight', value: 65, source: 'told', measured: '2016-11-01' }, later, 'elders:1')
    const moved = correctReading(
      old,
      { type: 'weight', value: 65, source: 'told', measured: '2026-11-01' },
      actOf('2026-11-22T03:00:00.000Z', 3),
    )
    expect(moved.updatedAt).toBe('2026-10-31T16:00:00.000Z')
    expect(bodyMassIndexOf([height, ...standingFacts([moved, old], [moved, old])].toSorted(byMeasured))?.on).toBe(
      '2026-11-01',
    )
  })

  it('that is voided leaves nothing', () => {
    const voided = voidFact(wrong, '量错了人', later)
    expect(standingFacts([wrong], [wrong, voided])).toEqual([])
  })
})

describe('the body mass index', () => {
  it('is worked out from the newest weight and height, with their days', () => {
    expect(bodyMassIndexOf([wrong, height])).toMatchObject({ weight: 65, on: '2026-11-20', heightOn: '2024-01-02' })
    expect(bodyMassIndexOf([wrong, height])?.bmi).toBeCloseTo(26.04, 2)
  })

  it('is not there without one of them', () => {
    expect(bodyMassIndexOf([wrong])).toBeUndefined()
  })
})
