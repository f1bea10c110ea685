/**
 * What a measurement asks for, at once: take it again, fetch somebody, or keep an eye on it (standards/02 §5–6, 04 §1–4). Each
 * alert names its rule and the dated rule set that it comes from; where our source for a line is weak it says so. Nothing here
 * is a diagnosis, nothing changes a medicine, and nothing is stored.
 */
import { type DatedReading, type NeedFacts } from '../needs/need-facts.ts'
import { isReferralReading, isUrgentSign, knownDiabetic, targetFor } from '../needs/reading-judgement.ts'
import { daysBetween } from '../shared/instant.ts'
import type { ReadingBody } from './reading.ts'
import { needsThird, type Pressure, type Sitting, sittingsOf } from './sittings.ts'

/** `targets`: the set of the station (reading-targets.ts), which has a name and a date of its own. */
export const ruleSets = {
  publicHealth: { since: '2017-02-28' },
  station: { since: '2026-11-01' },
} as const
export type RuleSetId = keyof typeof ruleSets | 'targets'

/** `isUnsure`: our source for the line is a single page or memory (standards/02 and 04 mark it); 150/90 from 65 is such a one. */
const rules = {
  pressureSigns: { urgency: 'urgent', ruleSet: 'publicHealth', isUnsure: true },
  pressureReferral: { urgency: 'again', ruleSet: 'publicHealth', isUnsure: false },
  pressureReferralAgain: { urgency: 'urgent', ruleSet: 'publicHealth', isUnsure: false },
  pressureLowDizzy: { urgency: 'urgent', ruleSet: 'station', isUnsure: false },
  pressureLow: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  pressureSecond: { urgency: 'again', ruleSet: 'targets', isUnsure: true },
  pressureThird: { urgency: 'again', ruleSet: 'station', isUnsure: true },
  pressureAbove: { urgency: 'watch', ruleSet: 'targets', isUnsure: true },
  glucoseHigh: { urgency: 'urgent', ruleSet: 'publicHealth', isUnsure: false },
  glucoseLowDiabetic: { urgency: 'urgent', ruleSet: 'publicHealth', isUnsure: false },
  glucoseLow: { urgency: 'urgent', ruleSet: 'station', isUnsure: true },
  glucoseFasting: { urgency: 'watch', ruleSet: 'targets', isUnsure: false },
  glucoseRandom: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  oxygenVeryLow: { urgency: 'again', ruleSet: 'station', isUnsure: true },
  oxygenVeryLowAgain: { urgency: 'urgent', ruleSet: 'station', isUnsure: true },
  oxygenLow: { urgency: 'again', ruleSet: 'station', isUnsure: true },
  oxygenLowAgain: { urgency: 'watch', ruleSet: 'station', isUnsure: true },
  pulseFast: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  pulseSlow: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  feverInDiabetes: { urgency: 'urgent', ruleSet: 'publicHealth', isUnsure: false },
  fever: { urgency: 'watch', ruleSet: 'station', isUnsure: true },
  breathingFast: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  breathingSlow: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  weightLoss: { urgency: 'watch', ruleSet: 'station', isUnsure: false },
  earlierSigns: { urgency: 'watch', ruleSet: 'publicHealth', isUnsure: true },
  earlierPressure: { urgency: 'watch', ruleSet: 'publicHealth', isUnsure: false },
  earlierGlucose: { urgency: 'watch', ruleSet: 'publicHealth', isUnsure: false },
  earlierOxygen: { urgency: 'watch', ruleSet: 'station', isUnsure: true },
  earlierFever: { urgency: 'watch', ruleSet: 'publicHealth', isUnsure: false },
} as const satisfies Readonly<
  Record<
    string,
    { readonly urgency: 'urgent' | 'again' | 'watch'; readonly ruleSet: RuleSetId; readonly isUnsure: boolean }
  >
>
export type AlertRule = keyof typeof rules

/**
 * What was measured on an earlier day asks for nothing at once any more, neither a second reading of its sitting nor somebody to
 * come: the elder is to be measured when they are next seen. Who has to be seen by a doctor is a need (health-need-rules.ts).
 */
