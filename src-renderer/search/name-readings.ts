/**
 * How a name may be typed: its characters, each with the syllables it is read as. The surname decides first (单 shàn,
 * 仇 qiú, 尉迟 yùchí); other readings of a character count too, a little less. A character no dictionary knows is found
 * by itself, or by the reading staff wrote down (`namePinyin`).
 */
import { pinyin } from 'pinyin-pro'

/** One character or one word of a name in Latin letters. */
export type NameUnit = { readonly text: string; readonly readings: readonly string[] }

const readingsByCharacter = new Map<string, readonly string[]>()

export function nameUnits(name: string, namePinyin?: string): readonly NameUnit[] {
  const texts =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+|[\p{L}\p{N}]/gu) ?? []
  const written = namePinyin === undefined ? [] : (plainLatin(namePinyin).match(/[a-z]+/g) ?? [])
  // A reading for each character replaces the dictionary's; any other number of syllables stands beside the name.
  const fits = written.length === texts.length
  const main = fits ? written : mainReadings(texts)
  const units = texts.map((text, i): NameUnit => {
    const first = main[i]
    const others = fits ? [] : otherReadings(text)
    return { text, readings: [...new Set([...(first === undefined ? [] : [first]), ...others])] }
  })
  return fits || written.length === 0 ? units : [...units, ...written.map((text) => ({ text, readings: [text] }))]
}

/** Lower-case letters without tones: `Lǚ` and `lü` are typed `lv`. */
export const plainLatin = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')

function mainReadings(texts: readonly string[]): readonly (string | undefined)[] {
  const read = pinyin(texts.join(''), {
    mode: 'surname',
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    toneSandhi: false,
    nonZh: 'consecutive',
  })
  const aligned = read.length === texts.length
  return texts.map((text, i) => {
    if (/^[a-z]+$/.test(text)) return text
    return aligned && /^[a-z]+$/.test(read[i] ?? '') ? read[i] : otherReadings(text)[0]
  })
}

function otherReadings(text: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(text)) return []
  const known = readingsByCharacter.get(text)
  if (known !== undefined) return known
  const read = pinyin(text, { multiple: true, toneType: 'none', type: 'array', v: true })
  const readings = [...new Set(read.filter((reading) => /^[a-z]+$/.test(reading)))]
  readingsByCharacter.set(text, readings)
  return readings
}
