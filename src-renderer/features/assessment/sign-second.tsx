/** The second assessor signs at the same machine: own name, own PIN; the signature is the second assessor's own act. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { signAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type Refusal, refusal as refused } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, type usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { Skeleton } from '../../ui/states.tsx'

type Person = ReturnType<typeof usePerson>

export function SignSecond({ assessment, onClose }: { readonly assessment: Assessment; readonly onClose: () => void }) {
  const { t } = useTranslation(['assessment', 'ui'])
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const [people, setPeople] = useState<readonly Person[] | undefined>()
  const [who, setWho] = useState<Person | undefined>()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  useEffect(() => {
    let isCurrent = true
    host.call('keys.people', {}).then(
      (found) => {
        if (isCurrent) setPeople(found.filter((one) => one.staff !== assessment.author && may(one.role, 'assess')))
      },
      () => {
        if (isCurrent) setPeople([])
      },
    )
    return () => {
      isCurrent = false
    }
  }, [host, assessment.author])
  const attempt = useAttempt<ReturnType<typeof signAssessment>>()
  const sign = async (person: Person, entered: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const opened = await host.call('keys.unlock', { staff: person.staff, pin: entered })
      if (!opened.ok) return setRefusal(refused(opened.error.code, undefined, opened.error.params))
      const made = attempt([assessment.id, person.staff], () =>
        signAssessment(assessment, person.name, { ...act(), author: person.staff }),
      )
      const saved = made.ok ? await replica.save([made.value as Document]) : made
      if (saved.ok) onClose()
      else setRefusal(saved.error[0])
    } catch (error) {
      console.error('the second signature', error)
      setRefusal(refused('host.noAnswer'))
    } finally {
      setPin('')
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('sign.title')} onClose={onClose} actions={<Button onPress={onClose}>{t('ui:cancel')}</Button>}>
      <div className="stack">
        <p>{t('sign.text')}</p>
        {people === undefined ? (
          <Skeleton rows={2} />
        ) : people.length === 0 ? (
          <Notice tone="gold" title={t('sign.nobody')} />
        ) : (
          <fieldset className="sign-people">
            <legend>{t('sign.who')}</legend>
            {people.map((one) => (
              <Button key={one.staff} pressed={who?.staff === one.staff} onPress={() => setWho(one)}>
                {one.name}
              </Button>
            ))}
          </fieldset>
        )}
        {refusal !== undefined && <Notice tone="red" urgent title={refusalText(refusal)} />}
        {who !== undefined && (
          <Keypad
            value={pin}
            onChange={setPin}
            disabled={busy}
            label={t('sign.pin', { name: who.name })}
            onComplete={(entered) => void sign(who, entered)}
          />
        )}
      </div>
    </Dialog>
  )
}
