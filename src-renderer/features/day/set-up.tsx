/**
 * The first run: how the machine works, what it is called, and the first administrator with a PIN. The host sets up only at the
 * last step; when that step is refused half way, what is done is kept, a one-time code is not asked for twice, and everything
 * can still be put right until the first person is there.
 */
import './day.css'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { isWeakPin } from '../../../src-domain/staff/weak-pin.ts'
import { parsePhone } from '../../../src-domain/shared/phone.ts'
import { setLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { LanguageButton } from '../../ui/language-button.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import type { SetUpPlan } from './set-up-calls.ts'
import { type SettingUp, useSetUp } from './use-set-up.ts'

const steps = ['link', 'station', 'person'] as const
type Step = (typeof steps)[number] | 'backup'
type Way = SetUpPlan['link'] | 'backup'

/** A backup that somebody chose for this machine. */
export type BackupForSetUp = {
  readonly path: string
  readonly code?: string
  readonly preview: Pick<SetUpPlan, 'link' | 'stationName' | 'stationPhone' | 'kioskName'>
}
export type BackupStep = (props: {
  readonly onBack: () => void
  readonly onNext: (chosen: BackupForSetUp) => void
}) => ReactNode

const emptyPlan: SetUpPlan = {
  link: 'alone',
  serverUrl: '',
  code: '',
  stationName: '',
  stationPhone: '',
  kioskName: '',
  name: '',
}

export function SetUp({ backupStep: BackupStep }: { readonly backupStep: BackupStep }) {
  const { t } = useTranslation('day')
  const [step, setStep] = useState<Step>('link')
  const [way, setWay] = useState<Way | undefined>()
  const [plan, setPlan] = useState<SetUpPlan>(emptyPlan)
  const change = (changes: Partial<SetUpPlan>) => setPlan({ ...plan, ...changes })
  const settingUp = useSetUp()
  return (
    <AntdTheme face="staff">
      <main className="door">
        <div className="door-box is-wide">
          <header className="setup-head">
            <div>
              <h1>{t('setup.welcome')}</h1>
              <p className="quiet">{t('setup.welcomeText')}</p>
            </div>
            <LanguageButton className="button is-quiet" onChoose={setLanguage} />
          </header>
          <ol className="setup-steps" aria-label={t('setup.steps.label')}>
            {steps.map((one) => (
              <li key={one} aria-current={one === (step === 'backup' ? 'link' : step) ? 'step' : undefined}>
                {t(`setup.steps.${one}`)}
              </li>
            ))}
          </ol>
          {step === 'link' && (
            <LinkStep
              way={way}
              onWay={setWay}
              onNext={() => {
                if (way === 'backup') return setStep('backup')
                const { backup: _none, ...rest } = plan
                setPlan(way === undefined ? rest : { ...rest, link: way })
                setStep('station')
              }}
            />
          )}
          {step === 'backup' && (
            <BackupStep
              onBack={() => setStep('link')}
              onNext={({ path, code = '', preview: { link, stationName, stationPhone, kioskName } }) => {
                change({ link, stationName, stationPhone, kioskName, backup: { path, code } })
                setStep('station')
              }}
            />
          )}
          {step === 'station' && (
            <StationStep
              plan={plan}
              change={change}
              settingUp={settingUp}
              onBack={() => setStep(plan.backup === undefined ? 'link' : 'backup')}
              onNext={() => setStep('person')}
            />
          )}
          {step === 'person' && (
            <PersonStep plan={plan} change={change} settingUp={settingUp} onBack={() => setStep('station')} />
          )}
        </div>
      </main>
    </AntdTheme>
  )
}

function LinkStep({
  way,
  onWay,
  onNext,
}: {
  readonly way: Way | undefined
  readonly onWay: (way: Way) => void
  readonly onNext: () => void
}) {
  const { t } = useTranslation('day')
  const { t: ui } = useTranslation('ui')
  return (
    <>
      <ChoiceField
        label={t('setup.link')}
        value={way}
        onChange={onWay}
        columns={1}
        choices={[
          { value: 'server', label: t('setup.server'), hint: t('setup.serverHint') },
          { value: 'alone', label: t('setup.alone'), hint: t('setup.aloneHint') },
          { value: 'backup', label: t('setup.backup'), hint: t('setup.backupHint') },
        ]}
      />
      <div className="setup-actions">
        <Button kind="primary" disabled={way === undefined} onPress={onNext}>
          {ui('next')}
        </Button>
      </div>
    </>
  )
}

type StepProps = {
  readonly plan: SetUpPlan
  readonly change: (changes: Partial<SetUpPlan>) => void
  readonly settingUp: SettingUp
  readonly onBack: () => void
}

function StationStep({ plan, change, settingUp, onBack, onNext }: StepProps & { readonly onNext: () => void }) {
  const { t } = useTranslation('day')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const [tried, setTried] = useState(false)
  const missing = (text: string): string | undefined => (tried && text.trim() === '' ? t('setup.required') : undefined)
  const phone = plan.stationPhone.trim() === '' ? undefined : parsePhone(plan.stationPhone)
  const phoneError = tried && phone !== undefined && !phone.ok ? refusalText(phone.error) : undefined
  const needed = plan.link === 'server' ? [plan.serverUrl, plan.code] : [plan.stationName]
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const edit = (changes: Partial<SetUpPlan>) => {
    setRefusal(undefined)
    change(changes)
  }
  const next = async () => {
    if (!isReady) return setTried(true)
    const wrong = plan.link === 'server' ? await settingUp.look(plan) : undefined
    setRefusal(wrong)
    if (wrong === undefined) onNext()
  }
  const isReady = [...needed, plan.kioskName].every((text) => text.trim() !== '') && phone?.ok !== false
  return (
    <>
      {plan.link === 'server' ? (
        <FieldGrid>
          <TextField
            label={t('setup.serverUrl')}
            hint={t('setup.serverUrlHint')}
            required
            value={plan.serverUrl}
            error={missing(plan.serverUrl)}
            onChange={(serverUrl) => edit({ serverUrl })}
          />
          <TextField
            label={t('setup.code')}
            hint={t('setup.codeHint')}
            required
            value={plan.code}
            error={missing(plan.code)}
            onChange={(code) => edit({ code })}
          />
        </FieldGrid>
      ) : (
        <FieldGrid>
          <TextField
            label={t('setup.stationName')}
            hint={t('setup.stationNameHint')}
            required
            value={plan.stationName}
            disabled={plan.backup !== undefined}
            error={missing(plan.stationName)}
            onChange={(stationName) => change({ stationName })}
          />
          <TextField
            label={t('setup.stationPhone')}
            hint={t('setup.stationPhoneHint')}
            inputMode="tel"
            maxLength={40}
            value={plan.stationPhone}
            disabled={plan.backup !== undefined}
            error={phoneError}
            onChange={(stationPhone) => change({ stationPhone })}
          />
        </FieldGrid>
      )}
      <TextField
        label={t('setup.kioskName')}
        hint={t('setup.kioskNameHint')}
        required
        value={plan.kioskName}
        error={missing(plan.kioskName)}
        onChange={(kioskName) => change({ kioskName })}
      />
      {refusal !== undefined && <Notice tone="red" urgent title={refusalText(refusal)} />}
      <div className="setup-actions">
        <Button disabled={settingUp.busy} onPress={onBack}>
          {ui('back')}
        </Button>
        <Button kind="primary" busy={settingUp.busy} onPress={() => void next()}>
          {ui('next')}
        </Button>
      </div>
    </>
  )
}

function PersonStep({ plan, change, settingUp, onBack }: StepProps) {
  const { t } = useTranslation('day')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const { finish, busy, refusal, hasFailed, isBegun } = settingUp
  const [pin, setPin] = useState('')
  const [first, setFirst] = useState<string | undefined>()
  const [wrong, setWrong] = useState<'pin.notSame' | 'pin.weak' | undefined>()
  const hasName = plan.name.trim() !== ''
  const complete = async (entered: string) => {
    setPin('')
    if (first === undefined) {
      const isWeak = isWeakPin(entered)
      setWrong(isWeak ? 'pin.weak' : undefined)
      if (!isWeak) setFirst(entered)
      return
    }
    setFirst(undefined)
    if (first !== entered) setWrong('pin.notSame')
    else await finish(plan, entered)
  }
  const asked = first === undefined ? t('setup.pin') : t('setup.pinAgain')
  return (
    <>
      <div className="setup-person">
        <div className="stack">
          <TextField
            label={t('setup.name')}
            hint={t('setup.nameHint')}
            required
            maxLength={60}
            value={plan.name}
            disabled={busy}
            onChange={(name) => change({ name })}
          />
          <div>
            <h2>{asked}</h2>
            <p className="quiet">{hasName ? t('setup.pinHint') : t('setup.nameFirst')}</p>
          </div>
          <div className="door-message" role="alert">
            {wrong !== undefined && <Notice tone="gold" title={refusalText({ code: wrong })} />}
            {wrong === undefined && refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
            {hasFailed && (
              <Notice tone="red" title={t('setup.failed')}>
                {t('setup.failedText')}
              </Notice>
            )}
            {busy && <p className="quiet">{t('setup.working')}</p>}
          </div>
        </div>
        <Keypad
          value={pin}
          onChange={setPin}
          onComplete={(entered) => void complete(entered)}
          disabled={busy || !hasName}
          label={asked}
        />
      </div>
      <div className="setup-actions">
        <Button disabled={busy || isBegun} onPress={onBack}>
          {ui('back')}
        </Button>
      </div>
    </>
  )
}
