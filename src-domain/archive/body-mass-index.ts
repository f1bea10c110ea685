/** BMI from the newest weight and the newest height: worked out when it is shown, never stored. Heights of grown people last. */
import { type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import type { Reading, ReadingBody } from './reading.ts'

export type DatedBodyMass = {
  readonly bmi: number
  /** kg */
  readonly weight: number
  readonly on: CalendarDate
  /** cm */
  readonly height: number
  readonly heightOn: CalendarDate
}

/** @param readings standing ones, newest first. */
export function bodyMassIndexOf(readings: readonly Reading[]): DatedBodyMass | undefined {
  const newest = (type: ReadingBody['type']) => {
    const found = readings.find(({ body }) => body.type === type)
    return found !== undefined && 'value' in found.body && found.body.value !== undefined
      ? { value: found.body.value, on: calendarDateOf(found.occurredAt, found.offset) }
      : undefined
  }
  const [weight, height] = [newest('weight'), newest('height')]
  if (weight === undefined || height === undefined) return undefined
  return {
    bmi: weight.value / (height.value / 100) ** 2,
    weight: weight.value,
    on: weight.on,
    height: height.value,
    heightOn: height.on,
  }
}
