import { describe, expect, it } from 'vitest'
import { isArticle } from '../articles/article.ts'
import { demoData } from '../demo/demo-data.ts'
import { needDimensions } from '../needs/dimensions.ts'
import { isOrganization } from '../organizations/organization.ts'
import { articleLists, type Lists, productLists, serviceLists } from './catalog-lists.ts'
import { bareProfile, type ElderProfile } from './elder-profile.ts'
import { articleTraits } from './recommend-articles.ts'
import { isProduct, productTraits } from './recommend-products.ts'
import { serviceTraits } from './recommend-services.ts'
import { type Recommended, shortList, type Traits } from './short-list.ts'
import { nobodyAsked } from './similar-elders.ts'

const today = '2026-11-22'
const demo = demoData({ seed: 4, today, elders: 0 })
const organizations = demo.filter(isOrganization)
const elderOn = (day: string): ElderProfile => ({
  ...bareProfile(
    day,
    needDimensions.map((dimension) => ({ dimension, degree: 3 as const })),
    { place: undefined, village: '青石桥社区' },
  ),
  mayMatchAids: true,
})

describe('the lists of a catalog', () => {
  it('begin with what is first of the whole', () => {
    const profile = elderOn(today)
    const same = <Fit extends Recommended>(
      { short, whole }: Lists<Fit, { readonly recommended: readonly Fit[] }>,
      traits: Traits<Fit>,
    ) => {
      expect(short(profile)).toEqual(shortList(whole(profile).recommended, profile.needs, traits))
      expect(short(profile).length).toBeGreaterThan(2)
    }
    const { short, whole } = serviceLists(organizations)(today)
    same({ short: (one) => short(one, nobodyAsked), whole: (one) => whole(one, nobodyAsked) }, serviceTraits)
    same(productLists(demo.filter(isProduct), organizations, { otc: false })(today), productTraits)
    same(articleLists(demo.filter(isArticle), { hidesUnreviewed: false })(today), articleTraits)
  })

  it('of articles say what may be read by anybody: nothing that was taken back or is past its day', () => {
    const articles = demo.filter(isArticle)
    const [first] = articles
    const taken = { from: 'station', reason: '错', at: '2026-11-20T02:00:00.000Z', by: 'staff:1' } as const
    const lists = articleLists(articles, { hidesUnreviewed: false, recalls: new Map([[first!.id, taken]]) })
    expect(lists(today).readable()).toEqual(articles.slice(1))
    expect(lists('2099-01-01').readable()).toEqual([])
    expect(
      articleLists(articles, { hidesUnreviewed: true })(today)
        .readable()
        .every(({ body }) => body.reviewedBy),
    ).toBe(true)
  })

  it('are laid out once a day, and anew when papers may have run out overnight', () => {
    const lists = serviceLists(organizations)
    expect(lists(today)).toBe(lists(today))
    // Ten years on nobody's licence is good any more.
    const later = '2036-11-22'
    expect(lists(later)).not.toBe(lists(today))
    expect(lists(later).short(elderOn(later), nobodyAsked)).toEqual([])
    expect(lists(today).short(elderOn(today), nobodyAsked)).not.toEqual([])
  })
})
