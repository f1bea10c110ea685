/** Asks for one purpose again: its text, yes or no, and how it is confirmed. */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentInput, ConsentPurpose } from '../../../src-domain/consent/consent.ts'
import { type ConsentAnswers, consentsOf } from '../../../src-domain/consent/consent-form.ts'
import { consentTexts } from '../../../src-domain/consent/consent-texts.ts'
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useHeld, useUnsaved } from '../../ui/unsaved.tsx'
import { ConsentAnswersList } from './consent-answers.tsx'
import { ConsentProofFields, emptyProof, proofOf } from './consent-proof.tsx'
import { sittingNow } from './sitting.ts'

export function AskConsentDialog({
  purpose,
  guardian,
  busy,
  onSave,
  onClose,
}: {
  readonly purpose: ConsentPurpose
  /** Known already from the record. */
  readonly guardian: Guardian | undefined
  readonly busy: boolean
  readonly onSave: (inputs: readonly ConsentInput[]) => Promise<void>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const format = useFormat()
  const act = useAct()
  const language = currentLanguage()
  const [answers, setAnswers] = useState<ConsentAnswers>({})
  const [proof, setProof] = useState(guardian === undefined ? emptyProof : { ...emptyProof, guardian })
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const { leave } = useUnsaved()
  useHeld('consent', Object.keys(answers).length === 0 ? undefined : answers)
  const save = async () => {
    const result = consentsOf(answers, proofOf(proof), sittingNow(act(), language))
    setRefusals(result.ok ? [] : result.error)
    if (result.ok) await onSave(result.value)
  }
  return (
    <Dialog
      wide
      title={format.labelled(t('consent.askTitle'), consentTexts[purpose].wording[language].title)}
      onClose={() => leave(onClose)}
      actions={
        <Button kind="primary" busy={busy} disabled={answers[purpose] === undefined} onPress={() => void save()}>
          {t('consent.save')}
        </Button>
      }
    >
      <ConsentAnswersList
        purposes={[purpose]}
        answers={answers}
        onAnswer={(one, given) => setAnswers({ ...answers, [one]: given })}
        language={language}
      />
      {purpose === 'record' && <p>{t('consent.revives')}</p>}
      {answers[purpose] === true && <ConsentProofFields proof={proof} onChange={setProof} />}
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </Dialog>
  )
}
