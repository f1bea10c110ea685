/** Readings against the targets in force and the referral lines of the public-health service (standards/02 §5, §6). */
import { diseaseCode } from '../assessments/form-tables.ts'
import type { DatedReading, NeedFacts } from './need-facts.ts'

export type ReadingParams = {
  readonly type: string
  readonly value: string
  readonly target: string
  readonly on: string
}

type Series = 'bloodPressure' | 'glucose'

/** Newest first; glucose only fasting, which alone has a target. */
function series(facts: NeedFacts, type: Series): readonly DatedReading[] {
  return facts.readings
    .filter(({ body }) => body.type === type && (body.type !== 'glucose' || body.timing === 'fasting'))
    .toReversed()
}

function judge(reading: DatedReading, facts: NeedFacts): ReadingParams | undefined {
  const { body, on } = reading
  const { bloodPressure, bloodPressureAged, fastingGlucose } = facts.targets
  if (body.type === 'bloodPressure') {
    const limit = facts.age !== undefined && facts.age >= bloodPressureAged.fromAge ? bloodPressureAged : bloodPressure
    const isAbove = body.systolic >= limit.systolic || body.diastolic >= limit.diastolic
    return isAbove
      ? {
          type: 'bloodPressure',
          value: `${body.systolic}/${body.diastolic}`,
          target: `${limit.systolic}/${limit.diastolic}`,
          on,
        }
      : undefined
  }
  if (body.type === 'glucose' && (body.flag === 'high' || (body.value ?? 0) >= fastingGlucose)) {
    return { type: 'glucose', value: String(body.value ?? 'Hi'), target: String(fastingGlucose), on }
  }
  return undefined
}

/** The newest blood pressure and the newest fasting glucose, as far as they are above target. */
export const aboveTarget = (facts: NeedFacts): readonly ReadingParams[] =>
  (['bloodPressure', 'glucose'] as const).flatMap((type) => {
    const newest = series(facts, type)[0]
    return newest === undefined ? [] : (judge(newest, facts) ?? [])
  })

/** The newest `count` of one kind all above target. */
export function consecutiveAbove(
  facts: NeedFacts,
  count: number,
): (ReadingParams & { readonly count: number }) | undefined {
  for (const type of ['bloodPressure', 'glucose'] as const) {
    const judged = series(facts, type).map((reading) => judge(reading, facts))
    const run = judged.findIndex((one) => one === undefined)
    const length = run === -1 ? judged.length : run
    const newest = judged[0]
    if (length >= count && newest !== undefined) return { ...newest, count: length }
  }
  return undefined
}

/** ≥180 systolic or ≥110 diastolic; glucose ≥16.7, or ≤3.9 in a known diabetic (<2.8 in others). */
const isReferralReading = (body: DatedReading['body'], isDiabetic: boolean): boolean => {
  if (body.type === 'bloodPressure') return body.systolic >= 180 || body.diastolic >= 110
  if (body.type !== 'glucose') return false
  if (body.flag !== undefined || body.value === undefined) return true
  return body.value >= 16.7 || (isDiabetic ? body.value <= 3.9 : body.value < 2.8)
}

/** The newest reading of a kind, if it calls for referral and nobody medical has seen the elder since. */
export function referralReading(facts: NeedFacts): ReadingParams | undefined {
  const isDiabetic = facts.conditions.some((one) => one.status === 'active' && one.code === diseaseCode.diabetes)
  for (const type of ['bloodPressure', 'glucose'] as const) {
    const newest = facts.readings.findLast(({ body }) => body.type === type)
    if (newest === undefined || !isReferralReading(newest.body, isDiabetic)) continue
    if (facts.visits.some((visit) => visit.type !== 'vaccination' && visit.on >= newest.on)) continue
    const { body, on } = newest
    const value =
      body.type === 'bloodPressure'
        ? `${body.systolic}/${body.diastolic}`
        : body.type === 'glucose'
          ? String(body.value ?? (body.flag === 'low' ? 'Lo' : 'Hi'))
          : ''
    const target = type === 'bloodPressure' ? '180/110' : isDiabetic ? '3.9–16.7' : '2.8–16.7'
    return { type, value, target, on }
  }
  return undefined
}
