import { describe, expect, it } from 'vitest'
import {
  type OfferedService,
  type Organization,
  organizationKind,
  type OrganizationBody,
} from '../organizations/organization.ts'
import { createDocument } from '../shared/document.ts'
import { bulkElders } from '../demo/demo-bulk.ts'
import type { Elder } from '../elders/elder.ts'
import type { NeedFacts } from '../needs/need-facts.ts'
import { reading, well } from '../needs/testing/facts.ts'
import { harmFactsOf } from './harm.ts'
import type { Place } from '../shared/place.ts'
import {
  bareProfile,
  type ElderPlace,
  type ElderProfile,
  type NeedDegree,
  priceFactorOf,
  profileOf,
} from './elder-profile.ts'
import { reasonsOf } from './part.ts'
import { type Match, offerKey, recommendServices, serviceTraits } from './recommend-services.ts'
import { shortList as shortListOf } from './short-list.ts'
import { offersOf } from './service-offer.ts'
import { noTaste, type Taste } from './taste.ts'

const today = '2026-11-22'
const home = { place: { lat: 30.5, lng: 104 }, village: '青石桥村' }
const needs = [
  { dimension: 'bathing', degree: 3 },
  { dimension: 'rehabilitation', degree: 2 },
  { dimension: 'meals', degree: 1 },
] as const

let made = 0
function organization(
  name: string,
  body: Partial<OrganizationBody> = {},
  service: Partial<OfferedService> = {},
): Organization {
  made += 1
  return createDocument(
    organizationKind,
    {
      name,
      type: 'homeCare',
      ownership: 'private',
      address: '青石桥镇',
      phone: '13800000000',
      openingHours: [],
      place: { lat: 30.51, lng: 104 },
      verification: {
        status: 'verified',
        appliedOn: '2026-01-01',
        verifiedAt: '2026-02-01',
        verifiedBy: '赵',
        expiresOn: '2027-02-01',
        licences: [],
      },
      agreement: { from: '2026-01-01', to: '2027-12-31' },
      satisfaction: { count: 9, satisfied: 8 },
      ...body,
      services: [
        {
          id: 'bath',
          code: 'bath',
          name: '助浴',
          needs: ['bathing'],
          mode: 'atHome',
          priceFen: 6000,
          unit: '次',
          priceDate: '2026-10-01',
          serviceArea: 'all',
          hours: [],
          ...service,
        },
      ],
    },
    {
      station: 'catalog',
      kiosk: 'k',
      author: 'system',
      now: made,
      offset: 480,
      random: (n) => new Uint8Array(n).fill(made),
    },
  )
}
const matchServices = (wanted: readonly NeedDegree[], elder: ElderPlace, offers: ReturnType<typeof offersOf>) =>
  recommendServices(bareProfile(today, wanted, elder), offers)
const match = (...organizations: Organization[]) => matchServices(needs, home, offersOf(organizations, today))
const shortList = (recommended: readonly Match[], wanted: readonly NeedDegree[], length?: number) =>
  shortListOf(recommended, wanted, serviceTraits, length)
const partOf = (found: Match | undefined, feature: string) => found?.parts.find((part) => part.feature === feature)
const reasons = (found: Match | undefined) => reasonsOf(found?.parts ?? [])
const names = (list: readonly { readonly offer: { readonly organizationName: string } }[]) =>
  list.map((one) => one.offer.organizationName)

