/** A box, a prescription and a report, printed and photographed, read in a real Chromium by the product's own code. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Paper } from '../../src-domain/papers/paper-findings.ts'
import { type CardKiosk, openCardKiosk } from './card-kiosk.ts'
import type { SheetLine } from './page/draw-sheet.ts'

let kiosk: CardKiosk
beforeAll(async () => {
  kiosk = await openCardKiosk()
})
afterAll(() => kiosk?.close())

async function read(tilt: number, ...lines: readonly (string | SheetLine)[]): Promise<Paper> {
  const sheet = lines.map((line) => (typeof line === 'string' ? { text: line, size: 32 } : line))
  const result = await kiosk.call('readPaper', await kiosk.call('drawSheet', sheet, tilt))
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const entriesOf = (paper: Paper) =>
  paper.findings.map((one) => ('entry' in one ? one.entry : one.what === 'goods' ? one.approval : one.written))

it('a box of medicine gives its name and its approval number', async () => {
  const paper = await read(
    2,
    { text: '阿司匹林肠溶片', size: 76 },
    '请按说明书或在医生指导下使用',
    '规格：100mg',
    '批准文号：国药准字H20050059',
  )
  expect(paper.findings[0]).toMatchObject({
    what: 'medicine',
    approval: '国药准字H20050059',
    entry: { name: '阿司匹林肠溶片', dose: '' },
  })
})

it('a report of a check-up gives its date, its measurements and its diagnosis', async () => {
  const paper = await read(
    -1.5,
    { text: '老年人健康体检报告', size: 48 },
    '检查日期：2026-11-02',
    '血压：138/82 mmHg',
    '空腹血糖    6.8    mmol/L',
    '体重：62.5 kg',
    '诊断：糖尿病',
  )
  expect(paper.date).toBe('2026-11-02')
  expect(entriesOf(paper)).toMatchObject([
    { systolic: 138, diastolic: 82 },
    { glucose: 6.8, timing: 'fasting' },
    { weight: 62.5 },
    { code: 3, confirmed: 'yes' },
  ])
})
