/** Reading aloud with the local voices of the host. Where there is none, the button says so instead of doing nothing. */
import './read-aloud.css'
import { Volume2, VolumeX, CircleStop } from 'lucide-react'
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'
import type { Language } from '../i18n/resources.ts'
import { useIdleHold } from './idle-hold.tsx'
import { spokenSentences } from './spoken-text.ts'

/** The host's `Voice`, which this layer does not know. */
export type Speech = {
  /** How many this machine has. */
  readonly voices: (language: Language) => number
  readonly onVoices: (listener: () => void) => () => void
  /** Resolved when it was read or stopped; rejected when the voice hangs. */
  readonly speak: (
    text: string,
    language: Language,
    manner: { readonly rate: number; readonly volume: number; readonly voice: number },
  ) => Promise<void>
  readonly stop: () => void
}

/** Three steps each, as an elder chose them for this visit. */
export const speechSteps = ['low', 'middle', 'high'] as const
export type SpeechStep = (typeof speechSteps)[number]
export type Manner = { readonly pace: SpeechStep; readonly loudness: SpeechStep; readonly voice: number }

/** Slower than people talk: the middle is 0.9 of the voice's own pace. */
export const paces: Readonly<Record<SpeechStep, number>> = { low: 0.7, middle: 0.9, high: 1.1 }
export const volumes: Readonly<Record<SpeechStep, number>> = { low: 0.4, middle: 0.7, high: 1 }
const usual: Manner = { pace: 'middle', loudness: 'high', voice: 0 }

/** A text that is read sentence by sentence, in its own language, so that the page can mark where it is. */
export type SpokenParts = {
  readonly parts: readonly string[]
  readonly language: Language
  readonly from: number
  /** Before each is spoken. */
  readonly onPart: (part: number) => void
  /** When the last one was spoken; not when it was stopped. */
  readonly onEnd: () => void
  /** What the button does where there is no voice, instead of saying so. */
  readonly otherwise?: (() => void) | undefined
}
const nothing = (): void => undefined

/** Of words that stand nowhere on the page as they are said. */
export const spokenLines = (parts: readonly string[], language: Language): SpokenParts => ({
  parts,
  language,
  from: 0,
  onPart: nothing,
  onEnd: nothing,
})

export type ReadAloud = {
  readonly available: boolean
  readonly availableIn: (language: Language) => boolean
  /** How many there are to choose from, in the language of the page. */
  readonly voices: number
  readonly speaking: boolean
  /** The part of a text in parts that is spoken now. */
  readonly part: number | undefined
  /** Somebody asked for it and there is no voice in this language: the page says so. */
  readonly missed: Language | undefined
  readonly miss: (language?: Language) => void
  /** What stands in these pieces of the page, the sentence that is read marked where it stands. */
  readonly read: (pieces: Iterable<Element>) => void
  readonly readParts: (parts: SpokenParts) => void
  readonly stop: () => void
  readonly manner: Manner
  /** Holds from the next sentence on. */
  readonly changeManner: (changes: Partial<Manner>) => void
}

const ReadAloudContext = createContext<ReadAloud>({
  available: false,
  availableIn: () => false,
  voices: 0,
  speaking: false,
  part: undefined,
  missed: undefined,
  miss: () => undefined,
  read: () => undefined,
  readParts: () => undefined,
  stop: () => undefined,
  manner: usual,
  changeManner: () => undefined,
})

export const useReadAloud = (): ReadAloud => useContext(ReadAloudContext)

