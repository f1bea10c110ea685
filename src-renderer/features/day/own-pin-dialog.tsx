/** Whoever is signed in changes the own PIN: first the one as it is, so that nobody does it in passing. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../src-domain/staff/expert-account.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { NewPin } from '../../ui/new-pin.tsx'
import { useOwnPin } from './use-own-pin.ts'

export function OwnPinDialog({ person, onClose }: { readonly person: Account; readonly onClose: () => void }) {
  const { t } = useTranslation(['day', 'ui'])
  const refusalText = useRefusalText()
  const { busy, refusal, prove, change } = useOwnPin(person)
  const [pin, setPin] = useState('')
  const [step, setStep] = useState<'now' | 'new' | 'done'>('now')
  const entered = async (now: string) => {
    const isRight = await prove(now)
    setPin('')
    if (isRight) setStep('new')
  }
  const chosen = async (next: string) => {
    if (await change(next)) setStep('done')
  }
  return (
    <Dialog
      title={t('ownPin.change')}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(step === 'done' ? 'ui:close' : 'ui:cancel')}</Button>}
    >
      <div className="stack">
        {step === 'now' && (
          <>
            <p>{t('ownPin.now')}</p>
            <Keypad
              value={pin}
              onChange={setPin}
              disabled={busy}
              label={t('ownPin.now')}
              onComplete={(typed) => void entered(typed)}
            />
          </>
        )}
        {step === 'new' && <NewPin disabled={busy} onChosen={(next) => void chosen(next)} />}
        <div role="alert">
          {refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
          {step === 'done' && <Notice tone="green" title={t('ownPin.done')} />}
        </div>
      </div>
    </Dialog>
  )
}
