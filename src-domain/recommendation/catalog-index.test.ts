import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diseases } from '../assessments/form-tables.ts'
import { articleKind, isArticle } from '../articles/article.ts'
import { demoData } from '../demo/demo-data.ts'
import { needDimensions } from '../needs/dimensions.ts'
import { segmentIds } from '../needs/segments.ts'
import { isOrganization, type Organization } from '../organizations/organization.ts'
import { pastimes, reachWays } from '../preferences/pastimes.ts'
import type { Product } from '../products/product.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { indexArticles, indexProducts, indexServices } from './catalog-index.ts'
import { bareProfile, type ElderProfile, type NeedDegree } from './elder-profile.ts'
import { itemKey, refusedBy, sayNotForMe } from './not-for-me.ts'
import { articleTraits, readingOf, recommendArticles } from './recommend-articles.ts'
import { isProduct, productTraits, recommendProducts, shelfOf } from './recommend-products.ts'
import { recommendServices, serviceTraits } from './recommend-services.ts'
import { offersOf } from './service-offer.ts'
import { shortList } from './short-list.ts'
import type { SimilarAnswers } from './similar-elders.ts'

const today = '2026-11-22'
const demo = demoData({ seed: 4, today, elders: 1 })
const organizations = demo.filter(isOrganization)
const products = demo.filter(isProduct)
const articles = demo.filter(isArticle)
const services = organizations.flatMap(({ id, body }) => body.services.map((service) => itemKey(id, service.id)))

const anyNeeds: fc.Arbitrary<readonly NeedDegree[]> = fc
  .array(fc.constantFrom(0, 0, 1, 2, 3, 4), { minLength: needDimensions.length, maxLength: needDimensions.length })
  .map((degrees) => needDimensions.map((dimension, i) => ({ dimension, degree: degrees[i] as NeedDegree['degree'] })))
const some = <T>(of: readonly T[], maxLength = 4) =>
  fc.subarray([...of], { maxLength: Math.min(maxLength, of.length) }).map((list) => new Set(list))

const refusals = fc
  .record({
    services: fc.subarray(services, { maxLength: 6 }),
    products: fc.subarray([...products], { maxLength: 6 }),
    articles: fc.subarray([...articles], { maxLength: 6 }),
  })
  .map((refused) => {
    const words = [
      ...refused.services.map((item) => ({ about: 'service' as const, item, like: likeOf(item) })),
      ...refused.products.map(({ id, body }) => ({ about: 'product' as const, item: id, like: body.category })),
      ...refused.articles.map(({ id, body }) => ({ about: 'article' as const, item: id, like: body.category })),
    ]
    const said = words.map((word, i) =>
      sayNotForMe({ ...word, name: word.item, fits: false, saidBy: 'elder' }, 'elders:1', {
        station: 's',
        kiosk: 'k',
        author: 'self',
        now: Date.parse('2026-11-01T02:00:00Z') + i,
        offset: 480,
        random: (count) => new Uint8Array(count).fill(i),
      }),
    )
    return refusedBy(said as readonly Document[], today)
  })
const likeOf = (item: string): string =>
  organizations
    .flatMap(({ id, body }) => body.services.map((service) => ({ key: itemKey(id, service.id), code: service.code })))
    .find(({ key }) => key === item)?.code ?? ''

const anyElder: fc.Arbitrary<ElderProfile> = fc
  .record({
    needs: anyNeeds,
    place: fc.option(fc.record({ lat: fc.double({ min: 29, max: 31, noNaN: true }), lng: fc.constant(106) }), {
      nil: undefined,
    }),
    village: fc.constantFrom(undefined, '青石桥村', '松岗社区'),
    priceFactor: fc.constantFrom(0.5, 1, 1.5, 2),
    mayMatchAids: fc.boolean(),
    isKnown: fc.boolean(),
    conditions: some(diseases.map(({ id }) => id)),
    allergies: fc.subarray(['鸡蛋', '牛奶', '大米', '青霉素类药'], { maxLength: 2 }),
    swallowsBadly: fc.constantFrom(true, false, undefined),
    labels: some(segmentIds),
    modes: some(['onSite', 'atHome', 'online'] as const),
    shelves: some([...new Set(products.map(({ body }) => body.category))]),
    reading: some([...new Set(articles.map(({ body }) => body.category))]),
    liked: some(pastimes),
    reach: some(reachWays),
    used: fc.subarray(services, { maxLength: 5 }),
    refused: refusals,
  })
  .map(
    ({
      place,
      village,
      isKnown,
      conditions,
      allergies,
      swallowsBadly,
      modes,
      shelves,
      reading,
      liked,
      reach,
      used,
      ...rest
    }) => ({
      ...bareProfile(today, [], { place, village }),
      ...rest,
      elder: 'elders:1',
      harm: {
        isKnown,
        conditions,
        takesMedicines: conditions.size > 1,
        swallowsBadly,
        needsReferral: conditions.size > 2,
        allergies,
      },
      taste: { modes, shelves, reading, pastimes: liked, reach },
      experience: new Map(used.map((key, i) => [key, (['satisfied', 'unsatisfied', 'used'] as const)[i % 3]!])),
    }),
  )

