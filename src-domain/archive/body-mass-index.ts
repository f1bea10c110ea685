/**
 * BMI from the newest weight and the newest height: worked out when it is shown, never stored. Two measures stand side by side,
 * the adult class and the range advised for elders, which our sources give differently (standards/04 §4).
 */
import { type AssessmentBody, assessmentKind } from '../assessments/assessment.ts'
import type { Document } from '../shared/document.ts'
import { ageOn, type CalendarDate } from '../shared/instant.ts'
import { measuredTime } from './measured.ts'
import type { Reading } from './reading.ts'

export type DatedBodyMass = {
  readonly bmi: number
  /** kg */
  readonly weight: number
  readonly on: CalendarDate
  /** cm */
  readonly height: number
  readonly heightOn: CalendarDate
}

export type DatedHeight = { readonly value: number; readonly on: CalendarDate }

/**
 * The height measured last; an assessment's (A.2.4) where none is among the readings at hand, which are the newest only.
 * @param readings standing ones, newest first.
 */
export function heightOf(readings: readonly Reading[], records: readonly Document[]): DatedHeight | undefined {
  const measured = readings.find(({ body }) => body.type === 'height')
  const assessed = records
    .filter(({ kind }) => kind === assessmentKind.kind)
    .map(({ body }) => body as AssessmentBody)
    .filter(({ heightCm }) => heightCm !== undefined)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
  if (measured?.body.type === 'height') return { value: measured.body.value, on: measuredTime(measured).on }
  return assessed?.heightCm === undefined ? undefined : { value: assessed.heightCm, on: assessed.date }
}

/** @param readings standing ones, newest first. */
export function bodyMassIndexOf(
  readings: readonly Reading[],
  records: readonly Document[] = [],
): DatedBodyMass | undefined {
  const height = heightOf(readings, records)
  const weighed = readings.find(({ body }) => body.type === 'weight')
  if (weighed?.body.type !== 'weight' || height === undefined) return undefined
  const weight = weighed.body.value
  return {
    bmi: weight / (height.value / 100) ** 2,
    weight,
    on: measuredTime(weighed).on,
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
