/**
 * Questions an elder answers alone: one a screen, one touch an answer, and all answers looked over before anything is sent. What is
 * asked and what becomes of it are the features'.
 */
import './elder-questions.css'
import { CornerUpRight, Pencil, Send } from 'lucide-react'
import { BarButton, ElderPage } from './elder-page.tsx'
import { BigButton } from './button.tsx'
import { Notice } from './chip.tsx'

export type ElderChoice = { readonly id: string; readonly text: string; readonly isChosen: boolean }

export function ElderQuestion({
  number,
  place,
  count,
  question,
  choices,
  notSaved,
  onChoose,
  onSkip,
  onBack,
}: {
  /** "Question 2 of 5": the heading. */
  readonly number: string
  readonly place: number
  readonly count: number
  readonly question: string
  readonly choices: readonly ElderChoice[]
  readonly notSaved: { readonly title: string; readonly text: string } | undefined
  readonly onChoose: (id: string) => void
  /** Absent where every question needs an answer. */
  readonly onSkip?: { readonly label: string; readonly press: () => void }
  readonly onBack: () => void
}) {
  return (
    <ElderPage
      title={number}
      onBack={onBack}
      {...(onSkip === undefined
        ? {}
        : {
            actions: (
              <BarButton icon={<CornerUpRight aria-hidden />} onPress={onSkip.press}>
                {onSkip.label}
              </BarButton>
            ),
          })}
    >
      <div className="elder-question">
        <progress max={count} value={place + 1} aria-label={number} />
        {/* Not in the head: at the largest text a long question would leave no room for its answers. */}
        <h2>{question}</h2>
        {notSaved !== undefined && (
          <Notice tone="red" title={notSaved.title} urgent>
            {notSaved.text}
          </Notice>
        )}
        <ul>
          {choices.map(({ id, text, isChosen }) => (
            <li key={id}>
              <BigButton wide pressed={isChosen} onPress={() => onChoose(id)}>
                {text}
              </BigButton>
            </li>
          ))}
        </ul>
      </div>
    </ElderPage>
  )
}

export type AnsweredRow = { readonly id: string; readonly question: string; readonly answer: string }

/** All answers before they are sent; a touch on one changes it. */
export function ElderAnswers({
  title,
  text,
  rows,
  change,
  send,
  notSent,
  onChange,
  onSend,
  onBack,
}: {
  readonly title: string
  readonly text: string
  readonly rows: readonly AnsweredRow[]
  /** Heard with every row. */
  readonly change: string
  readonly send: string
  readonly notSent: { readonly title: string; readonly text: string } | undefined
  readonly onChange: (place: number) => void
  readonly onSend: () => void
  readonly onBack: () => void
}) {
  return (
    <ElderPage
      title={title}
      onBack={onBack}
      actions={
        <BarButton icon={<Send aria-hidden />} onPress={onSend}>
          {send}
        </BarButton>
      }
    >
      <div className="elder-question">
        {notSent !== undefined && (
          <Notice tone="red" title={notSent.title} urgent>
            {notSent.text}
          </Notice>
        )}
        <p>{text}</p>
        <ul>
          {rows.map(({ id, question, answer }, place) => (
            <li key={id}>
              <button type="button" className="big-button elder-answer" onClick={() => onChange(place)}>
                <span>
                  {question}
                  <b>{answer}</b>
                </span>
                <Pencil aria-hidden />
                <span className="only-heard">{change}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </ElderPage>
  )
}
