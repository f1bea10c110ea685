/** Buying and orders are not built yet: the page says so, and what can be done today. Nothing is offered, nothing is asked for. */
import './trust.css'
import { BellRing, ShoppingBasket } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage, useElderFrame } from '../../ui/elder-page.tsx'

export function ShopPage({ more, onBack }: { readonly more?: ReactNode; readonly onBack: () => void }) {
  const { t } = useTranslation('trust')
  const { onCallStaff } = useElderFrame()
  return (
    <ElderPage title={t('shop.title')} onBack={onBack}>
      <div className="trust">
        <section className="trust-part">
          <h2>
            <ShoppingBasket aria-hidden />
            {t('shop.notYet')}
          </h2>
          <p>{t('shop.today')}</p>
          <p>{t('shop.warning')}</p>
          <BigButton icon={BellRing} onPress={onCallStaff}>
            {t('shop.call')}
          </BigButton>
        </section>
        {more}
      </div>
    </ElderPage>
  )
}
