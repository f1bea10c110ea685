/**
 * Services, goods and articles that fit one elder: the few that are shown first, from the catalogs as they stand on this kiosk
 * (search/catalog.ts); the rest, and what is not recommended and why, when somebody wants to see it.
 */
import { useMemo } from 'react'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import type { Lists } from '../../../src-domain/recommendation/catalog-lists.ts'
import { type ElderProfile, profileOf } from '../../../src-domain/recommendation/elder-profile.ts'
import type { ArticleFit, ArticleFits } from '../../../src-domain/recommendation/recommend-articles.ts'
import type { ProductFit, ProductFits } from '../../../src-domain/recommendation/recommend-products.ts'
import type { Match, Matches } from '../../../src-domain/recommendation/recommend-services.ts'
import { similarAnswers } from '../../../src-domain/recommendation/similar-elders.ts'
import { isService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useArticleLists, useProductLists, useServiceLists } from '../../search/catalog-provider.tsx'
import { useEldersByName } from '../../search/use-elder-search.ts'
import { type NeedPicture, useNeeds } from './use-needs.ts'

/** Undefined while loading. */
function useProfile(elder: Elder, picture: NeedPicture | undefined): ElderProfile | undefined {
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const settings = useStationSettings()
  return useMemo(
    () =>
      records === undefined || services === undefined || settings === undefined || picture === undefined
        ? undefined
        : profileOf(elder, picture.facts, picture.needs, [...records, ...services], settings.body.stationPlace),
    [elder, records, services, settings, picture],
  )
}

export type Found<Fit, Fits> = {
  readonly profile: ElderProfile
  readonly short: readonly Fit[]
  /** Judges the whole catalog. */
  readonly whole: () => Fits
}

export function useServiceFits(
  elder: Elder,
): (Found<Match, Matches> & { readonly requests: readonly ServiceRequest[] }) | undefined {
  const profile = useProfile(elder, useNeeds(elder))
  const lists = useServiceLists()
  const services = useDocuments({ collection: 'services' })
  const everybody = useEldersByName()
  const similar = useMemo(() => {
    const open = new Set(everybody?.filter(isRecordOpen).map(({ id }) => id))
    return services && similarAnswers(services, (one) => open.has(one))
  }, [everybody, services])
  return useMemo(() => {
    if (lists === undefined || similar === undefined || services === undefined || profile === undefined)
      return undefined
    return {
      profile,
      short: lists.short(profile, similar),
      whole: () => lists.whole(profile, similar),
      requests: services.filter(isService).filter((request) => request.elder === elder.id),
    }
  }, [elder, lists, similar, services, profile])
}

export const useProductFits = (elder: Elder): Found<ProductFit, ProductFits> | undefined =>
  useFound(useProfile(elder, useNeeds(elder)), useProductLists())

export const useArticleFits = (elder: Elder): Found<ArticleFit, ArticleFits> | undefined =>
  useFound(useProfile(elder, useNeeds(elder)), useArticleLists())

/** For whoever looks after this elder. */
export function useCarersFits(
  profile: ElderProfile | undefined,
  by: 'staff' | 'kiosk',
): readonly ArticleFit[] | undefined {
  const lists = useArticleLists()
  return useMemo(() => (profile === undefined ? undefined : lists?.forCarers(profile, by)), [lists, profile, by])
}

function useFound<Fit, Fits>(
  profile: ElderProfile | undefined,
  lists: Lists<Fit, Fits> | undefined,
): Found<Fit, Fits> | undefined {
  return useMemo(
    () =>
      lists === undefined || profile === undefined
        ? undefined
        : { profile, short: lists.short(profile), whole: () => lists.whole(profile) },
    [lists, profile],
  )
}
