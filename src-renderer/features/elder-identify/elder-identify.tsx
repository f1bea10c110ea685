/** An elder says who they are with their card; nobody types numbers or passwords here (design.md §5). */
import './elder-identify.css'
import { CircleHelp, HandHelping, ScanLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useCardScan } from './use-card-scan.ts'

/** The elder whose card it is; archived records answer to no card. */
export function useFindByCard(): (code: string) => Promise<string | undefined> {
  const replica = useReplica()
  return async (code) => {
    const elders = await replica.find({ collection: 'elders', kind: 'elder' })
    return elders.find((one) => isElder(one) && one.body.cardCode === code && one.body.archived === undefined)?.id
  }
}

export function ElderIdentify({
  onIdentified,
  onBack,
}: {
  readonly onIdentified: (elder: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderIdentify')
  const find = useFindByCard()
  const [state, setState] = useState<'waiting' | 'reading' | 'unknown'>('waiting')
  useCardScan((code) => {
    if (code === undefined) {
      setState('unknown')
      return
    }
    setState('reading')
    find(code).then(
      (elder) => {
        if (elder === undefined) setState('unknown')
        else onIdentified(elder)
      },
      () => setState('unknown'),
    )
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
