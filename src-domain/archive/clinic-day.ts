/**
 * A free-clinic morning (义诊): who stands in the queue of one kiosk, who was measured and who left, kept as a log like every form that
 * is filled in step by step, so that a lock, a reload or a power cut loses nobody. It holds ids only; what was measured stands in
 * the readings. Each kiosk has its own.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { type Act, createDocument, defineKind, type Document, DocumentId, type LogEvent } from '../shared/document.ts'
import { appendStep, stepsInOrder } from '../shared/draft-log.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { ReadingBody } from './reading.ts'

export const clinicMeasures = [
  'bloodPressure',
  'pulse',
  'glucose',
  'oxygen',
  'temperature',
  'weight',
  'height',
  'waist',
] as const
export type ClinicMeasure = (typeof clinicMeasures)[number]

export const ClinicDayBody = Type.Object(
  {
    date: CalendarDate,
    /** What is measured this morning. */
    measures: Type.Array(Type.Enum([...clinicMeasures]), { minItems: 1, maxItems: clinicMeasures.length }),
    /** What it is measured with, as far as somebody said: noted in each reading of this morning. */
    devices: Type.Optional(
      Type.Array(
        Type.Object(
          { measure: Type.Enum([...clinicMeasures]), device: Type.String({ minLength: 1, maxLength: 60 }) },
          { additionalProperties: false },
        ),
        { maxItems: clinicMeasures.length },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ClinicDayBody = Static<typeof ClinicDayBody>
export type ClinicDay = Document<ClinicDayBody>

export const clinicDayKind = defineKind({
  kind: 'clinic-day',
  // A list of the day like a duty log; about no one elder.
  collection: 'activity',
  merge: 'log',
  version: 2,
  body: ClinicDayBody,
  rules: (document, previous) => clinicRefusals(document, previous),
  // 1 → 2: the devices came; of older days they are not known.
  migrations: [(body) => body],
})

export const isClinicDay = (document: { readonly kind: string }): document is ClinicDay =>
  document.kind === clinicDayKind.kind

export type ClinicEntry = {
  readonly elder: string
  readonly state: 'waiting' | 'measured' | 'left'
  /** Of today's readings, every time the elder was measured. */
  readonly readings: readonly string[]
}
export type Clinic = {
  /** In the order in which they came; who comes back stands at the end. */
  readonly entries: readonly ClinicEntry[]
  readonly isFinished: boolean
}

export function foldClinic(day: ClinicDay): Clinic {
  const entries = new Map<string, ClinicEntry>()
  let isFinished = false
  for (const { type, data } of stepsInOrder(day)) {
    if (type === 'finished' || type === 'reopened') {
      isFinished = type === 'finished'
      continue
    }
    // Checked when the event was saved.
    const { elder, readings = [] } = data as { readonly elder: string; readonly readings?: readonly string[] }
    const before = entries.get(elder)
    const known = before?.readings ?? []
    if (type === 'joined' && before?.state !== 'waiting') {
      entries.delete(elder)
      entries.set(elder, { elder, state: 'waiting', readings: known })
    } else if (type === 'measured') entries.set(elder, { elder, state: 'measured', readings: [...known, ...readings] })
    else if (type === 'left' && before !== undefined)
      entries.set(elder, { elder, state: known.length > 0 ? 'measured' : 'left', readings: known })
  }
  return { entries: [...entries.values()], isFinished }
}

export type ClinicDevices = Readonly<Partial<Record<ClinicMeasure, string>>>

/** @param devices of measures that are not taken nothing is kept, nor where nothing was said. */
export function startClinic(
  date: CalendarDate,
  measures: readonly ClinicMeasure[],
  devices: ClinicDevices,
  act: Act,
): ClinicDay {
  const named = measures.flatMap((measure) => {
    const device = devices[measure]?.trim() ?? ''
    return device === '' ? [] : [{ measure, device }]
  })
  return createDocument(
    clinicDayKind,
    { date, measures: [...measures], ...(named.length === 0 ? {} : { devices: named }) },
    act,
  )
}

/** A reading of this morning with what it was measured with. A pulse that stands with the pressure came from its device. */
export function withDevice<Body extends ReadingBody>({ body: { devices } }: ClinicDay, body: Body): Body {
  const device = devices?.find(({ measure }) => measure === body.type)?.device
  return device === undefined || body.device !== undefined ? body : { ...body, device }
}

/** Nobody stands in the queue twice; who was measured already only when somebody says `again`. */
export function joinClinic(day: ClinicDay, elder: string, act: Act, again = false): Result<ClinicDay, Refusal> {
  const before = foldClinic(day).entries.find((one) => one.elder === elder)
  if (before?.state === 'waiting') return err(refusal('clinic.alreadyWaiting'))
  if (before?.state === 'measured' && !again) return err(refusal('clinic.alreadyMeasured'))
  return ok(appendStep(day, 'joined', { elder }, act))
}

export const leaveClinic = (day: ClinicDay, elder: string, act: Act): ClinicDay =>
  appendStep(day, 'left', { elder }, act)

export const measuredAtClinic = (day: ClinicDay, elder: string, readings: readonly string[], act: Act): ClinicDay =>
  appendStep(day, 'measured', { elder, readings: [...readings] }, act)

export const finishClinic = (day: ClinicDay, act: Act): ClinicDay => appendStep(day, 'finished', undefined, act)
export const reopenClinic = (day: ClinicDay, act: Act): ClinicDay => appendStep(day, 'reopened', undefined, act)

function clinicRefusals(document: ClinicDay, previous: ClinicDay | undefined): readonly Refusal[] {
  const known = new Set((previous?.events ?? []).map((event) => event.id))
  return [
    ...(isCalendarDate(document.body.date) ? [] : [refusal('date.impossible', '/body/date')]),
    ...(document.events ?? [])
      .filter((event) => !known.has(event.id) && !isStep(event))
      .map((event) => refusal('clinic.badStep', `/events/${event.id}`)),
  ]
}

const isIdOf = (collection: string, value: unknown): boolean =>
  Value.Check(DocumentId, value) && value.startsWith(`${collection}:`)

function isStep({ type, data }: LogEvent): boolean {
  if (type === 'finished' || type === 'reopened') return data === undefined
  if (!isIdOf('elders', data?.['elder'])) return false
  if (type === 'joined' || type === 'left') return Object.keys(data ?? {}).length === 1
  const readings = data?.['readings']
  return (
    type === 'measured' &&
    Array.isArray(readings) &&
    readings.length <= 20 &&
    readings.every((one) => isIdOf('observations', one))
  )
}
