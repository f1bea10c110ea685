/**
 * From needs to services, explained: the order is the sum of six visible parts (need, distance, price, mode, papers,
 * satisfaction), equal sums in the order of names; nobody can pay for a place. Whoever is not verified today is never
 * recommended, only named with the reason. Health data decides about services of care here, never about goods (design.md §6).
 */
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { satisfactionShare, servesArea } from '../organizations/organization-rules.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { distanceMetres, type Place } from '../shared/place.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { ServiceOffer } from './service-offer.ts'

/** `key` below `needs.match.<key>` in the texts. */
export type MatchReason = { readonly key: string; readonly params: Readonly<Record<string, string | number>> }

export type ScoreParts = {
  /** 0–40 */
  readonly need: number
  /** 0–20 */
  readonly distance: number
  /** 0–10 */
  readonly price: number
  /** 0–10 */
  readonly mode: number
  /** 0–5 */
  readonly verified: number
  /** 0–15 */
  readonly satisfaction: number
}

export type Match = {
  readonly offer: ServiceOffer
  /** The need it serves best. */
  readonly dimension: NeedDimension
  readonly degree: Degree
  readonly score: number
  readonly parts: ScoreParts
  /** One for each part, in the order of {@link ScoreParts}. */
  readonly reasons: readonly MatchReason[]
  readonly metres: number | undefined
}

export type NotShown = {
  readonly offer: ServiceOffer
  readonly why: readonly Refusal[]
}

export type Matches = { readonly recommended: readonly Match[]; readonly notShown: readonly NotShown[] }

export type ElderPlace = {
  readonly place: Place | undefined
  readonly village: string | undefined
  /** Often the only place where the village is written. */
  readonly address?: string | undefined
}

/** From this degree a need looks for a service (2 useful). */
const matchedFrom: Degree = 2
/** Nobody is sent further than this for something on site. */
const farthestMetres = 30_000
/** In the short list. */
const mostForOneNeed = 2

export function matchServices(
  needs: readonly { readonly dimension: NeedDimension; readonly degree: Degree }[],
  elder: ElderPlace,
  offers: readonly ServiceOffer[],
  today: CalendarDate,
): Matches {
  const open = new Map(needs.filter((need) => need.degree >= matchedFrom).map((need) => [need.dimension, need.degree]))
  const walksBadly = (needs.find((need) => need.dimension === 'mobility')?.degree ?? 0) >= 2
  const shown: Located[] = []
  const notShown: NotShown[] = []
  for (const offer of offers) {
    if (!offer.service.needs.some((dimension) => open.has(dimension))) continue
    const metres =
      elder.place === undefined || offer.place === undefined ? undefined : distanceMetres(elder.place, offer.place)
    const why = [...offer.whyNot, ...outOfReach(offer, elder, metres)]
    if (why.length > 0) notShown.push({ offer, why })
    else shown.push({ offer, metres })
  }
  const cheapest = cheapestByKind(shown)
  const recommended = shown.map(({ offer, metres }): Match => {
    const [dimension, degree] = strongestNeed(offer, open)
    const judged = [
      need(dimension, degree),
      distance(offer, metres, elder),
      price(offer, cheapest.get(priceKind(offer))),
      mode(offer, walksBadly),
      verified(offer),
      satisfaction(offer),
    ] as const
    const [a, b, c, d, e, f] = judged.map(([points]) => Math.round(points * 10) / 10) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    return {
      offer,
      dimension,
      degree,
      metres,
      parts: { need: a, distance: b, price: c, mode: d, verified: e, satisfaction: f },
      score: Math.round((a + b + c + d + e + f) * 10) / 10,
      reasons: judged.map(([, reason]) => reason),
    }
  })
  return {
    recommended: recommended.toSorted((x, y) => y.score - x.score || compareOffers(x.offer, y.offer)),
    notShown: notShown.toSorted((x, y) => compareOffers(x.offer, y.offer)),
  }

  // `today` bounds the age of a price: one from the future is a slip of the catalog and treated as of today.
  function price(offer: ServiceOffer, least: number | undefined): Judged {
    const { priceFen, unit, priceDate } = offer.service
    const on = priceDate > today ? today : priceDate
    if (priceFen === 0) return [10, { key: 'free', params: { on } }]
    const isCheapest = least === priceFen
    return [
      least === undefined ? 4 : (8 * least) / priceFen,
      { key: isCheapest ? 'priceLowest' : 'price', params: { fen: priceFen, unit, on } },
    ]
  }
}

type Located = { readonly offer: ServiceOffer; readonly metres: number | undefined }
type Judged = readonly [points: number, reason: MatchReason]

