/** End of the day: asked once, logged, then the host forgets the key. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { usePerson, useSessionCommands } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'

export function CloseDayDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('day')
  const replica = useReplica()
  const act = useAct()
  const { staff } = usePerson()
  const { closeDay } = useSessionCommands()
  const [busy, setBusy] = useState(false)
  const close = async () => {
    setBusy(true)
    await replica.save([recordAudit({ action: 'closeDay', subject: staff }, act())])
    await closeDay()
  }
  return (
    <ConfirmDialog
      title={t('closeTitle')}
      confirm={t('close')}
      busy={busy}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      {t('closeText')}
    </ConfirmDialog>
  )
}
