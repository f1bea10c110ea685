/**
 * 自评预评估: an elder tells alone how they manage, one question a screen, one touch an answer, any of them left out. Every answer
 * is saved at once; whoever goes away in the middle goes on where they were. Nothing is handed to staff before the elder has
 * seen all answers and sends them. It never becomes an official assessment.
 */
import './self-answers.css'
import { CornerUpRight, Home, MessageCircleHeart, Pencil, Play, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SelfQuestion, selfQuestions } from '../../../src-domain/assessments/self-questions.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { BarButton, ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { nextOpen, type SelfAnswering, useSelfAnswers } from './use-self-answers.ts'

export function SelfAnswers({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('selfAnswers')
  const answering = useSelfAnswers(elder)
  /** Beyond the last question: the own answers are looked over. */
  const [place, setPlace] = useState<number | undefined>()
  const [isChanging, setChanging] = useState(false)
  const [ended, setEnded] = useState<'told' | 'nothing' | undefined>()
  useSlowScreen()
  if (ended !== undefined) return <Ended how={ended} onBack={onBack} />
  if (answering === undefined || !answering.isAllowed) {
    return (
      <ElderPage title={t('title')} onBack={onBack}>
        {answering === undefined ? (
          <Skeleton rows={4} />
        ) : (
          <EmptyState title={t('noConsent.title')} text={t('noConsent.text')} />
        )}
      </ElderPage>
    )
  }
  if (place === undefined) {
    return (
      <Beginning
        answering={answering}
        onBegin={() => {
          answering.begin()
          setPlace(answering.next)
        }}
        onBack={onBack}
      />
    )
  }
  const send = () => void answering.finish().then((how) => how !== undefined && setEnded(how))
  const question = selfQuestions[place]
  if (question === undefined) {
    return (
      <LookedOver
        answering={answering}
        onChange={(at) => {
          setChanging(true)
          setPlace(at)
        }}
        onSend={send}
        onBack={() => setPlace(selfQuestions.length - 1)}
      />
    )
  }
  const goOn = () => {
    setPlace(isChanging ? selfQuestions.length : nextOpen(answering.answers, place + 1))
    setChanging(false)
  }
  return (
    <Question
      key={question.item}
      question={question}
      place={place}
      answering={answering}
      onAnswer={(score) => {
        answering.answer(question.item, score)
        goOn()
      }}
      onSkip={() => {
        const isLast = nextOpen(answering.answers, place + 1) === selfQuestions.length
        if (isLast && !answering.isUnderWay) send()
        else goOn()
      }}
      onBack={isChanging ? goOn : place === 0 ? onBack : () => setPlace(place - 1)}
    />
  )
}

function Beginning({
  answering,
  onBegin,
  onBack,
}: {
  readonly answering: SelfAnswering
  readonly onBegin: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('selfAnswers')
  const label = answering.isUnderWay
    ? t('start.goOn')
    : answering.toldOn === undefined
      ? t('start.button')
      : t('start.again')
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="self-start">
        <p className="self-words">{t('start.words')}</p>
        <p>{t('start.text')}</p>
        <BigButton kind="primary" icon={Play} onPress={onBegin}>
          {label}
        </BigButton>
      </div>
    </ElderPage>
  )
}

function Question({
  question,
  place,
  answering,
  onAnswer,
  onSkip,
  onBack,
}: {
  readonly question: SelfQuestion
  readonly place: number
  readonly answering: SelfAnswering
  readonly onAnswer: (score: number) => void
  readonly onSkip: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('selfAnswers')
  const refusalText = useRefusalText()
  const language = currentLanguage()
  const given = answering.answers[question.item]
  const number = t('number', { number: String(place + 1), count: selfQuestions.length })
  const [refusal] = answering.refusals
  return (
    <ElderPage
      title={number}
      onBack={onBack}
      spoken={[question.question[language], ...question.answers.map(({ text }) => text[language])].join('\n')}
      actions={
        <BarButton icon={<CornerUpRight aria-hidden />} onPress={onSkip}>
          {t('skip')}
        </BarButton>
      }
    >
      <div className="self-question">
        <progress max={selfQuestions.length} value={place + 1} aria-label={number} />
        {/* Not in the head: at the largest text a long question would leave no room for its answers. */}
        <h2>{question.question[language]}</h2>
        {refusal !== undefined && (
          <Notice tone="red" title={t('notSaved')} urgent>
            {refusalText(refusal)}
          </Notice>
        )}
        <ul>
          {question.answers.map(({ score, text }) => (
            <li key={score}>
              <BigButton wide pressed={given === score} onPress={() => onAnswer(score)}>
                {text[language]}
              </BigButton>
            </li>
          ))}
        </ul>
      </div>
    </ElderPage>
  )
}

/** All answers before they are sent; a touch on one changes it. */
function LookedOver({
  answering,
  onChange,
  onSend,
  onBack,
}: {
  readonly answering: SelfAnswering
  readonly onChange: (place: number) => void
  readonly onSend: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('selfAnswers')
  const refusalText = useRefusalText()
  const language = currentLanguage()
  const [refusal] = answering.refusals
  const rows = selfQuestions.map(({ item, question, answers }) => ({
    item,
    question: question[language],
    answer: answers.find(({ score }) => score === answering.answers[item])?.text[language] ?? t('review.none'),
  }))
  return (
    <ElderPage
      title={t('review.title')}
      onBack={onBack}
      spoken={[t('review.text'), ...rows.flatMap(({ question, answer }) => [question, answer])].join('\n')}
      actions={
        <BarButton icon={<Send aria-hidden />} onPress={onSend}>
          {t('review.send')}
        </BarButton>
      }
    >
      <div className="self-question">
        {refusal !== undefined && (
          <Notice tone="red" title={t('review.notSent')} urgent>
            {refusalText(refusal)}
          </Notice>
        )}
        <p>{t('review.text')}</p>
        <ul>
          {rows.map(({ item, question, answer }, place) => (
            <li key={item}>
              <button type="button" className="big-button self-row" onClick={() => onChange(place)}>
                <span>
                  {question}
                  <b>{answer}</b>
                </span>
                <Pencil aria-hidden />
                <span className="only-heard">{t('review.change')}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </ElderPage>
  )
}

function Ended({ how, onBack }: { readonly how: 'told' | 'nothing'; readonly onBack: () => void }) {
  const { t } = useTranslation('selfAnswers')
  const { onHome } = useElderFrame()
  const [words, text] = how === 'told' ? [t('end.words'), t('end.text')] : [t('end.nothingWords'), t('end.nothingText')]
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="self-start">
        <MessageCircleHeart aria-hidden className="self-mark" />
        <p className="self-words">{words}</p>
        <p>{text}</p>
        <BigButton kind="primary" icon={Home} onPress={onHome}>
          {t('end.home')}
        </BigButton>
      </div>
    </ElderPage>
  )
}
