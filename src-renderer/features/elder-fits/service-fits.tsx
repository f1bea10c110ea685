/** Services that may suit the elder, one a screen. */
import { Building2, House, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Match, offerKey } from '../../../src-domain/recommendation/recommend-services.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import { type FittingThing, OneByOne } from './one-by-one.tsx'
import { useFitWhy } from './use-fit-why.ts'

const pictures = { atHome: House, onSite: Building2, online: Phone } as const

export function ServiceFits({
  elder,
  matches,
  onBack,
}: {
  readonly elder: string
  readonly matches: readonly Match[] | undefined
  readonly onBack: () => void
}) {
  const thing = useServiceThing()
  return <OneByOne elder={elder} about="service" things={matches?.map(thing)} onBack={onBack} />
}

function useServiceThing(): (match: Match) => FittingThing {
  const { t } = useTranslation('elderFits')
  const format = useFormat()
  const today = useToday()
  const words = useServiceWords()
  const why = useFitWhy()
  return (match) => {
    const { offer, metres, parts, warnings } = match
    const { service, organizationName } = offer
    const { priceFen, unit, priceDate } = service
    const on = format.date(priceDate > today ? today : priceDate, today)
    const isFromStation = parts.some(({ reason }) => reason?.key === 'distanceFromStation')
    const far =
      service.mode !== 'onSite' || metres === undefined
        ? ''
        : t(isFromStation ? 'farFromStation' : 'far', { km: (Math.max(100, metres) / 1_000).toFixed(1) })
    return {
      about: 'service',
      item: offerKey(offer),
      like: service.code,
      name: `${service.name} · ${organizationName}`,
      icon: pictures[service.mode],
      title: words.service(service.name),
      why: why(parts),
      lines: [
        t(`mode.${service.mode}`, { organization: organizationName, far }),
        priceFen === 0 ? t('free', { on }) : t('price', { price: format.money(priceFen), unit: words.unit(unit), on }),
      ],
      warnings,
    }
  }
}
