/**
 * Reading aloud with the voices of this machine. A voice that sends the text to a server does not count: what is read
 * is health data. Where there is no local voice, `available` says so and the screen says it to the person.
 */
import type { Voice } from './host.ts'

type Language = 'zh-CN' | 'en'
type SpokenVoice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'name' | 'default'>
/** What we use of the browser's speechSynthesis. */
export type Speaking = {
  readonly getVoices: () => readonly SpokenVoice[]
  readonly speak: (utterance: SpeechSynthesisUtterance) => void
  readonly cancel: () => void
  readonly addEventListener?: (type: 'voiceschanged', listener: () => void) => void
  readonly removeEventListener?: (type: 'voiceschanged', listener: () => void) => void
}
export type Utterance = (text: string) => SpeechSynthesisUtterance

/** Chromium stops long utterances of some engines silently; sentence by sentence they are all read. */
const longestPart = 120

/**
 * An engine that hangs never says that it is done, and while something is read nobody is put away. Four times what a slow speaker
 * needs: nothing that is really read is cut short.
 */
const patienceFor = (text: string, rate: number): number => 10_000 + (text.length * 1_000) / rate

export function createVoice(
  speaking: Speaking | undefined,
  utter: Utterance = (text) => new SpeechSynthesisUtterance(text),
): Voice {
  let stopCurrent: () => void = () => undefined
  // Chromium begins to look for voices when first asked.
  speaking?.getVoices()

  /** Mandarin of the mainland before other Mandarin; the system's own choice before the rest. */
  const voicesFor = (language: Language): readonly SpokenVoice[] =>
    (speaking?.getVoices() ?? [])
      .filter((voice) => voice.localService && speaks(voice.lang, language))
      .toSorted((a, b) => rank(b, language) - rank(a, language))

  function speakPart(
    text: string,
    voice: SpokenVoice,
    { rate, volume }: { readonly rate: number; readonly volume: number },
    stopped: Promise<void>,
  ): Promise<void> {
    const utterance = utter(text)
    utterance.voice = voice as SpeechSynthesisVoice
    utterance.lang = voice.lang
    utterance.rate = rate
    utterance.volume = volume
    const over = new Promise<void>((resolve) => {
      utterance.addEventListener('end', () => resolve())
      utterance.addEventListener('error', () => resolve())
    })
    speaking?.speak(utterance)
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the voice does not end')), patienceFor(text, rate))
      void Promise.race([over, stopped]).then(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  return {
    voices: (language) => voicesFor(language).length,
    onVoices: (listener) => {
      speaking?.addEventListener?.('voiceschanged', listener)
      return () => speaking?.removeEventListener?.('voiceschanged', listener)
    },
    speak: async (text, language, { rate = 1, volume = 1, voice: wanted = 0 } = {}) => {
      stopCurrent()
      const voices = voicesFor(language)
      const voice = voices[wanted] ?? voices[0]
      if (voice === undefined) return
      let isStopped = false
      const stopped = new Promise<void>((resolve) => {
        stopCurrent = () => {
          isStopped = true
          speaking?.cancel()
          resolve()
        }
      })
      for (const part of partsOf(text)) {
        if (isStopped) return
        try {
          await speakPart(part, voice, { rate, volume }, stopped)
        } catch (error) {
          stopCurrent()
          throw error
        }
      }
    },
    stop: () => stopCurrent(),
  }
}

const rank = (voice: SpokenVoice, language: Language): number =>
  (sameTag(voice.lang, language) ? 2 : 0) + (voice.default ? 1 : 0)

const sameTag = (tag: string, language: Language): boolean =>
  language === 'en' ? /^en\b/i.test(tag) : /^(zh|cmn)([-_](hans[-_])?cn)$/i.test(tag)

/** Cantonese (zh-HK, yue) is another spoken language: an elder who expects Mandarin would not understand it, nor the other way. */
const speaks = (tag: string, language: Language): boolean =>
  language === 'en' ? /^en\b/i.test(tag) : /^(zh|cmn)\b/i.test(tag) && !/^zh[-_](hk|mo|hant[-_](hk|mo))/i.test(tag)

/** Sentences, and long ones once more at commas, each short enough to be read to its end. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const piece of text.split(/(?<=[。！？；!?;\n]|[.,，、：:](?=\s|\p{Script=Han}))/u)) {
    const ends = /[。！？；!?;\n.]\s*$/.test(part)
    if (part !== '' && (ends || part.length + piece.length > longestPart)) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '')
}
