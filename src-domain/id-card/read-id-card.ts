/**
 * Fields of an identity card from what an engine read. The number is taken only when its length, its check character and
 * its date hold and nothing else on the card speaks against it; otherwise it is unreadable and a person types it (an
 * engine once put a digit into a clean number). Every field is a proposal: a person confirms each beside the picture.
 */
import { ethnicGroups } from '../elders/ethnic-groups.ts'
import { isCalendarDate, type CalendarDate } from '../shared/instant.ts'
import { parseIdentityNumber } from '../shared/identity-number.ts'
import { clearConfidence, leastConfidence, type PrintBox, type PrintedCharacter } from '../shared/print.ts'
import type { CardRow, CardRows } from './card-rows.ts'

export type CardField<T> = {
  /** Undefined: not readable. */
  readonly value: T | undefined
  /** 0 to 100, of the weakest character. */
  readonly confidence: number
  readonly box: PrintBox
}

export type IdCard = {
  readonly name: CardField<string>
  readonly sex: CardField<'1' | '2'>
  /** Code of GB/T 3304. */
  readonly ethnicity: CardField<string>
  readonly birthDate: CardField<CalendarDate>
  readonly address: CardField<string>
  readonly number: CardField<string>
}

export type CardFieldName = keyof IdCard

export function readIdCard(rows: CardRows, today: CalendarDate): IdCard {
  const sex = readSex(rows.sex)
  const birthDate = readBirthDate(rows.birth)
  return {
    name: readName(rows.name),
    sex,
    ethnicity: readEthnicity(rows.ethnicity),
    birthDate,
    address: readAddress(rows.address),
    number: readNumber(rows.number, birthDate, sex, today),
  }
}

/** Of two readings of one field, the better: what both say is surer than either. */
export function betterField<T>(first: CardField<T>, second: CardField<T>): CardField<T> {
  if (second.value === undefined) return first
  if (first.value === undefined) return { ...second, box: first.box }
  if (first.value === second.value) return { ...first, confidence: Math.max(first.confidence, second.confidence) }
  const better = second.confidence > first.confidence ? second : first
  // Two readings that differ: a person looks twice, however sure the engine is.
  return { ...better, box: first.box, confidence: Math.min(better.confidence, clearConfidence - 1) }
}

export function readName({ characters, box }: CardRow): CardField<string> {
  const found = characters.filter(({ text }) => /^[\p{Script=Han}·•]$/u.test(text))
  const value = textOf(found).replaceAll('•', '·')
  return field(value.replaceAll('·', '').length >= 2 ? value : undefined, found, box)
}

export function readSex({ characters, box }: CardRow): CardField<'1' | '2'> {
  const found = characters.filter(({ text }) => text === '男' || text === '女')
  const [only] = found
  return field(found.length === 1 && only !== undefined ? (only.text === '男' ? '1' : '2') : undefined, found, box)
}

export function readEthnicity({ characters, box }: CardRow): CardField<string> {
  const found = characters.filter(({ text }) => /^\p{Script=Han}$/u.test(text))
  const text = textOf(found).replace(/^.*民?族/, '')
  const exact = ethnicGroups.find(({ name }) => name === `${text}族`)
  // One wrong character of three or more still means one group only.
  const near = ethnicGroups.filter(({ name }) => name.length >= 4 && differences(name, `${text}族`) === 1)
  const [only] = near
  if (exact !== undefined) return field(exact.code, found, box)
  return near.length === 1 && only !== undefined
    ? { value: only.code, confidence: Math.min(leastConfidence(found), clearConfidence - 1), box }
    : field<string>(undefined, found, box)
}

export function readBirthDate({ characters, box }: CardRow): CardField<CalendarDate> {
  const parts = /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(textOf(characters))
  const [, year = '', month = '', day = ''] = parts ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const digits = characters.filter(({ text }) => /^\d$/.test(text))
  return field(parts !== null && isCalendarDate(value) ? value : undefined, digits, box)
}

export function readAddress(lines: readonly CardRow[]): CardField<string> {
  const found = lines.flatMap(({ characters }) =>
    characters.filter(({ text }) => /^[\p{Script=Han}\dA-Za-z()（）#\-—、]$/u.test(text)),
  )
  const boxes = lines.map(({ box }) => box)
  const box = {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  }
  return field(found.length >= 4 ? textOf(found) : undefined, found, box)
}

/** @param birthDate and `sex` as they stand on the card: where one was read and says otherwise, the number is not taken. */
export function readNumber(
  { characters, box }: CardRow,
  birthDate: CardField<CalendarDate>,
  sex: CardField<'1' | '2'>,
  today: CalendarDate,
): CardField<string> {
  const parsed = parseIdentityNumber(textOf(characters), today)
  if (!parsed.ok || !parsed.value.certain) return field<string>(undefined, characters, box)
  const { normalized, birthDate: born, sex: ofNumber } = parsed.value
  // One differing digit of the date is the small print's misreading: the check character has ruled it out for the number.
  const isOtherDate = birthDate.value !== undefined && born !== undefined && differences(birthDate.value, born) > 1
  const isSpokenAgainst = isOtherDate || (sex.value !== undefined && sex.value !== ofNumber)
  return field(isSpokenAgainst ? undefined : normalized, characters, box)
}

/** What the number says of birth date and sex fills what was not read; where a digit of the date differs, a person looks twice. */
export function completedByNumber(card: IdCard, today: CalendarDate): IdCard {
  const parsed = parseIdentityNumber(card.number.value ?? '', today)
  if (!parsed.ok || !parsed.value.certain) return card
  const { birthDate: born, sex } = parsed.value
  const ofNumber = <T>(read: CardField<T>, value: T | undefined): CardField<T> => {
    if (read.value === value) return read
    const { confidence } = read.value === undefined ? card.number : read
    return {
      ...read,
      value,
      confidence: read.value === undefined ? confidence : Math.min(confidence, clearConfidence - 1),
    }
  }
  return { ...card, birthDate: ofNumber(card.birthDate, born), sex: ofNumber(card.sex, sex) }
}

const textOf = (characters: readonly PrintedCharacter[]): string => characters.map(({ text }) => text).join('')

function field<T>(value: T | undefined, from: readonly PrintedCharacter[], box: PrintBox): CardField<T> {
  return { value, confidence: value === undefined ? 0 : leastConfidence(from), box }
}

const differences = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((character, i) => character !== b[i]).length : a.length
