/** The reminder to take home: large type, what, how and when exactly as it was recorded; nothing is added to it. */
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Medication } from '../../../src-domain/archive/medication.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
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

export function MedicineSheetDialog({
  elder,
  medicines,
  onClose,
}: {
  readonly elder: Elder
  readonly medicines: readonly Medication[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const { stationName } = useKiosk()
  const format = useFormat()
  const today = useToday()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const title = t('medicine.sheet.title', { name: elder.body.name })
  const print = async () => {
    const entry = recordAudit({ action: 'print', subject: elder.id, parts: ['medicines'] }, act(), elder.id)
    if (await save([entry as Document])) void host.print()
  }
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} busy={busy} onPress={() => void print()}>
          {ui('print')}
        </Button>
      }
    >
      <MedicineTable medicines={medicines} />
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
      <PrintSheet title={title} station={stationName} date={format.date(today, '')}>
        <MedicineTable medicines={medicines} />
      </PrintSheet>
    </Dialog>
  )
}

function MedicineTable({ medicines }: { readonly medicines: readonly Medication[] }) {
  const { t } = useTranslation('archive')
  return (
    <>
      <table className="medicine-sheet">
        <thead>
          <tr>
            <th scope="col">{t('medicine.name')}</th>
            <th scope="col">{t('medicine.frequency')}</th>
            <th scope="col">{t('medicine.method')}</th>
            <th scope="col">{t('medicine.dose')}</th>
          </tr>
        </thead>
        <tbody>
          {medicines.map(({ id, body }) => (
            <tr key={id}>
              <th scope="row">
                {body.name}
                {body.note !== undefined && <small>{body.note}</small>}
              </th>
              <td>{body.frequency ?? t('medicine.sheet.ask')}</td>
              <td>{body.method ?? t('medicine.sheet.ask')}</td>
              <td>{body.dose ?? t('medicine.sheet.ask')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="medicine-sheet-note">{t('medicine.sheet.note')}</p>
    </>
  )
}
