/**
 * Pressures of one sitting belong together: somebody rests and it is taken again (standards/04 §1: two readings, a third where
 * they differ by more than 10). Each is kept; together they count once, as their mean, so that measuring with care does not
 * make three readings in a row out of one visit.
 */
import type { ReadingBody } from './reading.ts'

export type Pressure = Extract<ReadingBody, { readonly type: 'bloodPressure' }>
type Timed = { readonly at: string; readonly body: Pressure }

/** Minutes between two pressures of one sitting, at most; since 2026-11, ours. */
export const sittingMinutes = 30
/** mmHg between two readings above which a third is asked for. */
export const pressureSpread = 10

export type Sitting<Of extends Timed> = {
  /** Oldest first; at least one. */
  readonly readings: readonly [Of, ...Of[]]
  /** Rounded to whole mmHg. */
  readonly mean: { readonly systolic: number; readonly diastolic: number }
}

/** @param pressures in any order. Sittings come out newest first. */
export function sittingsOf<Of extends Timed>(pressures: readonly Of[]): readonly Sitting<Of>[] {
  const groups: [Of, ...Of[]][] = []
  for (const one of pressures.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const minutes = last === undefined ? Infinity : (Date.parse(one.at) - Date.parse(last.at)) / 60_000
    if (group !== undefined && minutes <= sittingMinutes) group.push(one)
    else groups.push([one])
  }
  return groups.toReversed().map((readings) => ({ readings, mean: meanOf(readings.map(({ body }) => body)) }))
}

const meanOf = (bodies: readonly Pressure[]) => ({
  systolic: Math.round(bodies.reduce((sum, { systolic }) => sum + systolic, 0) / bodies.length),
  diastolic: Math.round(bodies.reduce((sum, { diastolic }) => sum + diastolic, 0) / bodies.length),
})

/** The last two lie too far apart to be believed. */
export function needsThird({ readings }: Sitting<Timed>): boolean {
  const [first, second] = readings
  return (
    second !== undefined &&
    readings.length === 2 &&
    (Math.abs(first.body.systolic - second.body.systolic) > pressureSpread ||
      Math.abs(first.body.diastolic - second.body.diastolic) > pressureSpread)
  )
}
