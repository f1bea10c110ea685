/** The purposes one below the other, each with its text and a yes and a no. Nothing is answered beforehand. */
import './elders.css'
import { Check, ChevronDown, ChevronUp, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentPurpose } from '../../../src-domain/consent/consent.ts'
import type { ConsentAnswers } from '../../../src-domain/consent/consent-form.ts'
import { consentTexts } from '../../../src-domain/consent/consent-texts.ts'
import type { Language } from '../../i18n/resources.ts'
import { Button } from '../../ui/button.tsx'
import { ConsentReading } from './consent-reading.tsx'

export function ConsentAnswersList({
  purposes,
  answers,
  onAnswer,
  language,
}: {
  readonly purposes: readonly ConsentPurpose[]
  readonly answers: ConsentAnswers
  readonly onAnswer: (purpose: ConsentPurpose, given: boolean) => void
  readonly language: Language
}) {
  const [opened, setOpened] = useState<ConsentPurpose | undefined>(purposes[0])
  return (
    <ul className="consent-list">
      {purposes.map((purpose) => (
        <li key={purpose}>
          <PurposeRow
            purpose={purpose}
            answer={answers[purpose]}
            onAnswer={(given) => onAnswer(purpose, given)}
            language={language}
            isOpen={opened === purpose}
            onToggle={() => setOpened(opened === purpose ? undefined : purpose)}
          />
        </li>
      ))}
    </ul>
  )
}

function PurposeRow({
  purpose,
  answer,
  onAnswer,
  language,
  isOpen,
  onToggle,
}: {
  readonly purpose: ConsentPurpose
  readonly answer: boolean | undefined
  readonly onAnswer: (given: boolean) => void
  readonly language: Language
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { t } = useTranslation('elders')
  const id = useId()
  const { wording, isRequired } = consentTexts[purpose]
  const words = wording[language]
  return (
    <>
      <div className="consent-row">
        <div>
          <h3 lang={language}>{words.title}</h3>
          <p lang={language}>{words.question}</p>
          {isRequired && <p className="quiet">{t('consent.required')}</p>}
        </div>
        <button
          type="button"
          className="button is-quiet is-small"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          {isOpen ? <ChevronUp aria-hidden size={18} /> : <ChevronDown aria-hidden size={18} />}
          <span>{isOpen ? t('consent.hide') : t('consent.show')}</span>
        </button>
        <fieldset className="consent-answer">
          <legend className="only-heard">{t('consent.answer', { title: words.title })}</legend>
          <Button
            kind={answer === true ? 'primary' : 'plain'}
            icon={answer === true ? Check : undefined}
            pressed={answer === true}
            onPress={() => onAnswer(true)}
          >
            {t('consent.yes')}
          </Button>
          <Button
            kind={answer === false ? 'no' : 'plain'}
            icon={answer === false ? X : undefined}
            pressed={answer === false}
            onPress={() => onAnswer(false)}
          >
            {t('consent.no')}
          </Button>
        </fieldset>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <ConsentReading purpose={purpose} language={language} />}
      </div>
    </>
  )
}
