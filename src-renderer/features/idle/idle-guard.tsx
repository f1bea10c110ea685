/** Asks "are you still here" in large letters before anything is put away; leaves nothing behind when nobody answers. */
import './idle.css'
import { Hand, Lock, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BigButton, Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { elderLimits, staffLimits } from './idle-clock.ts'
import { useIdle } from './use-idle.ts'

export function IdleGuard({ face, onOver }: { readonly face: 'elder' | 'staff'; readonly onOver: () => void }) {
  const { t } = useTranslation('idle')
  const isElder = face === 'elder'
  const { state, here } = useIdle(isElder ? elderLimits : staffLimits, onOver)
  if (state.phase !== 'warning') return null
  const count = state.secondsLeft
  return isElder ? (
    <Dialog title={t('title')}>
      <div className="idle-count">
        <b aria-hidden>{count}</b>
        <p>{t('text', { count })}</p>
      </div>
      <div className="idle-answers">
        <BigButton kind="primary" icon={Hand} takesFocus wide onPress={here}>
          {t('here')}
        </BigButton>
        <BigButton icon={LogOut} onPress={onOver}>
          {t('done')}
        </BigButton>
      </div>
    </Dialog>
  ) : (
    <Dialog
      title={t('staffTitle')}
      onClose={here}
      actions={
        <>
          <Button icon={Lock} onPress={onOver}>
            {t('lockNow')}
          </Button>
          <Button kind="primary" icon={Hand} takesFocus onPress={here}>
            {t('here')}
          </Button>
        </>
      }
    >
      <p>{t('staffText', { count })}</p>
    </Dialog>
  )
}
