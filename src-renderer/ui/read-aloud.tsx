/** Reading aloud with the local voices of the host. Where there is none, the button says so instead of doing nothing. */
import { Volume2, VolumeX, CircleStop } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'
import type { Language } from '../i18n/resources.ts'
import { useIdleHold } from './idle-hold.tsx'
import { spokenText } from './spoken-text.ts'

/** The host's `Voice`, which this layer does not know. */
export type Speech = {
  readonly available: (language: Language) => boolean
  /** Resolved when it was read or stopped; rejected when the voice hangs. */
  readonly speak: (text: string, language: Language, rate?: number, volume?: number) => Promise<void>
  readonly stop: () => void
}

/** Three steps each, as an elder chose them for this visit. */
export const speechSteps = ['low', 'middle', 'high'] as const
export type SpeechStep = (typeof speechSteps)[number]
export type Manner = { readonly pace: SpeechStep; readonly loudness: SpeechStep }

/** Slower than people talk: the middle is 0.9 of the voice's own pace. */
const rates: Readonly<Record<SpeechStep, number>> = { low: 0.7, middle: 0.9, high: 1.1 }
export const volumes: Readonly<Record<SpeechStep, number>> = { low: 0.4, middle: 0.7, high: 1 }
const usual: Manner = { pace: 'middle', loudness: 'high' }

/** A text that is read sentence by sentence, in its own language, so that the page can mark where it is. */
export type SpokenParts = {
  readonly parts: readonly string[]
  readonly language: Language
  readonly from: number
  /** Before each is spoken. */
  readonly onPart: (part: number) => void
  /** When the last one was spoken; not when it was stopped. */
  readonly onEnd: () => void
}

export type ReadAloud = {
  readonly available: boolean
  readonly availableIn: (language: Language) => boolean
  readonly speaking: boolean
  /** The part of a text in parts that is spoken now. */
  readonly part: number | undefined
  /** Somebody asked for it and there is no voice in this language: the page says so. */
  readonly missed: Language | undefined
  readonly miss: (language?: Language) => void
  readonly read: (text: string) => void
  readonly readParts: (parts: SpokenParts) => void
  readonly stop: () => void
  readonly manner: Manner
  /** Holds from the next sentence on. */
  readonly changeManner: (changes: Partial<Manner>) => void
}

const ReadAloudContext = createContext<ReadAloud>({
  available: false,
  availableIn: () => false,
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
  const stop = useCallback(() => {
    turn.current += 1
    speech.stop()
    setSpeaking(false)
    setPart(undefined)
    setMissed(undefined)
  }, [speech])
  const miss = useCallback((wanted: Language = language) => setMissed(wanted), [language])
  const speak = useCallback(
    (text: string, spokenIn: Language) => {
      const { pace, loudness } = chosen.current
      return speech.speak(text, spokenIn, rates[pace], volumes[loudness])
    },
    [speech],
  )
  /** Nothing more is heard: it is over, and the page says that there is no voice. */
  const fail = useCallback((wanted: Language) => {
    setSpeaking(false)
    setPart(undefined)
    setMissed(wanted)
  }, [])
  const read = useCallback(
    (text: string) => {
      turn.current += 1
      const mine = turn.current
      setSpeaking(true)
      setPart(undefined)
      speak(text, language).then(
        () => turn.current === mine && setSpeaking(false),
        () => turn.current === mine && fail(language),
      )
    },
    [speak, language, fail],
  )
  const readParts = useCallback(
    ({ parts, language: spokenIn, from, onPart, onEnd }: SpokenParts) => {
      turn.current += 1
      const mine = turn.current
      setSpeaking(true)
      const readOn = async () => {
        for (const [index, text] of parts.entries()) {
          if (index < from) continue
          setPart(index)
          onPart(index)
          const isRead = await speak(text, spokenIn).then(
            () => true,
            () => false,
          )
          if (turn.current !== mine) return
          if (!isRead) {
            fail(spokenIn)
            return
          }
        }
        setSpeaking(false)
        setPart(undefined)
        onEnd()
      }
      void readOn()
    },
    [speak, fail],
  )
  const changeManner = useCallback((changes: Partial<Manner>) => {
    chosen.current = { ...chosen.current, ...changes }
    setManner(chosen.current)
  }, [])
  useEffect(() => stop, [stop])
  const available = speech.available(language)
  const value = useMemo(
    () => ({
      available,
      availableIn: speech.available,
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
    [available, speech, speaking, part, missed, miss, read, readParts, stop, manner, changeManner],
  )
  return <ReadAloudContext value={value}>{children}</ReadAloudContext>
}

/** Reads `spoken`, a text or its parts, or else the page's heading and content. */
export function ReadAloudButton({
  spoken,
  className,
}: {
  readonly spoken?: string | SpokenParts | undefined
  readonly className?: string
}) {
  const { t } = useTranslation('ui')
  const { available, availableIn, speaking, miss, read, readParts, stop } = useReadAloud()
  const parts = typeof spoken === 'object' ? spoken : undefined
  const canRead = parts === undefined ? available : availableIn(parts.language)
  // What is read goes with the page it stands on.
  useEffect(() => stop, [stop])
  const onPress = () => {
    if (speaking) stop()
    else if (!canRead) miss(parts?.language)
    else if (parts === undefined) read(typeof spoken === 'string' ? spoken : pageText())
    else readParts(parts)
  }
  return (
    <button type="button" className={className ?? 'elder-tool'} onClick={onPress} aria-pressed={speaking}>
      {speaking ? <CircleStop aria-hidden /> : canRead ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
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

function pageText(): string {
  const page = document.querySelector('[data-read-aloud]')
  return page === null ? '' : [...page.querySelectorAll('[data-read]')].map((part) => spokenText(part)).join('')
}
