/**
 * A catalog as it stands, ready for any elder: the few that are shown first come from its index (catalog-index.ts), which is laid out when
 * somebody first asks on a day; the whole list, and what is not shown and why, is judged one by one when somebody wants to see it.
 */
import type { Article } from '../articles/article.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Product } from '../products/product.ts'
import type { ShelfSettings } from '../products/product-rules.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { indexArticles, indexProducts, indexServices } from './catalog-index.ts'
import type { ElderProfile } from './elder-profile.ts'
import {
  type ArticleFit,
  type ArticleFits,
  readingOf,
  type ReadingSettings,
  recommendArticles,
  recommendToCarers,
} from './recommend-articles.ts'
import { type ProductFit, type ProductFits, recommendProducts, shelfOf } from './recommend-products.ts'
import { type Match, type Matches, recommendServices } from './recommend-services.ts'
import { offersOf, type ServiceOffer } from './service-offer.ts'
import type { SimilarAnswers } from './similar-elders.ts'

export type Lists<Fit, Fits, Asked extends readonly unknown[] = []> = {
  readonly short: (profile: ElderProfile, ...asked: Asked) => readonly Fit[]
  readonly whole: (profile: ElderProfile, ...asked: Asked) => Fits
}
/** Of one day: what it says of papers, texts and prices holds until it is over. */
export type ListsOn<L> = (today: CalendarDate) => L

export type ServiceLists = Lists<Match, Matches, [similar: SimilarAnswers]> & {
  /** All there is today, whether it may be recommended or not. */
  readonly offered: () => readonly ServiceOffer[]
}
export type ProductLists = Lists<ProductFit, ProductFits>
export type ArticleLists = Lists<ArticleFit, ArticleFits> & {
  /** All that may be read today, whoever asks: nothing recalled, past its day, or hidden by the station. */
  readonly readable: () => readonly Article[]
  /** The few for whoever looks after this elder. */
  readonly forCarers: (profile: ElderProfile, by: 'staff' | 'kiosk') => readonly ArticleFit[]
}

export const serviceLists = (organizations: readonly Organization[]): ListsOn<ServiceLists> =>
  ofTheDay((today) => {
    const index = once(() => indexServices(organizations, today))
    const offers = once(() => offersOf(organizations, today))
    return {
      short: (profile, similar) => index()(profile, similar),
      whole: (profile, similar) => recommendServices(profile, offers(), similar),
      offered: offers,
    }
  })

export const productLists = (
  products: readonly Product[],
  organizations: readonly Organization[],
  settings: ShelfSettings,
): ListsOn<ProductLists> =>
  ofTheDay((today) => {
    const index = once(() => indexProducts(products, organizations, settings, today))
    const shelf = once(() => shelfOf(products, organizations, settings, today))
    return {
      short: (profile) => index()(profile),
      whole: (profile) => recommendProducts(profile, shelf()),
    }
  })

export const articleLists = (articles: readonly Article[], settings: ReadingSettings): ListsOn<ArticleLists> =>
  ofTheDay((today) => {
    const index = once(() => indexArticles(articles, settings, today))
    const reading = once(() => readingOf(articles, settings, today))
    const readable = once(() => reading().flatMap(({ article, whyNot }) => (whyNot.length === 0 ? [article] : [])))
    return {
      short: (profile) => index()(profile),
      whole: (profile) => recommendArticles(profile, reading()),
      readable,
      forCarers: (profile, by) => recommendToCarers(profile, reading(), by),
    }
  })

/** The last day only: one after the other comes. */
function ofTheDay<L>(make: ListsOn<L>): ListsOn<L> {
  let last: { readonly today: CalendarDate; readonly lists: L } | undefined
  return (today) => {
    if (last?.today !== today) last = { today, lists: make(today) }
    return last.lists
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
