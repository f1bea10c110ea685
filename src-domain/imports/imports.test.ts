import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { createReading, type ReadingBody } from '../archive/reading.ts'
import { correctReading } from '../archive/standing.ts'
import { columnOf, type TableRow, tableOf } from './columns.ts'
import {
  columnRefusals,
  type ImportAnswers,
  type ImportFrame,
  judgeRow,
  knownReadings,
  questionsOf,
} from './reading-rows.ts'
import { momentOf, needsDayOrder, numberOf } from './written.ts'

const wang = sampleElder({ identityNumber: '110101194803010028', seed: 1 })
const silent = sampleElder({ agreed: ['record'], identityNumber: '110101194001010028', seed: 2 })
const now = Date.parse('2026-11-22T02:00:00.000Z')
const lines = (text: string): readonly TableRow[] =>
  text
    .trim()
    .split('\n')
    .map((line, i) => ({ line: i + 1, cells: line.split(',') }))
const frameOf = (table: ReturnType<typeof tableOf>, more: Partial<ImportFrame> = {}): ImportFrame => ({
  columns: table.columns,
  answers: {},
  elder: wang,
  find: ({ identity }) => [wang, silent].find(({ body }) => body.identityNumber === identity),
  today: '2026-11-22',
  now,
  offset: 480,
  note: '从文件导入',
  ...more,
})
const judged = (text: string, more: Partial<ImportFrame> = {}, known = knownReadings([])) => {
  const table = tableOf(lines(text))
  return table.rows.map((row) => {
    const one = judgeRow(row, frameOf(table, more), known)
    return one.state === 'keep'
      ? one.bodies.map((body) =>
          Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'source' && key !== 'note')),
        )
      : one.refusals.map(({ code, params }) => `${code} ${Object.values(params ?? {}).join(' ')}`.trim())
  })
}

describe('the head of a table', () => {
  it.each([
    ['测量日期', 'date'],
    ['时间', 'time'],
    ['收缩压(mmHg)', 'systolic'],
    ['高压', 'systolic'],
    ['舒张压', 'diastolic'],
    ['血压（mmHg）', 'pressure'],
    ['SYS', 'systolic'],
    ['Blood Pressure', 'pressure'],
    ['Heart Rate (bpm)', 'pulse'],
    ['脉搏', 'pulse'],
    ['血氧饱和度', 'oxygen'],
    ['身份证号', 'identity'],
    ['卡号', 'card'],
    ['姓名', 'name'],
    ['Measured at', 'date'],
    ['备注', 'note'],
    ['序号', 'ignore'],
  ])('calls %s the column of %s', (title, role) => {
    expect(columnOf(title).role).toBe(role)
  })

  it('says the unit and the time of a glucose, and the unit of a weight', () => {
    expect(columnOf('空腹血糖(mmol/L)')).toMatchObject({ role: 'glucose', timing: 'fasting', glucoseUnit: 'mmol' })
    expect(columnOf('Glucose mg/dL')).toMatchObject({ role: 'glucose', glucoseUnit: 'mgdl' })
    expect(columnOf('体重（斤）')).toMatchObject({ role: 'weight', weightUnit: 'jin' })
    expect(columnOf('体重(公斤)')).toMatchObject({ role: 'weight', weightUnit: 'kg' })
  })

  it('is found below titles, in any order of columns, and a lone time is the date', () => {
    const table = tableOf(lines('青石桥驿站\n\n序号,舒张压,收缩压,时间\n1,82,138,2026-11-01 08:30'))
    expect(table.columns.map(({ role }) => role)).toEqual(['ignore', 'diastolic', 'systolic', 'date'])
    expect(table.rows.map(({ line }) => line)).toEqual([4])
  })

  it('missing leaves every column to the person', () => {
    const table = tableOf(lines('2026-11-01,138,82'))
    expect(table.columns.map(({ role }) => role)).toEqual(['ignore', 'ignore', 'ignore'])
    expect(columnRefusals(table.columns, true).map(({ code }) => code)).toEqual(['import.noDate', 'import.noMeasure'])
    expect(columnRefusals(tableOf(lines('日期,高压,低压')).columns, false).map(({ code }) => code)).toEqual([
      'import.noWho',
    ])
  })

  it('asks only what it does not say', () => {
    const asked = (text: string) => questionsOf(tableOf(lines(text)).columns, tableOf(lines(text)).rows)
    expect(asked('日期,血糖,体重\n3/2/2026,6.1,60')).toEqual(['glucoseUnit', 'timing', 'weightUnit', 'dayOrder'])
    expect(asked('日期,空腹血糖(mmol/L),体重kg\n2026/3/2,6.1,60')).toEqual([])
    expect(asked('日期,血糖mmol,时段\n2026/3/2,6.1,餐后')).toEqual([])
  })
})

