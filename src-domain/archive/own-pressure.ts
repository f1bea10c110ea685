/** The last blood pressure as its owner is told it: where it lies against the reference of their age, in plain words. */
import { isReferralReading, isUrgentSign, targetFor } from '../needs/reading-judgement.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { measuredTime } from './measured.ts'
import { isReading } from './reading.ts'
import type { ReadingTargets } from './reading-targets.ts'
import { sittingsOf } from './sittings.ts'
import { standingFacts } from './standing.ts'

export type OwnPressure = {
  readonly systolic: number
  readonly diastolic: number
  readonly on: CalendarDate
  readonly lies: 'within' | 'above' | 'high' | 'veryHigh' | 'below'
  readonly target: { readonly systolic: number; readonly diastolic: number }
}

/** How far above the reference is still "a little"; ours, since 2026-11. */
const little = 10

/** Of the last sitting its mean; undefined where none is among the documents. @param documents observations of one elder. */
export function ownPressureOf(
  documents: readonly Document[],
  birthDate: CalendarDate,
  targets: ReadingTargets,
): OwnPressure | undefined {
  const pressures = standingFacts(documents.filter(isReading), documents).flatMap((reading) =>
    reading.body.type === 'bloodPressure' ? [{ ...measuredTime(reading), body: reading.body }] : [],
  )
  const [sitting] = sittingsOf(pressures)
  if (sitting === undefined) return undefined
  const last = sitting.readings.at(-1) ?? sitting.readings[0]
  const { on } = last
  const target = targetFor({ targets, birthDate }, on)
  const { systolic, diastolic } = sitting.mean
  const lies = () => {
    if (isReferralReading(last.body, false) || (last.body.signs ?? []).some(isUrgentSign)) return 'veryHigh'
    if (systolic < 90 || diastolic < 60) return 'below'
    if (systolic < target.systolic && diastolic < target.diastolic) return 'within'
    return systolic < target.systolic + little && diastolic < target.diastolic + little ? 'above' : 'high'
  }
  return { systolic, diastolic, on, lies: lies(), target: { systolic: target.systolic, diastolic: target.diastolic } }
}
