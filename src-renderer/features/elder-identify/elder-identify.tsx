/** An elder says who they are with their card; nobody types numbers or passwords here (design.md §5). */
import './elder-identify.css'
import { CircleHelp, HandHelping, ScanLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { useElderOfCard } from '../../search/use-elder-of-card.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Notice } from '../../ui/chip.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { Skeleton } from '../../ui/states.tsx'

export function ElderIdentify({
  onIdentified,
  onBack,
}: {
  readonly onIdentified: (elder: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderIdentify')
  const elderOfCard = useElderOfCard()
  const [state, setState] = useState<'waiting' | 'reading' | 'unknown'>('waiting')
  useScanner((scanned) => {
    const code = readCardText(scanned)
    if (code === undefined) {
      setState('unknown')
      return true
    }
    setState('reading')
    elderOfCard(code).then(
      (elder) => {
        if (elder === undefined || elder.body.archived !== undefined) setState('unknown')
        else onIdentified(elder.id)
      },
      () => setState('unknown'),
    )
    return true
  })
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="identify">
        <section className="identify-card">
          <span className="identify-mark" aria-hidden>
            <ScanLine />
          </span>
          <p className="identify-words">{t('card')}</p>
          {state === 'reading' && (
            <>
              <output>{t('reading')}</output>
              <Skeleton rows={1} />
            </>
          )}
          {state === 'unknown' && (
            <Notice tone="gold" title={t('unknown')} urgent>
              {t('unknownText')}
            </Notice>
          )}
        </section>
        <section className="identify-card is-help">
          <span className="identify-mark" aria-hidden>
            {state === 'unknown' ? <CircleHelp /> : <HandHelping />}
          </span>
          <h2>{t('noCard')}</h2>
          <p>{t('noCardText')}</p>
        </section>
      </div>
    </ElderPage>
  )
}
