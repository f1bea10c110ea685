/**
 * One elder's short lists of services, goods and articles among 2,000, 5,000 and 3,000: by the index against judging every candidate
 * and choosing from that. The same elders and the same lists, asserted for each, in one run of one process. Without an index there
 * are only the documents: the peer judges papers, texts and shelves for each elder. `recommend/judged` gives it those beforehand.
 */
import { deepStrictEqual } from 'node:assert'
import { isArticle } from '../../src-domain/articles/article.ts'
import { bulkElders } from '../../src-domain/demo/demo-bulk.ts'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { type Random, seededRandom } from '../../src-domain/demo/random.ts'
import { type Degree, needDimensions } from '../../src-domain/needs/dimensions.ts'
import { isOrganization, type Organization } from '../../src-domain/organizations/organization.ts'
import { pastimes, reachWays } from '../../src-domain/preferences/pastimes.ts'
import { indexArticles, indexProducts, indexServices } from '../../src-domain/recommendation/catalog-index.ts'
import { bareProfile, type ElderProfile } from '../../src-domain/recommendation/elder-profile.ts'
import { articleTraits, readingOf, recommendArticles } from '../../src-domain/recommendation/recommend-articles.ts'
import {
  isProduct,
  productTraits,
  recommendProducts,
  shelfOf,
} from '../../src-domain/recommendation/recommend-products.ts'
import { recommendServices, serviceTraits } from '../../src-domain/recommendation/recommend-services.ts'
import { offersOf } from '../../src-domain/recommendation/service-offer.ts'
import { shortList } from '../../src-domain/recommendation/short-list.ts'
import { alternately, type Bench, median, milliseconds } from './figure.ts'

const today = '2026-11-22'
const rounds = 7
const elders = 60
const settings = { otc: false, hidesUnreviewed: false }

export const recommend: Bench = {
  id: 'recommend',
  run: async (report) => {
    const random = seededRandom('recommend')
    const catalog = largeCatalog(random)
    const profiles = someProfiles(random)
    const { organizations, products, articles } = catalog
    const build = () => ({
      services: indexServices(organizations, today),
      products: indexProducts(products, organizations, settings, today),
      articles: indexArticles(articles, settings, today),
    })
    const index = build()
    const building = await milliseconds(async () => build())
    const judge = () => ({
      offers: offersOf(organizations, today),
      shelf: shelfOf(products, organizations, settings, today),
      reading: readingOf(articles, settings, today),
    })
    const beforehand = judge()
    const indexed = (profile: ElderProfile) => ({
      services: index.services(profile),
      products: index.products(profile),
      articles: index.articles(profile),
    })
    const everything = (profile: ElderProfile, { offers, shelf, reading }: ReturnType<typeof judge>) => ({
      services: shortList(recommendServices(profile, offers).recommended, profile.needs, serviceTraits),
      products: shortList(
        recommendProducts(profile, shelf).recommended,
        profile.mayMatchAids ? profile.needs : [],
        productTraits,
      ),
      articles: shortList(recommendArticles(profile, reading).recommended, profile.needs, articleTraits),
    })
    for (const profile of profiles) deepStrictEqual(indexed(profile), everything(profile, beforehand))
    const candidates = beforehand.offers.length + beforehand.shelf.length + beforehand.reading.length
    report(
      `services ${beforehand.offers.length}, products ${beforehand.shelf.length}, articles ${beforehand.reading.length}; index built in ${building.toFixed(0)} ms`,
    )
    const each = (fits: (profile: ElderProfile) => unknown) => async () =>
      (await milliseconds(async () => profiles.forEach(fits))) / profiles.length
    const whole = await alternately(
      rounds,
      each(indexed),
      each((profile) => everything(profile, judge())),
    )
    const judged = await alternately(
      rounds,
      each(indexed),
      each((profile) => everything(profile, beforehand)),
    )
    const line = (id: string, what: string, of: typeof whole) => {
      const [ours, peer] = [median(of.ours), median(of.peer)]
      report(`${id}: ${(1_000 / ours).toFixed(0)} elders a second against ${(1_000 / peer).toFixed(0)}`)
      return { id, what, ours, peer, unit: 'ms', ratio: peer / ours }
    }
    const first = line(
      'recommend',
      `one elder among ${candidates.toLocaleString('en')} candidates, index against judging each`,
      whole,
    )
    return [
      { ...first, target: '≥ 20', ok: first.ratio >= 20 },
      {
        ...line('recommend/judged', 'the same, papers, texts and shelves of the peer judged beforehand', judged),
        target: '',
        ok: undefined,
      },
    ]
  },
}

