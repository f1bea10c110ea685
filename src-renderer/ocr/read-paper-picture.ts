/**
 * One photo of a paper or of a medicine's box, from pixels to what is proposed. It is read as scattered print, for boxes have no
 * columns; the weakest rows are read once more by themselves, cut out at the height the engine knows best.
 */
import { type Paper, readPaper } from '../../src-domain/papers/paper-findings.ts'
import { joinedRows } from '../../src-domain/papers/printed-rows.ts'
import type { CalendarDate } from '../../src-domain/shared/instant.ts'
import { clearConfidence, leastConfidence, type PrintBox, type PrintedLine } from '../../src-domain/shared/print.ts'
import { cutOut, type GreyPicture } from './grey-picture.ts'
import type { PrintReader } from './print-reader.ts'

/** Each costs about as much as a tenth of the page. */
const mostAgain = 12
const lineHeight = 48
const margin = 12

export async function readPaperPicture(reader: PrintReader, picture: GreyPicture, today: CalendarDate): Promise<Paper> {
  const rows = joinedRows(await reader.read(picture, 'scattered'))
  const weakest = rows
    .filter(({ characters }) => characters.length > 2 && leastConfidence(characters) < clearConfidence)
    // Large print first: it names what the paper is about.
    .toSorted((a, b) => height(b.box) - height(a.box))
    .slice(0, mostAgain)
  const again = new Map<PrintedLine, PrintedLine>()
  for (const row of weakest) {
    const second = await readRow(reader, picture, row.box)
    if (leastConfidence(second.characters) > leastConfidence(row.characters)) again.set(row, second)
  }
  return readPaper(
    rows.map((row) => again.get(row) ?? row),
    today,
  )
}

/** One row by itself; boxes are those of the whole picture again. */
async function readRow(reader: PrintReader, picture: GreyPicture, row: PrintBox): Promise<PrintedLine> {
  const room = height(row) * 0.15
  const box = { x0: row.x0 - room, y0: row.y0 - room, x1: row.x1 + room, y1: row.y1 + room }
  const scale = lineHeight / height(box)
  const back = (inner: PrintBox): PrintBox => ({
    x0: box.x0 + (inner.x0 - margin) / scale,
    y0: box.y0 + (inner.y0 - margin) / scale,
    x1: box.x0 + (inner.x1 - margin) / scale,
    y1: box.y0 + (inner.y1 - margin) / scale,
  })
  const lines = await reader.read(cutOut(picture, box, lineHeight, margin), 'line')
  const characters = lines.flatMap((line) => line.characters)
  return { box: row, characters: characters.map((one) => ({ ...one, box: back(one.box) })) }
}

const height = ({ y0, y1 }: PrintBox): number => y1 - y0
