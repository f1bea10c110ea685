/** Answers of a whole instrument written on one line, for tables of cases; and somebody who does things, for tests of documents. */
import type { Act } from '../../shared/document.ts'
import { type Instrument, questionsOf } from '../instrument.ts'
import type { Answers } from '../scoring.ts'

/** Ids of options in the order of the questions, parted by spaces; questions beyond the last are left out. */
export function inOrder(instrument: Instrument, line: string): Answers {
  const given = line.split(' ')
  return Object.fromEntries(
    questionsOf(instrument)
      .slice(0, given.length)
      .map(({ id }, place) => [id, given[place] ?? '']),
  )
}

/** "012" as "0 1 2". */
export const digits = (instrument: Instrument, line: string): Answers => inOrder(instrument, [...line].join(' '))

export const doneAt = (at: string, seed = 1, author = 'staff:chen'): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author,
  now: Date.parse(at),
  offset: 480,
  random: (count) => new Uint8Array(count).fill(seed),
})
