/**
 * Goods for one elder (design.md §6). Two ways lead to one, and both are the elder's own word: a shelf or a pastime the elder likes, and, with
 * the elder's consent for that purpose, a need that an aid or a measuring device serves. Nothing else of health has a part in
 * the score: it only hides and warns (harm.ts). What is taken for health or as medicine is never recommended, by whatever way.
 */
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { isOrganization } from '../organizations/organization.ts'
import type { Product, ProductBody, ProductCategory, ProductClass } from '../products/product.ts'
import { isToyFor } from '../preferences/pastimes.ts'
import { isMatchable, type ShelfSettings, warningsOf, whyNotForSale } from '../products/product-rules.ts'
import type { Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ElderProfile, type NeedDegree, type OpenNeeds, openNeeds, strongestOf } from './elder-profile.ts'
import { harmOf } from './harm.ts'
import { judgeAll } from './judge-all.ts'
import { type Judged, nothing, type Part, partsOf, reason, scoreOf } from './part.ts'
import type { Traits } from './short-list.ts'
import { likedPastime } from './taste.ts'
import { dearFen, matchedFrom, newDays, tasteShares } from './weights.ts'

/** A product with what today says about whether it may be sold. */
export type ShelfItem = {
  readonly product: Product
  readonly supplierName: string
  readonly supplierVerifiedOn: CalendarDate | undefined
  readonly whyNot: readonly Refusal[]
}

export type ProductFit = {
  readonly item: ShelfItem
  /** Absent where no need led to it. */
  readonly dimension?: NeedDimension
  readonly degree?: Degree
  readonly score: number
  readonly parts: readonly Part[]
  /** To be told with it: the fixed ones of its class, those of the catalog, the cautions that may hold for this elder. */
  readonly warnings: readonly string[]
}

export type ProductNotShown = { readonly item: ShelfItem; readonly why: readonly Refusal[] }
export type ProductFits = { readonly recommended: readonly ProductFit[]; readonly notShown: readonly ProductNotShown[] }

export const isProduct = (document: { readonly kind: string }): document is Product => document.kind === 'product'

export function shelfOf(
  products: readonly Product[],
  organizations: readonly Document[],
  settings: ShelfSettings,
  today: CalendarDate,
): readonly ShelfItem[] {
  const suppliers = new Map(organizations.filter(isOrganization).map((one) => [one.id, one.body]))
  return products.map((product) => {
    const supplier = suppliers.get(product.body.supplier)
    return {
      product,
      supplierName: supplier?.shortName ?? supplier?.name ?? '',
      supplierVerifiedOn: supplier?.verification.verifiedAt,
      whyNot: whyNotForSale(product.body, supplier, settings, today),
    }
  })
}

export function recommendProducts(profile: ElderProfile, shelf: readonly ShelfItem[]): ProductFits {
  const open = openNeeds(profile.mayMatchAids ? profile.needs : [], matchedFrom)
  return judgeAll(shelf, (item) => judgeProduct(item, profile, open), keyOfProduct)
}

/** @param open needs that look for an aid. @returns undefined where neither need nor taste leads to it */
export function judgeProduct(
  item: ShelfItem,
  profile: ElderProfile,
  open: OpenNeeds,
): ProductFit | ProductNotShown | undefined {
  const { body, id } = item.product
  if (!mayBeRecommended(body.class)) return undefined
  const led = ledToProduct(body, profile, open)
  if (led === undefined) return undefined
  const harm = harmOf(body, profile.harm)
  const why = [...(profile.refused.isRefused(id) ? [refusal('fit.notForMe')] : []), ...item.whyNot, ...harm.hides]
  if (why.length > 0) return { item, why }
  const parts = partsOf(
    'product',
    { ...led.judged, ...ownOfProduct(item, profile.today) },
    { price: profile.priceFactor },
  )
  return {
    item,
    ...led.need,
    parts,
    score: scoreOf(parts),
    warnings: [...new Set([...warningsOf(body), ...harm.warns])],
  }
}

/** What the elder gives to all goods of one shelf, class and list of needs, and about the same pastimes. */
export function ledToProduct(
  body: Pick<ProductBody, 'needs' | 'category' | 'class' | 'name'>,
  { taste, refused }: ElderProfile,
  open: OpenNeeds,
): { readonly need: NeedDegree | undefined; readonly judged: Led } | undefined {
  const need = isAid(body) ? strongestOf(body.needs, open) : undefined
  const pastime = likedPastime(taste, (one) => isToyFor(body, one))
  const isLiked = taste.shelves.has(body.category)
  if (need === undefined && pastime === undefined && !isLiked) return undefined
  return {
    need,
    judged: {
      need: need === undefined ? nothing : [need.degree / 4, reason('need', need)],
      taste:
        pastime !== undefined
          ? [tasteShares.pastime, reason('tastePastime', { pastime })]
          : isLiked
            ? [tasteShares.shelf, reason('tasteShelf', { shelf: body.category })]
            : nothing,
      refusedLike: refused.likeness('product', body.category),
    },
  }
}
type Led = Readonly<Record<'need' | 'taste' | 'refusedLike', Judged>>

/** What it brings to whoever is led to it. */
export const ownOfProduct = (
  { product: { body }, supplierVerifiedOn }: ShelfItem,
  today: CalendarDate,
): Readonly<Record<'price' | 'verified' | 'novelty', Judged>> => ({
  price: price(body, today),
  verified: [1, reason('supplierVerified', { on: supplierVerifiedOn ?? '' })],
  novelty: body.listedOn > addDays(today, -newDays) ? [1, reason('newHere', { on: body.listedOn })] : nothing,
})

/** Aids and measuring devices, by shelf and class; clothing and leisure are neither, whatever need the catalog names. */
const aidShelves: ReadonlySet<ProductCategory> = new Set([
  'monitoring',
  'mobilityAid',
  'dailyAid',
  'hearingAndSight',
  'careSupplies',
  'homeSafety',
])
export const isAid = (body: Pick<ProductBody, 'category' | 'class'>): boolean =>
  aidShelves.has(body.category) && isMatchable(body.class)

/** 保健食品, 特医, medicine and devices of class 3 never. */
export const mayBeRecommended = (productClass: ProductClass): boolean =>
  isMatchable(productClass) || productClass === 'ordinaryFood'

/** Against a fixed amount and not against what else is shown: what health hides must not make another thing look cheap. */
const price = ({ priceFen, unit, priceDate }: ProductBody, today: CalendarDate): Judged => [
  Math.max(0, 1 - priceFen / dearFen),
  reason('price', { fen: priceFen, unit, on: priceDate > today ? today : priceDate }),
]

export const keyOfProduct = ({ product }: ShelfItem): string => `${product.body.name}\n${product.id}`

export const productTraits: Traits<ProductFit> = {
  like: ({ item }) => item.product.body.category,
  from: ({ item }) => item.product.body.supplier,
  serves: ({ item }, dimension) => item.product.body.needs.includes(dimension) && isAid(item.product.body),
}
