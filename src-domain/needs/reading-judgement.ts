/**
 * Readings against the targets in force and the referral lines of the public-health service (standards/02 §5, §6), as far as
 * readings can tell: pressure with the signs asked about then, glucose, temperature and pulse; two follow-ups in a row that were
 * not controlled. What a follow-up was told besides (danger signs, drug reactions, complications) it judged itself:
 * visit-judgement.ts.
 */
import type { PressureSign } from '../archive/reading.ts'
import { pressureLimit } from '../archive/reading-targets.ts'
import { sittingsOf } from '../archive/sittings.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import type { FollowUp } from '../follow-ups/follow-up.ts'
import { conditionOf } from '../follow-ups/follow-up-lists.ts'
import { ageOn, type CalendarDate } from '../shared/instant.ts'
import type { DatedReading, NeedFacts } from './need-facts.ts'

export type ReadingParams = {
  readonly type: string
  readonly value: string
  readonly target: string
  readonly on: string
}

type Series = 'bloodPressure' | 'glucose'

/** Newest first; glucose only fasting, which alone has a target; pressures of one sitting as their mean. */
function series(facts: NeedFacts, type: Series): readonly DatedReading[] {
  if (type === 'glucose')
    return facts.readings.filter(({ body }) => body.type === 'glucose' && body.timing === 'fasting').toReversed()
  const pressures = facts.readings.flatMap((reading) =>
    reading.body.type === 'bloodPressure' ? [{ at: reading.at, body: reading.body, reading }] : [],
  )
  return sittingsOf(pressures).map(({ readings, mean }): DatedReading => {
    const { reading, body } = readings.at(-1) ?? readings[0]
    return readings.length === 1 ? reading : { on: reading.on, at: reading.at, body: { ...body, ...mean } }
  })
}

/** The pressure that is above target at or above, for this elder's age on that day. */
export function targetFor(
  { targets, birthDate }: Pick<NeedFacts, 'targets' | 'birthDate'>,
  on: CalendarDate,
): { readonly systolic: number; readonly diastolic: number } {
  return pressureLimit(targets, birthDate === undefined ? undefined : ageOn(birthDate, on))
}

