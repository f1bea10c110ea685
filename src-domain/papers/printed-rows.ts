/**
 * Pieces of one row put together again: an engine that looks for scattered print gives a name, its figure and its unit in the columns
 * of a report as lines of their own. Pieces of much different size are different print.
 */
import { boxAround, type PrintedLine } from '../shared/print.ts'

export function joinedRows(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const rows: PrintedLine[][] = []
  for (const line of lines.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.find(
      (one) => one.every((other) => isApart(line, other)) && one.some((other) => isLevel(line, other)),
    )
    if (row === undefined) rows.push([line])
    else row.push(line)
  }
  return rows.map((row) => {
    const inOrder = row.toSorted((a, b) => a.box.x0 - b.box.x0)
    const box = boxAround(row.map((line) => line.box))!
    return { box, characters: inOrder.flatMap(({ characters }) => characters) }
  })
}

const middle = ({ box }: PrintedLine): number => (box.y0 + box.y1) / 2
const height = ({ box }: PrintedLine): number => box.y1 - box.y0

const isApart = (a: PrintedLine, b: PrintedLine): boolean => a.box.x0 >= b.box.x1 || b.box.x0 >= a.box.x1

function isLevel(a: PrintedLine, b: PrintedLine): boolean {
  const [low, high] = [Math.min(height(a), height(b)), Math.max(height(a), height(b))]
  return high < low * 2 && Math.abs(middle(a) - middle(b)) < low * 0.5
}
