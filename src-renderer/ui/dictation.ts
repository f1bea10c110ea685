/**
 * Speech to text by a recogniser of this machine, or not at all: one that sends the voice to a server does not count, as with the voices
 * that read aloud (host/voice.ts). The browser is asked for `processLocally` (Web Speech API, draft of 2025); a browser that
 * does not know the word, or would first have to fetch something, has no recogniser here.
 */
import { useCallback, useEffect, useRef, useState } from 'react'

type Language = 'zh-CN' | 'en-US'

/** What we use of a recogniser. */
type Recogniser = EventTarget & {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally: boolean
  readonly start: () => void
  readonly stop: () => void
  readonly abort: () => void
}
type RecogniserMaker = {
  new (): Recogniser
  readonly available: (options: { readonly langs: readonly string[]; readonly processLocally: true }) => Promise<string>
}
type Heard = {
  readonly results: ArrayLike<{ readonly isFinal: boolean; readonly 0?: { readonly transcript: string } }>
}

/** Undefined where no recogniser can be held to this machine. */
function localMaker(): RecogniserMaker | undefined {
  const maker = (globalThis as { readonly SpeechRecognition?: unknown }).SpeechRecognition
  const canBeHeld =
    typeof maker === 'function' &&
    'available' in maker &&
    typeof maker.available === 'function' &&
    'processLocally' in (maker.prototype as object)
  return canBeHeld ? (maker as unknown as RecogniserMaker) : undefined
}

async function hasLocalRecogniser(language: Language): Promise<boolean> {
  const maker = localMaker()
  return maker !== undefined && (await maker.available({ langs: [language], processLocally: true })) === 'available'
}

export type DictationState = 'absent' | 'ready' | 'listening' | 'failed'

export type Dictation = {
  readonly state: DictationState
  readonly start: () => void
  readonly stop: () => void
}

/** @param onWords is told what was said, piece by piece, as soon as it is sure. */
export function useDictation(language: Language, onWords: (words: string) => void): Dictation {
  const [state, setState] = useState<DictationState>('absent')
  const running = useRef<Recogniser | undefined>(undefined)
  const tell = useRef(onWords)
  useEffect(() => {
    tell.current = onWords
  })
  useEffect(() => {
    let isHere = true
    hasLocalRecogniser(language)
      .catch(() => false)
      .then((has) => isHere && setState(has ? 'ready' : 'absent'))
    return () => {
      isHere = false
      running.current?.abort()
      running.current = undefined
    }
  }, [language])

  const start = useCallback(() => {
    const maker = localMaker()
    if (maker === undefined || running.current !== undefined) return
    const recogniser = new maker()
    recogniser.lang = language
    recogniser.continuous = true
    recogniser.interimResults = false
    recogniser.processLocally = true
    // A browser that lets the word be set and does not keep to it is not asked to listen.
    if (!recogniser.processLocally) {
      setState('failed')
      return
    }
    let told = 0
    recogniser.addEventListener('result', (event) => {
      const { results } = event as Event & Heard
      for (; told < results.length && results[told]?.isFinal === true; told += 1) {
        const words = results[told]?.[0]?.transcript.trim() ?? ''
        if (words !== '') tell.current(words)
      }
    })
    const over = (next: DictationState) => {
      if (running.current !== recogniser) return
      running.current = undefined
      setState(next)
    }
    recogniser.addEventListener('error', () => over('failed'))
    recogniser.addEventListener('end', () => over('ready'))
    running.current = recogniser
    setState('listening')
    try {
      recogniser.start()
    } catch {
      over('failed')
    }
  }, [language])
  const stop = useCallback(() => running.current?.stop(), [])
  return { state, start, stop }
}