function judge(reading: DatedReading, facts: NeedFacts): ReadingParams | undefined {
  const { body, on } = reading
  const { fastingGlucose } = facts.targets
  if (body.type === 'bloodPressure') {
    const limit = targetFor(facts, on)
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

/** Everything asked about but dizziness, which alone makes nothing urgent. */
export const isUrgentSign = (sign: PressureSign): boolean => sign !== 'dizzy'

/** ≥180 systolic or ≥110 diastolic; glucose ≥16.7, or ≤3.9 in a known diabetic (<2.8 in others). */
export const isReferralReading = (body: DatedReading['body'], isDiabetic: boolean): boolean => {
  if (body.type === 'bloodPressure') return body.systolic >= 180 || body.diastolic >= 110
  if (body.type !== 'glucose') return false
  if (body.flag !== undefined || body.value === undefined) return true
  return body.value >= 16.7 || (isDiabetic ? body.value <= 3.9 : body.value < 2.8)
}

/** By somebody medical: a visit at a later instant, or on a later day where its instant is not known. */
const isSeenAfter = (reading: Pick<DatedReading, 'on' | 'at'>, facts: NeedFacts): boolean =>
  facts.visits.some(
    (visit) => visit.type !== 'vaccination' && (visit.at === undefined ? visit.on > reading.on : visit.at > reading.at),
  )

const hasCondition = (facts: Pick<NeedFacts, 'conditions'>, code: number): boolean =>
  facts.conditions.some((one) => one.status === 'active' && one.code === code)

export const knownDiabetic = (facts: Pick<NeedFacts, 'conditions'>): boolean =>
  hasCondition(facts, diseaseCode.diabetes)

/** The newest reading of a kind, if it calls for referral and nobody medical has seen the elder since. */
export function referralReading(facts: NeedFacts): ReadingParams | undefined {
  const isDiabetic = knownDiabetic(facts)
  for (const type of ['bloodPressure', 'glucose'] as const) {
    const newest = facts.readings.findLast(({ body }) => body.type === type)
    if (newest === undefined || !isReferralReading(newest.body, isDiabetic)) continue
    if (isSeenAfter(newest, facts)) continue
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

/** A sign of danger told at the newest pressure, whatever it measured, and nobody medical has seen the elder since. */
export function dangerSigns(facts: NeedFacts): ValueTextParams | undefined {
  const newest = facts.readings.findLast(({ body }) => body.type === 'bloodPressure')
  if (newest?.body.type !== 'bloodPressure' || isSeenAfter(newest, facts)) return undefined
  const { systolic, diastolic, signs = [] } = newest.body
  return signs.some(isUrgentSign) ? { value: `${systolic}/${diastolic}`, on: newest.on } : undefined
}
export type ValueTextParams = { readonly value: string; readonly on: string }

const followedSeries = [
  [diseaseCode.hypertension, 'bloodPressure'],
  [diseaseCode.diabetes, 'glucose'],
] as const

/**
 * The last two follow-ups of a known condition, each judged above target or with a reading of its day above target, and nobody
 * medical since. A follow-up that was not judged and whose reading was not stored says nothing about control.
 */
export function uncontrolledVisits(facts: NeedFacts): (ReadingParams & { readonly condition: number }) | undefined {
  for (const [condition, type] of followedSeries) {
    if (!hasCondition(facts, condition)) continue
    const days = facts.visits
      .filter((visit) => visit.type === 'followUp' && (visit.condition ?? condition) === condition)
      .map((visit) => visit.on)
    const [last, before] = [...new Set(days)].toSorted().toReversed()
    if (last === undefined || before === undefined) continue
    const [found, earlier] = [last, before].map((on) => {
      const judged = facts.followUps.find(
        ({ body: { answers } }) => answers.on === on && conditionOf[answers.programme] === condition,
      )
      if (judged !== undefined) return aboveTargetAt(judged)
      const reading = series(facts, type).find((one) => one.on === on)
      return reading === undefined ? undefined : judge(reading, facts)
    })
    const isSeenSince = facts.visits.some((visit) => visit.type !== 'vaccination' && visit.on > last)
    if (found !== undefined && earlier !== undefined && !isSeenSince) return { ...found, condition }
  }
  return undefined
}

/** As the follow-up itself was judged, with the targets of its day. */
function aboveTargetAt({ body: { answers, basis, result } }: FollowUp): ReadingParams | undefined {
  if (result.reasons.includes('pressureAbove')) {
    return {
      type: 'bloodPressure',
      value: `${answers.systolic}/${answers.diastolic}`,
      target: `${basis.systolic}/${basis.diastolic}`,
      on: answers.on,
    }
  }
  return result.reasons.includes('glucoseAbove')
    ? {
        type: 'glucose',
        value: String(answers.glucose ?? 'Hi'),
        target: String(basis.fastingGlucose),
        on: answers.on,
      }
    : undefined
}

/** What is measured of this condition was measured, and the newest of it is within target. */
export function isWithinTarget(condition: number, facts: NeedFacts): boolean {
  const type = followedSeries.find(([code]) => code === condition)?.[1]
  const newest = type === undefined ? undefined : series(facts, type)[0]
  return newest !== undefined && judge(newest, facts) === undefined
}

type DatedValue = Pick<DatedReading, 'on' | 'at'> & { readonly value: number }
export type ValueParams = { readonly value: number; readonly on: string }

/** Newest first. */
const valuesOf = (facts: NeedFacts, value: (body: DatedReading['body']) => number | undefined): readonly DatedValue[] =>
  facts.readings.toReversed().flatMap((reading) => {
    const found = value(reading.body)
    return found === undefined ? [] : [{ on: reading.on, at: reading.at, value: found }]
  })

/** The newest `count` all above the limit in a known diabetic whom nobody medical has seen since. */
function aboveInDiabetes(
  facts: NeedFacts,
  values: readonly DatedValue[],
  limit: number,
  count: number,
): ValueParams | undefined {
  const newest = values.slice(0, count)
  const [last] = newest
  if (last === undefined || newest.length < count || !hasCondition(facts, diseaseCode.diabetes)) return undefined
  return newest.every((one) => one.value > limit) && !isSeenAfter(last, facts)
    ? { value: last.value, on: last.on }
    : undefined
}

/** Above 39 ℃. */
export const feverInDiabetes = (facts: NeedFacts): ValueParams | undefined =>
  aboveInDiabetes(
    facts,
    valuesOf(facts, (body) => (body.type === 'temperature' ? body.value : undefined)),
    39,
    1,
  )

/** 持续心动过速: above 100 a minute at two measurements in a row, alone or with the blood pressure. */
export const fastPulseInDiabetes = (facts: NeedFacts): ValueParams | undefined =>
  aboveInDiabetes(
    facts,
    valuesOf(facts, (body) =>
      body.type === 'pulse' ? body.value : body.type === 'bloodPressure' ? body.pulse : undefined,
    ),
    100,
    2,
  )
