/**
 * What of the recommendations stands before an elder alone (design.md §6): nothing of the last days, of dementia or the mind, and no
 * care supplies, which somebody else may read over a shoulder; staff speak of those. What is on its way is not offered again.
 */
import { isShownToElder } from '../needs/needs.ts'
import type { ServiceRequest } from '../services/service.ts'
import { isRunning, serviceState } from '../services/service-rules.ts'
import { itemKey } from './not-for-me.ts'
import type { ProductFit } from './recommend-products.ts'
import type { ServiceOffer } from './service-offer.ts'
import { type Match, offerKey } from './recommend-services.ts'

const spokenOfByPeople = /失智|痴呆|认知|精神|抑郁|失能|安宁|临终|哀伤/

export function servicesForElder(
  matches: readonly Match[],
  requests: readonly ServiceRequest[] = [],
): readonly Match[] {
  const under = new Set(
    requests
      .filter((request) => isRunning(serviceState(request).state))
      .map(({ body }) => itemKey(body.organization, body.service)),
  )
  return matches.filter(
    ({ dimension, offer }) =>
      isShownToElder(dimension) && !spokenOfByPeople.test(offer.service.name) && !under.has(offerKey(offer)),
  )
}

/** What there is, for whoever stands at the machine. */
export const offersForAnybody = (offers: readonly ServiceOffer[]): readonly ServiceOffer[] =>
  offers.filter(
    ({ whyNot, service }) =>
      whyNot.length === 0 && service.needs.every(isShownToElder) && !spokenOfByPeople.test(service.name),
  )

export const productsForElder = (fits: readonly ProductFit[]): readonly ProductFit[] =>
  fits.filter(
    ({ dimension, item: { product } }) =>
      (dimension === undefined || isShownToElder(dimension)) &&
      product.body.category !== 'careSupplies' &&
      !spokenOfByPeople.test(product.body.name),
  )