describe('matching services to needs', () => {
  it('recommends with a reason for each part of the score, which add up', () => {
    const [found] = match(organization('安康')).recommended
    expect(found).toMatchObject({ dimension: 'bathing', degree: 3 })
    expect(reasons(found).map((reason) => reason.key)).toEqual([
      'need',
      'distance',
      'priceLowest',
      'mode.atHome',
      'verified',
      'satisfaction',
    ])
    expect(partOf(found, 'distance')?.reason?.params).toEqual({ metres: 1100 })
    expect(partOf(found, 'price')?.reason?.params).toEqual({ fen: 6000, unit: '次', on: '2026-10-01' })
    expect((found?.parts ?? []).reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(found?.score ?? 0, 6)
  })

  it('never recommends the unverified, the expired or the suspended, but says why', () => {
    const verification = organization('x').body.verification
    const { recommended, notShown } = match(
      organization('丙过期', { verification: { ...verification, expiresOn: '2026-11-21' } }),
      organization('甲申请中', { verification: { ...verification, status: 'applied' } }),
      organization('丁停用', { verification: { ...verification, status: 'suspended', reason: '投诉' } }),
      organization('乙证照过期', {
        verification: { ...verification, licences: [{ kind: 'other', number: '1', expiresOn: '2026-11-01' }] },
      }),
      organization('戊无协议', { agreement: { from: '2025-01-01', to: '2025-12-31' } }),
    )
    expect(recommended).toEqual([])
    expect(
      Object.fromEntries(notShown.map((one) => [one.offer.organizationName, one.why.map((why) => why.code)])),
    ).toEqual({
      丁停用: ['verification.is.suspended'],
      丙过期: ['verification.ranOut'],
      乙证照过期: ['licence.ranOut'],
      戊无协议: ['agreement.ranOut'],
      甲申请中: ['verification.is.applied'],
    })
  })

  it('puts the stronger need, the nearer, the cheaper and the better liked first', () => {
    const rehab = { needs: ['rehabilitation'], code: 'rehab' } as const
    expect(
      names(match(organization('甲', {}, { ...rehab, needs: [...rehab.needs] }), organization('乙')).recommended),
    ).toEqual(['乙', '甲'])
    expect(
      names(match(organization('甲', { place: { lat: 30.57, lng: 104 } }), organization('乙')).recommended),
    ).toEqual(['乙', '甲'])
    expect(names(match(organization('甲', {}, { priceFen: 9000 }), organization('乙')).recommended)).toEqual([
      '乙',
      '甲',
    ])
    expect(
      names(match(organization('甲', { satisfaction: { count: 10, satisfied: 3 } }), organization('乙')).recommended),
    ).toEqual(['乙', '甲'])
    expect(match(organization('甲', {}, { priceFen: 0 })).recommended[0]?.parts[2]?.reason?.key).toBe('free')
    expect(
      match(organization('甲', { satisfaction: { count: 3, satisfied: 3 } })).recommended[0]?.parts[5]?.reason,
    ).toEqual({
      key: 'satisfactionFew',
      params: { count: 3 },
    })
  })

  it('gives the same order whatever the order of the directory', () => {
    const list = [organization('甲'), organization('乙'), organization('丙'), organization('丁')]
    expect(names(match(...list).recommended)).toEqual(names(match(...list.toReversed()).recommended))
    expect(names(match(...list).recommended)).toHaveLength(4)
  })

  it('calls a price the lowest only among those of the same unit that are shown', () => {
    const monthly = organization('按月', {}, { priceFen: 30_000, unit: '月' })
    const far = organization('别村', {}, { priceFen: 1_000, serviceArea: ['李家村'] })
    const found = match(monthly, far, organization('按次', {}, { priceFen: 5_000 }), organization('贵')).recommended
    const priceOf = (name: string) => found.find((one) => one.offer.organizationName === name)
    expect(priceOf('按月')?.parts[2]?.reason?.key).toBe('priceLowest')
    expect(priceOf('按次')?.parts[2]?.reason?.key).toBe('priceLowest')
    expect(priceOf('贵')?.parts[2]?.reason?.key).toBe('price')
    expect(partOf(priceOf('贵'), 'price')?.points).toBe(6.7)
  })

  it('ignores what serves no need of at least 2', () => {
    expect(match(organization('甲', {}, { needs: ['meals'] }))).toEqual({ recommended: [], notShown: [] })
  })

  it('does not send people too far, nor help to villages it does not serve', () => {
    const { recommended, notShown } = match(
      organization('远', { place: { lat: 31.5, lng: 104 } }, { mode: 'onSite' }),
      organization('别村', {}, { serviceArea: ['李家村'] }),
      organization('本村', {}, { serviceArea: ['青石桥村'] }),
      organization('无位置', { place: undefined as never }),
    )
    expect(names(recommended)).toEqual(['本村', '无位置'])
    expect(notShown.map((one) => one.why[0]?.code).toSorted()).toEqual(['match.notInArea', 'match.tooFar'])
  })

  it('reads the village from the address where none was written by itself', () => {
    const elder = { place: undefined, village: undefined, address: '青溪镇石磨村 12 号' }
    const offers = offersOf(
      [
        organization('上门', {}, { serviceArea: ['石磨村', '柳溪村'] }),
        organization('不上门', {}, { serviceArea: ['柳溪村'] }),
      ],
      today,
    )
    const { recommended, notShown } = matchServices(needs, elder, offers)
    expect(names(recommended)).toEqual(['上门'])
    expect(notShown.map((one) => one.why)).toEqual([[{ code: 'match.villageUnknown' }]])
    const nowhere = matchServices(needs, { ...elder, address: undefined }, offers)
    expect(nowhere.notShown.map((one) => one.why[0]?.code)).toEqual(['match.villageUnknown', 'match.villageUnknown'])
  })

  it('takes an institution of the same village for near where the place on the map is not known', () => {
    const elder = { place: undefined, village: '青石桥村' }
    const near = organization('本村', { address: '青石桥村 3 号' })
    const offers = offersOf([near, organization('外村', { address: '柳溪村 1 号' })], today)
    const { recommended } = matchServices(needs, elder, offers)
    expect(recommended.map((one) => [one.offer.organizationName, one.parts[1]?.reason])).toEqual([
      ['本村', { key: 'sameVillage', params: { village: '青石桥村' } }],
      ['外村', { key: 'distanceUnknown', params: {} }],
    ])
  })

  it('counts from the station for who lives near it and is not on the map, and says so', () => {
    const station = { lat: 30.5, lng: 104 }
    const reasonOf = (body: Partial<Elder['body']>, place: Place | undefined = station) => {
      const [elder] = bulkElders({ count: 1, seed: 1, today })
      const { place: _, ...rest } = elder!.body
      const profile = profileOf({ id: elder!.id, body: { ...rest, ...body } }, well, needs, [], place)
      const [found] = recommendServices(profile, offersOf([organization('安康')], today)).recommended
      return partOf(found, 'distance')?.reason
    }
    expect(reasonOf({})).toEqual({ key: 'distanceFromStation', params: { metres: 1100 } })
    expect(reasonOf({ distance: 800 })?.key).toBe('distanceFromStation')
    expect(reasonOf({ distance: 6_000 })?.key).toBe('distanceUnknown')
    expect(reasonOf({ place: { latitude: 30.51, longitude: 104 } })).toEqual({ key: 'distance', params: { metres: 0 } })
  })

  it('lets a price weigh by who pays: twice on relief, more where all is paid oneself, less where nothing is', () => {
    const factors = ['1', '2', '3', '4', '5', '6', '7', '8'].map((category) => priceFactorOf([category]))
    expect(factors).toEqual([1, 1, 1, 2, 1, 0.5, 1.5, 1])
    expect([priceFactorOf([]), priceFactorOf(['1', '4']), priceFactorOf(['6', '7'])]).toEqual([1, 2, 1.5])
    const priceFor = (priceFactor: number) => {
      const profile = { ...bareProfile(today, needs, home), priceFactor }
      return partOf(recommendServices(profile, offersOf([organization('安康')], today)).recommended[0], 'price')
    }
    expect([0.5, 1, 2].map((factor) => [priceFor(factor)?.weight, priceFor(factor)?.points])).toEqual([
      [5, 4],
      [10, 8],
      [20, 16],
    ])
  })

  it('leaves out what would harm, with the reason, and warns where nobody knows', () => {
    const excludes = [
      { id: 'fracture', effect: 'hide', reason: '骨折三个月内的先不要练' },
      { id: 'referral', effect: 'hide', reason: '先看医生再练' },
    ] as const
    const offers = offersOf([organization('健身点', {}, { excludes: [...excludes] })], today)
    const fitOf = (facts: Partial<NeedFacts>) => {
      const harm = harmFactsOf({ ...well, ...facts }, [])
      const { recommended, notShown } = recommendServices({ ...bareProfile(today, needs, home), harm }, offers)
      return { warnings: recommended[0]?.warnings, why: notShown[0]?.why.map(({ params }) => params?.['why']) }
    }
    const broken = { code: 15, status: 'active', confirmed: true } as const
    expect(fitOf({})).toEqual({ warnings: [], why: undefined })
    expect(fitOf({ conditions: [broken] }).why).toEqual(['骨折三个月内的先不要练'])
    expect(fitOf({ readings: [reading('2026-11-21', 186, 112)] }).why).toEqual(['先看医生再练'])
    expect(fitOf({ readings: [reading('2026-11-21', 152)] }).why).toBeUndefined()
    const withheld = { allowed: { ...well.allowed, measuring: false }, readings: [reading('2026-11-21', 186, 112)] }
    expect(fitOf(withheld).warnings).toEqual(['骨折三个月内的先不要练', '先看医生再练'])
  })

  it('prefers help at home for those who walk badly', () => {
    const bad = [...needs, { dimension: 'mobility', degree: 3 } as const]
    const offers = offersOf([organization('甲', {}, { mode: 'onSite' }), organization('乙')], today)
    const [first, second] = matchServices(bad, home, offers).recommended
    expect(partOf(first, 'mode')?.reason?.key).toBe('modeAtHomeFits')
    expect((partOf(first, 'mode')?.points ?? 0) - (partOf(second, 'mode')?.points ?? 0)).toBe(8)
  })

  it('lets what the elder said count: what was done last, then a pastime, then the way of help, then how to reach the elder', () => {
    const offers = offersOf([organization('太极', {}, { code: 'taichi-class' })], today)
    const [offer] = offers
    const tasteFor = (taste: Partial<Taste>, experience: ElderProfile['experience'] = new Map()) => {
      const profile = { ...bareProfile(today, needs, home), taste: { ...noTaste, ...taste }, experience }
      const part = partOf(recommendServices(profile, offers).recommended[0], 'taste')
      return [part?.points, part?.reason?.key]
    }
    const reach = { reach: new Set(['visit'] as const) }
    const modes = { ...reach, modes: new Set(['atHome'] as const) }
    const pastime = { ...modes, pastimes: new Set(['taichi'] as const) }
    expect(tasteFor({})).toEqual([0, undefined])
    expect(tasteFor({ reach: new Set(['phone', 'paper'] as const), pastimes: new Set(['fishing'] as const) })).toEqual([
      0,
      undefined,
    ])
    expect(tasteFor(reach)).toEqual([3, 'tasteReach.atHome'])
    expect(tasteFor(modes)).toEqual([6, 'tasteMode.atHome'])
    expect(tasteFor(pastime)).toEqual([10, 'tastePastime'])
    expect(tasteFor(pastime, new Map([[offerKey(offer!), 'unsatisfied']]))).toEqual([-10, 'tasteUnsatisfied'])
  })

  it('lets no need hide the others in the short list', () => {
    const many = Array.from({ length: 5 }, (_, i) => organization(`浴${i}`))
    const { recommended } = match(...many, organization('康', {}, { needs: ['rehabilitation'], code: 'rehab' }))
    expect(shortList(recommended, needs).map((one) => one.dimension)).toEqual(['bathing', 'bathing', 'rehabilitation'])
  })

  it('shows a service for each of the strongest needs before a second one for any', () => {
    const six = (['bathing', 'meals', 'cleaning', 'visiting', 'rehabilitation', 'emergency'] as const).map(
      (dimension) => ({ dimension, degree: 3 }) as const,
    )
    const offers = six.flatMap(({ dimension }) =>
      // The last need has only services far away, of little satisfaction.
      [1, 2].map((n) =>
        organization(
          `${dimension}${n}`,
          dimension === 'emergency'
            ? { place: { lat: 30.9, lng: 104 }, satisfaction: { count: 20, satisfied: 2 } }
            : {},
          { needs: [dimension], code: dimension },
        ),
      ),
    )
    const { recommended } = matchServices(six, home, offersOf(offers, today))
    const shown = shortList(recommended, six)
    expect(shown.map((one) => one.dimension).toSorted()).toEqual(six.map((one) => one.dimension).toSorted())
    expect(shown).toEqual(recommended.filter((one) => shown.includes(one)))
  })

  it('shows a service that also serves a need when that need has none of its own', () => {
    const two = [
      { dimension: 'medicalEscort', degree: 3 },
      { dimension: 'mobility', degree: 3 },
    ] as const
    const offers = offersOf(
      [
        organization('甲', {}, { needs: ['medicalEscort'] }),
        organization('乙', {}, { needs: ['medicalEscort'] }),
        organization('丙', { satisfaction: { count: 20, satisfied: 2 } }, { needs: ['medicalEscort', 'mobility'] }),
      ],
      today,
    )
    const { recommended } = matchServices(two, home, offers)
    expect(names(shortList(recommended, two, 2))).toEqual(['乙', '丙'])
  })
})
