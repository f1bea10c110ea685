/** The services there are, for whoever stands at the machine without a card: to read only. */
import './elder-fits.css'
import { ChevronLeft, ChevronRight, HandHeart } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offerKey } from '../../../src-domain/recommendation/recommend-services.ts'
import { offersForAnybody } from '../../../src-domain/recommendation/shown-to-elder.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useServiceLists } from '../../search/catalog-provider.tsx'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useOfferLines } from './service-fits.tsx'

const atOnce = 3

export function WhatThereIs({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('elderFits')
  const words = useServiceWords()
  const lines = useOfferLines()
  const lists = useServiceLists()
  const [page, setPage] = useState(0)
  const offers = lists && offersForAnybody(lists.offered())
  const pages = Math.max(1, Math.ceil((offers?.length ?? 0) / atOnce))
  return (
    <ElderPage title={t('there.title')} subtitle={t('there.note')} step={String(page)} onBack={onBack}>
      {offers === undefined && <Skeleton rows={4} />}
      {offers?.length === 0 && <EmptyState icon={HandHeart} title={t('there.none')} text={t('service.noneText')} />}
      <ul className="there-rows">
        {offers?.slice(page * atOnce, (page + 1) * atOnce).map((offer) => (
          <li key={offerKey(offer)} className="fitting">
            <h2>{words.service(offer.service.name)}</h2>
            {lines(offer, undefined, false).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className="there-pages fitting-more">
          <BigButton icon={ChevronLeft} disabled={page === 0} onPress={() => setPage(page - 1)}>
            {t('before')}
          </BigButton>
          <p>{t('there.page', { page: String(page + 1), count: pages })}</p>
          <BigButton icon={ChevronRight} disabled={page === pages - 1} onPress={() => setPage(page + 1)}>
            {t('next')}
          </BigButton>
        </div>
      )}
    </ElderPage>
  )
}
