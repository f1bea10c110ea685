/** A sealed kiosk: public words, calling staff, and the door for those who open the day. Nothing about anybody. */
import './sealed-screen.css'
import { BookOpen, KeyRound, Leaf, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'

export function SealedScreen({
  onLearn,
  onOpenDay,
}: {
  /** The library that anybody may read; undefined where nothing may be shown yet. */
  readonly onLearn: (() => void) | undefined
  readonly onOpenDay: () => void
}) {
  const { t } = useTranslation('sealed')
  const { stationName, stationPhone } = useKiosk()
  return (
    <ElderPage title={t('title')} {...(stationName === '' ? {} : { subtitle: t('station', { station: stationName }) })}>
      <div className="sealed">
        <span className="sealed-mark" aria-hidden>
          <Leaf />
        </span>
        <p className="sealed-words">{t('text')}</p>
        <p>{t('urgent')}</p>
        {stationPhone !== '' && (
          <p className="sealed-phone">
            <Phone aria-hidden />
            {t('phone', { phone: stationPhone })}
          </p>
        )}
        {onLearn !== undefined && (
          <BigButton kind="primary" icon={BookOpen} onPress={onLearn}>
            {t('learn')}
          </BigButton>
        )}
        <span data-silent>
          <BigButton icon={KeyRound} onPress={onOpenDay}>
            {t('open')}
          </BigButton>
        </span>
      </div>
    </ElderPage>
  )
}
