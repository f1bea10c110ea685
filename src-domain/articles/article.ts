/**
 * Articles of the knowledge base (mission C2). An article is words, a source and a date; until a named reviewer signed, it is
 * shown as 「未经医师审核」 and a setting hides it. It may not lead to a product (design.md §6) and may not state a dose that
 * its source does not give.
 */
import Type, { type Static } from 'typebox'
import { NeedDimension } from '../needs/dimensions.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { articleRules } from './article-rules.ts'

export const articleCategories = [
  'medicationSafety',
  'healthKnowledge',
  'mentalHealth',
  'diseasePrevention',
  'selfCheck',
  'caregiverRecovery',
  'dailyLivingTraining',
  'assistiveDevices',
  'fitness',
  'dietCautions',
  'habits',
  'strengtheningFood',
] as const
export type ArticleCategory = (typeof articleCategories)[number]

/** Whom it is for; the labels of standards/09 §1, and the people around an elder. */
const articleAudiences = [
  'all',
  'disabled',
  'veryOld',
  'ill',
  'livingAlone',
  'emptyNest',
  'vital',
  'caregiver',
  'staff',
] as const

export const ArticleBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 40 }),
    category: Type.Enum([...articleCategories]),
    summary: Type.String({ minLength: 1, maxLength: 120 }),
    paragraphs: Type.Array(Type.String({ minLength: 1, maxLength: 1_000 }), { minItems: 1, maxItems: 60 }),
    source: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 120 }),
        date: CalendarDate,
        /** The source itself states doses, and they were copied exactly. */
        givesDoses: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    publishedOn: CalendarDate,
    /** Named person of the station's institution who answers for it. */
    reviewedBy: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 40 }),
          title: Type.String({ minLength: 1, maxLength: 40 }),
          institution: Type.String({ minLength: 1, maxLength: 80 }),
          on: CalendarDate,
        },
        { additionalProperties: false },
      ),
    ),
    readingMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
    audiences: Type.Array(Type.Enum([...articleAudiences]), { minItems: 1, maxItems: 9 }),
    /** Numbers in table A.4 of GB/T 42195 (assessments/form-tables.ts) it is about. */
    conditions: Type.Array(Type.Integer({ minimum: 1, maximum: 23 }), { maxItems: 20 }),
    needs: Type.Array(NeedDimension, { maxItems: 13 }),
    keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 20 }),
    /** Months (1–12) in which it matters most; empty means always. */
    months: Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), { maxItems: 12 }),
  },
  { additionalProperties: false },
)
export type ArticleBody = Static<typeof ArticleBody>
export type Article = Document<ArticleBody>

export const articleKind = defineKind({
  kind: 'article',
  collection: 'articles',
  merge: 'record',
  version: 1,
  body: ArticleBody,
  rules: (document) => articleRules(document.body),
  migrations: [],
})