describe('what is written in a cell', () => {
  it.each([
    ['2026-11-01', '2026-11-01', undefined],
    ['2026/1/5 8:05', '2026-01-05', '08:05'],
    ['2026年1月5日 上午8点', '2026-01-05', '08:00'],
    ['20260105', '2026-01-05', undefined],
    ['2026.01.05 20:15:33', '2026-01-05', '20:15'],
    ['2026-01-05T00:30:00Z', '2026-01-05', '08:30'],
    ['2026-01-05T08:30:00', '2026-01-05', '08:30'],
    ['25/12/2025', '2025-12-25', undefined],
    ['２０２６－０１－０５', '2026-01-05', undefined],
  ])('%s is a day', (text, on, clock) => {
    expect(momentOf(text, undefined, 480)).toEqual({ on, ...(clock === undefined ? {} : { clock }) })
  })

  it('is no day where it could be two, until somebody says which', () => {
    expect(needsDayOrder('3/2/2026')).toBe(true)
    expect(momentOf('3/2/2026', undefined, 480)).toBeUndefined()
    expect(momentOf('3/2/2026', 'dayFirst', 480)).toEqual({ on: '2026-02-03' })
    expect(momentOf('3/2/2026', 'monthFirst', 480)).toEqual({ on: '2026-03-02' })
    for (const text of ['2026-02-30', '26/3/2', '昨天', '2026-11-01 早饭后'])
      expect(momentOf(text, undefined, 480)).toBeUndefined()
  })

  it('is a number, nothing, or a text that is no number', () => {
    expect(['138', ' 138 ', '１３８', '6.1mmol/L', '', '-', '无', '13B'].map(numberOf)).toEqual([
      138,
      138,
      138,
      6.1,
      undefined,
      undefined,
      undefined,
      '13B',
    ])
  })
})

describe('a row', () => {
  it('becomes readings of its day and time', () => {
    expect(judged('日期,时间,血压,脉搏,空腹血糖(mmol/L),体重(斤)\n2026-11-01,8:30,138/82,74,6.1,113')).toEqual([
      [
        { type: 'bloodPressure', systolic: 138, diastolic: 82, pulse: 74, measured: '2026-11-01T08:30' },
        { type: 'glucose', value: 6.1, timing: 'fasting', measured: '2026-11-01T08:30' },
        { type: 'weight', value: 56.5, measured: '2026-11-01T08:30' },
      ],
    ])
  })

  it('keeps two glucoses of different times, and turns mg/dL into mmol/L', () => {
    expect(judged('日期,空腹血糖mg/dL,餐后血糖mg/dL\n2026-11-01,110,Hi')).toEqual([
      [
        { type: 'glucose', value: 6.1, timing: 'fasting', measured: '2026-11-01' },
        { type: 'glucose', flag: 'high', timing: 'afterMeal', measured: '2026-11-01' },
      ],
    ])
    const answers: ImportAnswers = { glucoseUnit: 'mmol' }
    expect(judged('日期,血糖,时段\n2026-11-01,6.1,空腹\n2026-11-01,6.2,午餐前', { answers })).toMatchObject([
      [{ timing: 'fasting' }],
      [{ timing: 'random' }],
    ])
  })

  it('is refused whole, with the place that cannot be', () => {
    const head = '日期,高压,低压,脉搏'
    expect(
      judged(
        `${head}\n2026-11-01,1380,82,74\n2026-11-01,138,,74\n2026-11-01,90,85,\n,138,82,\n明天,138,82,\n2026-11-23,138,82,\n1940-01-01,138,82,\n2026-11-22 10:01,138,82,\n2026-11-01,,,`,
      ),
    ).toEqual([
      ['import.outOfBounds systolic 1380'],
      ['reading.otherPressure'],
      ['reading.pressuresTooClose'],
      ['import.dayMissing'],
      ['import.dayNotRead 明天'],
      ['date.notYet'],
      ['reading.beforeBirth'],
      ['date.notYet'],
      ['import.nothingMeasured'],
    ])
  })

  it('belongs to whom its number says, never to a name alone, and to nobody who did not agree', () => {
    const text = `身份证号,姓名,日期,体重kg
110101194803010028,王秀兰,2026-11-01,56
110101194803010028,李建国,2026-11-01,57
110101194001010028,王秀兰,2026-11-01,58
110101199901010028,王秀兰,2026-11-01,59
,王秀兰,2026-11-01,60`
    expect(judged(text, { elder: undefined })).toEqual([
      [{ type: 'weight', value: 56, measured: '2026-11-01' }],
      ['import.otherName'],
      ['import.noConsent'],
      ['import.unknown'],
      ['import.whoMissing'],
    ])
    expect(judged(text).slice(0, 4)).toEqual([
      [{ type: 'weight', value: 56, measured: '2026-11-01' }],
      ['import.otherName'],
      ['import.otherElder'],
      ['import.otherElder'],
    ])
  })
})

describe('what is stored already', () => {
  const text = '日期,高压,低压\n2026-11-01 08:30,138,82\n2026-11-01,140,84\n2026-11-01,140,84'
  const store = (body: ReadingBody, seed: number, at = '2026-11-20T02:00:00.000Z') =>
    createReading(body, actOf(at, seed), wang.id)

  it('is not added again by the same file, nor what was put right since', () => {
    const [one, two, three] = judged(text)
    expect(three).toEqual(['import.known'])
    const made = [...(one as readonly object[]), ...(two as readonly object[])].map((body, i) =>
      store({ ...body, source: 'import' } as ReadingBody, 10 + i),
    )
    expect(judged(text, {}, knownReadings(made))).toEqual([['import.known'], ['import.known'], ['import.known']])
    const right = correctReading(made[0]!, { ...made[0]!.body } as ReadingBody, actOf('2026-11-21T02:00:00.000Z', 20))
    expect(judged(text, {}, knownReadings([...made, right]))[0]).toEqual(['import.known'])
  })

  it('is the same when it was typed at that minute, and another at another', () => {
    const typed = store(
      { type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' },
      1,
      '2026-11-01T00:30:20.000Z',
    )
    expect(judged(text, {}, knownReadings([typed]))[0]).toEqual(['import.known'])
    const later = store(
      { type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' },
      1,
      '2026-11-01T09:00:00.000Z',
    )
    expect(judged(text, {}, knownReadings([later]))[0]).toHaveLength(1)
    expect(judged(text, {}, knownReadings([later]))[0]).not.toEqual(['import.known'])
  })
})
