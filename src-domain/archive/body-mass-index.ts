/**
 * BMI from the newest weight and the newest height: worked out when it is shown, never stored. Two measures stand side by side,
 * the adult class and the range advised for elders, which our sources give differently (standards/04 §4).
 */
import { ageOn, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
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

/** WS/T 428-2013, for adults. */
export function adultClass(bmi: number): 'low' | 'normal' | 'over' | 'obese' {
  if (bmi < 18.5) return 'low'
  if (bmi < 24) return 'normal'
  return bmi < 28 ? 'over' : 'obese'
}

export type ElderRange = { readonly from: number; readonly to: number; readonly lies: 'below' | 'within' | 'above' }

/** Undefined below 65. */
export function elderRange(bmi: number, birthDate: CalendarDate, on: CalendarDate): ElderRange | undefined {
  const age = ageOn(birthDate, on)
  if (age < 65) return undefined
  const [from, to] = age >= 80 ? [22, 26.9] : [20, 26.9]
  const shown = Math.round(bmi * 10) / 10
  return { from, to, lies: shown < from ? 'below' : shown > to ? 'above' : 'within' }
}
