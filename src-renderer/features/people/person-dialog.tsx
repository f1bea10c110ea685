/** One change to the people of the station: what it is, a PIN where it needs one, and the administrator's own PIN. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../../src-domain/shared/document.ts'
import { ok } from '../../../src-domain/shared/result.ts'
import { addPerson, changePerson, isNameTaken, type PersonChange } from '../../../src-domain/staff/staff-rules.ts'
import { roles, type Staff, type StaffRole } from '../../../src-domain/staff/staff.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { NewPin } from '../../ui/new-pin.tsx'
import { type Commit, usePeopleWork } from './use-people.ts'

export type Asked = { readonly kind: 'add' } | { readonly kind: 'edit' | 'pin' | 'active'; readonly person: Staff }

type Step = 'words' | 'newPin' | 'ownPin'

export function PersonDialog({
  asked,
  people,
  onClose,
}: {
  readonly asked: Asked
  readonly people: readonly Staff[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const me = usePerson()
  const { busy, refusal, verifierOf, commit } = usePeopleWork()
  const person = asked.kind === 'add' ? undefined : asked.person
  const [step, setStep] = useState<Step>(asked.kind === 'pin' ? 'newPin' : 'words')
  const [name, setName] = useState(person?.body.name ?? '')
  const [role, setRole] = useState<StaffRole>(person?.body.role ?? 'staff')
  const [verifier, setVerifier] = useState<string | undefined>()
  const [ownPin, setOwnPin] = useState('')
  const [tried, setTried] = useState(false)
  const isTaken = isNameTaken(people, name, person?.id)
  const nameError = !tried
    ? undefined
    : name.trim() === ''
      ? refusalText({ code: 'staff.nameMissing' })
      : isTaken
        ? refusalText({ code: 'staff.sameName' })
        : undefined
  const next = () => {
    setTried(true)
    if (asked.kind !== 'active' && (name.trim() === '' || isTaken)) return
    setStep(asked.kind === 'add' ? 'newPin' : 'ownPin')
  }
  const choosePin = async (pin: string) => {
    const made = await verifierOf(person?.id ?? '', pin)
    if (made === undefined) return
    setVerifier(made)
    setStep('ownPin')
  }
  const make: Commit = (act) => {
    switch (asked.kind) {
      case 'add':
        return addPerson(people, { name, role, pinVerifier: verifier ?? '' }, act)
      case 'pin':
        return changePerson(people, asked.person, { field: 'pin', value: verifier ?? '' }, act)
      case 'active':
        return changePerson(people, asked.person, { field: 'active', value: !asked.person.body.active }, act)
      case 'edit':
        return changeAll(
          people,
          asked.person,
          [
            { field: 'name', value: name.trim() },
            { field: 'role', value: role },
          ],
          act,
        )
      default:
        return asked satisfies never
    }
  }
  const finish = async (entered: string) => {
    const isDone = await commit(entered, [asked.kind, person?.id, name, role, verifier], make)
    setOwnPin('')
    if (isDone) onClose()
  }
  const title = t(`title.${asked.kind === 'active' && person?.body.active === false ? 'enable' : asked.kind}`, {
    name: person?.body.name ?? '',
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          {step === 'words' && (
            <Button kind="primary" onPress={next}>
              {ui('next')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {step === 'words' && asked.kind === 'active' && (
          <p>{t(person?.body.active === true ? 'disableText' : 'enableText')}</p>
        )}
        {step === 'words' && asked.kind !== 'active' && (
          <>
            <TextField label={t('name')} required maxLength={60} value={name} error={nameError} onChange={setName} />
            <ChoiceField
              label={t('role')}
              columns={1}
              value={role}
              onChange={setRole}
              choices={roles.map((value) => ({ value, label: t(`roles.${value}`), hint: t(`roleHints.${value}`) }))}
            />
          </>
        )}
        {step === 'newPin' && (
          <>
            <p>{t(person?.id === me.staff ? 'ownPinText' : 'temporaryText')}</p>
            <NewPin disabled={busy} onChosen={(pin) => void choosePin(pin)} />
          </>
        )}
        {step === 'ownPin' && (
          <>
            <p>{t('confirmText')}</p>
            <Keypad
              value={ownPin}
              onChange={setOwnPin}
              disabled={busy}
              label={t('confirmPin', { name: me.name })}
              onComplete={(entered) => void finish(entered)}
            />
          </>
        )}
        <div role="alert">{refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}</div>
      </div>
    </Dialog>
  )
}

/** Only what is different, each with its audit entry. */
function changeAll(
  people: readonly Staff[],
  person: Staff,
  changes: readonly PersonChange[],
  act: Parameters<Commit>[0],
): ReturnType<Commit> {
  let changed = person
  const audits: Document[] = []
  for (const change of changes) {
    if (person.body[change.field === 'pin' ? 'pinVerifier' : change.field] === change.value) continue
    const made = changePerson(people, changed, change, act)
    if (!made.ok) return made
    const [document, ...rest] = made.value
    changed = document as Staff
    audits.push(...rest)
  }
  return ok(audits.length === 0 ? [] : [changed as Document, ...audits])
}
