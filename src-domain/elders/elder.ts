/**
 * An elder's record: who the person is, whom to ring, how they live and how they like to be served. Health itself stands in
 * other kinds (conditions, observations, assessments). It exists only with consent to `record`; consents, allergies and
 * risks of two kiosks are united, every other field is merged by itself. Names keep every character as written: a rare
 * one outside the first plane is not replaced, and nothing is normalised away.
 */
import Type, { type Static } from 'typebox'
import { ConsentAct, refuseConsentAct } from '../consent/consent.ts'
import { isSame } from '../shared/canonical.ts'
import { type Document, defineKind } from '../shared/document.ts'
import { CalendarDate, calendarDateOf, Instant, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { Contact, Guardian } from './contact.ts'
import {
  archiveReasons,
  birthDateSources,
  channels,
  educationLevels,
  livingSituations,
  maritalStates,
  noNumberReasons,
  paymentCategories,
  sexes,
  textSizes,
} from './elder-codes.ts'
import { refuseValues } from './elder-values.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

/** A birthday that is kept beside the card's: by the lunar calendar, or the real one where the card is wrong. */
export const OtherBirthday = Type.Object(
  {
    calendar: Type.Enum(['lunar', 'solar']),
    year: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2100 })),
    month: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    day: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    leapMonth: Type.Optional(Type.Boolean()),
    note: Type.Optional(text(100)),
  },
  { additionalProperties: false },
)
export type OtherBirthday = Static<typeof OtherBirthday>

/** Noted by whom, when; `refuted` closes it without removing it. */
const noted = {
  id: text(40),
  at: Instant,
  author: text(63),
  source: Type.Enum(['said', 'record', 'physician']),
  refuted: Type.Optional(
    Type.Object({ at: Instant, author: text(63), reason: text(200) }, { additionalProperties: false }),
  ),
}
export const Allergy = Type.Object(
  { ...noted, substance: text(80), reaction: Type.Optional(text(200)) },
  { additionalProperties: false },
)
export type Allergy = Static<typeof Allergy>
export const Risk = Type.Object({ ...noted, what: text(200) }, { additionalProperties: false })
export type Risk = Static<typeof Risk>

