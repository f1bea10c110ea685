/** The services there are, for whoever stands at the machine without a card: first which kind, then to read only. */
import './elder-fits.css'
import { ArrowLeft, ArrowRight, HandHeart } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NeedDimension, needDimensions } from '../../../src-domain/needs/dimensions.ts'
import { offerKey } from '../../../src-domain/recommendation/recommend-services.ts'
import type { ServiceOffer } from '../../../src-domain/recommendation/service-offer.ts'
import { offersForAnybody } from '../../../src-domain/recommendation/shown-to-elder.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useServiceLists } from '../../search/catalog-provider.tsx'
import { BigButton } from '../../ui/button.tsx'
import { BarButton, ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useOfferLines } from './service-fits.tsx'

const atOnce = 3

export function WhatThereIs({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('elderFits')
  const lists = useServiceLists()
  const [kind, setKind] = useState<NeedDimension>()
  const offers = lists && offersForAnybody(lists.offered())
  const isFor = (wanted: NeedDimension) => (offer: ServiceOffer) => offer.service.needs.includes(wanted)
  if (kind !== undefined && offers !== undefined) {
    return <OfKind kind={kind} offers={offers.filter(isFor(kind))} onBack={() => setKind(undefined)} />
  }
  return (
    <ElderPage title={t('there.title')} subtitle={t('there.note')} onBack={onBack}>
      {offers === undefined && <Skeleton rows={4} />}
      {offers?.length === 0 && <EmptyState icon={HandHeart} title={t('there.none')} text={t('service.noneText')} />}
      <ul className="there-kinds">
        {needDimensions
          .filter((wanted) => offers?.some(isFor(wanted)))
          .map((wanted) => (
            <li key={wanted}>
              <BigButton wide onPress={() => setKind(wanted)}>
                {t(`there.kind.${wanted}`)}
              </BigButton>
            </li>
          ))}
      </ul>
    </ElderPage>
  )
}

function OfKind({
  kind,
  offers,
  onBack,
}: {
  readonly kind: NeedDimension
  readonly offers: readonly ServiceOffer[]
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderFits')
  const words = useServiceWords()
  const lines = useOfferLines()
  const [page, setPage] = useState(0)
  const pages = Math.ceil(offers.length / atOnce)
  return (
    <ElderPage
      title={t(`there.kind.${kind}`)}
      subtitle={pages > 1 ? t('there.page', { page: String(page + 1), count: pages }) : undefined}
      step={String(page)}
      onBack={onBack}
      actions={
        pages > 1 && (
          <>
            {page > 0 && (
              <BarButton icon={<ArrowLeft aria-hidden />} onPress={() => setPage(page - 1)}>
                {t('there.previous')}
              </BarButton>
            )}
            {page < pages - 1 && (
              <BarButton icon={<ArrowRight aria-hidden />} onPress={() => setPage(page + 1)}>
                {t('there.next')}
              </BarButton>
            )}
          </>
        )
      }
    >
      <ul className="there-rows">
        {offers.slice(page * atOnce, (page + 1) * atOnce).map((offer) => (
          <li key={offerKey(offer)} className="fitting">
            <h2>{words.service(offer.service.name)}</h2>
            {lines(offer, undefined, false).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ul>
    </ElderPage>
  )
}
