/** The illnesses this elder is noted with, three at a time; each leads to what to do and what not to do. */
import { HeartPulse } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isNamedPlainly, type IllnessAdvice } from '../../../src-domain/articles/illness-advice.ts'
import { isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { pageOf } from '../../ui/pages.ts'
import { useIllnessName } from './use-illness-name.ts'

export function IllnessList({
  illnesses,
  page,
  onPage,
  onOpen,
  onBack,
}: {
  readonly illnesses: readonly IllnessAdvice[]
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (code: number) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const nameOf = useIllnessName()
  // An illness that is not named and of which nothing is written is spoken of by the last sentence alone.
  const named = illnesses.filter(({ code, leading }) => leading !== undefined || isNamedPlainly(code))
  const at = pageOf(named, page)
  return (
    <ElderPage
      title={t('illness.title')}
      subtitle={useTurned(at.page, at.count)}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={onPage} />}
    >
      {named.length === 0 && <EmptyState title={t('illness.none')} text={t('illness.noneText')} />}
      <ul className="learn-rows">
        {at.shown.map(({ code, leading }) => {
          const name = nameOf(code, leading)
          return (
            <li key={code}>
              {leading === undefined ? (
                <div className="learn-row is-still">
                  <HeartPulse aria-hidden className="learn-row-picture" />
                  <span className="learn-row-words" data-block>
                    <b lang={name.lang}>{name.words}</b>
                    <span data-block>{t('illness.missing')}</span>
                  </span>
                </div>
              ) : (
                <button type="button" className="learn-row" onClick={() => onOpen(code)}>
                  <HeartPulse aria-hidden className="learn-row-picture" />
                  <span className="learn-row-words" data-block>
                    <b lang={name.lang}>{name.words}</b>
                    <span data-block>{t('illness.line')}</span>
                    {!isReviewed(leading.body) && (
                      <span className="learn-row-marks" data-block>
                        <Chip tone="stone">{t('article.notReviewed')}</Chip>
                      </span>
                    )}
                  </span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {named.length > 0 && <p className="learn-note">{t('illness.others')}</p>}
    </ElderPage>
  )
}
