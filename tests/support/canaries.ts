/** Personal strings that stand nowhere by chance, and the forms in which one may lie in a file. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { seededBytes } from './trial-kinds.ts'

export type Canaries = {
  readonly made: readonly string[]
  /** Rare Chinese characters. */
  readonly text: (length?: number) => string
  readonly latin: () => string
  /** A mobile number: the rules refuse others. */
  readonly phone: () => string
}

export function makeCanaries(seed: number): Canaries {
  const bytes = seededBytes(seed)
  const made: string[] = []
  const note = (text: string): string => {
    made.push(text)
    return text
  }
  const hanzi = (length: number): string =>
    Array.from({ length }, () => {
      const [a = 0, b = 0] = bytes(2)
      return String.fromCodePoint(0x4e00 + (((a << 8) | b) % 0x5000))
    }).join('')
  return {
    made,
    text: (length = 8) => note(hanzi(length)),
    latin: () => note(`Q${Buffer.from(bytes(9)).toString('hex')}`),
    phone: () => note(`139${String([...bytes(4)].reduce((sum, byte) => sum * 251 + byte, 7) % 1e8).padStart(8, '0')}`),
  }
}

export type Searched = {
  readonly files: readonly string[]
  readonly bytes: number
  /** `utf-8 in kiosk/journal/…`, one for each form and file. */
  readonly found: readonly string[]
  /** Which of `known` were met: that the search sees what is there. */
  readonly met: readonly string[]
}

/** Every file below `root` read whole. @param known strings that may be there, such as ids. */
export async function searchFiles(
  root: string,
  canaries: readonly string[],
  known: readonly string[],
): Promise<Searched> {
  const needles = canaries.flatMap(formsOf)
  const found: string[] = []
  const met = new Set<string>()
  const files: string[] = []
  let bytes = 0
  for (const file of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(file.parentPath, file.name)
    const content = await readFile(path)
    files.push(relative(root, path))
    bytes += content.length
    for (const one of known) if (content.includes(one)) met.add(one)
    for (const [form, needle] of needles) {
      if (content.includes(needle)) found.push(`${form} in ${relative(root, path)}`)
    }
  }
  return { files, bytes, found, met: [...met] }
}

/** As it may lie in a file. Base64 of a text depends on where in a group of three bytes it begins. */
export function formsOf(text: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(text)
  const escapedJson = JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const base64 = [0, 1, 2].map((shift): readonly [string, Buffer] => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '')
    // Whole groups only: those at the borders hold bits of the neighbours.
    const from = shift === 0 ? 0 : 4
    const to = from + 4 * Math.floor((utf8.length - (shift === 0 ? 0 : 3 - shift)) / 3)
    return [`base64+${shift}`, Buffer.from(encoded.slice(from, to))]
  })
  return [
    ['utf-8', utf8],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['json', Buffer.from(escapedJson.slice(1, -1))],
    ...base64,
  ]
}
