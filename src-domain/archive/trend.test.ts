import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { coveredBy } from '../consent/consent-coverage.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { ownPressureOf } from './own-pressure.ts'
import { createReading, type Reading, type ReadingBody, readingKind } from './reading.ts'
import { publicHealthTargets } from './reading-targets.ts'
import { timelineOf } from './timeline.ts'
import { downsample, summaryOf, type TrendFacts, type TrendKind, type TrendPoint, trendOf } from './trend.ts'

let seed = 0
const reading = (body: ReadingBody, at: string): Reading =>
  createDocument(readingKind, body, actOf(at, (seed += 1)), { elder: 'elders:1' })
const pressure = (systolic: number, at: string) =>
  reading({ type: 'bloodPressure', systolic, diastolic: 80, source: 'staff' }, at)
const facts = { birthDate: '1960-03-01', targets: publicHealthTargets, heightCm: 160, sex: '2' } as const
const [late, earlier] = ['2026-11-20T00:00:00.000Z', '2026-11-02T00:00:00.000Z']
const points = (count: number, value: (i: number) => number): readonly TrendPoint[] =>
  Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2016, 10, 22) + i * 7 * 86_400_000).toISOString()
    return { at, on: at.slice(0, 10), value: value(i) }
  })

describe('a course', () => {
  it('is held against the target of each age, cut on the birthday', () => {
    const { bands } = trendOf('bloodPressure', [pressure(130, late)], facts, '2024-11-22', '2026-11-22')
    const [young, old] = [
      { from: '2024-11-22', until: '2025-03-01' },
      { from: '2025-03-01', until: '2026-11-23' },
    ]
    expect(bands).toEqual([
      { line: 'systolic', ...young, low: 90, high: 140 },
      { line: 'diastolic', ...young, low: 60, high: 90 },
      { line: 'systolic', ...old, low: 90, high: 150 },
      { line: 'diastolic', ...old, low: 60, high: 90 },
    ])
    const weight = [reading({ type: 'weight', value: 56, source: 'staff' }, late)]
    expect(trendOf('weight', weight, facts, '2024-11-22', '2026-11-22').bands).toMatchObject([
      { low: 47.4, high: 61.4 },
      { low: 51.2, high: 68.9 },
    ])
    expect(trendOf('weight', weight, { ...facts, heightCm: undefined }, '2024-11-22', '2026-11-22').bands).toEqual([])
  })

  it('has a range for each line that a standard gives one for, and none for the others', () => {
    const drawn = (body: ReadingBody, more: Partial<TrendFacts> = {}) => {
      const { lines, bands } = trendOf(
        body.type as TrendKind,
        [reading(body, late)],
        { ...facts, ...more },
        '2026-09-01',
        '2026-11-22',
      )
      return [lines.map(({ id }) => id), bands.map(({ line, low, high }) => [line, low, high])]
    }
    const source = 'staff'
    expect(drawn({ type: 'pulse', value: 72, source })).toEqual([['pulse'], [['pulse', 60, 100]]])
    expect(drawn({ type: 'oxygen', value: 97, source })).toEqual([['oxygen'], [['oxygen', 95, 100]]])
    expect(drawn({ type: 'temperature', value: 36.6, site: 'armpit', source })).toEqual([
      ['armpit'],
      [['armpit', 36, 37]],
    ])
    expect(drawn({ type: 'temperature', value: 36.6, site: 'ear', source })).toEqual([['otherSite'], []])
    expect(drawn({ type: 'temperature', value: 36.6, source })).toEqual([['otherSite'], []])
    expect(drawn({ type: 'waist', value: 82, source })).toEqual([['waist'], [['waist', undefined, 80]]])
    expect(drawn({ type: 'waist', value: 82, source }, { sex: '1' })).toEqual([['waist'], [['waist', undefined, 85]]])
    expect(drawn({ type: 'waist', value: 82, source }, { sex: '9' })).toEqual([['waist'], []])
    expect(drawn({ type: 'glucose', value: 8.4, timing: 'afterMeal', source })).toEqual([['afterMeal'], []])
  })

  it('of the pulse has the one of a blood pressure too', () => {
    const both = [
      reading({ type: 'bloodPressure', systolic: 130, diastolic: 80, pulse: 66, source: 'staff' }, earlier),
      reading({ type: 'pulse', value: 72, source: 'staff' }, late),
      pressure(130, late),
    ]
    const { lines } = trendOf('pulse', both, facts, '2026-09-01', '2026-11-22')
    expect(lines.map(({ id, points: all }) => [id, ...all.map(({ value }) => value)])).toEqual([['pulse', 66, 72]])
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
  const dayAt = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`
  const list = (...days: readonly number[]) => days.map((day) => pressure(130, dayAt(day)) as unknown as Document)
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
