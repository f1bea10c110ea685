/**
 * What an elder likes, one question a screen, by touching pictures: as many as fit, none at all, or passed over. Every touch is
 * saved at once and can be taken back; whoever goes away in the middle goes on where they were.
 */
import './preferences.css'
import { Check, CornerUpRight, Heart, Home, Play, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  answerOf,
  answered,
  nextQuestion,
  passedOver,
  type PreferenceQuestion,
  preferenceQuestions,
  touched,
} from '../../../src-domain/preferences/preferences.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { BarButton, ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { classes } from '../../ui/tone.ts'
import { optionPictures } from './option-pictures.ts'
import { type Telling, usePreferences } from './use-preferences.ts'

export function PreferenceSurvey({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('preferences')
  const telling = usePreferences(elder)
  const [place, setPlace] = useState<number | undefined>()
  useSlowScreen()
  if (telling === undefined || !telling.isAllowed) {
    return (
      <ElderPage title={t('title')} onBack={onBack}>
        {telling === undefined ? (
          <Skeleton rows={4} />
        ) : (
          <EmptyState title={t('noConsent.title')} text={t('noConsent.text')} />
        )}
      </ElderPage>
    )
  }
  if (place === undefined) {
    const next = nextQuestion(telling.body)
    const label =
      next === 0 ? t('start.button') : next === preferenceQuestions.length ? t('start.again') : t('start.goOn')
    return (
      <ElderPage title={t('title')} onBack={onBack}>
        <div className="likes-start">
          <p className="likes-words">{t('start.words')}</p>
          <p>{t('start.text', { count: preferenceQuestions.length })}</p>
          <BigButton
            kind="primary"
            icon={Play}
            onPress={() => setPlace(next === preferenceQuestions.length ? 0 : next)}
          >
            {label}
          </BigButton>
        </div>
      </ElderPage>
    )
  }
  const question = preferenceQuestions[place]
  if (question === undefined) return <Ended onBack={() => setPlace(preferenceQuestions.length - 1)} />
  return (
    <Question
      key={question.id}
      question={question}
      place={place}
      telling={telling}
      onNext={() => setPlace(place + 1)}
      onBack={() => (place === 0 ? onBack() : setPlace(place - 1))}
    />
  )
}

function Question({
  question,
  place,
  telling,
  onNext,
  onBack,
}: {
  readonly question: PreferenceQuestion
  readonly place: number
  readonly telling: Telling
  readonly onNext: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('preferences')
  const refusalText = useRefusalText()
  const { body, tell, undo } = telling
  const chosen = answerOf(body, question) ?? []
  const number = t('number', { number: String(place + 1), count: preferenceQuestions.length })
  const [refusal] = telling.refusals
  return (
    <ElderPage
      title={number}
      onBack={onBack}
      actions={
        <>
          {undo !== undefined && (
            <BarButton icon={<Undo2 aria-hidden />} onPress={undo}>
              {t('undo')}
            </BarButton>
          )}
          <BarButton
            icon={<CornerUpRight aria-hidden />}
            onPress={() => {
              if (chosen.length === 0) tell(passedOver(body, question))
              onNext()
            }}
          >
            {chosen.length === 0 ? t('skip') : t('next')}
          </BarButton>
        </>
      }
    >
      <div className="likes-question">
        <h2>{t(`question.${question.id}`)}</h2>
        {refusal !== undefined && (
          <Notice tone="red" title={t('notSaved')} urgent>
            {refusalText(refusal)}
          </Notice>
        )}
        <ul className="likes-pictures">
          {question.options.map((option) => {
            const Picture = optionPictures[option]
            const isChosen = chosen.includes(option)
            return (
              <li key={option}>
                <button
                  type="button"
                  className={classes('likes-picture', isChosen && 'is-chosen')}
                  aria-pressed={isChosen}
                  onClick={() => tell(touched(body, question, option))}
                >
                  <Picture aria-hidden />
                  <span>{t(`option.${option}`)}</span>
                  {isChosen && <Check aria-hidden className="likes-check" />}
                </button>
              </li>
            )
          })}
        </ul>
        <BigButton
          onPress={() => {
            tell(answered(body, question, []))
            onNext()
          }}
        >
          {t('none')}
        </BigButton>
      </div>
    </ElderPage>
  )
}

function Ended({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('preferences')
  const { onHome } = useElderFrame()
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="likes-start">
        <Heart aria-hidden className="likes-mark" />
        <p className="likes-words">{t('end.words')}</p>
        <p>{t('end.text')}</p>
        <BigButton kind="primary" icon={Home} onPress={onHome}>
          {t('end.home')}
        </BigButton>
      </div>
    </ElderPage>
  )
}

/** Live line for the tile of the elder's home. */
export function usePreferencesLine(elder: string): string | undefined {
  const { t } = useTranslation('preferences')
  const telling = usePreferences(elder)
  if (telling === undefined) return undefined
  if (!telling.isAllowed) return t('line.consent')
  const next = nextQuestion(telling.body)
  if (next === 0) return t('line.fresh')
  return next === preferenceQuestions.length ? t('line.done') : t('line.going', { number: String(next + 1) })
}
