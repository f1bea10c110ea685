/** Services, goods and articles that fit one elder, from the catalogs as they stand on this kiosk. */
import { useMemo } from 'react'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import { type ElderProfile, profileOf } from '../../../src-domain/recommendation/elder-profile.ts'
import {
  type ArticleFits,
  readingOf,
  recommendArticles,
} from '../../../src-domain/recommendation/recommend-articles.ts'
import {
  isProduct,
  type ProductFits,
  recommendProducts,
  shelfOf,
} from '../../../src-domain/recommendation/recommend-products.ts'
import { type Matches, recommendServices } from '../../../src-domain/recommendation/recommend-services.ts'
import { offersOf } from '../../../src-domain/recommendation/service-offer.ts'
import { similarAnswers } from '../../../src-domain/recommendation/similar-elders.ts'
import { isService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { type NeedPicture, useNeeds } from './use-needs.ts'

/** Undefined while loading. */
function useProfile(elder: Elder, picture: NeedPicture | undefined): ElderProfile | undefined {
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const services = useDocuments({ collection: 'services', elder: elder.id })
  return useMemo(
    () =>
      records === undefined || services === undefined || picture === undefined
        ? undefined
        : profileOf(elder, picture.facts, picture.needs, [...records, ...services]),
    [elder, records, services, picture],
  )
}

export type ServiceFits = {
  readonly profile: ElderProfile
  readonly matches: Matches
  readonly requests: readonly ServiceRequest[]
}

export function useServiceFits(elder: Elder): ServiceFits | undefined {
  const profile = useProfile(elder, useNeeds(elder))
  const directory = useDocuments({ collection: 'organizations', kind: 'organization' })
  const services = useDocuments({ collection: 'services' })
  const today = useToday()
  const offers = useMemo(() => directory && offersOf(directory.filter(isOrganization), today), [directory, today])
  const similar = useMemo(() => services && similarAnswers(services), [services])
  return useMemo(() => {
    if (offers === undefined || similar === undefined || services === undefined || profile === undefined)
      return undefined
    return {
      profile,
      matches: recommendServices(profile, offers, similar),
      requests: services.filter(isService).filter((request) => request.elder === elder.id),
    }
  }, [elder, offers, similar, services, profile])
}

/** No station sells over-the-counter medicine by itself (standards/08 §2 no. 2); nobody can switch it on yet. */
const shelfSettings = { otc: false }

export function useProductFits(
  elder: Elder,
): { readonly profile: ElderProfile; readonly fits: ProductFits } | undefined {
  const profile = useProfile(elder, useNeeds(elder))
  const directory = useDocuments({ collection: 'organizations', kind: 'organization' })
  const products = useDocuments({ collection: 'products', kind: 'product' })
  const today = useToday()
  const shelf = useMemo(
    () => directory && products && shelfOf(products.filter(isProduct), directory, shelfSettings, today),
    [directory, products, today],
  )
  return useMemo(
    () =>
      shelf === undefined || profile === undefined ? undefined : { profile, fits: recommendProducts(profile, shelf) },
    [shelf, profile],
  )
}

/** What nobody signed is shown with that word; no setting hides it yet. */
const hidesUnreviewed = false

export function useArticleFits(
  elder: Elder,
): { readonly profile: ElderProfile; readonly fits: ArticleFits } | undefined {
  const profile = useProfile(elder, useNeeds(elder))
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const today = useToday()
  const reading = useMemo(
    () => articles && recalls && readingOf(articles, { hidesUnreviewed, recalls }, today),
    [articles, recalls, today],
  )
  return useMemo(
    () =>
      reading === undefined || profile === undefined
        ? undefined
        : { profile, fits: recommendArticles(profile, reading) },
    [reading, profile],
  )
}
