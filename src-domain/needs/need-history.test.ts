import { describe, expect, it } from 'vitest'
import { readingKind } from '../archive/reading.ts'
import { bulkElders } from '../demo/demo-bulk.ts'
import { advanceService, requestService } from '../services/service.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { addDays } from '../shared/instant.ts'
import { needFactsOf } from './need-facts.ts'
import { degreeChanges, needHistory, readingsOfHistorySince } from './need-history.ts'
import { correctNeed, needsOf } from './needs.ts'

const today = '2026-11-22'
const [elder] = bulkElders({ count: 1, seed: 1, today })
const actAt = (on: string, seed: number) => ({
  station: elder!.station,
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now: Date.parse(`${on}T02:00:00Z`),
  offset: 480,
  random: (count: number) => new Uint8Array(count).fill(seed),
})
const pressure = (on: string, systolic: number, seed: number): Document =>
  createDocument(readingKind, { type: 'bloodPressure', systolic, diastolic: 80, source: 'staff' }, actAt(on, seed), {
    elder: elder!.id,
  }) as Document
const readings = [
  pressure('2026-10-01', 130, 1),
  pressure('2026-10-10', 165, 2),
  pressure('2026-10-20', 166, 3),
  pressure('2026-10-30', 168, 4),
  pressure('2026-11-10', 128, 5),
]
const told = (documents: readonly Document[]) =>
  needHistory(elder!.body, documents, 'treatment', today).map(({ on, from, to, came, went }) => [
    on,
    `${from}→${to}`,
    came.map((one) => one.rule),
    went.map((one) => one.rule),
  ])

describe('the history of a need', () => {
  it('says what changed on which day and why, newest first, and nothing of days without change', () => {
    expect(told(readings)).toEqual([
      ['2026-11-10', '3→0', [], ['treatment.threeAboveTarget']],
      ['2026-10-30', '2→3', ['treatment.threeAboveTarget'], ['treatment.readingAboveTarget']],
      ['2026-10-10', '0→2', ['treatment.readingAboveTarget'], []],
    ])
  })

  it('ends with the picture of today', () => {
    const [last] = needHistory(elder!.body, readings.slice(0, 4), 'treatment', today)
    const [now] = needsOf(needFactsOf(elder!.body, readings.slice(0, 4), today), [], ['treatment'])
    expect(last?.to).toBe(now?.degree)
  })

  it('compares the whole picture with what was known ninety days ago', () => {
    const known = readings.slice(0, 3)
    const changesOn = (day: string, documents: readonly Document[] = known) => {
      const now = needsOf(needFactsOf(elder!.body, documents, day), documents)
      return degreeChanges(elder!.body, documents, now, day).filter(({ dimension }) => dimension === 'treatment')
    }
    expect(changesOn('2027-01-07')).toEqual([{ dimension: 'treatment', from: 0, to: 2 }])
    // Nothing was known then: that is no change.
    expect(changesOn('2026-11-22')).toEqual([])
    expect(changesOn('2027-01-20')).toEqual([])
  })

  it('shows a correction on its day, and that it stands no more when a reading changed', () => {
    const known = readings.slice(0, 2)
    // One more like it is nothing new; the third is.
    const [need] = needsOf(needFactsOf(elder!.body, known, '2026-10-15'), known, ['treatment'])
    const correction = correctNeed(need!, 1, '刚爬完楼梯', elder!.id, actAt('2026-10-15', 9)) as Document
    const changes = needHistory(elder!.body, [...readings, correction], 'treatment', today)
    expect(changes.map(({ on, from, to, corrected }) => [on, from, to, corrected?.body.reason])).toEqual([
      ['2026-11-10', 3, 0, undefined],
      ['2026-10-30', 1, 3, undefined],
      ['2026-10-15', 2, 1, '刚爬完楼梯'],
      ['2026-10-10', 0, 2, undefined],
    ])
  })

  it('takes a booking as far as it had come on each day', () => {
    const asked = requestService(
      {
        dimension: 'bathing',
        degree: 0,
        organization: 'organizations:0192f000-0000-7000-8000-000000000001',
        organizationName: '安康',
        service: 'bath',
        serviceName: '助浴',
        mode: 'atHome',
        priceFen: 0,
        unit: '次',
        priceDate: '2026-10-01',
        askedBy: 'elder',
      },
      elder!.id,
      actAt('2026-10-05', 7),
    )
    const calledOff = advanceService(asked, 'cancelled', { reason: '女儿回来了' }, actAt('2026-11-02', 8))
    if (!calledOff.ok) throw new Error('refused')
    const changes = needHistory(elder!.body, [calledOff.value as unknown as Document], 'bathing', today)
    expect(changes.map(({ on, from, to }) => [on, from, to])).toEqual([
      ['2026-11-02', 2, 0],
      ['2026-10-05', 0, 2],
    ])
  })

  it('comes out the same from the measurements it is said to need', () => {
    // Above target from long before the two years that are told, every other week.
    const long = Array.from({ length: 100 }, (_, i) =>
      pressure(addDays('2026-11-20', -14 * i), i % 3 === 0 ? 130 : 160, i),
    )
    const since = readingsOfHistorySince(today)
    const needed = long.filter(({ updatedAt }) => updatedAt >= since)
    expect(needed.length).toBeLessThan(80)
    const whole = told(long)
    expect(told(needed)).toEqual(whole)
    expect(whole.length).toBeGreaterThan(10)
  })

  it('is empty where nothing was ever noted', () => {
    expect(needHistory(elder!.body, [], 'bathing', today)).toEqual([])
  })
})
