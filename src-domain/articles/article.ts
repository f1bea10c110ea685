/**
 * Articles of the knowledge base (mission C2): words in short sections, the public sources they keep to, whom they are for and
 * what they are about. Until a named reviewer signed, an article is shown as 「未经医师审核」 and a setting hides it; past its day
 * it is not recommended and says so; recalled, it is shown nowhere. It may not lead to a product (design.md §6) and may not
 * state a dose that its sources do not give. The text is Chinese; in English it has a title and a summary.
 */
import Type, { type Static } from 'typebox'
import { MediaFile } from '../media/media-file.ts'
import { NeedDimension } from '../needs/dimensions.ts'
import { defineKind, type Document } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { articleToSections } from './article-migrations.ts'
import { ArticlePicture, mostPictures } from './article-picture.ts'
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

/** Whom it is for: elders, all or with a label of standards/09 §1, and the people around them. */
export const articleAudiences = [
  'elder',
  'disabled',
  'veryOld',
  'ill',
  'livingAlone',
  'emptyNest',
  'vital',
  'family',
  'caregiver',
  'staff',
] as const
export type ArticleAudience = (typeof articleAudiences)[number]

/** `seeDoctor`: when to go to a doctor; `call120`: when to ring at once. */
export const sectionStyles = ['text', 'steps', 'do', 'avoid', 'seeDoctor', 'call120'] as const
export type SectionStyle = (typeof sectionStyles)[number]

export const ArticleSection = Type.Object(
  {
    style: Type.Enum([...sectionStyles]),
    /** Absent: the screen's own words for the style, or none over plain text. */
    heading: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    /** Paragraphs of a text, items of a list. */
    lines: Type.Array(Type.String({ minLength: 1, maxLength: 1_000 }), { minItems: 1, maxItems: 30 }),
  },
  { additionalProperties: false },
)
export type ArticleSection = Static<typeof ArticleSection>

const address = /^https?:\/\/\S+$/
export const isAddress = (said: string): boolean => address.test(said)

export const ArticleSource = Type.Object(
  {
    /** Exactly as it was published, with its year or edition. */
    name: Type.String({ minLength: 1, maxLength: 120 }),
    publisher: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    address: Type.Optional(Type.String({ pattern: address.source, maxLength: 300 })),
    /** When somebody opened it and compared; absent where nobody noted it. */
    consultedOn: Type.Optional(CalendarDate),
    /** The source itself states doses, and they were copied exactly. */
    givesDoses: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type ArticleSource = Static<typeof ArticleSource>

const Recalled = Type.Object(
  {
    on: CalendarDate,
    by: Type.String({ minLength: 1, maxLength: 40 }),
    reason: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
)

export const ArticleBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 40 }),
    category: Type.Enum([...articleCategories]),
    summary: Type.String({ minLength: 1, maxLength: 120 }),
    english: Type.Optional(
      Type.Object(
        {
          title: Type.String({ minLength: 1, maxLength: 100 }),
          summary: Type.String({ minLength: 1, maxLength: 300 }),
        },
        { additionalProperties: false },
      ),
    ),
    sections: Type.Array(ArticleSection, { minItems: 1, maxItems: 60 }),
    pictures: Type.Optional(Type.Array(ArticlePicture, { minItems: 1, maxItems: mostPictures })),
    /** Files of its pictures. */
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: mostPictures })),
    sources: Type.Array(ArticleSource, { minItems: 1, maxItems: 10 }),
    writtenOn: CalendarDate,
    publishedOn: CalendarDate,
    /** From this day on it waits for somebody to read it again with its sources. */
    expiresOn: CalendarDate,
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
    /** What those who run the library changed last; absent in what came with the program and was never corrected. */
    changed: Type.Optional(
      Type.Object(
        {
          on: CalendarDate,
          by: Type.String({ minLength: 1, maxLength: 40 }),
          why: Type.String({ minLength: 1, maxLength: 300 }),
          /** The wording before had been taken back: who was handed it is still to be told. */
          recalled: Type.Optional(Recalled),
        },
        { additionalProperties: false },
      ),
    ),
    /** Taken back by those who run the library, for every station; one station's own word is a fact (article-recall.ts). */
    recalled: Type.Optional(Recalled),
    readingMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
    audiences: Type.Array(Type.Enum([...articleAudiences]), { minItems: 1, maxItems: 10 }),
    /** Numbers in table A.4 of GB/T 42195 (assessments/form-tables.ts) it is about. */
    conditions: Type.Array(Type.Integer({ minimum: 1, maximum: 23 }), { maxItems: 20 }),
    /** Of the same table: it also helps with these, and is for those without them no less. */
    alsoFor: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 23 }), { maxItems: 20 })),
    needs: Type.Array(NeedDimension, { maxItems: 13 }),
    /** Codes of services that help with it (organizations/organization.ts); never a product. */
    services: Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,40}$', maxLength: 40 }), { maxItems: 10 }),
    keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 30 }),
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
  version: 5,
  body: ArticleBody,
  rules: (document) => articleRules(document.body),
  // Version 3 added who changed it last, and why; version 4 what it also helps with; version 5
  // pictures.
  migrations: [articleToSections, (body) => body, (body) => body, (body) => body],
})

export const isArticle = (document: { readonly kind: string }): document is Article =>
  document.kind === articleKind.kind
