/** One question with its answers: large choices, nothing chosen beforehand; "none of these" is an answer of its own. */
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import { bodyBounds } from '../../../src-domain/assessments/form-tables.ts'
import type { Question } from '../../../src-domain/instruments/instrument.ts'
import { type Answer, isAnswerOf } from '../../../src-domain/instruments/scoring.ts'
import { Button } from '../../ui/button.tsx'
import { FieldGrid } from '../../ui/fields.tsx'
import { NumberField, type TypedNumber } from '../../ui/number-field.tsx'
import { classes } from '../../ui/tone.ts'
import { useInstrumentWords } from './use-instrument-words.ts'

type FieldProps = {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
}

export const questionElement = (id: string): string => `question-${id}`

export function QuestionField({
  question,
  answer,
  isCurrent,
  onAnswer,
  onCurrent,
}: FieldProps & { readonly isCurrent: boolean; readonly onCurrent: () => void }) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const { hint, waitSeconds } = question
  return (
    <fieldset
      id={questionElement(question.id)}
      className={classes(
        'question',
        isCurrent && 'is-current',
        answer === undefined && question.isOptional !== true && 'is-open',
      )}
    >
      <legend>
        {words.say(question.text)}
        {question.isOptional === true && <small>{t('optional')}</small>}
        {hint !== undefined && <small>{words.say(hint)}</small>}
      </legend>
      <div className="question-body">
        {waitSeconds !== undefined && answer === undefined && <Wait seconds={waitSeconds} />}
        <AnswerOf question={question} answer={answer} onAnswer={onAnswer} onCurrent={onCurrent} />
        {answer !== undefined && (
          <button type="button" className="question-clear" onClick={() => onAnswer(undefined)}>
            {t('clear')}
          </button>
        )}
      </div>
    </fieldset>
  )
}

function AnswerOf({ question, answer, onAnswer, onCurrent }: FieldProps & { readonly onCurrent: () => void }) {
  switch (question.type) {
    case 'one':
    case 'any':
      return <Choices question={question} answer={answer} onAnswer={onAnswer} onCurrent={onCurrent} />
    case 'number':
      return <NumberAnswer question={question} answer={answer} onAnswer={onAnswer} />
    case 'bodyMass':
      return <BodyMassAnswer question={question} answer={answer} onAnswer={onAnswer} />
    default:
      return question satisfies never
  }
}

type ChoiceQuestion = Extract<Question, { readonly type: 'one' | 'any' }>

/** The answer after one option was pressed; the place after the last option is "none of these". */
export function answerByPlace(question: ChoiceQuestion, answer: Answer | undefined, place: number): Answer | undefined {
  const option = question.options[place]
  if (question.type === 'one') return option?.id
  if (option === undefined) return place === question.options.length ? [] : undefined
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []
  const next = chosen.includes(option.id) ? chosen.filter((id) => id !== option.id) : [...chosen, option.id]
  // Taking the last one away is no "none of these".
  return next.length === 0 ? undefined : question.options.flatMap(({ id }) => (next.includes(id) ? [id] : []))
}

function Choices({
  question,
  answer,
  onAnswer,
  onCurrent,
}: {
  readonly question: ChoiceQuestion
  readonly answer: Answer | undefined
  readonly onAnswer: FieldProps['onAnswer']
  readonly onCurrent: () => void
}) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const id = useId()
  const type = question.type === 'one' ? 'radio' : 'checkbox'
  const isChosen = (option: string): boolean => (Array.isArray(answer) ? answer.includes(option) : answer === option)
  const rows = [
    ...question.options.map((option) => ({
      key: option.id,
      label: words.say(option.label),
      isChosen: isChosen(option.id),
    })),
    ...(question.type === 'any'
      ? [{ key: '', label: t('noneOfThese'), isChosen: Array.isArray(answer) && answer.length === 0 }]
      : []),
  ]
  return (
    <div className="question-options">
      {rows.map((row, place) => (
        <label key={row.key} className={classes('question-option', row.isChosen && 'is-chosen')}>
          <input
            type={type}
            autoComplete="off"
            name={id}
            checked={row.isChosen}
            onFocus={onCurrent}
            onChange={() => onAnswer(answerByPlace(question, answer, place))}
          />
          {place < 9 && <kbd aria-hidden>{place + 1}</kbd>}
          <span>{row.label}</span>
        </label>
      ))}
    </div>
  )
}

function NumberAnswer({
  question,
  answer,
  onAnswer,
}: {
  readonly question: Extract<Question, { readonly type: 'number' }>
  readonly answer: Answer | undefined
  readonly onAnswer: FieldProps['onAnswer']
}) {
  const words = useInstrumentWords()
  const { min, max } = question
  return (
    <NumberField
      label={words.say(question.text)}
      value={typeof answer === 'number' ? answer : undefined}
      min={min}
      max={max}
      whole
      unit={words.say(question.unit)}
      onChange={(value) => onAnswer(typeof value === 'number' ? value : undefined)}
    />
  )
}

/** Both are needed for an answer; what is typed of one waits here. */
function BodyMassAnswer({
  question,
  answer,
  onAnswer,
}: {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly onAnswer: FieldProps['onAnswer']
}) {
  const { t } = useTranslation('instruments')
  const stored = typeof answer === 'object' && 'heightCm' in answer ? answer : undefined
  const [typed, setTyped] = useState<{ heightCm?: TypedNumber; weightKg?: TypedNumber }>(stored ?? {})
  const [height, weight] = [stored?.heightCm ?? typed.heightCm, stored?.weightKg ?? typed.weightKg]
  const change = (changes: typeof typed) => {
    const next = { heightCm: height, weightKg: weight, ...changes }
    setTyped(next)
    const isWhole = isAnswerOf(question, next)
    if (isWhole || stored !== undefined) onAnswer(isWhole ? (next as Answer) : undefined)
  }
  const bmi = stored === undefined ? undefined : bodyMassIndex(stored.heightCm, stored.weightKg)
  return (
    <div className="stack">
      <FieldGrid>
        <NumberField
          label={t('height')}
          unit={t('centimetres')}
          {...bodyBounds.heightCm}
          value={height}
          onChange={(heightCm) => change({ heightCm })}
        />
        <NumberField
          label={t('weight')}
          unit={t('kilograms')}
          {...bodyBounds.weightKg}
          value={weight}
          onChange={(weightKg) => change({ weightKg })}
        />
      </FieldGrid>
      {bmi !== undefined && <p className="quiet">BMI {bmi.toFixed(1)}</p>}
    </div>
  )
}

/** Counts the wait before a question; it may be asked sooner by whoever counted on their own watch. */
function Wait({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation('instruments')
  const [startedAt, setStartedAt] = useState<number | undefined>()
  const [now, setNow] = useState(0)
  const left = startedAt === undefined ? seconds : Math.max(0, seconds - Math.floor((now - startedAt) / 1_000))
  const isRunning = startedAt !== undefined && left > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  const begin = () => {
    const at = performance.now()
    setStartedAt(at)
    setNow(at)
  }
  return (
    <div className="row question-wait">
      {startedAt === undefined ? (
        <Button onPress={begin}>{t('waitStart', { seconds: String(seconds) })}</Button>
      ) : (
        <output>{left > 0 ? t('waitLeft', { seconds: String(left) }) : t('waitOver')}</output>
      )}
    </div>
  )
}
