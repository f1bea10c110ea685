/**
 * What an elder does not tolerate, one record each, so that two kiosks that were apart keep both; and that somebody asked and
 * the elder knows of none, which is not the same as never having asked. What turned out wrong is refuted and stays readable.
 */
import Type, { type Static } from 'typebox'
import { type Allergy as NotedAllergy, type Elder } from '../elders/elder.ts'
import { type Document, defineKind } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const allergySeverities = ['mild', 'moderate', 'severe', 'unknown'] as const
export const allergyCertainties = ['confirmed', 'told', 'suspected'] as const

export const AllergyBody = Type.Object(
  {
    substance: Type.String({ minLength: 1, maxLength: 80 }),
    reaction: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    severity: Type.Enum([...allergySeverities]),
    /** `confirmed` by a physician or a paper, `told` by elder or family, `suspected` by somebody. */
    certainty: Type.Enum([...allergyCertainties]),
    since: Type.Optional(CalendarDate),
    /** Why it is none after all. */
    refuted: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type AllergyBody = Static<typeof AllergyBody>
export type Allergy = Document<AllergyBody>

export const allergyKind = defineKind({
  kind: 'allergy',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: AllergyBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(body.substance.trim() === '' ? [refusal('allergy.substanceMissing', '/body/substance')] : []),
    ...(body.since !== undefined && !isCalendarDate(body.since) ? [refusal('date.impossible', '/body/since')] : []),
  ],
  migrations: [],
})

export const NoKnownAllergyBody = Type.Object(
  { toldBy: Type.Enum(['self', 'family', 'paper']) },
  { additionalProperties: false },
)
export type NoKnownAllergyBody = Static<typeof NoKnownAllergyBody>
export type NoKnownAllergy = Document<NoKnownAllergyBody>

export const noKnownAllergyKind = defineKind({
  kind: 'no-known-allergy',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: NoKnownAllergyBody,
  rules: ({ elder }): readonly Refusal[] => (elder === '' ? [refusal('archive.noElder', '/elder')] : []),
  migrations: [],
})

export const isAllergy = (document: { readonly kind: string }): document is Allergy => document.kind === 'allergy'
const isNoKnownAllergy = (document: { readonly kind: string }): document is NoKnownAllergy =>
  document.kind === 'no-known-allergy'

export type Allergies = {
  readonly standing: readonly Allergy[]
  /** Noted in the elder's own record, as at registration. */
  readonly noted: readonly NotedAllergy[]
  readonly refuted: readonly Allergy[]
  /** The newest answer that there is none; undefined while one stands, or where nobody asked. */
  readonly noneKnown: NoKnownAllergy | undefined
}

/** @param records of this elder, of any kind. */
export function allergiesOf(elder: Elder['body'], records: readonly Document[]): Allergies {
  const all = records.filter(isAllergy)
  const standing = all.filter(({ body }) => body.refuted === undefined)
  const noted = elder.allergies.filter((one) => one.refuted === undefined)
  const noneKnown = records
    .filter(isNoKnownAllergy)
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))
    .at(0)
  return {
    standing: standing.toSorted((a, b) => (a.body.substance < b.body.substance ? -1 : 1)),
    noted,
    refuted: all.filter(({ body }) => body.refuted !== undefined),
    noneKnown: standing.length + noted.length > 0 ? undefined : noneKnown,
  }
}
