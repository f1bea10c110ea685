/**
 * 自评预评估: an elder tells alone how they manage, one question a screen, one touch an answer, any of them left out. Every answer
 * is saved at once; whoever goes away in the middle goes on where they were. Nothing is handed to staff before the elder has
 * seen all answers and sends them. It never becomes an official assessment.
 */
import { Home, MessageCircleHeart, Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SelfQuestion, selfQuestions } from '../../../src-domain/assessments/self-questions.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { ElderAnswers, ElderQuestion } from '../../ui/elder-questions.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { nextOpen, type SelfAnswering, useSelfAnswers } from './use-self-answers.ts'

export function SelfAnswers({
  elder,
  more,
  onBack,
}: {
  readonly elder: string
  /** What else there is to answer, below the button that begins. */
  readonly more?: ReactNode
  readonly onBack: () => void
}) {
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
        more={more}
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
  more,
  onBegin,
  onBack,
}: {
  readonly answering: SelfAnswering
  readonly more: ReactNode
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
      <div className="elder-saying">
        <p className="elder-saying-words">{t('start.words')}</p>
        <p>{t('start.text')}</p>
        <BigButton kind="primary" icon={Play} onPress={onBegin}>
          {label}
        </BigButton>
        {more}
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
  const [refusal] = answering.refusals
  return (
    <ElderQuestion
      number={t('number', { number: String(place + 1), count: selfQuestions.length })}
      place={place}
      count={selfQuestions.length}
      question={question.question[language]}
      choices={question.answers.map(({ score, text }) => ({
        id: String(score),
        text: text[language],
        isChosen: answering.answers[question.item] === score,
      }))}
      notSaved={refusal === undefined ? undefined : { title: t('notSaved'), text: refusalText(refusal) }}
      onChoose={(score) => onAnswer(Number(score))}
      onSkip={{ label: t('skip'), press: onSkip }}
      onBack={onBack}
    />
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
  return (
    <ElderAnswers
      title={t('review.title')}
      text={t('review.text')}
      rows={selfQuestions.map(({ item, question, answers }) => ({
        id: item,
        question: question[language],
        answer: answers.find(({ score }) => score === answering.answers[item])?.text[language] ?? t('review.none'),
      }))}
      change={t('review.change')}
      send={t('review.send')}
      notSent={refusal === undefined ? undefined : { title: t('review.notSent'), text: refusalText(refusal) }}
      onChange={onChange}
      onSend={onSend}
      onBack={onBack}
    />
  )
}

function Ended({ how, onBack }: { readonly how: 'told' | 'nothing'; readonly onBack: () => void }) {
  const { t } = useTranslation('selfAnswers')
  const { onHome } = useElderFrame()
  const [words, text] = how === 'told' ? [t('end.words'), t('end.text')] : [t('end.nothingWords'), t('end.nothingText')]
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="elder-saying">
        <MessageCircleHeart aria-hidden className="elder-saying-mark" />
        <p className="elder-saying-words">{words}</p>
        <p>{text}</p>
        <BigButton kind="primary" icon={Home} onPress={onHome}>
          {t('end.home')}
        </BigButton>
      </div>
    </ElderPage>
  )
}
