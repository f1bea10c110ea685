/** A fall, getting lost, choking or self-harm that happened: a fact of its own day, whenever it was told. */
import Type, { type Static } from 'typebox'
import { riskEventIds } from '../assessments/form-tables.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const RiskEventBody = Type.Object(
  {
    type: Type.Enum([...riskEventIds]),
    on: CalendarDate,
    place: Type.Optional(Type.String({ maxLength: 100 })),
    injured: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type RiskEventBody = Static<typeof RiskEventBody>
export type RiskEvent = Document<RiskEventBody>

export const riskEventKind = defineKind({
  kind: 'risk-event',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: RiskEventBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(isCalendarDate(body.on) ? [] : [refusal('date.impossible', '/body/on')]),
  ],
  migrations: [],
})
