/** Asks for the one sentence why something is called off, and is not closed over what was typed without a question. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './dialog.tsx'
import { TextAreaField } from './fields.tsx'
import { useTyped, useUnsaved } from './unsaved.tsx'

export function ReasonDialog({
  form,
  title,
  confirm,
  busy,
  problems,
  onConfirm,
  onClose,
}: {
  /** Names what is typed, as in `useTyped`. */
  readonly form: string
  readonly title: string
  readonly confirm: string
  readonly busy: boolean
  readonly problems: ReactNode
  /** @returns whether it is saved; then the dialog is over. */
  readonly onConfirm: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped(form, { reason: '' })
  const reason = typed.reason.trim()
  const finish = async () => {
    if (!(await onConfirm(reason))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      busy={busy}
      disabled={reason === ''}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <TextAreaField
          label={t('reason.label')}
          hint={t('reason.hint')}
          required
          rows={2}
          maxLength={300}
          value={typed.reason}
          onChange={(said) => type({ reason: said })}
        />
        {problems}
      </div>
    </ConfirmDialog>
  )
}
