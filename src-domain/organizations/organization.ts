/**
 * Institutions and suppliers of the shared directory (mission B1, B2, D2): one record each, written by the people who run
 * the catalog, read by every station. What an institution offers stands in `services`; whether it may be recommended is
 * never a field but a conclusion from `verification` and `agreement` on a day (organization-rules.ts).
 * Every price carries the date it was learned (mission G3).
 */
import Type, { type Static } from 'typebox'
import { NeedDimension } from '../needs/dimensions.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { licenceKinds } from '../shared/licence-numbers.ts'
import { Fen } from '../shared/money.ts'
import { Cautions } from '../shared/caution.ts'
import { Place } from '../shared/place.ts'
import { organizationRules } from './organization-rules.ts'

const organizationTypes = [
  'hospital',
  'communityHealthCentre',
  'clinic',
  'nursingHome',
  'dayCare',
  'rehabilitation',
  'mealService',
  'homeCare',
  'fitness',
  'volunteer',
  'palliativeCare',
  'equipmentRental',
  'transport',
  'supplier',
] as const
export type OrganizationType = (typeof organizationTypes)[number]

export const serviceModes = ['onSite', 'atHome', 'online'] as const
export type ServiceMode = (typeof serviceModes)[number]

export const ClockTime = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$|^24:00$', maxLength: 5 })

/** Open on these weekdays (1 Monday … 7 Sunday), local time. */
export const OpenHours = Type.Object(
  {
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    from: ClockTime,
    to: ClockTime,
  },
  { additionalProperties: false },
)
export type OpenHours = Static<typeof OpenHours>

export const OfferedService = Type.Object(
  {
    /** Unique within the organization; a booking names organization and service id. */
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$', maxLength: 40 }),
    /** The same thing has the same code at every institution, so that prices can be compared. */
    code: Type.String({ pattern: '^[a-z0-9-]{1,40}$', maxLength: 40 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    description: Type.Optional(Type.String({ maxLength: 500 })),
    needs: Type.Array(NeedDimension, { minItems: 1, maxItems: 13 }),
    mode: Type.Enum([...serviceModes]),
    /** Per `unit`; 0 is free of charge. */
    priceFen: Fen,
    unit: Type.String({ minLength: 1, maxLength: 20 }),
    priceDate: CalendarDate,
    /** Names of villages or neighbourhoods served, or all of them; for onSite everybody may come. */
    serviceArea: Type.Union([Type.Literal('all'), Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 })]),
    hours: Type.Array(OpenHours, { maxItems: 14 }),
    /** Usual wait until the first appointment. */
    waitDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 730 })),
    /** For whom it is nothing, or only after a question: an exercise class after a fracture. */
    excludes: Type.Optional(Cautions),
  },
  { additionalProperties: false },
)
export type OfferedService = Static<typeof OfferedService>

export const Licence = Type.Object(
  {
    kind: Type.Enum([...licenceKinds]),
    number: Type.String({ minLength: 1, maxLength: 60 }),
    name: Type.Optional(Type.String({ maxLength: 80 })),
    expiresOn: Type.Optional(CalendarDate),
    /** Media id of the photographed paper. */
    evidence: Type.Optional(Type.String({ maxLength: 80 })),
    /** When a person looked the number up with the authority. */
    checkedOnlineOn: Type.Optional(CalendarDate),
  },
  { additionalProperties: false },
)
export type Licence = Static<typeof Licence>

const verificationStates = ['applied', 'verified', 'suspended', 'expired', 'refused', 'left'] as const

export const Verification = Type.Object(
  {
    status: Type.Enum([...verificationStates]),
    appliedOn: CalendarDate,
    /** Name of the person who checked; asked for by the rules once verified. */
    verifiedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    verifiedAt: Type.Optional(CalendarDate),
    expiresOn: Type.Optional(CalendarDate),
    /** Why suspended, refused or left; shown to staff. */
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    licences: Type.Array(Licence, { maxItems: 20 }),
  },
  { additionalProperties: false },
)
export type Verification = Static<typeof Verification>

export const Agreement = Type.Object({ from: CalendarDate, to: CalendarDate }, { additionalProperties: false })
export type Agreement = Static<typeof Agreement>

/** Answers after a service: how many there are and how many were satisfied. */
export const Satisfaction = Type.Object(
  { count: Type.Integer({ minimum: 0 }), satisfied: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
)
export type Satisfaction = Static<typeof Satisfaction>

/** Mobile or landline (standards/06 §6), or a service number such as 120, 96110, 4008001234. */
export const Phone = Type.String({ pattern: '^(?:1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}|\\d{3,10})$', maxLength: 14 })

export const OrganizationBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    shortName: Type.Optional(Type.String({ maxLength: 20 })),
    type: Type.Enum([...organizationTypes]),
    ownership: Type.Enum(['public', 'private']),
    creditCode: Type.Optional(Type.String({ maxLength: 18 })),
    services: Type.Array(OfferedService, { maxItems: 100 }),
    place: Type.Optional(Place),
    address: Type.String({ maxLength: 120 }),
    phone: Phone,
    openingHours: Type.Array(OpenHours, { maxItems: 14 }),
    /** What a visitor should know: entrance, lift, which documents to bring. */
    note: Type.Optional(Type.String({ maxLength: 300 })),
    verification: Verification,
    agreement: Type.Optional(Agreement),
    satisfaction: Satisfaction,
  },
  { additionalProperties: false },
)
export type OrganizationBody = Static<typeof OrganizationBody>
export type Organization = Document<OrganizationBody>

export const organizationKind = defineKind({
  kind: 'organization',
  collection: 'organizations',
  merge: 'record',
  version: 2,
  body: OrganizationBody,
  rules: (document) => organizationRules(document.body),
  // Version 1 knew nothing that speaks against a service.
  migrations: [(body) => body],
})

export const isOrganization = (document: { readonly kind: string }): document is Organization =>
  document.kind === 'organization'
