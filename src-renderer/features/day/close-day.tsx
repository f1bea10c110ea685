/** End of the day: asked once, logged, then the host forgets the key. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { usePerson, useSessionCommands } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'

export function CloseDayDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('day')
  const replica = useReplica()
  const act = useAct()
  const { staff } = usePerson()
  const { closeDay } = useSessionCommands()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const close = async () => {
    setBusy(true)
    setFailed(false)
    try {
      await replica.save([recordAudit({ action: 'closeDay', subject: staff }, act())])
      await closeDay()
    } catch (error) {
      console.error('the day was not closed', error)
      setFailed(true)
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={t('closeTitle')}
      confirm={t('close')}
      busy={busy}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      <p>{t('closeText')}</p>
      {hasFailed && <Notice tone="red" urgent title={refusalText({ code: 'host.noAnswer' })} />}
    </ConfirmDialog>
  )
}