/** The demo catalog many times over: each copy of an institution in villages of its own, each of a thing with a price and a day of its own. */
function largeCatalog(random: Random) {
  const demo = demoData({ seed: 1, today, elders: 0 })
  const originals = demo.filter(isOrganization)
  const perCopy = originals.reduce((sum, { body }) => sum + body.services.length, 0)
  const organizations = Array.from({ length: Math.ceil(2_000 / perCopy) }, (_, copy) =>
    originals.map((one) => copied(one, copy)),
  ).flat()
  const priced = (priceFen: number) => Math.max(100, Math.round((priceFen * random.integer(70, 140)) / 100))
  return {
    organizations,
    products: many(demo.filter(isProduct), 5_000, (one) => ({
      ...one,
      body: { ...one.body, priceFen: priced(one.body.priceFen) },
    })),
    articles: many(demo.filter(isArticle), 3_000, (one) => one),
  }
}

function copied(one: Organization, copy: number): Organization {
  if (copy === 0) return one
  const { services, name, place } = one.body
  const moved = services.map((service) => ({
    ...service,
    serviceArea:
      service.serviceArea === 'all' ? service.serviceArea : service.serviceArea.map((area) => `${area}${copy}`),
  }))
  // Around the station, none out of reach because of its place alone.
  const at =
    place === undefined ? {} : { place: { lat: place.lat + (copy % 7) / 100, lng: place.lng + (copy % 5) / 100 } }
  return { ...one, id: `${one.id}-${copy}`, body: { ...one.body, name: `${name}${copy}`, services: moved, ...at } }
}

const many = <T extends { readonly id: string }>(
  originals: readonly T[],
  count: number,
  vary: (one: T) => T,
): readonly T[] =>
  Array.from({ length: count }, (_, i) => {
    const one = originals[i % originals.length]!
    const copy = Math.floor(i / originals.length)
    return copy === 0 ? one : { ...vary(one), id: `${one.id}-${copy}` }
  })

/** Every second one agreed to aids; each has two to five needs and likes one or two shelves and kinds of reading. */
function someProfiles(random: Random): readonly ElderProfile[] {
  return bulkElders({ count: elders, seed: 1, today }).map(({ id, body }, i) => {
    const open = new Set(random.sample(needDimensions, random.integer(2, 5)))
    const needs = needDimensions.map((dimension) => ({
      dimension,
      degree: (open.has(dimension) ? random.integer(2, 4) : 0) as Degree,
    }))
    const place = { lat: 30.38 + random.next() / 10, lng: 103.93 + random.next() / 10 }
    return {
      ...bareProfile(today, needs, { place, village: body.village, address: body.address }),
      elder: id,
      priceFactor: random.chance(0.1) ? 2 : 1,
      mayMatchAids: i % 2 === 0,
      taste: {
        modes: new Set(),
        shelves: new Set(random.sample(['food', 'clothing', 'leisure', 'dailyAid'] as const, random.integer(0, 2))),
        reading: new Set(),
        pastimes: new Set(random.sample(pastimes, random.integer(0, 3))),
        reach: new Set(random.sample(reachWays, random.integer(0, 2))),
      },
      harm: {
        isKnown: true,
        conditions: new Set(random.sample([1, 2, 4, 9], random.integer(0, 3))),
        takesMedicines: true,
        needsReferral: false,
        swallowsBadly: false,
        allergies: random.chance(0.2) ? ['鸡蛋'] : [],
      },
      labels: new Set(random.sample(['aged', 'ill', 'alone', 'emptyNest'] as const, random.integer(0, 3))),
    }
  })
}
