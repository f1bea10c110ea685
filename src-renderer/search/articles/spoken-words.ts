/**
 * The words an article may be asked for by: of titles and keywords, and what people say for them. Found by how they sound, for who
 * types pinyin or its first letters, and for who wrote another character of the same or nearly the same sound.
 */
import { pinyin } from 'pinyin-pro'
import { isHan } from './article-text.ts'

export type SpokenWords = {
  readonly add: (words: Iterable<string>) => void
  /** Words that sound like what begins at `from`, the shortest first. */
  readonly soundingFrom: (syllables: readonly string[], from: number) => readonly Sounding[]
  readonly byLatin: (letters: string) => readonly Heard[]
  /** Of three and more characters, one of them another. */
  readonly byShape: (text: string) => readonly string[]
  /** Words that begin at `from`, the shortest first. */
  readonly wordsFrom: (characters: readonly string[], from: number) => readonly string[]
  readonly longest: () => number
}
export type Sounding = { readonly to: number; readonly words: readonly string[] }
export type Heard = {
  readonly word: string
  readonly from: number
  readonly to: number
  readonly how: 'sound' | 'letters' | 'begun' | 'near'
}

/** Lower-case syllables without tones. */
const soundsOf = (run: string): readonly string[] =>
  pinyin(run, { toneType: 'none', type: 'array', v: true, toneSandhi: false, nonZh: 'consecutive' }).map((syllable) =>
    syllable.toLowerCase(),
  )

const soundsOfWords = new Map<string, readonly string[]>()
/** Of one word; most are asked for again. */
export function soundsOfWord(word: string): readonly string[] {
  const sounds = soundsOfWords.get(word) ?? soundsOf(word)
  if (soundsOfWords.size > 10_000) soundsOfWords.clear()
  soundsOfWords.set(word, sounds)
  return sounds
}

/** What half of the country does not tell apart. */
const near = (sound: string): string =>
  sound
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll(/ng\b/g, 'n')
    .replaceAll(/\bn(?=[aeiouv])/g, 'l')
    .replaceAll(/\bf(?=u)/g, 'h')
/** Of each syllable there is, some four hundred. */
const nearSyllables = new Map<string, string>()
function nearSyllable(syllable: string): string {
  const known = nearSyllables.get(syllable) ?? near(syllable)
  nearSyllables.set(syllable, known)
  return known
}
const nearOf = (syllables: readonly string[]): string => syllables.map(nearSyllable).join(' ')

