/** Say it, hear it, send it: the machine listens at once, and nothing is kept before the last of the three. */
import { BellRing, Mic, Play, RotateCcw, Send, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AskedQuestion, askQuestion, longestRecording } from '../../../src-domain/asking/asked-question.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useMedia } from '../../media/use-media.ts'
import { type Recorded, useRecorder } from '../../media/use-recorder.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { useIdleHold } from '../../ui/idle-hold.tsx'
import type { AskTopic } from './ask-topics.ts'

export function RecordScreen({
  elder,
  about,
  onAsked,
  onBack,
}: {
  readonly elder: string
  readonly about: AskTopic
  readonly onAsked: (question: AskedQuestion) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderAsk')
  const { state, start, stop, clear } = useRecorder(longestRecording)
  const { onCallStaff } = useElderFrame()
  // The touch on the picture asked for it; the page before says so.
  const hasStarted = useRef(false)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    start()
  }, [start])
  const sending = useSending(elder, about, onAsked)
  useIdleHold(state.at === 'recording' || sending.isSending)
  return (
    <ElderPage title={t(`topic.${about.id}`)} subtitle={t('record.text')} onBack={onBack}>
      <div className="ask-page">
        {state.at === 'ready' && state.problem !== undefined && (
          <Notice tone="gold" title={t(`record.problem.${state.problem}`)} urgent />
        )}
        {(state.at === 'ready' || state.at === 'opening') && (
          <div className="ask-ways">
            <BigButton kind="primary" icon={Mic} busy={state.at === 'opening'} onPress={start}>
              {t('record.start')}
            </BigButton>
            <BigButton icon={BellRing} onPress={onCallStaff}>
              {t('callStaff')}
            </BigButton>
          </div>
        )}
        {state.at === 'recording' && (
          <>
            <output className="ask-words">{t('record.running')}</output>
            <progress max={longestRecording} value={state.seconds} aria-label={t('record.running')} />
            <p>{t('record.left', { count: longestRecording - state.seconds })}</p>
            <BigButton kind="primary" icon={Square} onPress={stop}>
              {t('record.stop')}
            </BigButton>
            <p>{t('noRecogniser')}</p>
          </>
        )}
        {state.at === 'recorded' && (
          <>
            <p>{t('record.done', { count: state.recorded.seconds })}</p>
            <div className="ask-ways">
              <Hear url={state.recorded.url} />
              <BigButton icon={RotateCcw} disabled={sending.isSending} onPress={clear}>
                {t('record.again')}
              </BigButton>
              <BigButton
                kind="primary"
                icon={Send}
                busy={sending.isSending}
                onPress={() => sending.send(state.recorded)}
              >
                {t('record.send')}
              </BigButton>
            </div>
            {sending.problems}
          </>
        )}
      </div>
    </ElderPage>
  )
}

/** A large button over the sound, in place of the browser's small ones. */
export function Hear({ url }: { readonly url: string }) {
  const { t } = useTranslation('elderAsk')
  const sound = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  useIdleHold(isPlaying)
  const press = () => {
    const { current } = sound
    if (current === null) return
    if (isPlaying) current.pause()
    else void current.play().catch(() => setPlaying(false))
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the elder's own words, just spoken */}
      <audio
        ref={sound}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
      />
      <BigButton icon={isPlaying ? Square : Play} onPress={press}>
        {isPlaying ? t('record.quiet') : t('record.hear')}
      </BigButton>
    </>
  )
}

function useSending(elder: string, { topic }: AskTopic, onAsked: (question: AskedQuestion) => void) {
  const act = useAct()
  const replica = useReplica()
  const media = useMedia()
  const refusalText = useRefusalText()
  const [isSending, setSending] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  /** Sent again after a failure it is the same question, not a second one. */
  const made = useRef<{ readonly of: Blob; readonly question: AskedQuestion } | undefined>(undefined)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const keepSound = async (sound: Blob): Promise<MediaFile | Refusal> => {
    const bytes = new Uint8Array(await sound.arrayBuffer())
    const kept = await (await media()).keep(bytes, 'audio/webm')
    return kept.ok ? kept.value : kept.error
  }
  const sendNow = async ({ sound, seconds }: Recorded): Promise<readonly Refusal[]> => {
    if (made.current?.of !== sound) {
      const file = await keepSound(sound)
      if ('code' in file) return [file]
      const body = { askedBy: 'elder', origin: 'asked', topic, media: [file], seconds } as const
      made.current = { of: sound, question: askQuestion({ ...body, media: [file] }, elder, act()) }
    }
    const { question } = made.current
    const saved = await replica.save([question as Document])
    if (!saved.ok) return saved.error
    if (isHere.current) onAsked(question)
    return []
  }
  const send = (recorded: Recorded) => {
    setSending(true)
    setRefusals([])
    sendNow(recorded)
      .catch((): readonly Refusal[] => [{ code: 'storage.failed' }])
      .then((refused) => {
        if (!isHere.current) return
        setRefusals(refused)
        setSending(false)
      })
  }
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  return { isSending, send, problems }
}
