/** The reminder to take home: large type, what, how and when exactly as it was recorded; nothing is added to it. */
import { useTranslation } from 'react-i18next'
import type { Medication } from '../../../src-domain/archive/medication.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { PrintDialog } from './print-dialog.tsx'

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
  return (
    <PrintDialog
      title={t('medicine.sheet.title', { name: elder.body.name })}
      elders={[elder.id]}
      part="medicines"
      onClose={onClose}
    >
      <MedicineTable medicines={medicines} />
    </PrintDialog>
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
