/**
 * Short instruments an elder answers at the kiosk: one question a screen, looked over before they are sent. Those about the mood only
 * while staff are there, who handed the machine over. At the end kind words, no score and no diagnosis.
 */
import { Home, MessageCircleHeart, Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Instrument } from '../../../src-domain/instruments/instrument.ts'
import { finishInstrument } from '../../../src-domain/instruments/instrument-draft.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { offeredInstruments } from '../../../src-domain/instruments/instruments.ts'
import { askedQuestions } from '../../../src-domain/instruments/scoring.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useSession } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { ElderAnswers, ElderQuestion } from '../../ui/elder-questions.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useInstrumentDraft } from './use-instrument-draft.ts'
import { bandIn, useInstrumentWords } from './use-instrument-words.ts'

/** Those that may be answered now. */
export function useSelfInstruments(): readonly Instrument[] {
  const session = useSession()
  const isHandedOver = session.phase === 'open' && session.handedOverBy !== undefined
  return offeredInstruments.filter(({ self }) => self !== undefined && (self.when === 'always' || isHandedOver))
}

export function SelfInstruments({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const record = useDocument(elder)
  const offered = useSelfInstruments()
  const [chosen, setChosen] = useState<string | undefined>()
  useSlowScreen()
  const instrument = offered.find(({ id }) => id === chosen)
  const isAgreed =
    record !== undefined && record !== null && isElder(record) && isAllowed(record.body.consents, 'assessment')
  if (instrument !== undefined && isAgreed)
    return (
      <SelfInstrument key={instrument.id} elder={elder} instrument={instrument} onBack={() => setChosen(undefined)} />
    )
  return (
    <ElderPage title={t('self.title')} onBack={onBack}>
      {record === undefined ? (
        <Skeleton rows={4} />
      ) : isAgreed ? (
        <div className="elder-question">
          <p>{t('self.list')}</p>
          <ul>
            {offered.map(({ id, self }) => (
              <li key={id}>
                <BigButton wide onPress={() => setChosen(id)}>
                  {self === undefined ? '' : words.say(self.title)}
                </BigButton>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <EmptyState title={t('self.noConsent')} />
      )}
    </ElderPage>
  )
}

function SelfInstrument({
  elder,
  instrument,
  onBack,
}: {
  readonly elder: string
  readonly instrument: Instrument
  readonly onBack: () => void
}) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { draft, answers, saving, start, answer, latest } = useInstrumentDraft(elder, instrument, 'self')
  const { refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof finishInstrument>>()
  const [place, setPlace] = useState<number | undefined>()
  const [isChanging, setChanging] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const [told, setTold] = useState<InstrumentResult | undefined>()
  const title = instrument.self === undefined ? '' : words.say(instrument.self.title)
  if (told !== undefined) return <Thanks title={title} instrument={instrument} result={told} onBack={onBack} />
  const questions = askedQuestions(instrument, answers)
  const nextOpen = (from: number): number => {
    const open = questions.findIndex(({ id }, at) => at >= from && answers[id] === undefined)
    return open === -1 ? questions.length : open
  }
  if (place === undefined || draft === undefined) {
    return (
      <ElderPage title={title} onBack={onBack}>
        <div className="elder-saying">
          <p>{t('self.startText')}</p>
          <BigButton
            kind="primary"
            icon={Play}
            disabled={draft === undefined}
            onPress={() => {
              if (draft === null) start()
              setPlace(nextOpen(0))
            }}
          >
            {t(Object.keys(answers).length === 0 ? 'self.start' : 'self.goOn')}
          </BigButton>
        </div>
      </ElderPage>
    )
  }
  const send = async () => {
    const from = latest()
    if (isEnding || from === undefined) return
    const made = attempt([from.id, answers], () => finishInstrument(from, { date: today, assessorName: '' }, act()))
    if (!made.ok) {
      const [first] = made.error
      if (first !== undefined) await save(first)
      return
    }
    setEnding(true)
    const { result, over } = made.value
    if (await save([result as Document, over as Document])) setTold(result)
    setEnding(false)
  }
  const question = questions[place]
  if (question === undefined) {
    const [refusal] = refusals
    return (
      <ElderAnswers
        title={t('self.review')}
        text={t('self.reviewText')}
        rows={questions.map((one) => ({
          id: one.id,
          question: words.say(one.text),
          answer: words.answer(one, answers[one.id]),
        }))}
        change={t('self.change')}
        send={t('self.send')}
        notSent={refusal === undefined ? undefined : { title: t('self.notSent'), text: refusalText(refusal) }}
        onChange={(at) => {
          setChanging(true)
          setPlace(at)
        }}
        onSend={() => void send()}
        onBack={() => setPlace(questions.length - 1)}
      />
    )
  }
  const [refusal] = saving.state === 'refused' ? saving.refusals : []
  const back = isChanging
    ? () => goOn(setPlace, setChanging, questions.length)
    : place === 0
      ? onBack
      : () => setPlace(place - 1)
  return (
    <ElderQuestion
      key={question.id}
      number={t('self.number', { number: String(place + 1), count: questions.length })}
      place={place}
      count={questions.length}
      question={words.say(question.text)}
      choices={
        question.type === 'one'
          ? question.options.map(({ id, label }) => ({
              id,
              text: words.say(label),
              isChosen: answers[question.id] === id,
            }))
          : []
      }
      notSaved={refusal === undefined ? undefined : { title: t('self.notSaved'), text: refusalText(refusal) }}
      onChoose={(option) => {
        answer(question.id, option)
        goOn(setPlace, setChanging, isChanging ? questions.length : nextOpen(place + 1))
      }}
      onBack={back}
    />
  )
}

function goOn(setPlace: (place: number) => void, setChanging: (isChanging: boolean) => void, place: number): void {
  setPlace(place)
  setChanging(false)
}

/** Kind words of what it came to; never a score. */
function Thanks({
  title,
  instrument,
  result,
  onBack,
}: {
  readonly title: string
  readonly instrument: Instrument
  readonly result: InstrumentResult
  readonly onBack: () => void
}) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const { onHome } = useElderFrame()
  return (
    <ElderPage title={title} onBack={onBack}>
      <div className="elder-saying">
        <MessageCircleHeart aria-hidden className="elder-saying-mark" />
        <p className="elder-saying-words">{t('self.thanks')}</p>
        {instrument.scales.map((scale) => {
          const band = bandIn(scale, result)
          return band === undefined ? null : <p key={scale.id}>{words.say(band.forElder)}</p>
        })}
        <p>{t('self.notDiagnosis')}</p>
        <BigButton kind="primary" icon={Home} onPress={onHome}>
          {t('self.home')}
        </BigButton>
      </div>
    </ElderPage>
  )
}
