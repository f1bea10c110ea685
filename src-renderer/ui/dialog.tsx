/**
 * A question over the page: the browser's own dialog keeps the focus inside and closes on Escape. On the elder's face it is
 * closed by a large button with words, and 「叫工作人员」 stays where it always is, above whatever is asked.
 */
import './dialog.css'
import { X } from 'lucide-react'
import { type ReactNode, useContext, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton, Button } from './button.tsx'
import { CallStaffButton, ElderFrameContext } from './elder-page.tsx'
import { useFresh } from './use-fresh.ts'

export function Dialog({
  title,
  children,
  actions,
  onClose,
  wide,
  isCall = false,
}: {
  readonly title: string
  readonly children: ReactNode
  /** At the bottom, the primary one last. */
  readonly actions?: ReactNode
  /** Without it the dialog cannot be closed but by its actions. */
  readonly onClose?: (() => void) | undefined
  readonly wide?: boolean
  /** It is itself about calling staff. */
  readonly isCall?: boolean
}) {
  const { t } = useTranslation('ui')
  const id = useId()
  const isElder = useContext(ElderFrameContext) !== undefined
  const box = useFresh<HTMLDialogElement>(title)
  useEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open) return undefined
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog.close()
  }, [box])
  return (
    <dialog
      ref={box}
      className={wide === true ? 'dialog is-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose !== undefined && !isElder && (
          <button type="button" className="dialog-close" onClick={onClose} aria-label={t('close')}>
            <X aria-hidden />
          </button>
        )}
      </div>
      <div className="dialog-body">{children}</div>
      {(actions !== undefined || (isElder && onClose !== undefined)) && (
        <div className="dialog-actions">
          {actions ?? <BigButton onPress={() => onClose?.()}>{t('close')}</BigButton>}
        </div>
      )}
      {isElder && !isCall && <CallStaffButton />}
    </dialog>
  )
}

/** One act and a way out: a short form, or "are you sure" for what cannot be undone (else `UndoBanner`). */
export function ConfirmDialog({
  title,
  children,
  confirm,
  danger,
  busy,
  disabled,
  wide,
  onConfirm,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly confirm: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly wide?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={title}
      wide={wide === true}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            kind={danger === true ? 'danger' : 'primary'}
            busy={busy}
            disabled={disabled === true}
            onPress={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
