/**
 * A finished ability assessment by GB/T 42195-2022 is a fact: answers, tables A, the computed result and who assessed.
 * It is never overwritten; a mistake is corrected by a new one that names it. The second assessor's signature is a fact
 * of its own, so that two people at two kiosks need not wait for each other: without it the assessment is 待复核.
 * What an elder answers alone is a third thing, 自评预评估, and never has an official level (standards/01 §12).
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document, DocumentId } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { assessmentRefusals, selfAssessmentRefusals, signatureRefusals } from './assessment-rules.ts'
import { bodyBounds, informantRelationIds, reasonIds } from './form-tables.ts'
import { HealthProblems } from './health-problems.ts'
import { instrumentName } from './instrument.ts'

const closed = { additionalProperties: false } as const
const ShortText = Type.String({ maxLength: 200 })
const LevelNumber = Type.Enum([0, 1, 2, 3, 4])
const SectionScore = Type.Integer({ minimum: 0, maximum: 32 })

const AnswerScores = Type.Record(
  Type.String({ pattern: '^B\\.[1-4]\\.[1-9]$' }),
  Type.Integer({ minimum: 0, maximum: 4 }),
  closed,
)

const EventCount = Type.Enum([0, 1, 2, 3])
const RiskEvents = Type.Object(
  { fall: EventCount, lost: EventCount, choke: EventCount, selfHarm: EventCount, other: EventCount },
  closed,
)

export const Assessor = Type.Object({ staff: Type.String({ minLength: 1, maxLength: 63 }), name: ShortText }, closed)

export const Informant = Type.Object(
  {
    name: ShortText,
    relation: Type.Enum([...informantRelationIds]),
    contactName: Type.Optional(ShortText),
    contactPhone: Type.Optional(Type.String({ maxLength: 20 })),
  },
  closed,
)

/** A.4.2 长期用药 */
const LongTermMedicine = Type.Object(
  { name: ShortText, method: ShortText, dose: ShortText, frequency: ShortText },
  closed,
)

const ScoringOptionsSchema = Type.Object(
  { stacking: Type.Enum(['once', 'per-rule']), riskCount: Type.Enum(['sum', 'per-kind']) },
  closed,
)

export const AssessmentBody = Type.Object(
  {
    instrument: Type.Literal(instrumentName),
    /** 评估编号: the station's own number, printed on the sheet. */
    number: Type.String({ maxLength: 40 }),
    /** 评估基准日期 */
    date: CalendarDate,
    reason: Type.Enum([...reasonIds]),
    reasonNote: Type.Optional(ShortText),
    place: Type.String({ minLength: 1, maxLength: 200 }),
    answers: AnswerScores,
    heightCm: Type.Optional(Type.Number({ minimum: bodyBounds.heightCm.min, maximum: bodyBounds.heightCm.max })),
    weightKg: Type.Optional(Type.Number({ minimum: bodyBounds.weightKg.min, maximum: bodyBounds.weightKg.max })),
    events: RiskEvents,
    informant: Informant,
    diseases: Type.Array(Type.Integer({ minimum: 1, maximum: 23 }), { uniqueItems: true, maxItems: 23 }),
    diseaseOther: Type.Optional(ShortText),
    /** Disease 22 was diagnosed by a psychiatrist (精神科专科医生); only then rule R2 holds for it. */
    psychiatristDiagnosed: Type.Boolean(),
    /** Absent: nobody asked; empty: there are none. */
    medicines: Type.Optional(Type.Array(LongTermMedicine, { maxItems: 50 })),
    health: HealthProblems,
    /** The one who carried it out and saved it: also the author of the document. */
    assessor: Assessor,
    draft: Type.Optional(DocumentId),
    options: ScoringOptionsSchema,
    result: Type.Object(
      {
        sections: Type.Object(
          { 'B.1': SectionScore, 'B.2': SectionScore, 'B.3': SectionScore, 'B.4': SectionScore },
          closed,
        ),
        total: Type.Integer({ minimum: 0, maximum: 90 }),
        prelim: LevelNumber,
        final: LevelNumber,
        rules: Type.Array(Type.Enum(['R1', 'R2', 'R3']), { maxItems: 3 }),
      },
      closed,
    ),
  },
  closed,
)
export type AssessmentBody = Static<typeof AssessmentBody>
export type Assessment = Document<AssessmentBody>

export const assessmentKind = defineKind({
  kind: 'assessment',
  collection: 'records',
  merge: 'fact',
  version: 2,
  body: AssessmentBody,
  rules: (document) => assessmentRefusals(document),
  // Version 1 could not tell "none" from "not asked": an empty list says nothing.
  migrations: [
    ({ medicines, ...body }) => (Array.isArray(medicines) && medicines.length > 0 ? { ...body, medicines } : body),
  ],
})

export const AssessmentSignatureBody = Type.Object(
  {
    assessment: DocumentId,
    firstAssessor: Type.String({ minLength: 1, maxLength: 63 }),
    assessor: Assessor,
    /** The level the second assessor confirms: that of the assessment, or the signature is refused. */
    level: LevelNumber,
    note: Type.Optional(ShortText),
  },
  closed,
)
export type AssessmentSignatureBody = Static<typeof AssessmentSignatureBody>
export type AssessmentSignature = Document<AssessmentSignatureBody>

export const assessmentSignatureKind = defineKind({
  kind: 'assessment-signature',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: AssessmentSignatureBody,
  rules: (document) => signatureRefusals(document),
  migrations: [],
})

/**
 * 自评预评估: what an elder answered alone, for the staff to start from. Items may be left out, and so there is no sum; no level,
 * no rules, no signature.
 */
export const SelfAssessmentBody = Type.Object(
  {
    instrument: Type.Literal(instrumentName),
    date: CalendarDate,
    answers: AnswerScores,
    draft: Type.Optional(DocumentId),
  },
  closed,
)
export type SelfAssessmentBody = Static<typeof SelfAssessmentBody>
export type SelfAssessment = Document<SelfAssessmentBody>

export const selfAssessmentKind = defineKind({
  kind: 'self-assessment',
  collection: 'records',
  merge: 'fact',
  version: 2,
  body: SelfAssessmentBody,
  rules: (document) => selfAssessmentRefusals(document.body),
  // Version 1 asked all 26 items and kept their sum.
  migrations: [({ total: _total, ...body }) => body],
})

export const isSelfAssessment = (document: { readonly kind: string }): document is SelfAssessment =>
  document.kind === selfAssessmentKind.kind
