/** One change to who may sign in as an expert: whose papers, a PIN where it needs one, and the administrator's own PIN. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Expert } from '../../../src-domain/organizations/expert.ts'
import { whyNotVerified } from '../../../src-domain/organizations/organization-rules.ts'
import { ok } from '../../../src-domain/shared/result.ts'
import {
  type Account,
  addExpertAccount,
  changeExpertAccount,
  type ExpertAccount,
} from '../../../src-domain/staff/expert-account.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { NewPin } from '../../ui/new-pin.tsx'
import { type Commit, usePeopleWork } from './use-people.ts'

export type AskedOfExpert =
  | { readonly kind: 'add' }
  | { readonly kind: 'pin' | 'active'; readonly account: ExpertAccount }

type Step = 'who' | 'sure' | 'newPin' | 'ownPin'
const firstStep = { add: 'who', pin: 'newPin', active: 'sure' } as const

export function ExpertDialog({
  asked,
  accounts,
  experts,
  onClose,
}: {
  readonly asked: AskedOfExpert
  /** Everybody who signs in here. */
  readonly accounts: readonly Account[]
  readonly experts: readonly Expert[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['people', 'ui'])
  const refusalText = useRefusalText()
  const me = usePerson()
  const { busy, refusal, verifierOf, commit } = usePeopleWork()
  const account = asked.kind === 'add' ? undefined : asked.account
  const [step, setStep] = useState<Step>(firstStep[asked.kind])
  const [expert, setExpert] = useState<Expert | undefined>()
  const [verifier, setVerifier] = useState<string | undefined>()
  const [ownPin, setOwnPin] = useState('')
  const name = account?.body.name ?? expert?.body.name ?? ''
  const choosePin = async (pin: string) => {
    const made = await verifierOf(account?.id ?? '', pin)
    if (made === undefined) return
    setVerifier(made)
    setStep('ownPin')
  }
  const make: Commit = (act) => {
    if (asked.kind === 'pin') {
      return ok(changeExpertAccount(asked.account, { field: 'pin', value: verifier ?? '' }, act))
    }
    if (asked.kind === 'active') {
      return ok(changeExpertAccount(asked.account, { field: 'active', value: !asked.account.body.active }, act))
    }
    return expert === undefined ? ok([]) : addExpertAccount(accounts, expert, verifier ?? '', me.role, act)
  }
  const finish = async (entered: string) => {
    const isDone = await commit(entered, [asked.kind, account?.id, expert?.id, verifier], make)
    setOwnPin('')
    if (isDone) onClose()
  }
  const title =
    asked.kind === 'add'
      ? t('experts.add')
      : t(`title.${asked.kind === 'active' && account?.body.active === false ? 'enable' : asked.kind}`, { name })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          {step === 'sure' && (
            <Button kind="primary" onPress={() => setStep('ownPin')}>
              {t('ui:next')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {step === 'who' && (
          <ChooseExpert
            experts={experts}
            onChoose={(chosen) => {
              setExpert(chosen)
              setStep('newPin')
            }}
          />
        )}
        {step === 'sure' && <p>{t(account?.body.active === true ? 'disableText' : 'enableText')}</p>}
        {step === 'newPin' && (
          <>
            <p>{t('experts.temporaryText', { name })}</p>
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

const most = 8

/** Only whose papers are in order; why another is not there is said with the name. */
function ChooseExpert({
  experts,
  onChoose,
}: {
  readonly experts: readonly Expert[]
  readonly onChoose: (expert: Expert) => void
}) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const refusalText = useRefusalText()
  const today = useToday()
  const [text, setText] = useState('')
  const said = text.trim()
  const found = experts
    .filter(
      ({ body }) => said === '' || [body.name, body.title, body.organizationName].some((one) => one?.includes(said)),
    )
    .map((expert) => ({ expert, reason: whyNotVerified(expert.body, today)[0] }))
    .toSorted((a, b) => Number(a.reason !== undefined) - Number(b.reason !== undefined))
  return (
    <>
      <p>{t('experts.chooseText')}</p>
      <TextField label={t('experts.find')} maxLength={40} value={text} onChange={setText} />
      {found.length === 0 && <p className="quiet">{t('experts.findNone')}</p>}
      <ul className="people-found">
        {found.slice(0, most).map(({ expert, reason }) => {
          const { name, title, organizationName } = expert.body
          return (
            <li key={expert.id}>
              <div>
                <b>{name}</b>
                <p className="quiet">{format.clauses([title, organizationName].filter((one) => one !== undefined))}</p>
                {reason !== undefined && <p className="quiet">{t('experts.cannot', { why: refusalText(reason) })}</p>}
              </div>
              <Button
                small
                disabled={reason !== undefined}
                label={t('experts.chooseOf', { name })}
                onPress={() => onChoose(expert)}
              >
                {t('experts.choose')}
              </Button>
            </li>
          )
        })}
      </ul>
      {found.length > most && <p className="quiet">{t('experts.more', { count: found.length - most })}</p>}
    </>
  )
}
