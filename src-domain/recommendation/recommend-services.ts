/**
 * From needs to services, explained: the order is the sum of visible parts (weights.ts), equal sums in the order of names;
 * nobody can pay for a place. Whoever is not verified today is never recommended, only named with the reason, and so is what
 * the elder said does not fit. Health data decides about services of care here; about goods see recommend-products.ts.
 */
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { satisfactionShare, servesArea } from '../organizations/organization-rules.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { distanceMetres } from '../shared/place.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ElderPlace, type ElderProfile, type NeedDegree, openNeeds, strongestOf } from './elder-profile.ts'
import { isServiceFor } from '../preferences/pastimes.ts'
import { harmOfCautions } from './harm.ts'
import { itemKey } from './not-for-me.ts'
import { type Factors, type Judged, nothing, type Part, partsOf, reason, scoreOf, tenthsOf } from './part.ts'
import type { ServiceOffer } from './service-offer.ts'
import type { Traits } from './short-list.ts'
import { nobodyAsked, type SimilarAnswers } from './similar-elders.ts'
import { isReachedBy, likedPastime } from './taste.ts'
import { farthestMetres, matchedFrom, tasteShares } from './weights.ts'

export type Match = {
  readonly offer: ServiceOffer
  /** The need it serves best. */
  readonly dimension: NeedDimension
  readonly degree: Degree
  readonly score: number
  /** In the order of the weights. */
  readonly parts: readonly Part[]
  readonly metres: number | undefined
  /** What to ask about before it is booked: sentences of the catalog. */
  readonly warnings: readonly string[]
}

export type NotShown = {
  readonly offer: ServiceOffer
  readonly why: readonly Refusal[]
}

export type Matches = { readonly recommended: readonly Match[]; readonly notShown: readonly NotShown[] }

export const offerKey = ({ organization, service }: ServiceOffer): string => itemKey(organization, service.id)

/** @param similar what other elders of the station answered after the same service for the same need */
export function recommendServices(
  profile: ElderProfile,
  offers: readonly ServiceOffer[],
  similar: SimilarAnswers = nobodyAsked,
): Matches {
  const { shown, notShown } = locate(profile, offers)
  const cheapest = cheapestByKind(shown)
  const recommended = shown.map((one) => matchOf(one, profile, cheapest, similar))
  return {
    recommended: recommended.toSorted((x, y) => y.score - x.score || compareOffers(x.offer, y.offer)),
    notShown: notShown.toSorted((x, y) => compareOffers(x.offer, y.offer)),
  }
}

export type Located = {
  readonly offer: ServiceOffer
  readonly metres: number | undefined
  readonly need: NeedDegree
  readonly warnings: readonly string[]
}

/** What a need leads to, apart by whether anything speaks against it. */
export function locate(
  { home, needs, refused, harm }: ElderProfile,
  offers: readonly ServiceOffer[],
): { readonly shown: readonly Located[]; readonly notShown: readonly NotShown[] } {
  const open = openNeeds(needs, matchedFrom)
  const shown: Located[] = []
  const notShown: NotShown[] = []
  for (const offer of offers) {
    const need = strongestOf(offer.service.needs, open)
    if (need === undefined) continue
    const metres =
      home.place === undefined || offer.place === undefined ? undefined : distanceMetres(home.place, offer.place)
    const { hides, warns } = harmOfCautions(offer.service.excludes ?? [], harm)
    const why = [
      ...(refused.isRefused(offerKey(offer)) ? [refusal('fit.notForMe')] : []),
      ...offer.whyNot,
      ...hides,
      ...outOfReach(offer, home, metres),
    ]
    if (why.length > 0) notShown.push({ offer, why })
    else shown.push({ offer, metres, need, warnings: warns })
  }
  return { shown, notShown }
}

export function matchOf(
  located: Located,
  profile: ElderProfile,
  cheapest: ReadonlyMap<string, number>,
  similar: SimilarAnswers,
): Match {
  const { offer, metres, need, warnings } = located
  const parts = partsOf('service', judgedOf(located, profile, cheapest, similar), meansOf(profile))
  return { offer, ...need, metres, parts, score: scoreOf(parts), warnings }
}

/** The score in whole tenths, where nobody asks why. */
export const tenthsOfService = (
  located: Located,
  profile: ElderProfile,
  cheapest: ReadonlyMap<string, number>,
  similar: SimilarAnswers,
): number => tenthsOf('service', judgedOf(located, profile, cheapest, similar), meansOf(profile))

const meansOf = ({ priceFactor }: ElderProfile): Factors => ({ price: priceFactor })

