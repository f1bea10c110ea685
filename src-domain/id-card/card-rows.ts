/**
 * Where the fields of a second-generation identity card stand, found from its one line that is always there and always the
 * same: the 18 characters of the number, whose pitch gives the size of the card. Labels are small and pale and often not
 * read, so they decide nothing. Distances are shares of the card's width; the layout is from memory (`standards/06` §1).
 */
import { boxAround, type PrintBox, type PrintedCharacter, type PrintedLine } from '../shared/print.ts'

export type CardRow = { readonly box: PrintBox; readonly characters: readonly PrintedCharacter[] }

export type CardRows = {
  readonly number: CardRow
  readonly name: CardRow
  readonly sex: CardRow
  readonly ethnicity: CardRow
  readonly birth: CardRow
  /** Printed lines, at most three. */
  readonly address: readonly CardRow[]
}

/** Distance between two digits of the number. */
const pitchOfWidth = 0.0318
/** Heights of the rows' middles above the middle of the number. */
const rise = { name: 0.467, sex: 0.388, birth: 0.311, address: 0.235, addressStep: 0.057 }

/** Undefined where no line is a number: no card, the other side of it, upside down, or too blurred. */
export function findCardRows(lines: readonly PrintedLine[]): CardRows | undefined {
  const characters = lines.flatMap((line) => line.characters.map(plain))
  const number = findNumber(lines)
  if (number === undefined) return undefined
  const pitch = pitchOf(number.characters)
  const width = pitch / pitchOfWidth
  const base = middle(number.box)
  const [valuesFrom, portraitFrom] = [number.box.x0 - 5.3 * pitch, number.box.x0 + 9 * pitch]
  const values = characters.filter(({ box }) => {
    const x = (box.x0 + box.x1) / 2
    return x >= valuesFrom && x < portraitFrom && middle(box) < base - 0.09 * width
  })
  // A card held a little away from the camera is lower than it is wide: the year, where it was read, says by how much.
  const years = values.filter(
    ({ text, box }) => text === '年' && isNear(base - middle(box), rise.birth * width, 0.04 * width),
  )
  const stretch = years[0] === undefined ? 1 : (base - middle(years[0].box)) / (rise.birth * width)
  const row = (up: number, from: number, to: number): CardRow => {
    const y = base - up * width * stretch
    const found = values.filter(({ box }) => {
      const x = (box.x0 + box.x1) / 2
      return x >= from && x < to && Math.abs(middle(box) - y) < 0.032 * width
    })
    const around = boxAround(found.map(({ box }) => box))
    const centre = around === undefined ? y : middle(around)
    const box = { x0: from, x1: to, y0: centre - 0.034 * width, y1: centre + 0.034 * width }
    return { box, characters: found.toSorted((a, b) => a.box.x0 - b.box.x0) }
  }
  const label = number.box.x0 + 1.1 * pitch
  const address = [0, 1, 2].map((line) =>
    row(rise.address - line * rise.addressStep, valuesFrom, portraitFrom - 0.5 * pitch),
  )
  return {
    number,
    name: row(rise.name, valuesFrom, portraitFrom),
    sex: row(rise.sex, valuesFrom, number.box.x0 - 1.6 * pitch),
    ethnicity: row(rise.sex, label, portraitFrom),
    birth: row(rise.birth, valuesFrom, portraitFrom),
    address: address.filter(({ characters: found }, line) => line === 0 || found.length > 0),
  }
}

/** The row with the most digits; a reflection may have cut it into pieces. */
function findNumber(lines: readonly PrintedLine[]): CardRow | undefined {
  const digits = lines.flatMap((line) => line.characters.map(plain).filter(({ text }) => /^[\dX]$/.test(text)))
  let most: readonly PrintedCharacter[] = []
  for (const one of digits) {
    const height = one.box.y1 - one.box.y0
    const row = digits.filter(({ box }) => isNear(middle(box), middle(one.box), height * 0.7))
    if (row.length > most.length) most = row
  }
  const box = boxAround(most.map((character) => character.box))
  if (most.length < 12 || box === undefined) return undefined
  return { box, characters: most.toSorted((a, b) => a.box.x0 - b.box.x0) }
}

function pitchOf(digits: readonly PrintedCharacter[]): number {
  const steps = digits.slice(1).map(({ box }, i) => (box.x0 + box.x1 - digits[i]!.box.x0 - digits[i]!.box.x1) / 2)
  return steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 1
}

const plain = (character: PrintedCharacter): PrintedCharacter => ({
  ...character,
  text: character.text.normalize('NFKC').toUpperCase(),
})

const middle = (box: PrintBox): number => (box.y0 + box.y1) / 2
const isNear = (a: number, b: number, within: number): boolean => Math.abs(a - b) <= within
