/** One service of one institution, as matching and the directory look at it: flat, with what today says about its papers. */
import type { Organization, OfferedService, Satisfaction } from '../organizations/organization.ts'
import { whyNotVerified } from '../organizations/organization-rules.ts'
import type { CalendarDate } from '../shared/instant.ts'
import type { Place } from '../shared/place.ts'
import type { Refusal } from '../shared/result.ts'

export type ServiceOffer = {
  /** Id of the organization document. */
  readonly organization: string
  readonly organizationName: string
  readonly ownership: 'public' | 'private'
  readonly phone: string
  readonly address: string
  readonly place: Place | undefined
  readonly service: OfferedService
  readonly satisfaction: Satisfaction
  readonly verifiedOn: CalendarDate | undefined
  /** Empty when it may be recommended today. */
  readonly whyNot: readonly Refusal[]
}

export const offersOf = (organizations: readonly Organization[], today: CalendarDate): readonly ServiceOffer[] =>
  organizations.flatMap(({ id, body }) => {
    const whyNot = whyNotVerified(body, today)
    return body.services.map((service) => ({
      organization: id,
      organizationName: body.name,
      ownership: body.ownership,
      phone: body.phone,
      address: body.address,
      place: body.place,
      service,
      satisfaction: body.satisfaction,
      verifiedOn: body.verification.verifiedAt,
      whyNot,
    }))
  })
