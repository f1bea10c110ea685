/** What recommendations must never do (design.md §6), for whatever health an elder may have. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticleBody, articleKind, isArticle } from '../articles/article.ts'
import { demoData } from '../demo/demo-data.ts'
import { diseases, diseaseCode } from '../assessments/form-tables.ts'
import { needDimensions } from '../needs/dimensions.ts'
import { isOrganization, type Organization } from '../organizations/organization.ts'
import { pastimes } from '../preferences/pastimes.ts'
import type { Product, ProductBody, ProductCategory } from '../products/product.ts'
import { createDocument } from '../shared/document.ts'
import { addDays } from '../shared/instant.ts'
import { bareProfile, type ElderProfile, type NeedDegree } from './elder-profile.ts'
import { type HarmFacts, nothingKnown } from './harm.ts'
import { readingOf, recommendArticles } from './recommend-articles.ts'
import { isProduct, recommendProducts, shelfOf } from './recommend-products.ts'
import { recommendServices } from './recommend-services.ts'
import { offersOf } from './service-offer.ts'
import { noTaste } from './taste.ts'

const today = '2026-11-22'
const documents = demoData({ seed: 4, today, elders: 1 })
const organizations = documents.filter(isOrganization)
const products = documents.filter(isProduct)
const shelf = shelfOf(products, organizations, { otc: false }, today)
const nobody = bareProfile(today, [], { place: undefined, village: undefined })
const everyShelf = new Set(products.map(({ body }) => body.category))
const likesAll: ElderProfile['taste'] = {
  ...noTaste,
  shelves: everyShelf,
  pastimes: new Set(pastimes),
}

const anyNeeds: fc.Arbitrary<readonly NeedDegree[]> = fc
  .array(fc.constantFrom(0, 1, 2, 3, 4), { minLength: needDimensions.length, maxLength: needDimensions.length })
  .map((degrees) => needDimensions.map((dimension, i) => ({ dimension, degree: degrees[i] as NeedDegree['degree'] })))
const anyHarm: fc.Arbitrary<HarmFacts> = fc.record({
  isKnown: fc.boolean(),
  conditions: fc
    .uniqueArray(fc.constantFrom(...diseases.map((one) => one.id)), { maxLength: 8 })
    .map((ids) => new Set(ids)),
  takesMedicines: fc.boolean(),
  swallowsBadly: fc.constantFrom(true, false, undefined),
  needsReferral: fc.boolean(),
  allergies: fc.uniqueArray(fc.constantFrom('花生', '牛奶', '海鲜', '青霉素类药', '乳糖', '大米'), { maxLength: 3 }),
})
const scores = (profile: ElderProfile) =>
  new Map(recommendProducts(profile, shelf).recommended.map((fit) => [fit.item.product.id, fit.score]))
const bodyOf = (id: string): ProductBody => products.find((one) => one.id === id)!.body

describe('health data and goods', () => {
  it('without the consent to aids only leave products out, and add to none', () => {
    const before = scores({ ...nobody, taste: likesAll })
    expect(before.size).toBeGreaterThan(100)
    fc.assert(
      fc.property(anyNeeds, anyHarm, (needs, harm) => {
        for (const [id, score] of scores({ ...nobody, taste: likesAll, needs, harm }))
          expect(score).toBe(before.get(id))
        expect(scores({ ...nobody, needs, harm }).size).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('with that consent add to aids and measuring devices, and to nothing else', () => {
    const before = scores({ ...nobody, taste: likesAll })
    const aids: readonly ProductCategory[] = [
      'monitoring',
      'mobilityAid',
      'dailyAid',
      'hearingAndSight',
      'careSupplies',
      'homeSafety',
    ]
    fc.assert(
      fc.property(anyNeeds, anyHarm, (needs, harm) => {
        for (const [id, score] of scores({ ...nobody, taste: likesAll, mayMatchAids: true, needs, harm })) {
          const { category, class: productClass } = bodyOf(id)
          const isAid = aids.includes(category) && ['goods', 'device1', 'device2'].includes(productClass)
          if (!isAid) expect(score).toBe(before.get(id))
        }
      }),
      { numRuns: 60 },
    )
    const needs = [{ dimension: 'mobility', degree: 3 }] as const
    const found = recommendProducts({ ...nobody, mayMatchAids: true, needs }, shelf).recommended
    expect(found.length).toBeGreaterThan(10)
    expect(new Set(found.map((fit) => fit.item.product.body.category))).not.toContain('clothing')
  })

  it('never lead to what is taken for health or as medicine, not even by taste or by a wrong catalog', () => {
    const [sample] = products
    const taken = (['healthFood', 'specialMedicalFood', 'otcDrug', 'rxDrug', 'device3'] as const).map(
      (productClass): Product => ({
        ...sample!,
        id: `${sample!.id}-${productClass}`,
        body: { ...sample!.body, class: productClass, category: 'monitoring', needs: ['prevention', 'treatment'] },
      }),
    )
    const items = taken.map((product) => ({ ...shelf[0]!, product, whyNot: [] }))
    const needs = needDimensions.map((dimension) => ({ dimension, degree: 4 as const }))
    const result = recommendProducts({ ...nobody, taste: likesAll, mayMatchAids: true, needs }, items)
    expect(result).toEqual({ recommended: [], notShown: [] })
    const all = recommendProducts({ ...nobody, taste: likesAll, mayMatchAids: true, needs }, shelf).recommended
    expect(all.filter((fit) => fit.item.product.body.class === 'healthFood')).toEqual([])
  })

  it('are not reached by the way of a pastime: it leads to things to play with, whatever else has its name', () => {
    const [sample] = shelf
    const named = (category: ProductCategory, productClass: ProductBody['class'] = 'goods') => ({
      ...sample!,
      whyNot: [],
      product: {
        ...sample!.product,
        id: `${sample!.product.id}-${category}-${productClass}`,
        body: { ...sample!.product.body, name: '散步太极象棋', category, class: productClass, excludes: [] },
      },
    })
    const items = [
      named('leisure'),
      named('mobilityAid'),
      named('monitoring', 'device2'),
      named('food', 'ordinaryFood'),
      named('healthFood', 'healthFood'),
      named('leisure', 'healthFood'),
    ]
    const likes = { ...nobody, mayMatchAids: true, taste: { ...noTaste, pastimes: new Set(pastimes) } }
    const { recommended, notShown } = recommendProducts(likes, items)
    expect(recommended.map(({ item }) => item.product.id)).toEqual([items[0]!.product.id])
    expect(notShown).toEqual([])
  })

  it('make nothing look cheaper that is left', () => {
    const partOf = (profile: ElderProfile, id: string) =>
      recommendProducts(profile, shelf)
        .recommended.find((fit) => fit.item.product.id === id)
        ?.parts.find((part) => part.feature === 'price')
    const foods = products.filter(({ body }) => body.category === 'food')
    const ill = { ...nothingKnown, isKnown: true, conditions: new Set([10]), swallowsBadly: true, allergies: ['鸡蛋'] }
    for (const { id } of foods) {
      const price = partOf({ ...nobody, taste: likesAll, harm: ill }, id)
      if (price !== undefined) expect(price).toEqual(partOf({ ...nobody, taste: likesAll }, id))
    }
  })
})

describe('what would harm', () => {
  const named = (name: string) => products.find(({ body }) => body.name.startsWith(name))!
  const wants = { ...nobody, taste: likesAll }
  const fitOf = (harm: Partial<HarmFacts>, name: string) => {
    const { recommended, notShown } = recommendProducts(
      { ...wants, harm: { ...nothingKnown, isKnown: true, swallowsBadly: false, ...harm } },
      shelf,
    )
    const { id } = named(name)
    return {
      shown: recommended.find((fit) => fit.item.product.id === id),
      why: notShown.find((one) => one.item.product.id === id)?.why.map((why) => why.code),
    }
  }

  it('is left out with the reason, by illness, by swallowing and by allergy', () => {
    expect(fitOf({ conditions: new Set([10]) }, '低钠盐').why).toEqual(['fit.harmful'])
    expect(fitOf({ swallowsBadly: true }, '斜口杯').why).toEqual(['fit.harmful'])
    expect(fitOf({ allergies: ['鸡蛋'] }, '本地土鸡蛋').why).toEqual(['fit.allergy'])
    expect(fitOf({ allergies: ['青霉素类药'] }, '本地土鸡蛋').why).toBeUndefined()
  })

  it('is warned of where nobody knows', () => {
    const warning = '有肾脏病的人不宜自行选用，请先问医生'
    expect(fitOf({}, '低钠盐').shown?.warnings).not.toContain(warning)
    expect(fitOf({ isKnown: false }, '低钠盐').shown?.warnings).toContain(warning)
    expect(fitOf({ swallowsBadly: undefined }, '斜口杯').shown?.warnings).toContain(
      '有吞咽困难的人请先由医生或治疗师评估',
    )
  })

  it('and a caution nobody here can judge holds for everybody', () => {
    const strange = { ...named('大字象棋') }
    const item = {
      ...shelf[0]!,
      whyNot: [],
      product: {
        ...strange,
        body: { ...strange.body, excludes: [{ id: 'newCaution', effect: 'hide' as const, reason: '某些人不宜' }] },
      },
    }
    expect(recommendProducts(wants, [item]).notShown.map((one) => one.why[0]?.code)).toEqual(['fit.harmful'])
  })
})

describe('the unverified', () => {
  it('is never recommended, service or product', () => {
    const applied = (one: Organization): Organization => ({
      ...one,
      body: { ...one.body, verification: { ...one.body.verification, status: 'applied' } },
    })
    const needs = needDimensions.map((dimension) => ({ dimension, degree: 4 as const }))
    const profile = { ...nobody, taste: likesAll, mayMatchAids: true, needs }
    const unverified = organizations.map(applied)
    expect(recommendServices(profile, offersOf(unverified, today)).recommended).toEqual([])
    expect(recommendProducts(profile, shelfOf(products, unverified, { otc: false }, today)).recommended).toEqual([])
    expect(recommendProducts(profile, shelfOf(products, [], { otc: false }, today)).recommended).toEqual([])
  })
})

describe('a place in the list', () => {
  it('cannot be bought: what the weights do not name changes nothing', () => {
    const needs = needDimensions.map((dimension) => ({ dimension, degree: 3 as const }))
    const profile = { ...nobody, taste: likesAll, mayMatchAids: true, needs }
    const paid = organizations.map((one, i) => ({ ...one, body: { ...one.body, sponsored: i % 3, rank: 1_000 - i } }))
    const order = (list: readonly Organization[]) =>
      recommendServices(profile, offersOf(list, today)).recommended.map((one) => one.score)
    expect(order(paid)).toEqual(order(organizations))
  })
})

describe('an article', () => {
  const [sample] = documents.filter(isArticle)
  const made = (change: Partial<ArticleBody>) =>
    createDocument(
      articleKind,
      { ...sample!.body, conditions: [], audiences: ['elder'], needs: ['prevention'], ...change },
      {
        station: 'knowledge',
        kiosk: 'k',
        author: 'system',
        now: 1,
        offset: 480,
        random: (count) => new Uint8Array(count).fill(9),
      },
    )
  const needs = needDimensions.map((dimension) => ({ dimension, degree: 4 as const }))
  const found = (change: Partial<ArticleBody>, hidesUnreviewed = false, recalls = new Map()) =>
    recommendArticles({ ...nobody, needs }, readingOf([made(change)], { hidesUnreviewed, recalls }, today))

  it('that leads to goods is never recommended, whatever let it in', () => {
    expect(found({}).recommended).toHaveLength(1)
    for (const line of ['看 products:019aa0aa', '可扫码购买', '国食健注G20170396', 'https://shop.example']) {
      const sections = [{ style: 'text' as const, lines: [line] }]
      expect(found({ sections }).recommended).toEqual([])
      expect(found({ sections }).notShown[0]?.why[0]?.code).toBe('article.productLink')
    }
  })

  it('that nobody signed says so, and is hidden where the station wants that', () => {
    expect(found({}).recommended[0]?.parts.find((part) => part.feature === 'verified')?.reason?.key).toBe('notReviewed')
    expect(found({}, true).notShown[0]?.why[0]?.code).toBe('fit.notReviewed')
  })

  it('that is past its day or was recalled is left out, and the reason is told', () => {
    expect(found({ expiresOn: today }).notShown[0]?.why[0]?.code).toBe('fit.expired')
    expect(found({ expiresOn: addDays(today, 1) }).recommended).toHaveLength(1)
    const recalled = { on: today, by: '编辑部', reason: '来源更新了' }
    expect(found({ recalled }).notShown[0]?.why[0]?.code).toBe('fit.recalled')
    const station = { from: 'station', reason: '写错了', at: `${today}T00:00:00.000Z`, by: 'staff:1' } as const
    expect(found({}, false, new Map([[made({}).id, station]])).notShown[0]?.why[0]?.code).toBe('fit.recalled')
  })

  it('of the end of life comes from nobody’s list', () => {
    expect(found({ needs: ['palliative'] }).recommended).toEqual([])
  })

  it('about a pastime of the elder is found by it, unless it is about an illness the elder does not have', () => {
    const likes = { ...nobody, taste: { ...noTaste, pastimes: new Set(['taichi'] as const) } }
    const partsFor = (change: Partial<ArticleBody>) =>
      recommendArticles(
        likes,
        readingOf([made({ keywords: ['太极拳'], needs: [], ...change })], { hidesUnreviewed: false }, today),
      ).recommended[0]?.parts.find(({ feature }) => feature === 'taste')
    expect(partsFor({})).toMatchObject({ points: 10, reason: { key: 'tastePastime', params: { pastime: 'taichi' } } })
    expect(partsFor({ keywords: ['浓茶'] })).toBeUndefined()
    expect(partsFor({ conditions: [diseaseCode.dementia] })).toBeUndefined()
  })

  it('about an illness the elder does not have is not for this elder', () => {
    expect(found({ conditions: [diseaseCode.dementia] })).toEqual({ recommended: [], notShown: [] })
  })
})