export function ReadAloudProvider({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }) {
  useTranslation('ui')
  const language = currentLanguage()
  const [speaking, setSpeaking] = useState(false)
  const [part, setPart] = useState<number | undefined>()
  const [missed, setMissed] = useState<Language | undefined>()
  const [manner, setManner] = useState(usual)
  const chosen = useRef(usual)
  const turn = useRef(0)
  useIdleHold(speaking)
  const voices = useSyncExternalStore(speech.onVoices, () => speech.voices(language))
  const stop = useCallback(() => {
    turn.current += 1
    speech.stop()
    markRead(undefined)
    setSpeaking(false)
    setPart(undefined)
    setMissed(undefined)
  }, [speech])
  const miss = useCallback((wanted: Language = language) => setMissed(wanted), [language])
  const readOn = useCallback(
    async ({ parts, language: spokenIn, from, onPart, onEnd }: SpokenParts) => {
      turn.current += 1
      const mine = turn.current
      setSpeaking(true)
      const over = (unheard?: Language) => {
        markRead(undefined)
        setSpeaking(false)
        setPart(undefined)
        setMissed(unheard)
      }
      for (const [index, text] of parts.entries()) {
        if (index < from) continue
        onPart(index)
        const { pace, loudness, voice } = chosen.current
        const isRead = await speech.speak(text, spokenIn, { rate: paces[pace], volume: volumes[loudness], voice }).then(
          () => true,
          () => false,
        )
        if (turn.current !== mine) return
        // Nothing more is heard: it is over, and the page says that there is no voice.
        if (!isRead) {
          over(spokenIn)
          return
        }
      }
      over()
      onEnd()
    },
    [speech],
  )
  const readParts = useCallback(
    (spoken: SpokenParts) => {
      markRead(undefined)
      const onPart = (index: number) => {
        setPart(index)
        spoken.onPart(index)
      }
      void readOn({ ...spoken, onPart })
    },
    [readOn],
  )
  const read = useCallback(
    (pieces: Iterable<Element>) => {
      const sentences = [...pieces].flatMap((piece) => spokenSentences(piece))
      setPart(undefined)
      const onPart = (index: number) => markRead(sentences[index]?.range())
      void readOn({
        ...spokenLines(
          sentences.map(({ text }) => text),
          language,
        ),
        onPart,
      })
    },
    [readOn, language],
  )
  const changeManner = useCallback((changes: Partial<Manner>) => {
    chosen.current = { ...chosen.current, ...changes }
    setManner(chosen.current)
  }, [])
  useEffect(() => stop, [stop])
  const available = voices > 0
  const availableIn = useCallback((wanted: Language) => speech.voices(wanted) > 0, [speech])
  const value = useMemo(
    () => ({
      available,
      availableIn,
      voices,
      speaking,
      part,
      missed,
      miss,
      read,
      readParts,
      stop,
      manner,
      changeManner,
    }),
    [available, availableIn, voices, speaking, part, missed, miss, read, readParts, stop, manner, changeManner],
  )
  return <ReadAloudContext value={value}>{children}</ReadAloudContext>
}

/** Reads the parts of `spoken`, or else what the question or the page around it says. */
export function ReadAloudButton({
  spoken,
  className,
}: {
  readonly spoken?: SpokenParts | undefined
  readonly className?: string
}) {
  const { t } = useTranslation('ui')
  const { available, availableIn, speaking, miss, read, readParts, stop } = useReadAloud()
  const canRead = spoken === undefined ? available : availableIn(spoken.language)
  // What is read goes with the page it stands on.
  useEffect(() => stop, [stop])
  const onPress = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    if (speaking) stop()
    else if (!canRead && spoken?.otherwise !== undefined) spoken.otherwise()
    else if (!canRead) miss(spoken?.language)
    else if (spoken === undefined) read(readable(currentTarget))
    else readParts(spoken)
  }
  return (
    <button type="button" className={className ?? 'elder-tool'} onClick={onPress} aria-pressed={speaking}>
      {speaking ? (
        <CircleStop aria-hidden />
      ) : canRead || spoken?.otherwise !== undefined ? (
        <Volume2 aria-hidden />
      ) : (
        <VolumeX aria-hidden />
      )}
      {speaking ? t('readAloud.stop') : t('readAloud.read')}
    </button>
  )
}

/** Below the tools: why nothing is heard, and who can help. */
export function ReadAloudNote() {
  const { t } = useTranslation('ui')
  const { missed } = useReadAloud()
  if (missed === undefined) return null
  return (
    <output className="elder-note tone-gold">
      <VolumeX aria-hidden />
      {missed === currentLanguage() ? t('readAloud.unavailable') : t('readAloud.unavailableOther')}
    </output>
  )
}

const readable = (button: Element): Iterable<Element> =>
  button.closest('dialog, [data-read-aloud]')?.querySelectorAll('[data-read]') ?? []

/** The browser draws the mark over the text itself, whatever drew the text; one that knows no such marks reads all the same. */
function markRead(range: Range | undefined): void {
  const marks = 'highlights' in CSS ? CSS.highlights : undefined
  marks?.delete('read-aloud')
  if (range === undefined) return
  marks?.set('read-aloud', new Highlight(range))
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
}
