/**
 * A contact with medicine that the station knows of: follow-up, yearly check-up, vaccination, hospital stay; and the one
 * note from which 安宁疗护 may follow, a physician's of a terminal stage (standards/09 §2), never concluded from anything else.
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const CareVisitBody = Type.Object(
  {
    type: Type.Enum(['followUp', 'checkUp', 'vaccination', 'hospital']),
    /** For a hospital stay the day of discharge. */
    on: CalendarDate,
    /** Number in table A.4 that it was about. */
    condition: Type.Optional(Type.Integer({ minimum: 1, maximum: 23 })),
    /** Which vaccine was given, as on the card: another one does not make this one's next date good. */
    vaccine: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    nextDue: Type.Optional(CalendarDate),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type CareVisitBody = Static<typeof CareVisitBody>
export type CareVisit = Document<CareVisitBody>

export const careVisitKind = defineKind({
  kind: 'care-visit',
  collection: 'records',
  merge: 'fact',
  version: 2,
  body: CareVisitBody,
  rules: ({ body, elder }): readonly Refusal[] => {
    const refusals: Refusal[] = elder === '' ? [refusal('archive.noElder', '/elder')] : []
    if (!isCalendarDate(body.on)) refusals.push(refusal('date.impossible', '/body/on'))
    if (body.nextDue !== undefined && !isCalendarDate(body.nextDue))
      refusals.push(refusal('date.impossible', '/body/nextDue'))
    return refusals
  },
  // 1 → 2: `vaccine` came; older visits do not say which it was.
  migrations: [(body) => body],
})

export const PhysicianNoteBody = Type.Object(
  {
    subject: Type.Enum(['terminalStage', 'noLongerTerminal']),
    on: CalendarDate,
    physician: Type.String({ minLength: 1, maxLength: 60 }),
    institution: Type.String({ minLength: 1, maxLength: 80 }),
    uncontrolledPain: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type PhysicianNoteBody = Static<typeof PhysicianNoteBody>
export type PhysicianNote = Document<PhysicianNoteBody>

export const physicianNoteKind = defineKind({
  kind: 'physician-note',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: PhysicianNoteBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(isCalendarDate(body.on) ? [] : [refusal('date.impossible', '/body/on')]),
  ],
  migrations: [],
})
