/**
 * Experts and family doctors who joined (mission B3). A certificate number is checked by form and then by a named person; an
 * expert whose certificate or verification ran out is not recommended from that day on, like an institution.
 */
import Type, { type Static } from 'typebox'
import { NeedDimension } from '../needs/dimensions.ts'
import { defineKind, type Document, DocumentId } from '../shared/document.ts'
import { parseLicenceNumber } from '../shared/licence-numbers.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { Agreement, ClockTime, Phone, Satisfaction, serviceModes, Verification } from './organization.ts'
import { agreementRules, verificationRules } from './organization-rules.ts'

export const expertProfessions = [
  'familyDoctor',
  'physician',
  'nurse',
  'therapist',
  'pharmacist',
  'dietitian',
  'counsellor',
  'socialWorker',
  'fitnessCoach',
] as const

/** A regular hour in the week at which the expert can be booked. */
const ScheduleSlot = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    from: ClockTime,
    to: ClockTime,
    mode: Type.Enum([...serviceModes]),
    /** Bookings that fit into the slot. */
    places: Type.Integer({ minimum: 1, maximum: 50 }),
  },
  { additionalProperties: false },
)

export const ExpertBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    sex: Type.Optional(Type.Enum(['1', '2'])),
    profession: Type.Enum([...expertProfessions]),
    /** 职称, as printed: 主治医师, 主管护师 … */
    title: Type.Optional(Type.String({ maxLength: 30 })),
    /** 执业证书编码; physicians and nurses must have one. */
    certificate: Type.Optional(Type.String({ maxLength: 40 })),
    /** Id of the organization document, where there is one. */
    organization: Type.Optional(DocumentId),
    organizationName: Type.Optional(Type.String({ maxLength: 80 })),
    specialities: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 20 }),
    needs: Type.Array(NeedDimension, { maxItems: 13 }),
    profile: Type.String({ maxLength: 800 }),
    phone: Type.Optional(Phone),
    schedule: Type.Array(ScheduleSlot, { maxItems: 50 }),
    verification: Verification,
    agreement: Type.Optional(Agreement),
    satisfaction: Satisfaction,
  },
  { additionalProperties: false },
)
export type ExpertBody = Static<typeof ExpertBody>
export type Expert = Document<ExpertBody>

export const expertKind = defineKind({
  kind: 'expert',
  collection: 'organizations',
  merge: 'record',
  version: 1,
  body: ExpertBody,
  rules: (document) => expertRules(document.body),
  migrations: [],
})

const certificateKinds = { familyDoctor: 'physician', physician: 'physician', nurse: 'nurse' } as const

export function expertRules(body: ExpertBody): readonly Refusal[] {
  const refusals: Refusal[] = [...verificationRules(body.verification), ...agreementRules(body.agreement)]
  const kind =
    body.profession in certificateKinds ? certificateKinds[body.profession as keyof typeof certificateKinds] : undefined
  if (body.certificate !== undefined) {
    const parsed = parseLicenceNumber(kind ?? 'other', body.certificate)
    if (!parsed.ok) refusals.push({ ...parsed.error, field: '/body/certificate' })
  } else if (kind !== undefined && body.verification.status === 'verified') {
    refusals.push(refusal('expert.verifiedWithoutCertificate', '/body/certificate'))
  }
  if (body.schedule.some((slot) => slot.from >= slot.to)) refusals.push(refusal('hours.order', '/body/schedule'))
  if (body.satisfaction.satisfied > body.satisfaction.count) {
    refusals.push(refusal('satisfaction.moreThanAnswers', '/body/satisfaction'))
  }
  return refusals
}
