/** Right after a measurement was saved: what it asks for, and the second or third one where the rules want it. */
import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../../../src-domain/archive/reading.ts'
import { alertsOf, sittingWith } from '../../../src-domain/archive/reading-alerts.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { datedReading } from '../../../src-domain/needs/need-facts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AlertList } from './alert-list.tsx'
import { useArchiveFacts } from './use-archive-facts.ts'

export function ToldDialog({
  elder,
  readings,
  onAgain,
  onClose,
}: {
  readonly elder: Elder
  readonly readings: readonly Reading[]
  readonly onAgain: (reading: Reading) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const { t: ui } = useTranslation('ui')
  const facts = useArchiveFacts(elder, readings)
  if (facts === undefined) return null
  // What was measured on an earlier day is told among the others and asks for nothing now.
  const taken = readings.filter((reading) => datedReading(reading).on === facts.today)
  const judged = taken.map((reading) => ({ reading, alerts: alertsOf(datedReading(reading), facts) }))
  const again = judged.find(({ alerts }) => alerts.some(({ urgency }) => urgency === 'again'))?.reading
  const pressure = taken.find(({ body }) => body.type === 'bloodPressure')
  const sitting = pressure === undefined ? undefined : sittingWith(datedReading(pressure), facts)
  const alerts = judged.flatMap((one) => one.alerts)
  const isRepeated = sitting !== undefined && sitting.readings.length > 1
  if (alerts.length === 0 && !isRepeated) return null
  return (
    <Dialog
      title={t('alert.dialogTitle')}
      wide
      onClose={onClose}
      actions={
        <>
          <Button takesFocus={again === undefined} onPress={onClose}>
            {again === undefined ? ui('close') : t('alert.later')}
          </Button>
          {again !== undefined && (
            <Button kind="primary" icon={RotateCcw} takesFocus onPress={() => onAgain(again)}>
              {t('alert.again')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <AlertList alerts={alerts} urgent />
        {isRepeated && (
          <p>
            {t('alert.mean', {
              count: sitting.readings.length,
              value: `${sitting.mean.systolic} / ${sitting.mean.diastolic}`,
            })}
          </p>
        )}
      </div>
    </Dialog>
  )
}
