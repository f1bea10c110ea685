/** Services that fit this elder's needs, from the directory as it stands on this kiosk. */
import { useMemo } from 'react'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type Matches, matchServices } from '../../../src-domain/matching/match-services.ts'
import { offersOf } from '../../../src-domain/matching/service-offer.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import { isService } from '../../../src-domain/services/service.ts'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import type { NeedPicture } from './use-needs.ts'

export type MatchPicture = { readonly matches: Matches; readonly requests: readonly ServiceRequest[] }

export function useMatches(elder: Elder, picture: NeedPicture | undefined): MatchPicture | undefined {
  const directory = useDocuments({ collection: 'organizations', kind: 'organization' })
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const today = useToday()
  return useMemo(() => {
    if (directory === undefined || services === undefined || picture === undefined) return undefined
    const { place, village, address } = elder.body
    const home = {
      place: place === undefined ? undefined : { lat: place.latitude, lng: place.longitude },
      village,
      address,
    }
    return {
      matches: matchServices(picture.needs, home, offersOf(directory.filter(isOrganization), today), today),
      requests: services.filter(isService),
    }
  }, [elder, directory, services, picture, today])
}
