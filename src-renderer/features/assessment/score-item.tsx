/** One item with its scores: large radio buttons, the score in front, nothing chosen beforehand. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemCode, itemOf } from '../../../src-domain/assessments/instrument.ts'
import { classes } from '../../ui/tone.ts'
import { useAssessmentWords } from './use-assessment-words.ts'

export function ScoreItem({
  code,
  score,
  own,
  isCurrent,
  missed,
  onScore,
  onCurrent,
}: {
  readonly code: ItemCode
  readonly score: number | undefined
  /** What the elder chose alone (自评预评估): to ask about, not to copy. */
  readonly own: number | undefined
  readonly isCurrent: boolean
  /** A digit somebody pressed that is no score of this item. */
  readonly missed: string | undefined
  readonly onScore: (score: number | undefined) => void
  readonly onCurrent: () => void
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const id = useId()
  const item = itemOf(code)
  const hint = words.say(item.hint)
  return (
    <fieldset
      id={`item-${code}`}
      className={classes('score-item', isCurrent && 'is-current', score === undefined && 'is-open')}
    >
      <legend>
        <span className="score-code">{code}</span>
        {words.say(item.label)}
        {hint !== '' && <small>{hint}</small>}
        {own !== undefined && <small className="score-own">{t('own', { answer: words.selfAnswer(code, own) })}</small>}
      </legend>
      <div className="score-options">
        {item.options.map((option) => (
          <label key={option.score} className={classes('score-option', option.score === score && 'is-chosen')}>
            <input
              type="radio"
              autoComplete="off"
              name={id}
              value={option.score}
              checked={option.score === score}
              onFocus={onCurrent}
              onChange={() => onScore(option.score)}
            />
            <b aria-hidden>{option.score}</b>
            <span>
              <span className="only-heard">{t('points', { score: String(option.score) })} </span>
              {words.say(option.label)}
            </span>
          </label>
        ))}
      </div>
      <div role="alert" className="score-missed">
        {missed !== undefined && t('noSuchScore', { item: words.item(code), score: missed, max: String(item.max) })}
      </div>
      {score !== undefined && (
        <button type="button" className="score-clear" onClick={() => onScore(undefined)}>
          {t('clear')}
        </button>
      )}
    </fieldset>
  )
}
