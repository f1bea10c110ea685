/**
 * Goods of the shared catalog (mission D1). The class decides which numbers and texts are required and what may be said
 * (`standards/08` §2); prescription medicine is refused by the rules wherever it comes from. `excludes` is the only way from
 * health data to a product: it warns or hides, it never recommends (design.md §6).
 */
import Type, { type Static } from 'typebox'
import { NeedDimension } from '../needs/dimensions.ts'
import { Cautions } from '../shared/caution.ts'
import { defineKind, type Document, DocumentId } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { Fen } from '../shared/money.ts'
import { productRules } from './product-rules.ts'

const productClasses = [
  'ordinaryFood',
  'healthFood',
  'specialMedicalFood',
  'otcDrug',
  'rxDrug',
  'device1',
  'device2',
  'device3',
  'goods',
] as const
export type ProductClass = (typeof productClasses)[number]

/** Shelves of the shop, in the mission's words: 绿色保健产品, 身体状况监测产品, 辅助器具, and daily things. */
export const productCategories = [
  'healthFood',
  'monitoring',
  'mobilityAid',
  'dailyAid',
  'hearingAndSight',
  'careSupplies',
  'homeSafety',
  'food',
  'clothing',
  'leisure',
] as const
export type ProductCategory = (typeof productCategories)[number]

const productStates = ['listed', 'offShelf', 'trial', 'recalled'] as const

const PositiveText = (maxLength: number) => Type.String({ minLength: 1, maxLength })

export const ProductBody = Type.Object(
  {
    name: PositiveText(80),
    brand: Type.Optional(PositiveText(40)),
    class: Type.Enum([...productClasses]),
    category: Type.Enum([...productCategories]),
    /** The selling organization's document. */
    supplier: DocumentId,
    maker: PositiveText(80),
    summary: PositiveText(120),
    description: Type.String({ maxLength: 2_000 }),
    /** 国食健注…, 食健备…, …械注…, …械备…, 国药准字…: in the one written form. */
    approvalNumber: Type.Optional(PositiveText(40)),
    /** SC + 14 digits, for food. */
    productionLicence: Type.Optional(PositiveText(16)),
    barCode: Type.Optional(PositiveText(13)),
    /** 保健食品 only, each word for word as on the certificate. */
    approvedFunction: Type.Optional(PositiveText(60)),
    dailyAmount: Type.Optional(PositiveText(80)),
    /** Media id of the photographed 蓝帽子. */
    blueHatEvidence: Type.Optional(PositiveText(80)),
    suitableFor: Type.Optional(PositiveText(120)),
    unsuitableFor: Type.Optional(PositiveText(200)),
    /** What every buyer is told, beside the fixed warning of the class. */
    warnings: Type.Array(PositiveText(200), { maxItems: 10 }),
    excludes: Cautions,
    /** Dimensions of daily living an aid answers; always empty for anything that is eaten. */
    needs: Type.Array(NeedDimension, { maxItems: 13 }),
    unit: PositiveText(10),
    packing: Type.Optional(PositiveText(60)),
    priceFen: Fen,
    priceDate: CalendarDate,
    /** Lowest price of the last 30 days (standards/08 §2 no. 13). */
    lowestPrice30Fen: Type.Optional(Fen),
    deliveryFeeFen: Fen,
    /** `confirmed` goods lose the right of return only by the buyer's own tick. */
    returns: Type.Enum(['sevenDays', 'confirmed', 'never']),
    status: Type.Enum([...productStates]),
    statusReason: Type.Optional(PositiveText(300)),
    /** A person who read the texts for claims; needed before a text with a hit may be listed. */
    textsReviewedBy: Type.Optional(PositiveText(40)),
    textsReviewedOn: Type.Optional(CalendarDate),
    listedOn: CalendarDate,
  },
  { additionalProperties: false },
)
export type ProductBody = Static<typeof ProductBody>
export type Product = Document<ProductBody>

export const productKind = defineKind({
  kind: 'product',
  collection: 'products',
  merge: 'record',
  version: 1,
  body: ProductBody,
  rules: (document) => productRules(document.body),
  migrations: [],
})