const ofEarlierDay: Readonly<Partial<Record<AlertRule, AlertRule>>> = {
  pressureSigns: 'earlierSigns',
  pressureReferral: 'earlierPressure',
  pressureReferralAgain: 'earlierPressure',
  pressureLowDizzy: 'earlierPressure',
  pressureSecond: 'pressureAbove',
  glucoseHigh: 'earlierGlucose',
  glucoseLowDiabetic: 'earlierGlucose',
  glucoseLow: 'earlierGlucose',
  oxygenVeryLow: 'earlierOxygen',
  oxygenVeryLowAgain: 'earlierOxygen',
  oxygenLow: 'earlierOxygen',
  oxygenLowAgain: 'earlierOxygen',
  feverInDiabetes: 'earlierFever',
  fever: 'earlierFever',
}

export type ReadingAlert = {
  readonly rule: AlertRule
  /** `again` measure once more before anything is said · `urgent` fetch somebody · `watch` look at it next time */
  readonly urgency: 'urgent' | 'again' | 'watch'
  readonly ruleSet: RuleSetId
  readonly isUnsure: boolean
  readonly type: ReadingBody['type']
  readonly on: string
  readonly at: string
  readonly params: Readonly<Record<string, string>>
  readonly signs?: readonly string[]
}

type Facts = Pick<NeedFacts, 'today' | 'readings' | 'birthDate' | 'age' | 'conditions' | 'targets'>
const rank = { urgent: 0, again: 1, watch: 2 } as const

/** Of the newest measurement of each kind, the most urgent first. @param facts hold standing readings, oldest first. */
export function readingAlerts(facts: Facts): readonly ReadingAlert[] {
  const newestByType = new Map<string, DatedReading>()
  for (const reading of facts.readings) newestByType.set(reading.body.type, reading)
  return [...newestByType.values()]
    .flatMap((reading) => alertsOf(reading, facts))
    .toSorted((a, b) => rank[a.urgency] - rank[b.urgency] || (a.at < b.at ? 1 : -1))
}

/** What one measurement asks for, seen together with those before it. */
export function alertsOf(reading: DatedReading, facts: Facts): readonly ReadingAlert[] {
  const { body, on, at } = reading
  const alert = (
    found: AlertRule,
    params: Readonly<Record<string, string>>,
    signs?: readonly string[],
  ): ReadingAlert => {
    const rule = on < facts.today ? (ofEarlierDay[found] ?? found) : found
    return { rule, ...rules[rule], type: body.type, on, at, params, ...(signs === undefined ? {} : { signs }) }
  }
  switch (body.type) {
    case 'bloodPressure':
      return [...pressureAlerts(reading, body, facts, alert), ...pulseAlerts(body.pulse, alert)]
    case 'glucose':
      return glucoseAlerts(body, facts, alert)
    case 'oxygen':
      return oxygenAlerts(reading, body.value, facts, alert)
    case 'pulse':
      return pulseAlerts(body.value, alert)
    case 'temperature':
      if (body.value > 39 && knownDiabetic(facts)) return [alert('feverInDiabetes', { value: String(body.value) })]
      return body.value >= 37.3 ? [alert('fever', { value: String(body.value) })] : []
    case 'breathing':
      if (body.value > 24) return [alert('breathingFast', { value: String(body.value) })]
      return body.value < 12 ? [alert('breathingSlow', { value: String(body.value) })] : []
    case 'weight':
      return weightAlerts(reading, body.value, facts, alert)
    case 'height':
    case 'waist':
      return []
    default:
      return body satisfies never
  }
}

type MakeAlert = (rule: AlertRule, params: Readonly<Record<string, string>>, signs?: readonly string[]) => ReadingAlert

