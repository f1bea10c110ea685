/** Before the station stands: opening, and not opened. */
import './start-screens.css'
import { Leaf, RefreshCw, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BigButton } from '../ui/button.tsx'

export function OpeningScreen() {
  const { t } = useTranslation('app')
  return (
    <main className="start-screen is-opening">
      <Leaf aria-hidden />
      <h1>{t('brand')}</h1>
      <output>{t('start.opening')}</output>
    </main>
  )
}

export function FailedScreen({ message }: { readonly message: string }) {
  const { t } = useTranslation('app')
  return (
    <main className="start-screen" role="alert">
      <TriangleAlert aria-hidden />
      <h1>{t('start.failedTitle')}</h1>
      <p>{t('start.failedSafe')}</p>
      <p>{t('start.failedDo')}</p>
      <div className="row">
        <BigButton icon={RefreshCw} kind="primary" onPress={() => window.location.reload()}>
          {t('crash.reload')}
        </BigButton>
      </div>
      <p className="start-note">{message.slice(0, 200)}</p>
    </main>
  )
}
