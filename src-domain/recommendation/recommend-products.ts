/**
 * Goods for one elder (design.md §6). Two ways lead to one, and both are the elder's own word: a shelf the elder likes, and, with
 * the elder's consent for that purpose, a need that an aid or a measuring device serves. Nothing else of health has a part in
 * the score: it only hides and warns (harm.ts). What is taken for health or as medicine is never recommended, by whatever way.
 */
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { isOrganization } from '../organizations/organization.ts'
import type { Product, ProductBody, ProductCategory, ProductClass } from '../products/product.ts'
import { isMatchable, type ShelfSettings, warningsOf, whyNotForSale } from '../products/product-rules.ts'
import type { Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ElderProfile, openNeeds, strongestOf } from './elder-profile.ts'
import { harmOf } from './harm.ts'
import { type Judged, nothing, type Part, partsOf, reason, scoreOf } from './part.ts'
import type { Traits } from './short-list.ts'
import { dearFen, matchedFrom, newDays, tightMeansFactor } from './weights.ts'

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
  const recommended: ProductFit[] = []
  const notShown: ProductNotShown[] = []
  const open = openNeeds(profile.mayMatchAids ? profile.needs : [], matchedFrom)
  for (const item of shelf) {
    const { body, id } = item.product
    if (!mayBeRecommended(body.class)) continue
    const need = isAid(body) ? strongestOf(body.needs, open) : undefined
    const isLiked = profile.taste.shelves.has(body.category)
    if (need === undefined && !isLiked) continue
    const harm = harmOf(body, profile.harm)
    const why = [...(profile.refused.isRefused(id) ? [refusal('fit.notForMe')] : []), ...item.whyNot, ...harm.hides]
    if (why.length > 0) {
      notShown.push({ item, why })
      continue
    }
    const parts = partsOf(
      'product',
      {
        need: need === undefined ? nothing : [need.degree / 4, reason('need', need)],
        price: price(body, profile.today),
        verified: [1, reason('supplierVerified', { on: item.supplierVerifiedOn ?? '' })],
        taste: isLiked ? [1, reason('tasteShelf', { shelf: body.category })] : nothing,
        novelty:
          body.listedOn > addDays(profile.today, -newDays) ? [1, reason('newHere', { on: body.listedOn })] : nothing,
        refusedLike: profile.refused.likeness('product', body.category),
      },
      profile.isTightOfMeans ? { price: tightMeansFactor } : {},
    )
    recommended.push({
      item,
      ...need,
      parts,
      score: scoreOf(parts),
      warnings: [...new Set([...warningsOf(body), ...harm.warns])],
    })
  }
  return {
    recommended: recommended.toSorted((a, b) => b.score - a.score || compareItems(a.item, b.item)),
    notShown: notShown.toSorted((a, b) => compareItems(a.item, b.item)),
  }
}

/** Aids and measuring devices, by shelf and class; clothing and leisure are neither, whatever need the catalog names. */
const aidShelves: ReadonlySet<ProductCategory> = new Set([
  'monitoring',
  'mobilityAid',
  'dailyAid',
  'hearingAndSight',
  'careSupplies',
  'homeSafety',
])
const isAid = (body: ProductBody): boolean => aidShelves.has(body.category) && isMatchable(body.class)

/** 保健食品, 特医, medicine and devices of class 3 never. */
const mayBeRecommended = (productClass: ProductClass): boolean =>
  isMatchable(productClass) || productClass === 'ordinaryFood'

/** Against a fixed amount and not against what else is shown: what health hides must not make another thing look cheap. */
const price = ({ priceFen, unit, priceDate }: ProductBody, today: CalendarDate): Judged => [
  Math.max(0, 1 - priceFen / dearFen),
  reason('price', { fen: priceFen, unit, on: priceDate > today ? today : priceDate }),
]

function compareItems(a: ShelfItem, b: ShelfItem): number {
  const key = ({ product }: ShelfItem) => `${product.body.name}\n${product.id}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

export const productTraits: Traits<ProductFit> = {
  like: ({ item }) => item.product.body.category,
  from: ({ item }) => item.product.body.supplier,
  serves: ({ item }, dimension) => item.product.body.needs.includes(dimension) && isAid(item.product.body),
}
