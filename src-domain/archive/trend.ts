/**
 * A course over time as it is drawn, read as a table and told in one sentence. Reference bands are those of the elder's age on
 * each date, so that a line over ten years is not held against today's age. A long line is thinned for drawing (largest
 * triangle, three buckets), which keeps its peaks; the figures told are always of all readings.
 */
import type { Sex } from '../elders/elder-codes.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { measuredTime } from './measured.ts'
import type { Reading } from './reading.ts'
import type { RuleSetId } from './reading-alerts.ts'
import { pressureLimit, type ReadingTargets } from './reading-targets.ts'
import { sittingsOf } from './sittings.ts'

export const trendKinds = ['bloodPressure', 'glucose', 'pulse', 'oxygen', 'temperature', 'weight', 'waist'] as const
export type TrendKind = (typeof trendKinds)[number]
export type LineId =
  | 'systolic'
  | 'diastolic'
  | 'fasting'
  | 'afterMeal'
  | 'random'
  | 'pulse'
  | 'oxygen'
  /** A temperature is held against the range of its site; of another, or not said which, none is drawn. */
  | 'armpit'
  | 'otherSite'
  | 'weight'
  | 'waist'

export type TrendPoint = { readonly at: string; readonly on: CalendarDate; readonly value: number }
export type TrendLine = { readonly id: LineId; readonly points: readonly TrendPoint[] }
/** From `from` up to the day before `until`, for one line. */
export type TrendBand = {
  readonly line: LineId
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** Undefined where only what is too much has a line. */
  readonly low: number | undefined
  readonly high: number
}
export type Trend = {
  /** Without those that have no reading; oldest first. */
  readonly lines: readonly TrendLine[]
  /** Of those lines. */
  readonly bands: readonly TrendBand[]
  readonly ruleSet: RuleSetId
  /** Readings of which the meter showed only Lo or Hi: on no line, and not forgotten. */
  readonly withoutNumber: number
}

export type TrendFacts = {
  readonly birthDate: CalendarDate
  readonly targets: ReadingTargets
  /** For the range of weights; undefined: never measured. */
  readonly heightCm: number | undefined
  /** For the range of the waist (GB/T 2261.1). */
  readonly sex: Sex
}

/** @param standing readings of the elder; @param from, until the drawn days. */
export function trendOf(
  kind: TrendKind,
  standing: readonly Reading[],
  facts: TrendFacts,
  from: CalendarDate,
  until: CalendarDate,
): Trend {
  const lines = linesOf(kind, standing)
    .map(({ id, points }) => ({
      id,
      points: points.filter(({ on }) => on >= from && on <= until).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    }))
    .filter(({ points }) => points.length > 0)
  return {
    lines,
    bands: bandsOf(kind, facts, from, addDays(until, 1)).filter((band) => lines.some(({ id }) => id === band.line)),
    ruleSet: kind === 'bloodPressure' || kind === 'glucose' ? 'targets' : 'station',
    withoutNumber:
      kind === 'glucose'
        ? standing.filter((reading) => {
            const { body } = reading
            return body.type === 'glucose' && body.flag !== undefined && measuredTime(reading).on >= from
          }).length
        : 0,
  }
}

function linesOf(kind: TrendKind, standing: readonly Reading[]): readonly TrendLine[] {
  const point = (reading: Reading, value: number): TrendPoint => {
    const { at, on } = measuredTime(reading)
    return { at, on, value }
  }
  switch (kind) {
    case 'bloodPressure': {
      const pressures = standing.flatMap((reading) =>
        reading.body.type === 'bloodPressure' ? [{ at: measuredTime(reading).at, body: reading.body, reading }] : [],
      )
      const sittings = sittingsOf(pressures).map(({ readings: [{ reading }], mean }) => ({ reading, mean }))
      return (['systolic', 'diastolic'] as const).map((id) => ({
        id,
        points: sittings.map(({ reading, mean }) => point(reading, mean[id])),
      }))
    }
    case 'glucose':
      return (['fasting', 'afterMeal', 'random'] as const).map((id) => ({
        id,
        points: standing.flatMap((reading) =>
          reading.body.type === 'glucose' && reading.body.timing === id && reading.body.value !== undefined
            ? [point(reading, reading.body.value)]
            : [],
        ),
      }))
    case 'pulse':
      return [
        {
          id: 'pulse',
          points: standing.flatMap((reading) => {
            const { body } = reading
            const pulse = body.type === 'pulse' ? body.value : body.type === 'bloodPressure' ? body.pulse : undefined
            return pulse === undefined ? [] : [point(reading, pulse)]
          }),
        },
      ]
    case 'temperature':
      return (['armpit', 'otherSite'] as const).map((id) => ({
        id,
        points: standing.flatMap((reading) =>
          reading.body.type === 'temperature' && (reading.body.site === 'armpit') === (id === 'armpit')
            ? [point(reading, reading.body.value)]
            : [],
        ),
      }))
    case 'oxygen':
    case 'weight':
    case 'waist':
      return [
        {
          id: kind,
          points: standing.flatMap((reading) =>
            reading.body.type === kind ? [point(reading, reading.body.value)] : [],
          ),
        },
      ]
    default:
      return kind satisfies never
  }
}

