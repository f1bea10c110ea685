/**
 * A fall, getting lost, choking or self-harm that happened: a fact of its own day, whenever it was told. One noted in error is put right by a
 * new fact that names it and says why, or withdrawn by an `event-withdrawn`, which stands among the records as it does: whoever reads
 * an event reads that too. Both stay readable. A visit or a physician's note (care-visit.ts) is withdrawn in the same way.
 */
import Type, { type Static } from 'typebox'
import { riskEventIds } from '../assessments/form-tables.ts'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, calendarDateOf, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { standingFacts } from './standing.ts'

export const RiskEventBody = Type.Object(
  {
    type: Type.Enum([...riskEventIds]),
    on: CalendarDate,
    place: Type.Optional(Type.String({ maxLength: 100 })),
    injured: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 300 })),
    /** Of one that puts another right: what was wrong with that. */
    correctedBecause: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type RiskEventBody = Static<typeof RiskEventBody>
export type RiskEvent = Document<RiskEventBody>

export const riskEventKind = defineKind({
  kind: 'risk-event',
  collection: 'records',
  merge: 'fact',
  version: 2,
  body: RiskEventBody,
  rules: ({ body, elder, corrects, occurredAt, offset }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(isCalendarDate(body.on) ? [] : [refusal('date.impossible', '/body/on')]),
    ...(corrects !== undefined && body.correctedBecause === undefined
      ? [refusal('archive.reasonMissing', '/body/correctedBecause')]
      : []),
    // Of those written before there were corrections nobody asked whether the day had come.
    ...(corrects !== undefined && body.on > calendarDateOf(occurredAt, offset)
      ? [refusal('date.notYet', '/body/on')]
      : []),
  ],
  // Version 1 corrected nothing.
  migrations: [(body) => body],
})

export const EventWithdrawnBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type EventWithdrawnBody = Static<typeof EventWithdrawnBody>
export type EventWithdrawn = Document<EventWithdrawnBody>

export const eventWithdrawnKind = defineKind({
  kind: 'event-withdrawn',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: EventWithdrawnBody,
  rules: ({ elder, corrects }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(corrects === undefined ? [refusal('archive.nothingCorrected', '/corrects')] : []),
  ],
  migrations: [],
})

export const isRiskEvent = (document: { readonly kind: string }): document is RiskEvent =>
  document.kind === riskEventKind.kind
export const isEventWithdrawn = (document: { readonly kind: string }): document is EventWithdrawn =>
  document.kind === eventWithdrawnKind.kind

export const correctEvent = (wrong: RiskEvent, body: RiskEventBody, because: string, act: Act): RiskEvent =>
  createDocument(riskEventKind, { ...body, correctedBecause: because }, act, {
    elder: wrong.elder,
    corrects: wrong.id,
  })

export const withdrawEvent = (wrong: Pick<Document, 'id' | 'elder'>, reason: string, act: Act): EventWithdrawn =>
  createDocument(eventWithdrawnKind, { reason }, act, { elder: wrong.elder, corrects: wrong.id })

/** Those that nothing puts right or withdraws; of two corrections made apart the newer one. Latest day first. */
export const standingEvents = (documents: readonly Document[]): readonly RiskEvent[] =>
  standingFacts(documents.filter(isRiskEvent), documents).toSorted((a, b) => (a.body.on < b.body.on ? 1 : -1))