export function spokenWords(): SpokenWords {
  const all = new Set<string>()
  /** With what words begin, and with what their sounds do: where nothing goes on, nothing longer is looked for. */
  const beginnings = new Set<string>()
  const soundBeginnings = new Set<string>()
  const sound = new Map<string, string[]>()
  const letters = new Map<string, string[]>()
  const initials = new Map<string, string[]>()
  const nearLetters = new Map<string, string[]>()
  const shapes = new Map<string, string[]>()
  const begun: { readonly letters: string; readonly word: string }[] = []
  let longest = 0
  let longestLetters = 0
  const note = (into: Map<string, string[]>, key: string, word: string): void => {
    const list = into.get(key)
    if (list === undefined) into.set(key, [word])
    else if (!list.includes(word)) list.push(word)
  }
  let isSorted = true
  const add = (word: string): void => {
    const characters = [...word]
    if (all.has(word) || characters.length < 2 || characters.length > 8 || !isHan(word)) return
    all.add(word)
    const syllables = soundsOf(word)
    if (syllables.length !== characters.length) return
    const whole = syllables.join('')
    longest = Math.max(longest, characters.length)
    longestLetters = Math.max(longestLetters, whole.length)
    note(sound, nearOf(syllables), word)
    for (let to = 1; to < characters.length; to += 1) {
      beginnings.add(characters.slice(0, to).join(''))
      soundBeginnings.add(nearOf(syllables.slice(0, to)))
    }
    note(letters, whole, word)
    note(nearLetters, syllables.map(near).join(''), word)
    note(initials, syllables.map(([first = '']) => first).join(''), word)
    begun.push({ letters: whole, word })
    isSorted = false
    if (characters.length > 2) {
      characters.forEach((_, i) => note(shapes, characters.with(i, '?').join(''), word))
    }
  }

  const beginningWith = (text: string): readonly string[] => {
    if (!isSorted) begun.sort((a, b) => (a.letters < b.letters ? -1 : a.letters > b.letters ? 1 : 0))
    isSorted = true
    let low = 0
    let high = begun.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (begun[middle]!.letters < text) low = middle + 1
      else high = middle
    }
    const found: string[] = []
    for (let at = low; at < begun.length && begun[at]!.letters.startsWith(text) && found.length < 20; at += 1) {
      found.push(begun[at]!.word)
    }
    return found
  }

  /** Words whose sound stands anywhere in what was typed; the last may be only begun. First letters where nothing sounds. */
  const byLatin = (typed: string): readonly Heard[] => {
    const found: Heard[] = []
    for (let from = 0; from < typed.length; from += 1) {
      for (let to = Math.min(typed.length, from + longestLetters); to - from >= 3; to -= 1) {
        const part = typed.slice(from, to)
        const exact = letters.get(part)
        const other = exact ?? (part.length >= 5 ? nearLetters.get(near(part)) : undefined)
        for (const word of other ?? []) found.push({ word, from, to, how: exact === undefined ? 'near' : 'sound' })
      }
      const rest = typed.slice(from)
      if (from === 0 && rest.length >= 3) {
        for (const word of beginningWith(rest)) found.push({ word, from, to: typed.length, how: 'begun' })
      }
    }
    const covered = found.some(({ from, to }) => to - from >= Math.min(typed.length, 4))
    if (!covered) {
      const lettered: Heard[] = []
      for (let from = 0; from < typed.length; from += 1) {
        for (let to = Math.min(typed.length, from + longest); to - from >= 2; to -= 1) {
          for (const word of initials.get(typed.slice(from, to)) ?? [])
            lettered.push({ word, from, to, how: 'letters' })
        }
      }
      // Two letters fit many words: they were meant when nearly all that was typed is such.
      const explained = [...typed].filter((_, i) => lettered.some(({ from, to }) => from <= i && i < to)).length
      if (explained >= typed.length * 0.7) found.push(...lettered)
      if (found.length === 0 && typed.length >= 5) {
        for (const { letters: of, word } of begun) {
          if (isOneAway(of, typed)) found.push({ word, from: 0, to: typed.length, how: 'near' })
        }
      }
    }
    return longestOnly(found)
  }

  return {
    add: (words) => {
      for (const word of words) add(word)
    },
    soundingFrom: (syllables, from) => {
      const found: Sounding[] = []
      let heard = ''
      for (let at = from; at < syllables.length; at += 1) {
        heard = heard === '' ? nearSyllable(syllables[at]!) : `${heard} ${nearSyllable(syllables[at]!)}`
        const words = sound.get(heard)
        if (words !== undefined) found.push({ to: at + 1, words })
        if (!soundBeginnings.has(heard)) break
      }
      return found
    },
    byLatin,
    byShape: (text) => {
      const characters = [...text]
      if (characters.length < 3) return []
      return [...new Set(characters.flatMap((_, i) => shapes.get(characters.with(i, '?').join('')) ?? []))]
    },
    wordsFrom: (characters, from) => {
      const found: string[] = []
      let text = ''
      for (let at = from; at < characters.length; at += 1) {
        text += characters[at]!
        if (all.has(text)) found.push(text)
        if (!beginnings.has(text)) break
      }
      return found
    },
    longest: () => longest,
  }
}

/** What lies inside a longer one was not meant. */
function longestOnly(found: readonly Heard[]): readonly Heard[] {
  return found.filter(
    (one) =>
      !found.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  )
}

/** One letter more, less, another, or two that changed places. */
export function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
