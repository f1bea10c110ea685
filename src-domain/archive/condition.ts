/** A disease or lasting condition of an elder: from table A.4 of GB/T 42195, or in own words. Confirmed by a physician or only told. */
import Type, { type Static } from 'typebox'
import { diseaseById, diseaseCode } from '../assessments/form-tables.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const ConditionBody = Type.Object(
  {
    /** Number in table A.4; 23 asks for `name`. */
    code: Type.Integer({ minimum: 1, maximum: 23 }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    status: Type.Enum(['active', 'resolved']),
    /** A physician diagnosed it; else somebody said so. */
    confirmed: Type.Boolean(),
    since: Type.Optional(CalendarDate),
    /** As the physician or the last readings judged it; absent when nobody did. */
    controlled: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type ConditionBody = Static<typeof ConditionBody>
export type Condition = Document<ConditionBody>

export const conditionKind = defineKind({
  kind: 'condition',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: ConditionBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(body.code === diseaseCode.other && body.name === undefined
      ? [refusal('condition.nameMissing', '/body/name')]
      : []),
    ...(body.since !== undefined && !isCalendarDate(body.since) ? [refusal('date.impossible', '/body/since')] : []),
  ],
  migrations: [],
})

export const isChronic = (code: number): boolean => diseaseById.get(code)?.chronic ?? false
