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
  readonly speak: (text: string, language: Language, rate?: number) => Promise<void>
  readonly stop: () => void
}

export type ReadAloud = {
  readonly available: boolean
  readonly speaking: boolean
  /** Somebody asked for it and there is no voice: the page says so. */
  readonly missed: boolean
  readonly miss: () => void
  readonly read: (text: string) => void
  readonly stop: () => void
}

const ReadAloudContext = createContext<ReadAloud>({
  available: false,
  speaking: false,
  missed: false,
  miss: () => undefined,
  read: () => undefined,
  stop: () => undefined,
})

export const useReadAloud = (): ReadAloud => useContext(ReadAloudContext)

export function ReadAloudProvider({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }) {
  useTranslation('ui')
  const language = currentLanguage()
  const [speaking, setSpeaking] = useState(false)
  const [missed, setMissed] = useState(false)
  const turn = useRef(0)
  useIdleHold(speaking)
  const stop = useCallback(() => {
    turn.current += 1
    speech.stop()
    setSpeaking(false)
    setMissed(false)
  }, [speech])
  const miss = useCallback(() => setMissed(true), [])
  const read = useCallback(
    (text: string) => {
      turn.current += 1
      const mine = turn.current
      setSpeaking(true)
      const over = () => {
        if (turn.current === mine) setSpeaking(false)
      }
      // Slower than people talk: 0.9 of the voice's own pace.
      speech.speak(text, language, 0.9).then(over, over)
    },
    [speech, language],
  )
  useEffect(() => stop, [stop])
  const available = speech.available(language)
  const value = useMemo(
    () => ({ available, speaking, missed, miss, read, stop }),
    [available, speaking, missed, miss, read, stop],
  )
  return <ReadAloudContext value={value}>{children}</ReadAloudContext>
}

/** Reads `text`, or else the page's heading and content. */
export function ReadAloudButton({ text, className }: { readonly text?: string; readonly className?: string }) {
  const { t } = useTranslation('ui')
  const { available, speaking, miss, read, stop } = useReadAloud()
  // What is read goes with the page it stands on.
  useEffect(() => stop, [stop])
  const onPress = () => {
    if (speaking) stop()
    else if (available) read(text ?? pageText())
    else miss()
  }
  return (
    <button type="button" className={className ?? 'elder-tool'} onClick={onPress} aria-pressed={speaking}>
      {speaking ? <CircleStop aria-hidden /> : available ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
      {speaking ? t('readAloud.stop') : t('readAloud.read')}
    </button>
  )
}

/** Below the tools: why nothing is heard, and who can help. */
export function ReadAloudNote() {
  const { t } = useTranslation('ui')
  const { missed } = useReadAloud()
  if (!missed) return null
  return (
    <output className="elder-note tone-gold">
      <VolumeX aria-hidden />
      {t('readAloud.unavailable')}
    </output>
  )
}

function pageText(): string {
  const page = document.querySelector('[data-read-aloud]')
  return page === null ? '' : [...page.querySelectorAll('[data-read]')].map((part) => spokenText(part)).join('')
}
