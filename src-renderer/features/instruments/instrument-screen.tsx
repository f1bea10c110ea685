/** Asking one short instrument: a part at a time, every answer saved at once; it can be stopped and gone on with. */
import './instruments.css'
import { ArrowLeft, ArrowRight, CircleCheck, ListChecks, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type Instrument, type Part, type Question } from '../../../src-domain/instruments/instrument.ts'
import { finishInstrument, type InstrumentDraft } from '../../../src-domain/instruments/instrument-draft.ts'
import { isAlarming } from '../../../src-domain/instruments/instrument-history.ts'
import { offeredInstrument } from '../../../src-domain/instruments/instruments.ts'
import {
  ageDoubts,
  type Answer,
  type Answers,
  askedQuestions,
  missingQuestions,
} from '../../../src-domain/instruments/scoring.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { ageOn } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { classes } from '../../ui/tone.ts'
import { useFresh } from '../../ui/use-fresh.ts'
import { useStartAtTop } from '../../ui/use-start-at-top.ts'
import { AlertNotice } from './alert-notice.tsx'
import { NoConsent } from './no-consent.tsx'
import { answerByPlace, questionElement, QuestionField } from './question-field.tsx'
import { type InstrumentDraftControl, useInstrumentDraft } from './use-instrument-draft.ts'
import { useInstrumentWords } from './use-instrument-words.ts'
import { useInstruments } from './use-instruments.ts'

