/**
 * A question over the page: the browser's own dialog keeps the focus inside and closes on Escape; Enter in a line of text is the primary
 * action, and afterwards the focus is back where it was. On the elder's face it is closed by a large button with words, and
 * 「叫工作人员」 stays where it always is, above whatever is asked.
 */
import './dialog.css'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useContext, useId, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton, Button } from './button.tsx'
import { CallStaffButton, ElderFrameContext } from './elder-page.tsx'
import { ReadAloudButton, ReadAloudNote } from './read-aloud.tsx'
import { useFresh } from './use-fresh.ts'
import { useScrolls } from './use-scrolls.ts'

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
  const [body, { scrolls }] = useScrolls<HTMLDivElement>()
  // Closed while it still stands in the page: one that was taken out gives no focus back.
  useLayoutEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open) return undefined
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      dialog.close()
      queueMicrotask(focusPageIfNothing)
    }
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
      onKeyDown={pressPrimary}
    >
      <div className="dialog-head">
        <h2 id={id} data-read>
          {title}
        </h2>
        {isElder && <ReadAloudButton />}
        {onClose !== undefined && !isElder && (
          <button type="button" className="dialog-close" onClick={onClose} aria-label={t('close')}>
            <X aria-hidden />
          </button>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div className="dialog-body" data-read ref={body} tabIndex={scrolls ? 0 : undefined}>
        {isElder && <ReadAloudNote />}
        {children}
      </div>
      {(actions !== undefined || (isElder && onClose !== undefined)) && (
        <div className="dialog-actions">
          {actions ?? <BigButton onPress={() => onClose?.()}>{t('close')}</BigButton>}
        </div>
      )}
      {isElder && !isCall && <CallStaffButton />}
    </dialog>
  )
}

/** What opened the dialog went with it. */
function focusPageIfNothing(): void {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body)
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

/** What destroys is pressed by itself; lists and calendars take Enter for themselves, and so does a Chinese input method. */
function pressPrimary(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return
  const { target } = event
  if (!(target instanceof HTMLInputElement) || !linesOfText.includes(target.type)) return
  if (target.closest('[role=combobox], .ant-select, .ant-picker') !== null) return
  const primary = event.currentTarget.querySelector<HTMLButtonElement>('.dialog-actions .is-primary')
  if (primary === null) return
  event.preventDefault()
  // Days and numbers are read when their field is left.
  target.blur()
  setTimeout(() => {
    const next = primary.disabled ? target : primary
    next.focus()
    if (next === primary) primary.click()
  })
}
const linesOfText: readonly string[] = ['text', 'tel', 'password', 'number', 'search', 'url']

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
