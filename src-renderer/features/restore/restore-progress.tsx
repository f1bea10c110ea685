/** Over everything while a backup is read in: how far it is, and a way to stop that loses nothing. */
import './restore.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** @param share from 0 to 1. */
export function RestoreProgress({
  title,
  share,
  onStop,
}: {
  readonly title: string
  readonly share: number
  readonly onStop: () => void
}) {
  const { t } = useTranslation('restore')
  const [isStopping, setStopping] = useState(false)
  const percent = Math.floor(share * 100)
  return (
    <Dialog
      title={title}
      actions={
        <Button
          disabled={isStopping}
          onPress={() => {
            setStopping(true)
            onStop()
          }}
        >
          {t(isStopping ? 'stopping' : 'stop')}
        </Button>
      }
    >
      <div className="stack">
        <progress className="restore-bar" aria-label={title} max={100} value={percent} />
        <output>{t('progress', { percent })}</output>
        <p>{t('progressText')}</p>
      </div>
    </Dialog>
  )
}
