/**
 * An administrator forgot the PIN: who can help, and, where nobody can, the recovery code on paper, which sets a new one. Stands in the place of
 * the keypad, for both hear the keyboard.
 */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from './person.ts'
import { readPlainCode } from '../../../src-domain/shared/plain-code.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useHost } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { TextField } from '../../ui/fields.tsx'
import { NewPin } from '../../ui/new-pin.tsx'

export type ForgotPinProps = {
  readonly person: Person
  /** Somebody else here could give a new one. */
  readonly hasOthers: boolean
  readonly onSet: (pin: string) => void
  readonly onCancel: () => void
}

export function ForgotPin({ person, hasOthers, onSet, onCancel }: ForgotPinProps) {
  const { t } = useTranslation('day')
  const refusalText = useRefusalText()
  const host = useHost()
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'code' | 'pin'>('code')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const hasCode = useHasCode()
  const next = () => {
    const isCode = readPlainCode(code) !== undefined
    setRefusal(isCode ? undefined : { code: 'recover.codeShape' })
    if (isCode) setStep('pin')
  }
  const set = async (pin: string) => {
    setBusy(true)
    setRefusal(undefined)
    const answer = await host
      .call('keys.recover', { staff: person.staff, code, pin })
      .catch(() => ({ ok: false, error: { code: 'host.noAnswer' } }) as const)
    setBusy(false)
    if (answer.ok) {
      onSet(pin)
      return
    }
    setRefusal(answer.error)
    // What was typed stays, to be compared with the paper.
    if (answer.error.code !== 'pin.weak') setStep('code')
  }
  return (
    <section className="stack" aria-label={t('forgot.title')}>
      <h2>{t('forgot.title')}</h2>
      {hasOthers && step === 'code' && <p>{t('forgot.askOther')}</p>}
      {hasCode === false ? (
        <Notice tone="gold" title={t('forgot.noCode')}>
          {t('forgot.noCodeText')}
        </Notice>
      ) : (
        step === 'code' && <p>{t('forgot.text')}</p>
      )}
      {hasCode !== false && step === 'code' && (
        <>
          <TextField label={t('forgot.code')} value={code} onChange={setCode} onEnter={next} maxLength={60} lang="en" />
          <Button kind="primary" onPress={next} disabled={code.trim() === ''}>
            {t('forgot.next')}
          </Button>
        </>
      )}
      {step === 'pin' && <NewPin disabled={busy} onChosen={(pin) => void set(pin)} />}
      <div role="alert">{refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}</div>
      <Button kind="quiet" onPress={onCancel} disabled={busy}>
        {t('forgot.cancel')}
      </Button>
    </section>
  )
}

/** Whether a code was ever printed here; undefined while the host is asked, or does not say. */
function useHasCode(): boolean | undefined {
  const host = useHost()
  const [hasCode, setHasCode] = useState<boolean | undefined>()
  useEffect(() => {
    let isCurrent = true
    host.call('backup.state', {}).then(
      (state) => {
        if (isCurrent) setHasCode(state.hasCode)
      },
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [host])
  return hasCode
}