function pressureAlerts(
  reading: DatedReading,
  body: Pressure,
  facts: Facts,
  alert: MakeAlert,
): readonly ReadingAlert[] {
  const sitting = sittingWith(reading, facts)
  const value = `${body.systolic}/${body.diastolic}`
  const urgent = (body.signs ?? []).filter(isUrgentSign)
  if (urgent.length > 0) return [alert('pressureSigns', { value }, urgent)]
  if (isReferralReading(body, false)) {
    const before = sitting.readings.slice(0, -1)
    const isAgain = before.some((one) => isReferralReading(one.body, false))
    return [alert(isAgain ? 'pressureReferralAgain' : 'pressureReferral', { value })]
  }
  if (body.systolic < 90 || body.diastolic < 60)
    return [alert(body.signs?.includes('dizzy') === true ? 'pressureLowDizzy' : 'pressureLow', { value })]
  if (needsThird(sitting) && reading.on === facts.today) return [alert('pressureThird', { value })]
  const limit = targetFor(facts, reading.on)
  const { systolic, diastolic } = sitting.mean
  if (systolic < limit.systolic && diastolic < limit.diastolic) return []
  const params = {
    value: `${systolic}/${diastolic}`,
    target: `${limit.systolic}/${limit.diastolic}`,
    count: String(sitting.readings.length),
  }
  return [alert(sitting.readings.length === 1 ? 'pressureSecond' : 'pressureAbove', params)]
}

type PressureReading = DatedReading & { readonly body: Pressure }
const isPressure = (reading: DatedReading): reading is PressureReading => reading.body.type === 'bloodPressure'

/** The sitting up to this reading. */
export function sittingWith(
  reading: Pick<DatedReading, 'at'>,
  facts: Pick<Facts, 'readings'>,
): Sitting<PressureReading> {
  const [newest] = sittingsOf(facts.readings.filter(isPressure).filter(({ at }) => at <= reading.at))
  if (newest === undefined) throw new Error('the reading is not among the facts')
  return newest
}

function glucoseAlerts(
  body: Extract<ReadingBody, { readonly type: 'glucose' }>,
  facts: Facts,
  alert: MakeAlert,
): readonly ReadingAlert[] {
  const { value, flag, timing } = body
  const shown = { value: value === undefined ? (flag === 'low' ? 'Lo' : 'Hi') : String(value) }
  if (flag === 'high' || (value ?? 0) >= 16.7) return [alert('glucoseHigh', shown)]
  if (isReferralReading(body, knownDiabetic(facts)))
    return [alert(knownDiabetic(facts) ? 'glucoseLowDiabetic' : 'glucoseLow', shown)]
  if (timing === 'fasting' && (value ?? 0) >= facts.targets.fastingGlucose)
    return [alert('glucoseFasting', { ...shown, target: String(facts.targets.fastingGlucose) })]
  return timing !== 'fasting' && (value ?? 0) >= 11.1 ? [alert('glucoseRandom', shown)] : []
}

/** A finger that is cold or moves reads low: taken once more before anybody is alarmed. */
function oxygenAlerts(
  reading: DatedReading,
  value: number,
  { readings }: Facts,
  alert: MakeAlert,
): readonly ReadingAlert[] {
  if (value >= 95) return []
  const limit = value < 90 ? 90 : 95
  const isAgain = readings.some(
    ({ body, at }) =>
      body.type === 'oxygen' &&
      body.value < limit &&
      at < reading.at &&
      Date.parse(reading.at) - Date.parse(at) <= 30 * 60_000,
  )
  const rule = value < 90 ? 'oxygenVeryLow' : 'oxygenLow'
  return [alert(isAgain ? (`${rule}Again` as const) : rule, { value: String(value) })]
}

function pulseAlerts(value: number | undefined, alert: MakeAlert): readonly ReadingAlert[] {
  if (value === undefined) return []
  if (value > 100) return [alert('pulseFast', { value: String(value) })]
  return value < 60 ? [alert('pulseSlow', { value: String(value) })] : []
}

/** ≥ 5 % in six months or ≥ 3 kg in three, between weights at least 30 days apart (standards/09 §3). */
function weightAlerts(
  reading: DatedReading,
  value: number,
  { readings }: Facts,
  alert: MakeAlert,
): readonly ReadingAlert[] {
  const lost = readings.flatMap(({ body, on }) => {
    const days = daysBetween(on, reading.on)
    if (body.type !== 'weight' || days < 30 || days > 183) return []
    const isLoss = (body.value - value) / body.value >= 0.05 || (days <= 92 && body.value - value >= 3)
    return isLoss ? [{ before: body.value, on }] : []
  })
  const most = lost.toSorted((a, b) => b.before - a.before)[0]
  return most === undefined
    ? []
    : [alert('weightLoss', { value: String(value), before: String(most.before), since: most.on })]
}