/** Prices in few steps, so that many come out equal, and papers that do not stand. */
const anyCatalog = fc
  .record({
    organizations: fc.subarray([...organizations], { minLength: 3 }),
    products: fc.subarray([...products], { minLength: 1 }),
    articles: fc.subarray([...articles], { minLength: 1 }),
    step: fc.constantFrom(1, 5_000, 20_000),
    unverified: some(organizations, 3),
    copies: fc.integer({ min: 1, max: 3 }),
  })
  .map((catalog) => ({
    organizations: catalog.organizations.map((one) => (catalog.unverified.has(one) ? applied(one) : one)),
    products: Array.from({ length: catalog.copies }, (_, copy) =>
      catalog.products.map((one): Product => {
        const priceFen = Math.ceil(one.body.priceFen / catalog.step) * catalog.step
        return { ...one, id: `${one.id}${copy}`, body: { ...one.body, priceFen } }
      }),
    ).flat(),
    articles: catalog.articles,
  }))
const applied = (one: Organization): Organization => ({
  ...one,
  body: { ...one.body, verification: { ...one.body.verification, status: 'applied' } },
})
const similar: SimilarAnswers = (item) =>
  item.length % 3 === 0 ? { count: 4, satisfied: item.charCodeAt(20) % 5 } : undefined

describe('the index of the catalogs', () => {
  it('lists of any catalog for anybody exactly what judging everything lists, parts and reasons too', () => {
    let listed = 0
    fc.assert(
      fc.property(anyCatalog, anyElder, fc.boolean(), (catalog, elder, hidesUnreviewed) => {
        const offers = offersOf(catalog.organizations, today)
        const expected = {
          services: shortList(recommendServices(elder, offers, similar).recommended, elder.needs, serviceTraits),
          products: shortList(
            recommendProducts(elder, shelfOf(catalog.products, catalog.organizations, { otc: false }, today))
              .recommended,
            elder.mayMatchAids ? elder.needs : [],
            productTraits,
          ),
          articles: shortList(
            recommendArticles(elder, readingOf(catalog.articles, { hidesUnreviewed }, today)).recommended,
            elder.needs,
            articleTraits,
          ),
        }
        listed += expected.services.length + expected.products.length + expected.articles.length
        expect({
          services: indexServices(catalog.organizations, today)(elder, similar),
          products: indexProducts(catalog.products, catalog.organizations, { otc: false }, today)(elder),
          articles: indexArticles(catalog.articles, { hidesUnreviewed }, today)(elder),
        }).toEqual(expected)
      }),
      { numRuns: 150 },
    )
    // An index that lists nothing would be as good as a catalog that fits nobody.
    expect(listed).toBeGreaterThan(500)
  })

  it('never lists what leads to goods, is for another illness or of the end of life', () => {
    const [sample] = articles
    const made = (change: object) =>
      createDocument(articleKind, { ...sample!.body, conditions: [], audiences: ['elder'], ...change } as never, {
        station: 'knowledge',
        kiosk: 'k',
        author: 'system',
        now: 1,
        offset: 480,
        random: (count) => new Uint8Array(count).fill(9),
      }) as unknown as (typeof articles)[number]
    const needs = needDimensions.map((dimension) => ({ dimension, degree: 4 as const }))
    const elder = { ...bareProfile(today, needs, { place: undefined, village: undefined }) }
    const listed = (change: object) => indexArticles([made(change)], { hidesUnreviewed: false }, today)(elder).length
    expect(listed({ needs: ['prevention'] })).toBe(1)
    expect(listed({ needs: ['prevention'], sections: [{ style: 'text', lines: ['可扫码购买'] }] })).toBe(0)
    expect(listed({ needs: ['palliative'], months: [] })).toBe(0)
    expect(listed({ needs: ['prevention'], conditions: [diseases[0]!.id] })).toBe(0)
  })
})