function judgedOf(
  { offer, metres, need }: Located,
  profile: ElderProfile,
  cheapest: ReadonlyMap<string, number>,
  similar: SimilarAnswers,
) {
  const walksBadly = (profile.needs.find(({ dimension }) => dimension === 'mobility')?.degree ?? 0) >= 2
  return {
    need: [need.degree / 4, reason('need', need)],
    distance: distance(offer, metres, profile.home),
    price: price(offer, cheapest.get(priceKind(offer)), profile.today),
    mode: mode(offer, walksBadly),
    verified: [1, reason('verified', { on: offer.verifiedOn ?? '', ownership: offer.ownership })],
    satisfaction: satisfaction(offer),
    similar: similarElders(offer, need.dimension, profile.elder, similar),
    taste: taste(offer, profile),
    novelty: profile.experience.has(offerKey(offer)) ? nothing : [1],
    refusedLike: profile.refused.likeness('service', offer.service.code),
  } as const satisfies Record<string, Judged>
}

/** A price from the future is a slip of the catalog and treated as of today. */
function price({ service }: ServiceOffer, least: number | undefined, today: CalendarDate): Judged {
  const { priceFen, unit, priceDate } = service
  const on = priceDate > today ? today : priceDate
  if (priceFen === 0) return [1, reason('free', { on })]
  const key = least === priceFen ? 'priceLowest' : 'price'
  return [least === undefined ? 0.4 : (0.8 * least) / priceFen, reason(key, { fen: priceFen, unit, on })]
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

function distance(offer: ServiceOffer, metres: number | undefined, { village, isStation = false }: ElderPlace): Judged {
  if (offer.service.mode === 'online') return [0.75, reason('online')]
  if (metres === undefined) {
    return village !== undefined && offer.address.includes(village)
      ? [0.75, reason('sameVillage', { village })]
      : [0.4, reason('distanceUnknown')]
  }
  const share = Math.min(1, Math.max(0, (10_000 - metres) / 9_000))
  const key = isStation ? 'distanceFromStation' : 'distance'
  return [share, reason(key, { metres: Math.round(metres / 100) * 100 })]
}

function mode(offer: ServiceOffer, walksBadly: boolean): Judged {
  const shares = walksBadly ? { atHome: 1, online: 0.6, onSite: 0.2 } : { atHome: 0.8, online: 0.4, onSite: 0.8 }
  const key = offer.service.mode === 'atHome' && walksBadly ? 'modeAtHomeFits' : `mode.${offer.service.mode}`
  return [shares[offer.service.mode], reason(key)]
}

function satisfaction({ satisfaction: answers }: ServiceOffer): Judged {
  const { count, satisfied } = answers
  const share = satisfactionShare(answers)
  return share === undefined
    ? [0.5, reason('satisfactionFew', { count })]
    : [share, reason('satisfaction', { count, satisfied })]
}

/** Silent, and neither good nor bad, until enough others answered. */
function similarElders(offer: ServiceOffer, dimension: NeedDimension, elder: string, similar: SimilarAnswers): Judged {
  const answers = similar(offerKey(offer), dimension, elder)
  return answers === undefined
    ? [0.5]
    : [answers.satisfied / answers.count, reason('similar', { ...answers, dimension })]
}

/** What the elder thought of it the last time says more than what the elder likes in general. */
function taste(offer: ServiceOffer, { experience, taste: likes }: ElderProfile): Judged {
  const answer = experience.get(offerKey(offer))
  if (answer === 'satisfied') return [1, reason('tasteSatisfied')]
  if (answer === 'unsatisfied') return [-1, reason('tasteUnsatisfied')]
  const { code, mode: way } = offer.service
  const pastime = likedPastime(likes, (one) => isServiceFor(code, one))
  if (pastime !== undefined) return [tasteShares.pastime, reason('tastePastime', { pastime })]
  if (likes.modes.has(way)) return [tasteShares.mode, reason(`tasteMode.${way}`)]
  return isReachedBy(likes, way) ? [tasteShares.reach, reason(`tasteReach.${way}`)] : nothing
}

/** Prices compare only for the same service in the same unit: one visit is not cheaper than a month. */
const priceKind = ({ service }: ServiceOffer): string => `${service.code}\n${service.unit}`

export function cheapestByKind(shown: readonly Located[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (const { offer } of shown) {
    least.set(priceKind(offer), Math.min(least.get(priceKind(offer)) ?? Infinity, offer.service.priceFen))
  }
  return least
}

/** By code unit, not by locale: the same everywhere. */
function compareOffers(a: ServiceOffer, b: ServiceOffer): number {
  return keyOfOffer(a) < keyOfOffer(b) ? -1 : keyOfOffer(a) > keyOfOffer(b) ? 1 : 0
}
export const keyOfOffer = (offer: ServiceOffer): string =>
  `${offer.organizationName}\n${offer.service.name}\n${offer.organization}\n${offer.service.id}`

/** For the short list: not two of one service, not two of one institution beside those its needs ask for. */
export const serviceTraits: Traits<Match> = {
  like: ({ offer }) => offer.service.code,
  from: ({ offer }) => offer.organization,
  serves: ({ offer }, dimension) => offer.service.needs.includes(dimension),
}
