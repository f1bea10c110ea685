/** What only asks why: something noted in error is taken back, refuted or voided. */
import { useTranslation } from 'react-i18next'
import { reasonFrom } from '../../../src-domain/archive/entries.ts'
import type { Act } from '../../../src-domain/shared/document.ts'
import { TextAreaField } from '../../ui/fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import type { ArchivePart } from './use-archive-save.ts'

export function BecauseDialog({
  text,
  make,
  ...dialog
}: {
  /** Names what is typed, as in `useTyped`. */
  readonly form: string
  readonly elder: string
  readonly part: ArchivePart
  readonly title: string
  readonly text: string
  readonly make: (reason: string, act: Act) => unknown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  return (
    <FormDialog
      {...dialog}
      empty={{ reason: '' }}
      fields={['reason']}
      read={reasonFrom}
      make={(reason, act) => [make(reason, act)]}
    >
      {({ typed, type, errorOf }) => (
        <>
          <p>{text}</p>
          <TextAreaField
            label={t('event.reason')}
            required
            rows={2}
            maxLength={200}
            value={typed.reason}
            error={errorOf('reason')}
            onChange={(reason) => type({ reason })}
          />
        </>
      )}
    </FormDialog>
  )
}
