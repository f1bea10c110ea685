/** A sealed kiosk: public words, calling staff, and the door for those who open the day. Nothing about anybody. */
import './sealed-screen.css'
import { KeyRound, Leaf, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'

export function SealedScreen({ onOpenDay }: { readonly onOpenDay: () => void }) {
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
        <span data-silent>
          <BigButton icon={KeyRound} onPress={onOpenDay}>
            {t('open')}
          </BigButton>
        </span>
      </div>
    </ElderPage>
  )
}