type ScreenProps = {
  readonly elder: Elder
  readonly instrument: string
  /** A result that this one corrects. */
  readonly corrects?: string | undefined
  readonly onFinished: (result: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function InstrumentScreen(props: ScreenProps) {
  const { t } = useTranslation(['instruments', 'ui'])
  const words = useInstrumentWords()
  const { role } = usePerson()
  const instrument = offeredInstrument(props.instrument)
  const isPermitted = may(role, 'assess')
  const isAgreed = isAllowed(props.elder.body.consents, 'assessment')
  return (
    <Page
      title={`${instrument === undefined ? t('title') : words.say(instrument.name)} · ${props.elder.body.name}`}
      note={instrument === undefined ? undefined : words.say(instrument.about)}
      actions={
        <Button icon={ArrowLeft} onPress={props.onBack}>
          {instrument === undefined || !isPermitted || !isAgreed ? t('ui:back') : t('stop')}
        </Button>
      }
    >
      {instrument === undefined || !isPermitted ? (
        <EmptyState icon={ListChecks} title={t('start.unknown')} />
      ) : !isAgreed ? (
        <NoConsent name={props.elder.body.name} onAskConsent={props.onAskConsent} />
      ) : (
        <Carried {...props} instrument={instrument} />
      )}
    </Page>
  )
}

type CarriedProps = Omit<ScreenProps, 'instrument'> & { readonly instrument: Instrument }

function Carried(props: CarriedProps) {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  const control = useInstrumentDraft(props.elder.id, props.instrument, 'staff', props.corrects)
  const known = useInstruments(props.elder.id)
  const { draft } = control
  if (draft === undefined || known === undefined) return <Skeleton rows={8} />
  const corrected =
    known.state === 'open' ? known.results.find(({ id }) => id === props.corrects)?.body.date : undefined
  if (draft === null) {
    return (
      <EmptyState
        icon={ListChecks}
        title={t('start.title')}
        text={`${corrected === undefined ? '' : t('start.corrects', { date: format.date(corrected, today) })}${t('start.text')}`}
        action={
          <Button kind="primary" onPress={control.start}>
            {t('start.button')}
          </Button>
        }
      />
    )
  }
  const isSettled = known.state === 'open' && known.followUps.some(({ body }) => body.about === draft.id)
  return <Asking key={draft.id} {...props} control={control} draft={draft} isSettled={isSettled} />
}

type AskedPart = Part & { readonly place: number }

/** Parts of which something is asked now. */
function askedParts(instrument: Instrument, answers: Answers): readonly AskedPart[] {
  const asked = new Set(askedQuestions(instrument, answers))
  return instrument.parts.flatMap((part, place) => {
    const questions = part.questions.filter((question) => asked.has(question))
    return questions.length === 0 ? [] : [{ ...part, place, questions }]
  })
}

function Asking({
  elder,
  instrument,
  control,
  draft,
  isSettled,
  onFinished,
}: CarriedProps & {
  readonly control: InstrumentDraftControl
  readonly draft: InstrumentDraft
  /** What was done about an alarming answer is written down. */
  readonly isSettled: boolean
}) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const today = useToday()
  const { answers } = control
  const parts = askedParts(instrument, answers)
  const missing = missingQuestions(instrument, answers)
  const [resumed] = useState({ answered: Object.keys(answers).length, events: draft.events?.length })
  const partOf = (question: Question | undefined): number | undefined =>
    parts.find((part) => question !== undefined && part.questions.includes(question))?.place
  const [place, setPlace] = useState(() => partOf(missing[0]) ?? parts.at(-1)?.place ?? 0)
  const [isDiscarding, setDiscarding] = useState(false)
  const at = Math.max(
    0,
    parts.findIndex((part) => part.place >= place),
  )
  const part = parts[at]
  useStartAtTop(`${place}`)
  const fresh = useFresh<HTMLDivElement>(`${place}`)
  if (part === undefined) return null
  const asked = parts.flatMap(({ questions }) => questions)
  const age = ageOn(elder.body.birthDate, today)
  const next = parts[at + 1]
  return (
    <div className="asking" ref={fresh}>
      {isAlarming(instrument, answers) && !isSettled && (
        <div ref={bringIntoSight}>
          <AlertNotice elder={elder.id} about={draft.id} />
        </div>
      )}
      <Progress answered={asked.filter(({ id }) => answers[id] !== undefined).length} count={asked.length} />
      <nav className="asking-parts" aria-label={words.say(instrument.name)}>
        {parts.length > 1 &&
          parts.map((one, index) => (
            <button
              key={one.place}
              type="button"
              className={classes('asking-part', one === part && 'is-here')}
              aria-current={one === part ? 'step' : undefined}
              aria-label={`${t('part', { number: String(index + 1), count: parts.length })} ${words.say(one.title)}`}
              onClick={() => setPlace(one.place)}
            >
              {words.say(one.title)}
              {one.questions.every(({ id }) => answers[id] !== undefined) && <CircleCheck aria-hidden size={18} />}
            </button>
          ))}
      </nav>
      {resumed.answered > 0 && resumed.events === draft.events?.length && (
        <Notice tone="blue" title={t('resumed', { answered: String(resumed.answered) })} />
      )}
      <PartQuestions
        key={part.place}
        part={part}
        answers={answers}
        onAnswer={control.answer}
        onNext={next === undefined ? undefined : () => setPlace(next.place)}
      />
      {ageDoubts(instrument, answers, age).map(({ fromAge }) => (
        <Notice key={fromAge} tone="gold" title={t('ageDoubt', { from: String(fromAge), age: String(age) })} />
      ))}
      <SavingLine control={control} />
      <div className="row asking-buttons">
        {at > 0 && (
          <Button icon={ArrowLeft} onPress={() => setPlace(parts[at - 1]?.place ?? 0)}>
            {t('previous')}
          </Button>
        )}
        {next !== undefined && (
          <Button icon={ArrowRight} kind="primary" onPress={() => setPlace(next.place)}>
            {t('next')}
          </Button>
        )}
        {next === undefined && (
          <Finish
            draft={draft}
            answers={answers}
            missing={missing.length}
            onFinished={onFinished}
            onMissing={() => setPlace(partOf(missing[0]) ?? 0)}
          />
        )}
        <Button small kind="quiet" icon={Trash2} onPress={() => setDiscarding(true)}>
          {t('discard')}
        </Button>
      </div>
      {isDiscarding && (
        <ConfirmDialog
          title={t('discard')}
          confirm={t('discard')}
          danger
          onConfirm={() => {
            setDiscarding(false)
            control.discard()
          }}
          onClose={() => setDiscarding(false)}
        >
          {t('discardSure')}
        </ConfirmDialog>
      )}
    </div>
  )
}

/** The question that was answered may stand far below. */
const bringIntoSight = (box: HTMLElement | null): void => box?.scrollIntoView({ block: 'center' })

function Progress({ answered, count }: { readonly answered: number; readonly count: number }) {
  const { t } = useTranslation('instruments')
  const line = t('progress', { answered: String(answered), count })
  return (
    <div className="asking-progress">
      <progress max={count} value={answered} aria-label={line} />
      <span>{line}</span>
    </div>
  )
}

/** Digits choose an answer of the current question, arrows move, Enter goes to the next part. */
function PartQuestions({
  part,
  answers,
  onAnswer,
  onNext,
}: {
  readonly part: Part
  readonly answers: Answers
  readonly onAnswer: (question: string, answer: Answer | undefined) => void
  readonly onNext: (() => void) | undefined
}) {
  const { t } = useTranslation('instruments')
  const { questions } = part
  const [current, setCurrent] = useState(
    () => (questions.find(({ id }) => answers[id] === undefined) ?? questions[0])?.id,
  )
  const index = questions.findIndex(({ id }) => id === current)
  const move = (by: number) => setCurrent(questions[index + by]?.id ?? current)
  const answer = (question: Question, value: Answer | undefined) => {
    onAnswer(question.id, value)
    if (question.type !== 'one' || value === undefined) return setCurrent(question.id)
    const after = questions.slice(questions.indexOf(question) + 1)
    setCurrent((after.find(({ id }) => answers[id] === undefined) ?? after[0] ?? question).id)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const { target } = event
      const isElement = target instanceof HTMLElement
      if (isElement && target.closest('dialog, textarea, input:not([type=radio], [type=checkbox])') !== null) return
      const question = questions[index]
      if (/^[1-9]$/.test(event.key) && question !== undefined && (question.type === 'one' || question.type === 'any')) {
        const place = Number(event.key) - 1
        const value = answerByPlace(question, answers[question.id], place)
        if (value !== undefined || place < question.options.length) answer(question, value)
      } else if (event.key === 'ArrowDown') move(1)
      else if (event.key === 'ArrowUp') move(-1)
      // On a button Enter presses it.
      else if (event.key === 'Enter' && (!isElement || target.closest('button, a') === null)) onNext?.()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  useEffect(() => {
    if (current !== undefined) document.getElementById(questionElement(current))?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className="asking-questions">
      <p className="quiet">{t('keyboard')}</p>
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          answer={answers[question.id]}
          isCurrent={question.id === current}
          onAnswer={(value) => answer(question, value)}
          onCurrent={() => setCurrent(question.id)}
        />
      ))}
    </div>
  )
}