const need = (dimension: NeedDimension, degree: Degree): Judged => [
  degree * 10,
  { key: 'need', params: { dimension, degree } },
]

function strongestNeed(
  offer: ServiceOffer,
  open: ReadonlyMap<NeedDimension, Degree>,
): readonly [NeedDimension, Degree] {
  let best: readonly [NeedDimension, Degree] | undefined
  for (const dimension of offer.service.needs) {
    const degree = open.get(dimension)
    if (degree !== undefined && (best === undefined || degree > best[1])) best = [dimension, degree]
  }
  if (best === undefined) throw new TypeError('strongestNeed: the offer fits no need')
  return best
}

function outOfReach(offer: ServiceOffer, elder: ElderPlace, metres: number | undefined): readonly Refusal[] {
  const { service } = offer
  if (service.mode === 'atHome' && service.serviceArea !== 'all') {
    if (elder.village === undefined) {
      // An address that names no village served may still lie in one.
      return service.serviceArea.some((area) => elder.address?.includes(area)) ? [] : [refusal('match.villageUnknown')]
    }
    if (!servesArea(service, elder.village)) return [refusal('match.notInArea', undefined, { area: elder.village })]
  }
  return service.mode === 'onSite' && metres !== undefined && metres > farthestMetres
    ? [refusal('match.tooFar', undefined, { metres: Math.round(metres) })]
    : []
}

function distance(offer: ServiceOffer, metres: number | undefined, { village }: ElderPlace): Judged {
  if (offer.service.mode === 'online') return [15, { key: 'online', params: {} }]
  if (metres === undefined) {
    return village !== undefined && offer.address.includes(village)
      ? [15, { key: 'sameVillage', params: { village } }]
      : [8, { key: 'distanceUnknown', params: {} }]
  }
  const points = Math.min(20, Math.max(0, (20 * (10_000 - metres)) / 9_000))
  return [points, { key: 'distance', params: { metres: Math.round(metres / 100) * 100 } }]
}

function mode(offer: ServiceOffer, walksBadly: boolean): Judged {
  const points = walksBadly ? { atHome: 10, online: 6, onSite: 2 } : { atHome: 8, online: 4, onSite: 8 }
  const key = offer.service.mode === 'atHome' && walksBadly ? 'modeAtHomeFits' : `mode.${offer.service.mode}`
  return [points[offer.service.mode], { key, params: {} }]
}

const verified = (offer: ServiceOffer): Judged => [
  5,
  { key: 'verified', params: { on: offer.verifiedOn ?? '', ownership: offer.ownership } },
]

function satisfaction(offer: ServiceOffer): Judged {
  const share = satisfactionShare(offer.satisfaction)
  const { count, satisfied } = offer.satisfaction
  return share === undefined
    ? [7.5, { key: 'satisfactionFew', params: { count } }]
    : [15 * share, { key: 'satisfaction', params: { count, satisfied } }]
}

/** Prices compare only for the same service in the same unit: one visit is not cheaper than a month. */
const priceKind = ({ service }: ServiceOffer): string => `${service.code}\n${service.unit}`

function cheapestByKind(shown: readonly Located[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (const { offer } of shown) {
    least.set(priceKind(offer), Math.min(least.get(priceKind(offer)) ?? Infinity, offer.service.priceFen))
  }
  return least
}

/** By code unit, not by locale: the same everywhere. */
function compareOffers(a: ServiceOffer, b: ServiceOffer): number {
  const key = (offer: ServiceOffer) =>
    `${offer.organizationName}\n${offer.service.name}\n${offer.organization}\n${offer.service.id}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

/**
 * The first few, in the order of `recommended`: one for each need from the strongest down, then the best of the rest, at most
 * two for one need.
 * @param needs what `recommended` was found for
 */
export function shortList(
  recommended: readonly Match[],
  needs: readonly { readonly dimension: NeedDimension; readonly degree: Degree }[],
  length = 6,
): readonly Match[] {
  const chosen = new Set<Match>()
  const strongestFirst = needs.filter((one) => one.degree >= matchedFrom).toSorted((a, b) => b.degree - a.degree)
  for (const { dimension } of strongestFirst) {
    const best =
      recommended.find((match) => match.dimension === dimension) ??
      recommended.find((match) => match.offer.service.needs.includes(dimension))
    if (best !== undefined && chosen.size < length) chosen.add(best)
  }
  for (const match of recommended) {
    const count = [...chosen].filter((one) => one.dimension === match.dimension).length
    if (chosen.size < length && count < mostForOneNeed) chosen.add(match)
  }
  return recommended.filter((match) => chosen.has(match))
}