export const ElderBody = Type.Object(
  {
    name: text(60),
    /** For reading aloud and searching when a character is unknown to the pinyin dictionary: "wang xiu lan". */
    namePinyin: Type.Optional(text(120)),
    /** How the elder wants to be called, instead of the usual form. */
    calledAs: Type.Optional(text(30)),
    sex: Type.Enum([...sexes]),
    birthDate: CalendarDate,
    birthDateSource: Type.Enum([...birthDateSources]),
    otherBirthday: Type.Optional(OtherBirthday),
    identityNumber: Type.Optional(text(18)),
    noNumberReason: Type.Optional(Type.Enum([...noNumberReasons])),
    noNumberNote: Type.Optional(text(200)),
    /** Why sex or birth date differ from the number's: written by staff who compared them. */
    mismatchNote: Type.Optional(text(200)),
    ethnicity: Type.Optional(Type.String({ pattern: '^\\d{2}$', maxLength: 2 })),
    phone: Type.Optional(text(20)),
    address: Type.Optional(text(200)),
    village: Type.Optional(text(60)),
    group: Type.Optional(text(40)),
    place: Type.Optional(
      Type.Object(
        {
          latitude: Type.Number({ minimum: -90, maximum: 90 }),
          longitude: Type.Number({ minimum: -180, maximum: 180 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** Metres to the station, where no place is known. */
    distance: Type.Optional(Type.Integer({ minimum: 0, maximum: 500_000 })),
    living: Type.Array(Type.Enum([...livingSituations]), { maxItems: 8 }),
    marital: Type.Optional(Type.Enum([...maritalStates])),
    education: Type.Optional(Type.Enum([...educationLevels])),
    payment: Type.Array(Type.Enum([...paymentCategories]), { maxItems: 8 }),
    contacts: Type.Array(Contact, { maxItems: 20 }),
    guardian: Type.Optional(Guardian),
    interests: Type.Array(text(40), { maxItems: 40 }),
    textSize: Type.Optional(Type.Enum([...textSizes])),
    highContrast: Type.Optional(Type.Boolean()),
    /** Uses the left hand: what is pressed often stands on the left. */
    leftHanded: Type.Optional(Type.Boolean()),
    /** The day the machine was shown to the elder, who is shown it once. */
    welcomedOn: Type.Optional(CalendarDate),
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
    dialect: Type.Optional(text(40)),
    hearingNote: Type.Optional(text(200)),
    visionNote: Type.Optional(text(200)),
    note: Type.Optional(text(500)),
    /** How the elder came to know of the station. */
    heardFrom: Type.Optional(Type.Enum([...channels])),
    allergies: Type.Array(Allergy, { maxItems: 60 }),
    risks: Type.Array(Risk, { maxItems: 60 }),
    consents: Type.Array(ConsentAct, { maxItems: 200 }),
    /** 128 random bits on the elder's printed card (elder-card.ts); replaced when the card is lost. */
    cardCode: Type.Optional(Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{26}$', maxLength: 26 })),
    archived: Type.Optional(
      Type.Object(
        {
          reason: Type.Enum([...archiveReasons]),
          note: Type.Optional(text(200)),
          at: Instant,
          /** The day of death or of leaving, where somebody knows it. */
          on: Type.Optional(CalendarDate),
          /** Who told it, in their words: "女儿王敏". */
          toldBy: Type.Optional(text(80)),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type ElderBody = Static<typeof ElderBody>
export type Elder = Document<ElderBody>

export const elderKind = defineKind({
  kind: 'elder',
  collection: 'elders',
  merge: 'record',
  version: 5,
  body: ElderBody,
  fields: { consents: 'union', allergies: 'union', risks: 'union' },
  endings: ['consents', 'archived'],
  rules: (document, previous) => elderRefusals(document, previous),
  // Version 2 knows one more purpose of consent, version 3 the day of death and who told it, version 4 one more purpose and the channel,
  // version 5 the hand and the day of the welcome.
  migrations: [(body) => body, (body) => body, (body) => body, (body) => body],
})

export const isElder = (document: { readonly kind: string }): document is Elder => document.kind === 'elder'

/**
 * What makes a record of an elder impossible, on the kiosk and on the server. Advice that a person may overrule stands in
 * elder-rules.ts: the server must not refuse what a second kiosk merged in good faith.
 */
function elderRefusals(elder: Elder, previous: Elder | undefined): readonly Refusal[] {
  const { body } = elder
  const refusals: Refusal[] = []
  if (!body.consents.some((act) => act.purpose === 'record' && act.given)) {
    refusals.push(refusal('elder.noConsent', '/body/consents'))
  }
  for (const [i, act] of body.consents.entries())
    refusals.push(...refuseConsentAct(act, body.consents, `/body/consents/${i}`))
  const acts = new Map(body.consents.map((act) => [act.id, act]))
  if (acts.size !== body.consents.length) refusals.push(refusal('elder.consentTwice', '/body/consents'))
  for (const act of previous?.body.consents ?? []) {
    if (!isSame(acts.get(act.id), act)) refusals.push(refusal('elder.consentChanged', '/body/consents'))
  }
  if (body.name.trim() === '') refusals.push(refusal('elder.nameMissing', '/body/name'))
  return [...refusals, ...endRefusals(elder, previous), ...changedValueRefusals(elder, previous)]
}

/** Nobody dies or leaves before birth or after the day on which it was noted. */
function endRefusals(
  { body: { archived, birthDate }, offset }: Elder,
  previous: Elder | undefined,
): readonly Refusal[] {
  if (archived?.on === undefined || isSame(previous?.body.archived, archived)) return []
  if (!isCalendarDate(archived.on)) return [refusal('date.impossible', '/body/archived/on')]
  if (archived.on > calendarDateOf(archived.at, offset)) return [refusal('date.notYet', '/body/archived/on')]
  return archived.on < birthDate ? [refusal('recordEnd.beforeBirth', '/body/archived/on')] : []
}

/** A field left as it was stored is not judged again: older records stay editable, and versions of them can be merged. */
function changedValueRefusals({ body, updatedAt, offset }: Elder, previous: Elder | undefined): readonly Refusal[] {
  return refuseValues(body, calendarDateOf(updatedAt, offset)).flatMap((one) => {
    const field = (one.field ?? '').split('/')[1] as keyof ElderBody
    return previous !== undefined && isSame(previous.body[field], body[field])
      ? []
      : [{ ...one, field: `/body${one.field ?? ''}` }]
  })
}
