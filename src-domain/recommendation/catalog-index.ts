/**
 * The catalogs of one day laid out so that an elder's short lists come without judging everything. What the day says of papers, texts
 * and prices is worked out once; goods and articles that no elder can tell apart but by themselves stand in one cell, in order
 * (short-list-of-cells.ts). The whole lists, and what is not shown and why, come when
 * somebody asks for them (catalog-lists.ts).
 */
import type { Article, ArticleBody } from '../articles/article.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Product, ProductBody } from '../products/product.ts'
import type { ShelfSettings } from '../products/product-rules.ts'
import { isReadingFor, isToyFor, pastimes } from '../preferences/pastimes.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { type ElderProfile, openNeeds } from './elder-profile.ts'
import { fitOf } from './judge-all.ts'
import { type Factors, tenthsOf } from './part.ts'
import {
  type ArticleFit,
  judgeArticle,
  keyOfArticle,
  ledToArticle,
  monthOf,
  needsToRead,
  ownOfArticle,
  readingOf,
  type ReadingItem,
  type ReadingSettings,
} from './recommend-articles.ts'
import {
  isAid,
  judgeProduct,
  keyOfProduct,
  ledToProduct,
  mayBeRecommended,
  ownOfProduct,
  type ProductFit,
  shelfOf,
  type ShelfItem,
} from './recommend-products.ts'
import {
  cheapestByKind,
  keyOfOffer,
  type Located,
  locate,
  type Match,
  matchOf,
  tenthsOfService,
} from './recommend-services.ts'
import { offersOf } from './service-offer.ts'
import { type Cell, compareEntries, type Entry, shortListOfCells } from './short-list-of-cells.ts'
import { nobodyAsked, type SimilarAnswers } from './similar-elders.ts'
import { matchedFrom, priceFactorByPayment, usualPriceFactor } from './weights.ts'

export type ServiceIndex = (profile: ElderProfile, similar?: SimilarAnswers) => readonly Match[]
export type ProductIndex = (profile: ElderProfile) => readonly ProductFit[]
export type ArticleIndex = (profile: ElderProfile) => readonly ArticleFit[]

/** Distance, price among what is in reach and experience are each elder's own: of services every one that a need leads to is counted. */
export function indexServices(organizations: readonly Organization[], today: CalendarDate): ServiceIndex {
  const offers = offersOf(organizations, today).filter(({ whyNot }) => whyNot.length === 0)
  const keys = new Map(offers.map((offer) => [offer, keyOfOffer(offer)]))
  const byNeeds = Map.groupBy(offers, ({ service }) => service.needs.join())
  return (profile, similar = nobodyAsked) => {
    const open = openNeeds(profile.needs, matchedFrom)
    const led = [...byNeeds.values()].filter(([first]) => first?.service.needs.some((need) => open.has(need)))
    const { shown } = locate(profile, led.flat())
    const cheapest = cheapestByKind(shown)
    const cells = shown.map((located): Cell<Located> => {
      const { offer, need } = located
      return {
        entries: [{ item: located, points: 0, key: keys.get(offer) ?? '', from: offer.organization }],
        points: tenthsOfService(located, profile, cheapest, similar),
        dimension: need.dimension,
        needs: offer.service.needs,
        like: offer.service.code,
      }
    })
    return shortListOfCells(cells, profile.needs, (located) => matchOf(located, profile, cheapest, similar))
  }
}

const priceFactors = [...new Set([usualPriceFactor, ...Object.values(priceFactorByPayment)])]

export function indexProducts(
  products: readonly Product[],
  organizations: readonly Organization[],
  settings: ShelfSettings,
  today: CalendarDate,
): ProductIndex {
  const shelf = shelfOf(products, organizations, settings, today).filter(
    ({ whyNot, product }) => whyNot.length === 0 && mayBeRecommended(product.body.class),
  )
  const entryOf = (item: ShelfItem, factors: Factors): Entry<ShelfItem> => ({
    item,
    points: tenthsOf('product', ownOfProduct(item, today), factors),
    key: keyOfProduct(item),
    from: item.product.body.supplier,
  })
  const groups = grouped(shelf, ({ product: { body } }) => topicOf(body)).map(([first, items]) => ({
    body: first.product.body,
    entriesByFactor: new Map(
      priceFactors.map((price) => [price, items.map((item) => entryOf(item, { price })).toSorted(compareEntries)]),
    ),
  }))
  return (profile) => {
    const needs = profile.mayMatchAids ? profile.needs : []
    const open = openNeeds(needs, matchedFrom)
    const cells = groups.flatMap(({ body, entriesByFactor }): readonly Cell<ShelfItem>[] => {
      const led = ledToProduct(body, profile, open)
      if (led === undefined) return []
      return [
        {
          entries: entriesByFactor.get(profile.priceFactor) ?? [],
          points: tenthsOf('product', led.judged),
          dimension: led.need?.dimension,
          needs: isAid(body) ? body.needs : [],
          like: body.category,
        },
      ]
    })
    return shortListOfCells(cells, needs, (item) => fitOf(judgeProduct(item, profile, open)))
  }
}

export function indexArticles(
  articles: readonly Article[],
  settings: ReadingSettings,
  today: CalendarDate,
): ArticleIndex {
  const month = monthOf(today)
  const reading = readingOf(articles, settings, today).filter(({ whyNot }) => whyNot.length === 0)
  const entryOf = (item: ReadingItem): Entry<ReadingItem> => ({
    item,
    points: tenthsOf('article', ownOfArticle(item.article.body, today)),
    key: keyOfArticle(item),
    from: item.article.id,
  })
  const groups = grouped(reading, ({ article: { body } }) => topicsOf(body, month)).map(([first, items]) => ({
    body: first.article.body,
    entries: items.map(entryOf).toSorted(compareEntries),
  }))
  return (profile) => {
    const open = needsToRead(profile)
    const cells = groups.flatMap(({ body, entries }): readonly Cell<ReadingItem>[] => {
      const led = ledToArticle(body, month, profile, open)
      if (led === undefined) return []
      const points = tenthsOf('article', led.judged)
      return [{ entries, points, dimension: led.need?.dimension, needs: body.needs, like: body.category }]
    })
    return shortListOfCells(cells, profile.needs, (item) => fitOf(judgeArticle(item, profile, open)))
  }
}

/** All that an elder's side of the score looks at (ledToProduct, ledToArticle). */
const topicOf = (body: ProductBody): string =>
  [body.category, isAid(body), body.needs.join(), pastimes.filter((one) => isToyFor(body, one)).join()].join(' ')
const topicsOf = (body: ArticleBody, month: number): string =>
  [
    body.category,
    body.needs.join(),
    body.conditions.join(),
    (body.alsoFor ?? []).join(),
    body.audiences.join(),
    body.months.includes(month),
    pastimes.filter((one) => isReadingFor(body, one)).join(),
  ].join(' ')

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [first: Item, items: readonly Item[]])[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [[first, group] as const]
  })
}
