/** PIN pad: dots for what was entered, twelve large keys; the computer's keyboard works too. */
import './keypad.css'
import { Delete } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export function Keypad({
  length = 6,
  value,
  onChange,
  onComplete,
  disabled = false,
  secret = true,
  hearsKeyboard = true,
  label,
}: {
  readonly length?: number
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onComplete?: (value: string) => void
  readonly disabled?: boolean
  /** False shows the digits (codes that are no secret). */
  readonly secret?: boolean
  /** False where a scanner types too. */
  readonly hearsKeyboard?: boolean
  readonly label?: string
}) {
  const { t } = useTranslation('ui')
  const press = (digit: string) => {
    if (disabled || value.length >= length) return
    const next = value + digit
    onChange(next)
    if (next.length === length) onComplete?.(next)
  }
  const remove = () => {
    if (!disabled) onChange(value.slice(0, -1))
  }
  useEffect(() => {
    if (!hearsKeyboard) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
      if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') remove()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <fieldset className="keypad">
      <legend className="only-heard">{label ?? t('keypad.label')}</legend>
      <output className={secret ? 'keypad-dots' : 'keypad-dots is-shown'}>
        <span className="only-heard">{t('keypad.entered', { count: value.length, length: String(length) })}</span>
        {Array.from({ length }, (_, place) => (
          <i key={place} className={place < value.length ? 'is-on' : ''} aria-hidden>
            {secret ? '' : (value[place] ?? '')}
          </i>
        ))}
      </output>
      <div className="keypad-keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Key key={digit} digit={digit} disabled={disabled} press={press} />
        ))}
        <button type="button" className="keypad-word" disabled={disabled} onClick={() => onChange('')}>
          {t('keypad.clear')}
        </button>
        <Key digit="0" disabled={disabled} press={press} />
        <button type="button" disabled={disabled} onClick={remove} aria-label={t('keypad.remove')}>
          <Delete aria-hidden size={34} />
        </button>
      </div>
    </fieldset>
  )
}

function Key({
  digit,
  disabled,
  press,
}: {
  readonly digit: string
  readonly disabled: boolean
  readonly press: (digit: string) => void
}) {
  const { t } = useTranslation('ui')
  return (
    <button type="button" disabled={disabled} onClick={() => press(digit)} aria-label={t('keypad.digit', { digit })}>
      {digit}
    </button>
  )
}
