/** Shown as it will be printed; that it was printed is written into the record of everybody on it before the printer is asked. */
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import type { ArchivePart } from './use-archive-save.ts'

export function PrintDialog({
  title,
  elders,
  part,
  onClose,
  children,
}: {
  readonly title: string
  /** Whose records stand on the paper. */
  readonly elders: readonly string[]
  readonly part: ArchivePart
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const { stationName } = useKiosk()
  const format = useFormat()
  const today = useToday()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const print = async (): Promise<void> => {
    const entries = elders.map((id) => recordAudit({ action: 'print', subject: id, parts: [part] }, act(), id))
    if (await save(entries as readonly unknown[] as readonly Document[])) void host.print()
  }
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} busy={busy} takesFocus onPress={() => void print()}>
          {ui('print')}
        </Button>
      }
    >
      <section aria-label={title}>{children}</section>
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
      <PrintSheet title={title} station={stationName} isPersonal date={format.date(today, '')}>
        {children}
      </PrintSheet>
    </Dialog>
  )
}
