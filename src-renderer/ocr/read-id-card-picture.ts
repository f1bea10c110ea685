/**
 * One photo of an identity card, from bytes to fields: the whole picture is read once, then each line that is missing or
 * doubtful once more by itself, cut out and enlarged. Everything lives in memory and ends with the reading.
 */
import { type CardRow, type CardRows, findCardRows } from '../../src-domain/id-card/card-rows.ts'
import {
  betterField,
  type CardField,
  completedByNumber,
  type IdCard,
  readAddress,
  readBirthDate,
  readEthnicity,
  readIdCard,
  readName,
  readNumber,
  readSex,
} from '../../src-domain/id-card/read-id-card.ts'
import type { CalendarDate } from '../../src-domain/shared/instant.ts'
import { clearConfidence, type PrintedCharacter } from '../../src-domain/shared/print.ts'
import { cutOut, type GreyPicture } from './grey-picture.ts'
import type { PrintReader, ReadingOf } from './print-reader.ts'

/** Rows of a line that is read by itself, and the white above, below and beside it. */
const lineHeight = 56
const margin = 12

/** Undefined where no card was found in it. */
export async function readIdCardPicture(
  reader: PrintReader,
  picture: GreyPicture,
  today: CalendarDate,
): Promise<IdCard | undefined> {
  const rows = findCardRows(await reader.read(picture, 'scattered'))
  if (rows === undefined) return undefined
  return readAgain(reader, picture, rows, readIdCard(rows, today), today)
}

async function readAgain(
  reader: PrintReader,
  picture: GreyPicture,
  rows: CardRows,
  first: IdCard,
  today: CalendarDate,
): Promise<IdCard> {
  const again = async (row: CardRow, as: ReadingOf): Promise<CardRow> => ({
    box: row.box,
    characters: await readLine(reader, picture, row, as),
  })
  const doubtful = async <T>(
    field: CardField<T>,
    row: CardRow,
    read: (row: CardRow) => CardField<T>,
  ): Promise<CardField<T>> => (isClear(field) ? field : betterField(field, read(await again(row, 'line'))))

  const name = await doubtful(first.name, rows.name, readName)
  const sex = await doubtful(first.sex, rows.sex, readSex)
  const ethnicity = await doubtful(first.ethnicity, rows.ethnicity, readEthnicity)
  // A date that is missing or speaks against the number is read again before the number is given up.
  const birthDate =
    isClear(first.birthDate) && isClear(first.number)
      ? first.birthDate
      : betterField(first.birthDate, readBirthDate(await again(rows.birth, 'line')))
  let number = readNumber(rows.number, birthDate, sex, today)
  if (!isClear(number)) {
    const { x0, x1, y0, y1 } = rows.number.box
    const room = (y1 - y0) * 0.35
    const box = { x0: x0 - room, x1: x1 + room, y0: y0 - room, y1: y1 + room }
    const second = await again({ box, characters: [] }, 'number')
    number = betterField(number, readNumber(second, birthDate, sex, today))
  }
  let address = first.address
  if (!isClear(address)) {
    const lines: CardRow[] = []
    for (const line of rows.address) lines.push(await again(line, 'line'))
    address = betterField(address, readAddress(lines))
  }
  return completedByNumber({ name, sex, ethnicity, birthDate, address, number }, today)
}

const isClear = (field: CardField<unknown>): boolean => field.value !== undefined && field.confidence >= clearConfidence

async function readLine(
  reader: PrintReader,
  picture: GreyPicture,
  { box }: CardRow,
  as: ReadingOf,
): Promise<readonly PrintedCharacter[]> {
  const lines = await reader.read(cutOut(picture, box, lineHeight, margin), as)
  return lines
    .flatMap(({ characters }) => characters)
    .map((character) => ({ ...character, text: character.text.normalize('NFKC').toUpperCase() }))
}
