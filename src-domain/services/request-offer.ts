/** From what fits to what is asked for: the offer as it stood then, for the need it serves. */
import type { Match } from '../recommendation/recommend-services.ts'
import type { ServiceBody } from './service.ts'

export type Wish = Pick<ServiceBody, 'askedBy' | 'wishedOn' | 'wishedTime' | 'note'>

export const bodyOfRequest = (
  { offer, dimension, degree }: Pick<Match, 'offer' | 'dimension' | 'degree'>,
  wish: Wish,
): ServiceBody => ({
  dimension,
  degree,
  organization: offer.organization,
  organizationName: offer.organizationName,
  organizationPhone: offer.phone,
  service: offer.service.id,
  serviceName: offer.service.name,
  mode: offer.service.mode,
  priceFen: offer.service.priceFen,
  unit: offer.service.unit,
  priceDate: offer.service.priceDate,
  ...wish,
})
