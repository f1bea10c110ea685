import { expect, it } from 'vitest'
import { lineText, type PrintedLine } from '../shared/print.ts'
import { joinedRows } from './printed-rows.ts'

const piece = (text: string, x0: number, y0: number, height = 20): PrintedLine => {
  const box = { x0, y0, x1: x0 + text.length * height, y1: y0 + height }
  return { box, characters: [...text].map((one) => ({ text: one, confidence: 90, box })) }
}

it('pieces of one row stand in order again; other rows, other sizes and what lies over each other stay apart', () => {
  const rows = joinedRows([
    piece('6.8', 300, 102),
    piece('空腹血糖', 0, 100),
    piece('mmol/L', 500, 99),
    piece('体重', 0, 140),
    piece('大字', 700, 90, 60),
    piece('叠', 20, 104),
  ])
  expect(rows.map(lineText).toSorted()).toEqual(['空腹血糖6.8mmol/L', '体重', '大字', '叠'].toSorted())
})
