/**
 * Decline radar (standards/09 §3, set of 2026-11): seven signs by visible rules, each with the least it needs to be judged; with
 * less it says so and guesses nothing. Each names one next step. Nothing is stored: a sign is gone when its cause is.
 * Where the page leaves a point open, ours: a pressure rises when the newest of three is above the oldest; low pressure and low
 * glucose are looked for among the last three; values older than half a year (an assessment: a year) say nothing of today.
 */
import { standingAssessments } from '../assessments/assessment-history.ts'
import { moodSign, newestResults, openAlerts } from '../instruments/instrument-history.ts'
import type { DatedReading, NeedFacts } from '../needs/need-facts.ts'
import type { Params } from '../needs/need-rule.ts'
import { isService } from '../services/service.ts'
import { dayOfService, isRunning, serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import { addDays, addMonths, type CalendarDate, calendarDateOf } from '../shared/instant.ts'

export const radarIds = [
  'weightLoss',
  'abilityLoss',
  'falls',
  'bloodPressure',
  'glucose',
  'mood',
  'outOfTouch',
] as const
export type RadarId = (typeof radarIds)[number]

export type RadarSign = { readonly id: RadarId } & (
  | {
      readonly state: 'sign'
      /** Which of its rules holds; words and next step go by it: `radar.sign.<id>.<rule>`. */
      readonly rule: string
      readonly params: Params
      /** Day of the newest value it rests on. */
      readonly on: CalendarDate
    }
  | { readonly state: 'clear' }
  /** Less than the minimum. */
  | { readonly state: 'tooLittle' }
  | { readonly state: 'noConsent' }
)

type Found = { readonly rule: string; readonly params: Params; readonly on: CalendarDate }
/** `undefined`: too little to say; `null`: nothing found. */
type Judgement = Found | null | undefined

/** @param documents about this elder that may be used (consent-coverage.ts), of any kind. */
export function radarOf(facts: NeedFacts, documents: readonly Document[]): readonly RadarSign[] {
  const { measuring, assessment, record } = facts.allowed
  return [
    sign('weightLoss', measuring, () => weightLoss(facts)),
    sign('abilityLoss', assessment, () => abilityLoss(facts, documents)),
    sign('falls', measuring, () => falls(facts)),
    sign('bloodPressure', measuring, () => bloodPressure(facts)),
    sign('glucose', measuring, () => glucose(facts)),
    sign('mood', assessment, () => mood(documents)),
    sign('outOfTouch', record, () => outOfTouch(facts, documents)),
  ]
}

function sign(id: RadarId, isAllowed: boolean, judge: () => Judgement): RadarSign {
  if (!isAllowed) return { id, state: 'noConsent' }
  const found = judge()
  if (found === undefined) return { id, state: 'tooLittle' }
  return found === null ? { id, state: 'clear' } : { id, state: 'sign', ...found }
}

function weightLoss({ readings, today }: NeedFacts): Judgement {
  const weights = readings.flatMap(({ on, body }) =>
    body.type === 'weight' && on > addMonths(today, -12) ? [{ on, value: body.value }] : [],
  )
  const newest = weights.at(-1)
  if (newest === undefined || newest.on <= addMonths(today, -6)) return undefined
  const earlier = weights.filter(({ on }) => on <= addDays(newest.on, -30))
  if (earlier.length === 0) return undefined
  const heaviest = (months: number) =>
    earlier
      .filter(({ on }) => on >= addMonths(newest.on, -months))
      .toSorted((a, b) => b.value - a.value || (a.on < b.on ? 1 : -1))[0]
  const [half, quarter] = [heaviest(6), heaviest(3)]
  const found = (rule: string, from: { readonly on: CalendarDate; readonly value: number }): Found => ({
    rule,
    params: { from: from.value, since: from.on, to: newest.value, lost: tenth(from.value - newest.value) },
    on: newest.on,
  })
  if (half !== undefined && newest.value <= half.value * 0.95) return found('percent', half)
  return quarter !== undefined && quarter.value - newest.value >= 3 ? found('kilograms', quarter) : null
}

function abilityLoss({ today }: NeedFacts, documents: readonly Document[]): Judgement {
  const [newest, ...before] = standingAssessments(documents).map(({ body }) => body)
  const [last] = before
  if (newest === undefined || last === undefined || newest.date <= addMonths(today, -12)) return undefined
  const since = addMonths(newest.date, -12)
  const best = before
    .filter(({ date }) => date >= since)
    .toSorted((a, b) => b.result.total - a.result.total || (a.date < b.date ? 1 : -1))[0]
  if (best !== undefined && best.result.total - newest.result.total >= 10) {
    return {
      rule: 'total',
      params: { from: best.result.total, since: best.date, to: newest.result.total },
      on: newest.date,
    }
  }
  return newest.result.final > last.result.final
    ? { rule: 'level', params: { level: newest.result.final, since: last.date }, on: newest.date }
    : null
}

function falls({ riskEvents, today }: NeedFacts): Judgement {
  const days = riskEvents
    .filter(({ type, on }) => type === 'fall' && on > addMonths(today, -6))
    .map(({ on }) => on)
    .toSorted()
  const last = days.at(-1)
  return last !== undefined && days.length >= 2 ? { rule: 'twice', params: { count: days.length }, on: last } : null
}

function bloodPressure({ readings, age, targets, today }: NeedFacts): Judgement {
  const days = new Map<CalendarDate, { readonly systolic: number; readonly diastolic: number }>()
  // Of one day the last one counts.
  for (const { on, body } of readings) if (body.type === 'bloodPressure' && isRecent(on, today)) days.set(on, body)
  const last = [...days].slice(-3)
  const [oldest, , newest] = last
  if (oldest === undefined || newest === undefined) return undefined
  const { bloodPressure: younger, bloodPressureAged: aged } = targets
  const target = age !== undefined && age >= aged.fromAge ? aged : younger
  for (const axis of ['systolic', 'diastolic'] as const) {
    const middle = median(last.map(([, value]) => value[axis]))
    if (middle < target[axis] || newest[1][axis] <= oldest[1][axis]) continue
    return {
      rule: 'rising',
      params: {
        values: last.map(([, { systolic, diastolic }]) => `${systolic}/${diastolic}`).join(' → '),
        target: `${target.systolic}/${target.diastolic}`,
      },
      on: newest[0],
    }
  }
  const low = last.filter(([, { systolic }]) => systolic < 90)
  return low.length >= 2
    ? {
        rule: 'low',
        params: { count: low.length, value: Math.min(...low.map(([, one]) => one.systolic)) },
        on: newest[0],
      }
    : null
}

function glucose({ readings, targets, today }: NeedFacts): Judgement {
  const all = readings.filter(({ on, body }) => body.type === 'glucose' && isRecent(on, today))
  const last = all.slice(-3)
  if (last.length < 3) return undefined
  const low = last.findLast(({ body }) => body.type === 'glucose' && (body.flag === 'low' || (body.value ?? 9) <= 3.9))
  if (low !== undefined) return { rule: 'low', params: { value: valueOf(low) }, on: low.on }
  const fasting = all.filter(({ body }) => body.type === 'glucose' && body.timing === 'fasting').slice(-3)
  const newest = fasting.at(-1)
  if (fasting.length < 3 || newest === undefined) return undefined
  const isHigh = ({ body }: DatedReading) =>
    body.type === 'glucose' && (body.flag === 'high' || (body.value ?? 0) >= targets.fastingGlucose)
  return fasting.every(isHigh)
    ? {
        rule: 'high',
        params: { values: fasting.map(valueOf).join('、'), target: targets.fastingGlucose },
        on: newest.on,
      }
    : null
}

const valueOf = ({ body }: DatedReading): string =>
  body.type === 'glucose' ? String(body.value ?? (body.flag === 'low' ? 'Lo' : 'Hi')) : ''

function mood(documents: readonly Document[]): Judgement {
  const [alert] = openAlerts(documents)
  if (alert !== undefined) return { rule: 'selfHarm', params: {}, on: alert.on }
  const found = moodSign(documents)
  if (found !== undefined) return { rule: found.instrument, params: { score: found.score }, on: found.on }
  const asked = newestResults(documents)
  return asked.has('phq-2') || asked.has('gds-15') ? null : undefined
}

/**
 * Planned is a service somebody agreed to come for or the elder is expected at, and a follow-up with its next date. That nobody
 * was in touch with somebody who lives alone and needs care is told without a plan, too: there the missing plan is the danger.
 */
function outOfTouch(facts: NeedFacts, documents: readonly Document[]): Judgement {
  const { today } = facts
  const since = addDays(today, -30)
  const services = documents.filter(isService).map((request) => ({ request, story: serviceState(request) }))
  const planned = services.flatMap(({ request, story }) => {
    const day = dayOfService(request, story.steps)
    return (story.state === 'confirmed' || story.state === 'scheduled') && day !== undefined ? [day] : []
  })
  const followUps = facts.visits.flatMap(({ nextDue, on, condition }) => {
    const isKept = facts.visits.some((later) => later.on > on && (later.condition ?? condition) === condition)
    return nextDue === undefined || isKept ? [] : [nextDue]
  })
  const contacts = [
    ...services.flatMap(({ request, story }) =>
      isRunning(story.state)
        ? []
        : story.steps.filter((step) => step.type === 'done').map((step) => calendarDateOf(step.at, request.offset)),
    ),
    ...facts.visits.map(({ on }) => on),
    // A file tells that somebody measured, not that anybody saw the elder.
    ...facts.readings
      .filter(({ body }) => body.source !== 'import')
      .slice(-1)
      .map(({ on }) => on),
    ...documents.filter(({ kind }) => inPerson.has(kind)).map(({ body }) => String(body['date'])),
  ]
  const last = contacts
    .filter((on) => on <= today)
    .toSorted()
    .at(-1)
  const missed = [...planned, ...followUps].filter((on) => on < today && on > since).toSorted()
  const lastMissed = missed.at(-1)
  if (lastMissed !== undefined && missed.length >= 2) {
    return { rule: 'missed', params: { count: missed.length }, on: lastMissed }
  }
  const level = facts.assessment?.body.result.final
  if (facts.livesAlone === true && level !== undefined && level >= 2 && (last === undefined || last <= since)) {
    return { rule: 'noContact', params: { last: last ?? '' }, on: last ?? since }
  }
  return planned.length + followUps.length === 0 ? undefined : null
}

/** Written when somebody sat with the elder. */
const inPerson: ReadonlySet<string> = new Set(['assessment', 'self-assessment', 'instrument-result'])

/** Thoughts of self-harm are an alert, and from a PHQ-2 the PHQ-9 follows (tasks/due-today.ts). */
const hasOwnTask = (rule: string): boolean => rule === 'selfHarm' || rule === 'phq-2'

/** Signs that nobody has answered yet: no doctor or nurse has seen the elder since the newest value they rest on. */
export const openSigns = (
  facts: NeedFacts,
  documents: readonly Document[],
): readonly (RadarSign & { state: 'sign' })[] =>
  radarOf(facts, documents).filter(
    (one): one is RadarSign & { state: 'sign' } =>
      one.state === 'sign' &&
      !hasOwnTask(one.rule) &&
      (one.id === 'outOfTouch' || !facts.visits.some((visit) => visit.type !== 'vaccination' && visit.on > one.on)),
  )

const isRecent = (on: CalendarDate, today: CalendarDate): boolean => on > addMonths(today, -6)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const tenth = (value: number): number => Math.round(value * 10) / 10
