/** Registering an elder in three steps: consent, data, done. A scanner may type the number at any moment of the second. */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { compactIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { may, requireTaught } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useLocked } from '../../replica/use-locked.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { useStartAtTop } from '../../ui/use-start-at-top.ts'
import { ConsentStep } from './consent-step.tsx'
import { changeDraft, errorsByField, withNumber } from './draft.ts'
import { DuplicatesPanel, StillLooking } from './duplicates-panel.tsx'
import { ElderCardDialog, ElderCardFace } from './elder-card.tsx'
import { FormRefusals, saveUnlessUnread, WrongCount } from './form-errors.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { HandOverButton } from './elder-frame.tsx'
import { IdCardButton } from './id-card-dialog.tsx'
import { ElderForm } from './elder-form.tsx'
import { type RegisterStep, useRegister } from './use-register.ts'

const steps = ['consent', 'facts', 'done'] as const satisfies readonly RegisterStep[]

export type RegisterElderProps = {
  readonly onOpen: (id: string) => void
  readonly onCancel: () => void
}

export function RegisterElder(props: RegisterElderProps) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const { role } = usePerson()
  const locked = useLocked()
  if (!may(role, 'registerElder')) return <NotAllowed />
  const allowed = requireTaught(role, 'recordConsent', locked)
  if (!allowed.ok) {
    return (
      <Page title={t('register')}>
        <Notice tone="gold" title={refusalText(allowed.error)} />
      </Page>
    )
  }
  return (
    <AntdTheme face="staff">
      <Registration {...props} />
    </AntdTheme>
  )
}

function Registration({ onOpen, onCancel }: RegisterElderProps) {
  const { t } = useTranslation(['elders', 'ui'])
  const register = useRegister()
  useStartAtTop(register.step)
  return (
    <Page title={t('register')} step={register.step}>
      <ol className="steps" aria-label={t('steps.label')}>
        {steps.map((step) => (
          <li key={step} aria-current={step === register.step ? 'step' : undefined}>
            {t(`steps.${step}`)}
          </li>
        ))}
      </ol>
      {register.isKept && <Notice tone="green" title={t('ui:unsaved.kept')} />}
      {register.step === 'consent' && (
        <ConsentStep state={register.asked} onChange={register.ask} onAgreed={register.agreed} onCancel={onCancel} />
      )}
      {register.step === 'facts' && <FactsStep register={register} onOpen={onOpen} onCancel={onCancel} />}
      {register.step === 'done' && register.saved !== undefined && (
        <DoneStep elder={register.saved} onOpen={onOpen} onAgain={register.again} />
      )}
    </Page>
  )
}

function FactsStep({
  register,
  onOpen,
  onCancel,
}: RegisterElderProps & { readonly register: ReturnType<typeof useRegister> }) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const { draft, setDraft, today, tried, wrong, duplicates } = register
  const [scanned, setScanned] = useState<string | undefined>()
  useScanner((text) => {
    // A card of ours is no identity number; the reader's prefix or blanks are the domain's to drop.
    if (readCardText(text) !== undefined) return undefined
    const number = compactIdentityNumber(text)
    if (!/^[\dX]{15,18}$/.test(number)) return undefined
    return () => {
      setDraft((now) => withNumber(now, number, today))
      setScanned(number)
    }
  })
  return (
    <>
      {scanned !== undefined && <Notice tone="green" title={t('number.scanned', { number: scanned })} />}
      <DuplicatesPanel
        duplicates={duplicates}
        isSettled={register.isSettled}
        onSettle={register.settle}
        onOpen={onOpen}
      />
      <div>
        <IdCardButton today={today} onFill={setDraft} />
      </div>
      <ElderForm
        draft={draft}
        onDraft={setDraft}
        change={(changes) => setDraft((now) => changeDraft(now, changes))}
        error={errorsByField(tried ? wrong : [], refusalText)}
        today={today}
        mayAskChannel
      />
      <div className="form-actions">
        <FormRefusals refusals={register.refusals} />
        <WrongCount count={tried ? wrong.length : 0} />
        <StillLooking duplicates={duplicates} />
        <Button onPress={onCancel}>{t('consent.cancel')}</Button>
        <Button onPress={register.backToConsent}>{t('form.back')}</Button>
        <Button
          kind="primary"
          busy={register.saving}
          disabled={duplicates === undefined}
          onPress={() => void saveUnlessUnread(register.save)}
        >
          {t('form.save')}
        </Button>
      </div>
    </>
  )
}

function DoneStep({
  elder,
  onOpen,
  onAgain,
}: {
  readonly elder: NonNullable<ReturnType<typeof useRegister>['saved']>
  readonly onOpen: (id: string) => void
  readonly onAgain: () => void
}) {
  const { t } = useTranslation('elders')
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <Notice tone="green" title={t('done.title')}>
        {t('done.text', { name: elder.body.name })}
      </Notice>
      <Card title={t('done.card')}>
        <p>{t('done.cardText')}</p>
        <ElderCardFace elder={elder} />
      </Card>
      <div className="form-actions">
        <Button onPress={onAgain}>{t('done.another')}</Button>
        <Button onPress={() => setPrinting(true)}>{t('done.printCard')}</Button>
        <HandOverButton elder={elder.id} />
        <Button kind="primary" onPress={() => onOpen(elder.id)}>
          {t('done.open')}
        </Button>
      </div>
      {printing && <ElderCardDialog elder={elder} onClose={() => setPrinting(false)} />}
    </>
  )
}
