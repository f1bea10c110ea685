/** What the keyboard does on the staff face, told on one sheet: 「?」 or its button. Only keys that exist. */
import { Keyboard } from 'lucide-react'
import { Fragment, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'

const uses = ['find', 'move', 'press', 'close', 'tabs', 'list', 'answer', 'next', 'help'] as const

export function KeyboardHelp() {
  const { t } = useTranslation('app')
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== '?' && event.key !== '？') || event.isComposing || isTyping(event.target)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="staff-rail-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden size={22} />
        <span>{t('keys.title')}</span>
      </button>
      {isOpen && (
        <Dialog title={t('keys.title')} onClose={() => setOpen(false)}>
          <dl className="keyboard-help">
            {uses.map((use) => (
              <Fragment key={use}>
                <dt>
                  {t(`keys.${use}.keys`)
                    .split(' ')
                    .map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                </dt>
                <dd>{t(`keys.${use}.does`)}</dd>
              </Fragment>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  )
}

/** There it is a character; over another question it waits. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('dialog, textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])') !== null
