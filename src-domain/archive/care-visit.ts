/**
 * A contact with medicine that the station knows of: outpatient visit, hospital stay, vaccination, and a check-up or follow-up done
 * elsewhere; and the one note from which 安宁疗护 may follow, a physician's of a terminal stage (standards/09 §2), never concluded
 * from anything else. Both are withdrawn like an event that was noted in error (risk-event.ts).
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { standingFacts } from './standing.ts'

export const visitTypes = ['outpatient', 'hospital', 'vaccination', 'checkUp', 'followUp'] as const
export type VisitType = (typeof visitTypes)[number]

export const CareVisitBody = Type.Object(
  {
    type: Type.Enum([...visitTypes]),
    /** For a hospital stay the day of discharge. */
    on: CalendarDate,
    /** Number in table A.4 that it was about. */
    condition: Type.Optional(Type.Integer({ minimum: 1, maximum: 23 })),
    /** Which vaccine was given, as on the card: another one does not make this one's next date good. */
    vaccine: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    nextDue: Type.Optional(CalendarDate),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** It was over before what was measured on its day, and so answers nothing of that. */
    isBeforeReadings: Type.Optional(Type.Literal(true)),
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
  version: 3,
  body: CareVisitBody,
  rules: ({ body, elder }): readonly Refusal[] => {
    const refusals: Refusal[] = elder === '' ? [refusal('archive.noElder', '/elder')] : []
    if (!isCalendarDate(body.on)) refusals.push(refusal('date.impossible', '/body/on'))
    if (body.nextDue !== undefined && !isCalendarDate(body.nextDue))
      refusals.push(refusal('date.impossible', '/body/nextDue'))
    return refusals
  },
  migrations: [
    // 1 → 2: `vaccine` came; older visits do not say which it was.
    (body) => body,
    // 2 → 3: outpatient visits, the place and the order on one day came; older visits say nothing of them.
    (body) => body,
  ],
})

export const isCareVisit = (document: { readonly kind: string }): document is CareVisit =>
  document.kind === careVisitKind.kind

/** Those that nothing withdraws, latest day first. */
export const standingVisits = (documents: readonly Document[]): readonly CareVisit[] =>
  standingFacts(documents.filter(isCareVisit), documents).toSorted((a, b) => -compareByDay(a, b))

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

export const isPhysicianNote = (document: { readonly kind: string }): document is PhysicianNote =>
  document.kind === physicianNoteKind.kind

/** Oldest first: the last one says how it is. */
export const notesInOrder = (notes: readonly PhysicianNote[]): readonly PhysicianNote[] => notes.toSorted(compareByDay)

/** Those that nothing withdraws, oldest first. */
export const standingNotes = (documents: readonly Document[]): readonly PhysicianNote[] =>
  notesInOrder(standingFacts(documents.filter(isPhysicianNote), documents))

/** Of one day, the one written later comes later: its id tells. */
const compareByDay = (a: CareVisit | PhysicianNote, b: CareVisit | PhysicianNote): number =>
  a.body.on === b.body.on ? (a.id < b.id ? -1 : 1) : a.body.on < b.body.on ? -1 : 1
