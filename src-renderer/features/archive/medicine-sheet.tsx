/**
 * The reminder to take home: large type, what, how and when exactly as it was recorded. Nothing is added to it: the boxes for morning,
 * noon, evening and bedtime are empty, to be ticked by hand with a physician or pharmacist.
 */
import { useTranslation } from 'react-i18next'
import type { SheetMedicine } from '../../../src-domain/archive/medicine-sheet.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { PrintDialog } from './print-dialog.tsx'

export function MedicineSheetDialog({
  elder,
  medicines,
  onClose,
}: {
  readonly elder: Elder
  readonly medicines: readonly SheetMedicine[]
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

const times = ['morning', 'noon', 'evening', 'bedtime'] as const

function MedicineTable({ medicines }: { readonly medicines: readonly SheetMedicine[] }) {
  const { t } = useTranslation('archive')
  return (
    <>
      <table className="medicine-sheet">
        <thead>
          <tr>
            <th scope="col">{t('medicine.name')}</th>
            <th scope="col">{t('medicine.sheet.how')}</th>
            {times.map((time) => (
              <th key={time} scope="col" className="medicine-time">
                {t(`medicine.sheet.time.${time}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {medicines.map(({ body, isOnlyAssessed }, i) => (
            <tr key={i}>
              <th scope="row">
                {body.name}
                {isOnlyAssessed && <small>{t('medicine.assessed')}</small>}
                {body.note !== undefined && <small>{body.note}</small>}
              </th>
              <td>
                {(['frequency', 'method', 'dose'] as const).map((field) => (
                  <p key={field}>
                    <small>{t(`medicine.${field}`)}</small> {body[field] ?? t('medicine.sheet.ask')}
                  </p>
                ))}
              </td>
              {times.map((time) => (
                <td key={time} className="medicine-time">
                  □
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="medicine-sheet-note">{t('medicine.sheet.note')}</p>
    </>
  )
}
