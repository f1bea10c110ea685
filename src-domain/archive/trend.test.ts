import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { coveredBy } from '../consent/consent-coverage.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { ownPressureOf } from './own-pressure.ts'
import { createReading, type Reading, type ReadingBody, readingKind } from './reading.ts'
import { publicHealthTargets } from './reading-targets.ts'
import { timelineOf } from './timeline.ts'
import { downsample, summaryOf, type TrendPoint, trendOf } from './trend.ts'

let seed = 0
const reading = (body: ReadingBody, at: string): Reading =>
  createDocument(readingKind, body, actOf(at, (seed += 1)), { elder: 'elders:1' })
const pressure = (systolic: number, at: string) =>
  reading({ type: 'bloodPressure', systolic, diastolic: 80, source: 'staff' }, at)
const facts = { birthDate: '1960-03-01', targets: publicHealthTargets, heightCm: 160 }
const points = (count: number, value: (i: number) => number): readonly TrendPoint[] =>
  Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2016, 10, 22) + i * 7 * 86_400_000).toISOString()
    return { at, on: at.slice(0, 10), value: value(i) }
  })

describe('a course', () => {
  it('is held against the target of each age, cut on the birthday', () => {
    const { bands } = trendOf('bloodPressure', [], facts, '2024-11-22', '2026-11-22')
    expect(bands).toEqual(
      [
        { from: '2024-11-22', until: '2025-03-01', age: 0, low: 90, high: 140 },
        { from: '2025-03-01', until: '2026-11-23', age: 65, low: 90, high: 150 },
      ].map(({ age: _age, ...band }) => band),
    )
    expect(trendOf('weight', [], facts, '2024-11-22', '2026-11-22').bands).toMatchObject([
      { low: 47.4, high: 61.4 },
      { low: 51.2, high: 68.9 },
    ])
    expect(trendOf('weight', [], { ...facts, heightCm: undefined }, '2024-11-22', '2026-11-22').bands).toEqual([])
  })

  it('draws the pressures of one sitting as their mean, and leaves Lo and Hi off the line but not out', () => {
    const sitting = [pressure(160, '2026-11-20T00:00:00.000Z'), pressure(150, '2026-11-20T00:06:00.000Z')]
    const drawn = trendOf('bloodPressure', sitting, facts, '2026-09-01', '2026-11-22')
    expect(drawn.lines.map(({ id, points: all }) => [id, ...all.map(({ value }) => value)])).toEqual([
      ['systolic', 155],
      ['diastolic', 80],
    ])
    const low = reading({ type: 'glucose', flag: 'low', timing: 'random', source: 'staff' }, '2026-11-20T00:00:00.000Z')
    expect(trendOf('glucose', [low], facts, '2026-09-01', '2026-11-22')).toMatchObject({ lines: [], withoutNumber: 1 })
  })

  it('over ten years is thinned to what is drawn, with its ends and its highest peak', () => {
    const all = points(520, (i) => (i === 300 ? 210 : 130 + (i % 7)))
    const thin = downsample(all, 160)
    expect(thin).toHaveLength(160)
    expect([thin[0], thin.at(-1)]).toEqual([all[0], all.at(-1)])
    expect(Math.max(...thin.map(({ value }) => value))).toBe(210)
    expect(downsample(all.slice(0, 100), 160)).toHaveLength(100)
  })

  it('is told by its figures, a change only where there are enough of them', () => {
    expect(summaryOf({ id: 'systolic', points: points(8, (i) => 150 - i * 2) })).toMatchObject({
      count: 8,
      lowest: 136,
      highest: 150,
      mean: 143,
      change: -8,
    })
    expect(summaryOf({ id: 'systolic', points: points(5, () => 130) })?.change).toBeUndefined()
    expect(summaryOf({ id: 'systolic', points: [] })).toBeUndefined()
  })
})

describe('a reading written down later', () => {
  const now = actOf('2026-11-22T02:00:00.000Z', 200)
  const old = createReading(
    { type: 'bloodPressure', systolic: 190, diastolic: 115, source: 'import', measured: '2026-03-02' },
    now,
    'elders:1',
  )
  const newer = pressure(136, '2026-11-01T02:00:00.000Z')

  it('stands in a course and in the timeline where it was measured, and does not become the newest', () => {
    const { lines } = trendOf('bloodPressure', [newer, old], facts, '2026-01-01', '2026-11-22')
    expect(lines[0]?.points.map(({ on, value }) => [on, value])).toEqual([
      ['2026-03-02', 190],
      ['2026-11-01', 136],
    ])
    const documents = [newer, old] as readonly Reading[] as unknown as readonly Document[]
    expect(ownPressureOf(documents, facts.birthDate, facts.targets)).toMatchObject({ systolic: 136, on: '2026-11-01' })
    const covered = coveredBy(sampleElder().body.consents)
    expect(timelineOf([{ documents, isCut: false }], covered).entries.map(({ document }) => document.id)).toEqual([
      newer.id,
      old.id,
    ])
  })

  it('is asked for with its own day: what reads the newest, or since a day, needs to know nothing of it', () => {
    expect(old).toMatchObject({ occurredAt: '2026-11-22T02:00:00.000Z', updatedAt: '2026-03-01T16:00:00.000Z' })
  })
})

describe('the timeline', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`
  const list = (...days: readonly number[]) => days.map((day) => pressure(130, at(day)) as unknown as Document)
  const covered = coveredBy(sampleElder().body.consents)
  const days = (...parts: Parameters<typeof timelineOf>[0]) =>
    timelineOf(parts, covered).entries.map(({ document }) => Number(document.updatedAt.slice(8, 10)))

  it('joins the lists in one order, and holds back what lies below a list that goes on', () => {
    const whole = { documents: list(20, 12, 3), isCut: false }
    expect(days(whole, { documents: list(18, 9), isCut: false })).toEqual([20, 18, 12, 9, 3])
    expect(days(whole, { documents: list(18, 9), isCut: true })).toEqual([20, 18, 12, 9])
  })

  it('shows nothing that is not agreed to', () => {
    const parts = [{ documents: list(20), isCut: false }]
    expect(timelineOf(parts, { ...covered, measuring: false }).entries).toEqual([])
  })
})