function SavingLine({ control }: { readonly control: InstrumentDraftControl }) {
  const { t } = useTranslation('instruments')
  const refusalText = useRefusalText()
  const { saving } = control
  const refused = saving.state === 'refused' ? saving.refusals[0] : undefined
  if ((control.draft?.events ?? []).length === 0 && refused === undefined) return null
  return (
    <output className={classes('asking-saving', refused !== undefined && 'is-refused')}>
      {refused === undefined
        ? t(saving.state === 'saving' ? 'saving' : 'saved')
        : t('notSaved', { why: refusalText(refused) })}
    </output>
  )
}

function Finish({
  draft,
  answers,
  missing,
  onFinished,
  onMissing,
}: {
  readonly draft: InstrumentDraft
  readonly answers: Answers
  readonly missing: number
  readonly onFinished: (result: string) => void
  readonly onMissing: () => void
}) {
  const { t } = useTranslation('instruments')
  const person = usePerson()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof finishInstrument>>()
  const finish = async () => {
    const made = attempt([draft.id, answers], () =>
      finishInstrument(draft, { date: today, assessorName: person.name }, act()),
    )
    if (!made.ok) {
      const [first] = made.error
      if (first !== undefined) await save(first)
      return
    }
    const { result, over } = made.value
    if (await save([result as Document, over as Document])) onFinished(result.id)
  }
  if (missing > 0) {
    return (
      <Notice
        tone="gold"
        title={t('missing', { count: missing })}
        action={
          <Button small onPress={onMissing}>
            {t('goToMissing')}
          </Button>
        }
      />
    )
  }
  return (
    <>
      <Button kind="primary" icon={CircleCheck} busy={busy} onPress={() => void finish()}>
        {t('finish')}
      </Button>
      <span className="quiet">{t('finishNote')}</span>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </>
  )
}
