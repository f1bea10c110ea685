/** A medicine an elder takes, as told or read from the box; the station records it and never advises a dose. */
import Type, { type Static } from 'typebox'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

const Text = Type.String({ maxLength: 80 })

export const MedicationBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    method: Type.Optional(Text),
    dose: Type.Optional(Text),
    frequency: Type.Optional(Text),
    startedOn: Type.Optional(CalendarDate),
    stoppedOn: Type.Optional(CalendarDate),
    longTerm: Type.Boolean(),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type MedicationBody = Static<typeof MedicationBody>
export type Medication = Document<MedicationBody>

export const medicationKind = defineKind({
  kind: 'medication',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: MedicationBody,
  rules: ({ body, elder }): readonly Refusal[] => {
    const refusals: Refusal[] = elder === '' ? [refusal('archive.noElder', '/elder')] : []
    for (const field of ['startedOn', 'stoppedOn'] as const) {
      const date = body[field]
      if (date !== undefined && !isCalendarDate(date)) refusals.push(refusal('date.impossible', `/body/${field}`))
    }
    if (body.startedOn !== undefined && body.stoppedOn !== undefined && body.startedOn > body.stoppedOn) {
      refusals.push(refusal('medication.stoppedBeforeStart', '/body/stoppedOn'))
    }
    return refusals
  },
  migrations: [],
})

export const isTaken = (body: MedicationBody, today: CalendarDate): boolean =>
  (body.startedOn === undefined || body.startedOn <= today) && (body.stoppedOn === undefined || body.stoppedOn > today)
