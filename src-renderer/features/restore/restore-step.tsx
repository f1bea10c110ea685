/** The step of a first run that sets a machine up from a backup: which one, and what will happen. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../i18n/format.ts'
import { BackupPreview, ChooseBackup, type ChosenBackup, timeOf } from './choose-backup.tsx'

export function RestoreStep({
  onBack,
  onNext,
}: {
  readonly onBack: () => void
  readonly onNext: (chosen: ChosenBackup) => void
}) {
  const { t } = useTranslation('restore')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [chosen, setChosen] = useState<ChosenBackup | undefined>()
  return (
    <>
      <h2>{t('setUpTitle')}</h2>
      <ChooseBackup needsCode onChosen={setChosen} />
      {chosen !== undefined && (
        <BackupPreview
          preview={chosen.preview}
          next={
            <>
              <p>{t(chosen.preview.link === 'alone' ? 'willAlone' : 'willServer')}</p>
              {chosen.preview.link === 'alone' && (
                <p>{t('willReturn', { until: timeOf(chosen.preview.erasedSince.until, format) })}</p>
              )}
              <p>{t('willPins')}</p>
            </>
          }
        />
      )}
      <div className="setup-actions">
        <Button onPress={onBack}>{ui('back')}</Button>
        <Button kind="primary" disabled={chosen === undefined} onPress={() => chosen !== undefined && onNext(chosen)}>
          {t('next')}
        </Button>
      </div>
    </>
  )
}
