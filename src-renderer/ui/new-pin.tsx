/** A new PIN, typed twice. What was typed is forgotten as soon as it is handed on. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../i18n/refusal-text.ts'
import { Notice } from './chip.tsx'
import { Keypad } from './keypad.tsx'

export function NewPin({
  disabled,
  onChosen,
}: {
  readonly disabled: boolean
  readonly onChosen: (pin: string) => void
}) {
  const { t } = useTranslation('ui')
  const refusalText = useRefusalText()
  const [pin, setPin] = useState('')
  const [first, setFirst] = useState<string | undefined>()
  const [isDifferent, setDifferent] = useState(false)
  const complete = (entered: string) => {
    setPin('')
    setFirst(first === undefined ? entered : undefined)
    setDifferent(first !== undefined && first !== entered)
    if (first === entered) onChosen(entered)
  }
  const asked = first === undefined ? t('newPin.first') : t('newPin.again')
  return (
    <div className="stack">
      <b>{asked}</b>
      <div role="alert">{isDifferent && <Notice tone="gold" title={refusalText({ code: 'pin.notSame' })} />}</div>
      <Keypad value={pin} onChange={setPin} onComplete={complete} disabled={disabled} label={asked} />
    </div>
  )
}
