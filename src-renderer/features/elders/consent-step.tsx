/** First step of registering: every purpose asked by itself, then how it is confirmed. Without consent it ends here. */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConsentInput, purposesAtRegistering } from '../../../src-domain/consent/consent.ts'
import { consentsToRegister } from '../../../src-domain/consent/consent-form.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { languages } from '../../i18n/resources.ts'
import { useAct } from '../../replica/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { ConsentAnswersList } from './consent-answers.tsx'
import { ConsentProofFields, proofOf } from './consent-proof.tsx'
import { sittingNow } from './sitting.ts'
import type { Asked } from './use-register.ts'

export function ConsentStep({
  state,
  onChange,
  onAgreed,
  onCancel,
}: {
  readonly state: Asked
  readonly onChange: (state: Asked) => void
  readonly onAgreed: (inputs: readonly ConsentInput[]) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const act = useAct()
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const { answers, proof, language } = state
  const next = () => {
    const result = consentsToRegister(answers, proofOf(proof), sittingNow(act(), language))
    if (result.ok) onAgreed(result.value)
    else setRefusals(result.error)
  }
  return (
    <>
      <Notice tone="blue" title={t('consent.intro')} />
      <Card title={t('consent.askTitle')} flush>
        <div className="consent-language">
          <ChoiceField
            label={t('consent.language')}
            value={language}
            choices={languages.map((value) => ({ value, label: t(`code.language.${value}`) }))}
            onChange={(chosen) => onChange({ ...state, language: chosen })}
          />
        </div>
        <ConsentAnswersList
          purposes={purposesAtRegistering}
          answers={answers}
          onAnswer={(purpose, given) => {
            setRefusals([])
            onChange({ ...state, answers: { ...answers, [purpose]: given } })
          }}
          language={language}
        />
      </Card>
      {answers.record === true && (
        <Card>
          <ConsentProofFields
            proof={proof}
            onChange={(changed) => {
              setRefusals([])
              onChange({ ...state, proof: changed })
            }}
          />
        </Card>
      )}
      {answers.record === false && (
        <Notice tone="gold" title={t('consent.refused')}>
          {t('consent.refusedText')}
        </Notice>
      )}
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      <div className="form-actions is-below">
        <Button onPress={onCancel}>{t('consent.cancel')}</Button>
        <Button kind="primary" disabled={answers.record !== true} onPress={next}>
          {t('consent.next')}
        </Button>
      </div>
    </>
  )
}