/**
 * As standards/04 §1–4 and the targets in force have them. Pressures from what is too low up to the target; of glucose only fasting: the
 * line of two hours after 75 g of glucose is not one of after a meal; of weights the range advised for height and age.
 */
function bandsOf(kind: TrendKind, facts: TrendFacts, from: CalendarDate, until: CalendarDate): readonly TrendBand[] {
  const { targets, heightCm, birthDate, sex } = facts
  switch (kind) {
    case 'bloodPressure':
      return byAge(birthDate, from, until, [targets.bloodPressureAged.fromAge]).flatMap(({ age, ...days }) => {
        const { systolic, diastolic } = pressureLimit(targets, age)
        return [
          { line: 'systolic', ...days, low: 90, high: systolic },
          { line: 'diastolic', ...days, low: 60, high: diastolic },
        ] as const
      })
    case 'glucose':
      return [{ line: 'fasting', from, until, low: 3.9, high: targets.fastingGlucose }]
    case 'pulse':
      return [{ line: 'pulse', from, until, low: 60, high: 100 }]
    case 'oxygen':
      return [{ line: 'oxygen', from, until, low: 95, high: 100 }]
    case 'temperature':
      return [{ line: 'armpit', from, until, low: 36, high: 37 }]
    case 'waist': {
      const high = { 1: 85, 2: 80, 9: undefined, 0: undefined }[sex]
      return high === undefined ? [] : [{ line: 'waist', from, until, low: undefined, high }]
    }
    case 'weight': {
      if (heightCm === undefined) return []
      const kilograms = (bmi: number) => Math.round(bmi * (heightCm / 100) ** 2 * 10) / 10
      return byAge(birthDate, from, until, [65, 80]).map(({ age, ...days }) => {
        const [low, high] = age >= 80 ? [22, 26.9] : age >= 65 ? [20, 26.9] : [18.5, 24]
        return { line: 'weight', ...days, low: kilograms(low ?? 0), high: kilograms(high ?? 0) }
      })
    }
    default:
      return kind satisfies never
  }
}

/** The days cut where the elder reached one of the ages, each part with an age that tells on which side it lies. */
function byAge(
  birthDate: CalendarDate,
  from: CalendarDate,
  until: CalendarDate,
  ages: readonly number[],
): readonly { readonly from: CalendarDate; readonly until: CalendarDate; readonly age: number }[] {
  const reached = (age: number): CalendarDate => `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`
  const cuts = ages.map((age) => ({ age, on: reached(age) }))
  const parts = [{ from, age: cuts.findLast(({ on }) => on <= from)?.age ?? 0 }]
  for (const { age, on } of cuts) if (on > from && on < until) parts.push({ from: on, age })
  return parts.map((part, i) => ({ ...part, until: parts[i + 1]?.from ?? until }))
}

/** At most `most` points, first and last among them: of each bucket the one that spans the largest triangle (Steinarsson 2013). */
export function downsample(points: readonly TrendPoint[], most: number): readonly TrendPoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length <= most || first === undefined || last === undefined || most < 3) return points
  const x = ({ at }: TrendPoint): number => Date.parse(at)
  const size = (points.length - 2) / (most - 2)
  const edge = (bucket: number): number => 1 + Math.round(bucket * size)
  const kept = [first]
  for (let bucket = 0; bucket < most - 2; bucket += 1) {
    const next = points.slice(edge(bucket + 1), Math.min(edge(bucket + 2), points.length))
    const around = next.length === 0 ? [last] : next
    const meanX = around.reduce((sum, one) => sum + x(one), 0) / around.length
    const meanY = around.reduce((sum, one) => sum + one.value, 0) / around.length
    const before = kept.at(-1) ?? first
    const area = (one: TrendPoint): number =>
      Math.abs((x(before) - meanX) * (one.value - before.value) - (x(before) - x(one)) * (meanY - before.value))
    const [largest] = points.slice(edge(bucket), edge(bucket + 1)).toSorted((a, b) => area(b) - area(a))
    if (largest !== undefined) kept.push(largest)
  }
  return [...kept, last]
}

export type LineSummary = {
  readonly count: number
  readonly last: TrendPoint
  readonly lowest: number
  readonly highest: number
  readonly mean: number
  /** Mean of the newer half less that of the older; undefined below six readings, which say little. */
  readonly change: number | undefined
}

/** Undefined without a reading. */
export function summaryOf({ points }: TrendLine): LineSummary | undefined {
  const last = points.at(-1)
  if (last === undefined) return undefined
  const values = points.map(({ value }) => value)
  const half = Math.floor(values.length / 2)
  return {
    count: values.length,
    last,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    mean: meanOf(values),
    change: values.length < 6 ? undefined : meanOf(values.slice(-half)) - meanOf(values.slice(0, half)),
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Smaller changes are chance and are told as none; ours, since 2026-11: mmHg, mmol/L, beats, %, ℃, kg, cm. */
export const tellingChange: Readonly<Record<TrendKind, number>> = {
  bloodPressure: 5,
  glucose: 0.5,
  pulse: 5,
  oxygen: 2,
  temperature: 0.5,
  weight: 1,
  waist: 2,
}
