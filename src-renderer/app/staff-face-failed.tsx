/** The staff's face did not come: tried again here, or with the whole page, as Chromium may keep a failed import failed. */
import './start-screens.css'
import { RefreshCw, RotateCcw, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IdleGuard } from '../features/idle/idle-guard.tsx'
import { useSessionCommands } from '../host/host-context.ts'
import { BigButton } from '../ui/button.tsx'
import { IdleHoldProvider } from '../ui/idle-hold.tsx'

export function StaffFaceFailed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation(['app', 'ui'])
  const { lock } = useSessionCommands()
  return (
    <IdleHoldProvider>
      <main className="start-screen">
        <TriangleAlert aria-hidden />
        <div className="start-words" role="alert">
          <h1>{t('staffFailed.title')}</h1>
          <p>{t('start.failedSafe')}</p>
          <p>{t('staffFailed.act')}</p>
        </div>
        <div className="row">
          <BigButton icon={RotateCcw} kind="primary" onPress={onAgain}>
            {t('ui:retry')}
          </BigButton>
          <BigButton icon={RefreshCw} onPress={() => window.location.reload()}>
            {t('crash.reload')}
          </BigButton>
        </div>
      </main>
      <IdleGuard face="staff" onOver={lock} />
    </IdleHoldProvider>
  )
}
