/** Services that may suit the elder, one a screen. */
import { Building2, House, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Match, offerKey } from '../../../src-domain/recommendation/recommend-services.ts'
import type { ServiceOffer } from '../../../src-domain/recommendation/service-offer.ts'
import { daysBetween } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import { type FittingThing, OneByOne, type OneByOneProps } from './one-by-one.tsx'
import { useFitWhy } from './use-fit-why.ts'

const pictures = { atHome: House, onSite: Building2, online: Phone } as const

export function ServiceFits({
  elder,
  matches,
  isBusy,
  onWant,
  onBack,
  ...around
}: {
  readonly elder: string
  readonly matches: readonly Match[] | undefined
  readonly isBusy?: boolean
  readonly onWant?: (match: Match) => void
  readonly onBack: () => void
} & Pick<OneByOneProps, 'said' | 'more' | 'note'>) {
  const thing = useServiceThing()
  return (
    <OneByOne
      elder={elder}
      about="service"
      things={matches?.map(thing)}
      isBusy={isBusy}
      onWant={
        onWant &&
        (({ item }) => {
          const match = matches?.find(({ offer }) => offerKey(offer) === item)
          if (match !== undefined) onWant(match)
        })
      }
      onBack={onBack}
      {...around}
    />
  )
}

function useServiceThing(): (match: Match) => FittingThing {
  const lines = useOfferLines()
  const words = useServiceWords()
  const why = useFitWhy()
  return ({ offer, metres, parts, warnings }) => {
    const { service, organizationName } = offer
    const isFromStation = parts.some(({ reason }) => reason?.key === 'distanceFromStation')
    return {
      about: 'service',
      item: offerKey(offer),
      like: service.code,
      name: `${service.name} · ${organizationName}`,
      icon: pictures[service.mode],
      title: words.service(service.name),
      why: why(parts),
      lines: lines(offer, metres, isFromStation),
      warnings,
    }
  }
}

/** Where it is done and what it costs, with the day of the price; of one that nobody looked at for half a year, that too. */
export function useOfferLines() {
  const { t } = useTranslation('elderFits')
  const format = useFormat()
  const today = useToday()
  const words = useServiceWords()
  return (
    { service, organizationName }: ServiceOffer,
    metres: number | undefined,
    isFromStation: boolean,
  ): readonly string[] => {
    const { priceFen, unit, priceDate } = service
    const on = format.date(priceDate > today ? today : priceDate, today)
    const far =
      service.mode !== 'onSite' || metres === undefined
        ? ''
        : t(isFromStation ? 'farFromStation' : 'far', { km: (Math.max(100, metres) / 1_000).toFixed(1) })
    return [
      t(`mode.${service.mode}`, { organization: organizationName, far }),
      priceFen === 0 ? t('free', { on }) : t('price', { price: format.money(priceFen), unit: words.unit(unit), on }),
      ...(daysBetween(priceDate, today) > oldPriceDays ? [t('priceOld')] : []),
    ]
  }
}

/** As on the staff's face, where it is said from six months on. */
const oldPriceDays = 180
