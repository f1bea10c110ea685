/** Who runs this station, what it keeps about a person and who may look, how to take consent back and how to complain (mission E1). */
import './trust.css'
import { Building2, Eye, FileLock2, MessageSquareWarning, ShieldCheck, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'

export function TrustPage({ isOwn, onBack }: { readonly isOwn: boolean; readonly onBack: () => void }) {
  const { t } = useTranslation('trust')
  const format = useFormat()
  const { stationName, stationPhone } = useKiosk()
  const settings = useStationSettings()
  const said = (text: string | undefined): string => (text === undefined || text === '' ? t('notFilled') : text)
  return (
    <ElderPage title={t('title')} subtitle={t('note')} onBack={onBack}>
      {settings === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <div className="trust">
          <Part icon={Building2} title={t('who.title')}>
            <p>{format.labelled(t('who.station'), said(stationName))}</p>
            <p>{format.labelled(t('who.runBy'), said(settings.body.runBy))}</p>
            <p>{format.labelled(t('who.registration'), said(settings.body.registration))}</p>
            <p>{format.labelled(t('who.hours'), said(settings.body.openingHours))}</p>
            <p>{format.labelled(t('who.phone'), said(stationPhone))}</p>
            <p>{t('who.free')}</p>
          </Part>
          <Part icon={FileLock2} title={t('kept.title')}>
            <p>{t('kept.what')}</p>
            <p>{t('kept.where')}</p>
            <p>{t('kept.nobody')}</p>
          </Part>
          <Part icon={Eye} title={t('look.title')}>
            <p>{t('look.who')}</p>
            <p>{t('look.never')}</p>
            <p>{t(isOwn ? 'look.own' : 'look.how')}</p>
          </Part>
          <Part icon={ShieldCheck} title={t('back.title')}>
            <p>{t(isOwn ? 'back.own' : 'back.how')}</p>
            <p>{t('back.after')}</p>
          </Part>
          <Part icon={MessageSquareWarning} title={t('complain.title')}>
            <p>{stationPhone === '' ? t('complain.here') : t('complain.hereOrRing', { phone: stationPhone })}</p>
            <p>{format.labelled(t('complain.other'), said(settings.body.complaintsTo))}</p>
            <p>{t('complain.lines')}</p>
          </Part>
        </div>
      )}
    </ElderPage>
  )
}

function Part({
  icon: Icon,
  title,
  children,
}: {
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className="trust-part">
      <h2>
        <Icon aria-hidden />
        {title}
      </h2>
      {children}
    </section>
  )
}
