/**
 * A form of measurements becomes readings: what was left empty was not measured. Numbers come as the field gives them (a text
 * is what was typed and is none), so that nothing out of bounds is made into something else on the way.
 */
import { type CalendarDate, calendarDateOf, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { clockOf } from './measured.ts'
import {
  type PressureSign,
  type Reading,
  type ReadingBody,
  readingBounds,
  type SingleReadingType,
  type temperatureSites,
} from './reading.ts'

type Typed = number | string | undefined
export const measuredFields = [
  'systolic',
  'diastolic',
  'pulse',
  'glucose',
  'temperature',
  'oxygen',
  'breathing',
  'weight',
  'height',
  'waist',
] as const
export type MeasuredField = (typeof measuredFields)[number]

export type ReadingEntry = Readonly<Partial<Record<MeasuredField, Typed>>> & {
  readonly arm?: 'left' | 'right' | undefined
  readonly signs?: readonly PressureSign[] | undefined
  /** The meter showed no number. */
  readonly flag?: 'low' | 'high' | undefined
  readonly timing?: 'fasting' | 'afterMeal' | 'random' | undefined
  readonly hoursSinceMeal?: Typed
  readonly sample?: 'capillary' | 'venous' | undefined
  readonly site?: (typeof temperatureSites)[number] | undefined
  readonly source?: ReadingBody['source'] | undefined
  /** "YYYY-MM-DD", or what was typed and is no day; empty: when it is written down. */
  readonly measuredOn?: string | undefined
  /** As people write a time; empty: not known. */
  readonly measuredAt?: string | undefined
  readonly device?: string
  readonly note?: string
}

const singles: readonly (SingleReadingType & MeasuredField)[] = [
  'temperature',
  'oxygen',
  'breathing',
  'weight',
  'height',
  'waist',
]

/** What a day is held against: that on which it is written down, and the elder's birth. */
export type EntryDay = { readonly today: CalendarDate; readonly birthDate?: CalendarDate | undefined }

export function readingsOf(entry: ReadingEntry, day: EntryDay): Result<readonly ReadingBody[], readonly Refusal[]> {
  const wrong = [...measuredFields.filter((field) => !isGood(field, entry[field])), ...mealRefusal(entry)]
  if (wrong.length > 0) return err(wrong.map((field) => refusal('reading.outOfBounds', `/${field}`)))
  const missing = [...missingIn(entry), ...dayRefusals(entry, day)]
  if (missing.length > 0 || entry.source === undefined) return err(missing)
  const device = entry.device?.trim() ?? ''
  const note = entry.note?.trim() ?? ''
  const measured = measuredIn(entry, day)
  const how = {
    source: entry.source,
    ...(measured === undefined ? {} : { measured }),
    ...(device === '' ? {} : { device }),
    ...(note === '' ? {} : { note }),
  }
  const bodies: ReadingBody[] = []
  const { systolic, diastolic, pulse } = entry
  if (typeof systolic === 'number' && typeof diastolic === 'number') {
    bodies.push({
      type: 'bloodPressure',
      systolic,
      diastolic,
      ...(typeof pulse === 'number' ? { pulse } : {}),
      ...(entry.arm === undefined ? {} : { arm: entry.arm }),
      ...(entry.signs === undefined ? {} : { signs: [...entry.signs] }),
      ...how,
    })
  } else if (typeof pulse === 'number') bodies.push({ type: 'pulse', value: pulse, ...how })
  if ((entry.glucose !== undefined || entry.flag !== undefined) && entry.timing !== undefined) {
    bodies.push({
      type: 'glucose',
      ...(typeof entry.glucose === 'number' ? { value: entry.glucose } : {}),
      ...(entry.flag === undefined ? {} : { flag: entry.flag }),
      timing: entry.timing,
      ...(entry.timing === 'afterMeal' && typeof entry.hoursSinceMeal === 'number'
        ? { hoursSinceMeal: entry.hoursSinceMeal }
        : {}),
      ...(entry.sample === undefined ? {} : { sample: entry.sample }),
      ...how,
    })
  }
  for (const type of singles) {
    const value = entry[type]
    if (typeof value !== 'number') continue
    const site = type === 'temperature' && entry.site !== undefined ? { site: entry.site } : {}
    bodies.push({ type, value, ...site, ...how })
  }
  return ok(bodies)
}

/** At 180/110 and below 90/60 it matters how the elder feels (standards/04 §1). */
export const asksSigns = (systolic: Typed, diastolic: Typed): boolean =>
  (typeof systolic === 'number' && (systolic >= 180 || systolic < 90)) ||
  (typeof diastolic === 'number' && (diastolic >= 110 || diastolic < 60))

/** What a reading was entered as, to be put right. */
export function entryOf({ body, occurredAt, offset }: Pick<Reading, 'body' | 'occurredAt' | 'offset'>): ReadingEntry {
  const { source, measured = calendarDateOf(occurredAt, offset), device = '', note = '' } = body
  const [measuredOn = '', measuredAt = ''] = measured.split('T')
  const how = { source, measuredOn, measuredAt, device, note }
  switch (body.type) {
    case 'bloodPressure': {
      const { systolic, diastolic, pulse, arm, signs } = body
      return { systolic, diastolic, pulse, arm, signs, ...how }
    }
    case 'glucose': {
      const { value, flag, timing, hoursSinceMeal, sample } = body
      return { glucose: value, flag, timing, hoursSinceMeal, sample, ...how }
    }
    default:
      return { [body.type]: body.value, ...(body.site === undefined ? {} : { site: body.site }), ...how }
  }
}

function isGood(field: MeasuredField, value: Typed): boolean {
  if (value === undefined) return true
  const { minimum, maximum, whole } = readingBounds[field]
  return typeof value === 'number' && value >= minimum && value <= maximum && (!whole || Number.isInteger(value))
}

const mealRefusal = ({ timing, hoursSinceMeal: hours }: ReadingEntry): readonly string[] =>
  timing !== 'afterMeal' || hours === undefined || (typeof hours === 'number' && hours >= 0 && hours <= 24)
    ? []
    : ['hoursSinceMeal']

/** Of what was written down when it was measured, the act tells the time better than any field. */
function measuredIn({ source, measuredOn = '', measuredAt = '' }: ReadingEntry, { today }: EntryDay) {
  const [on, clock] = [measuredOn.trim(), clockOf(measuredAt)]
  if (on === '' || (on === today && clock === undefined && source !== 'import')) return undefined
  return clock === undefined ? on : `${on}T${clock}`
}

function dayRefusals(entry: ReadingEntry, { today, birthDate }: EntryDay): readonly Refusal[] {
  const [on, time] = [entry.measuredOn?.trim() ?? '', entry.measuredAt?.trim() ?? '']
  const ofTime = time !== '' && clockOf(time) === undefined ? [refusal('reading.timeNotRead', '/measuredAt')] : []
  const ofDay = (code: string): readonly Refusal[] => [refusal(code, '/measuredOn'), ...ofTime]
  if (on === '') return entry.source === 'import' || time !== '' ? ofDay('reading.dayMissing') : ofTime
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return ofDay('date.notRead')
  if (!isCalendarDate(on)) return ofDay('date.impossible')
  if (on > today) return ofDay('date.notYet')
  return birthDate !== undefined && on < birthDate ? ofDay('reading.beforeBirth') : ofTime
}

function missingIn(entry: ReadingEntry): readonly Refusal[] {
  const { systolic, diastolic, glucose, flag } = entry
  const refusals: Refusal[] = []
  if (measuredFields.every((field) => entry[field] === undefined) && flag === undefined)
    refusals.push(refusal('reading.nothing', ''))
  if (systolic !== undefined && diastolic === undefined) refusals.push(refusal('reading.otherPressure', '/diastolic'))
  if (systolic === undefined && diastolic !== undefined) refusals.push(refusal('reading.otherPressure', '/systolic'))
  if (typeof systolic === 'number' && typeof diastolic === 'number' && systolic - diastolic < 10)
    refusals.push(refusal('reading.pressuresTooClose', '/diastolic'))
  if (glucose !== undefined && flag !== undefined) refusals.push(refusal('reading.valueOrFlag', '/glucose'))
  if ((glucose !== undefined || flag !== undefined) && entry.timing === undefined)
    refusals.push(refusal('reading.timingMissing', '/timing'))
  if (entry.source === undefined) refusals.push(refusal('reading.sourceMissing', '/source'))
  return refusals
}
