/**
 * What the columns of a table of measurements are, by the words at their head: Chinese and English, in any order, with the unit
 * where one is named. A column nobody recognises is left out until a person says what it is.
 */
import { measuredFields } from '../archive/reading-entry.ts'

export const columnRoles = [
  'ignore',
  'date',
  'time',
  'identity',
  'card',
  'name',
  'pressure',
  'systolic',
  'diastolic',
  'pulse',
  'glucose',
  'timing',
  'temperature',
  'oxygen',
  'breathing',
  'weight',
  'height',
  'waist',
  'device',
  'note',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Roles that say whose or when, of which a table has one each; measures too. */
const words: readonly (readonly [ColumnRole, RegExp])[] = [
  ['identity', /身份证|证件号|公民身份|idnumber|idno|idcard|identity/],
  ['card', /卡号|卡片|cardcode|cardno|cardnumber|^card$/],
  ['name', /姓名|名字|^name$|fullname|patientname|eldername/],
  ['systolic', /收缩压|高压|systolic|^sys|^sbp/],
  ['diastolic', /舒张压|低压|diastolic|^dia|^dbp/],
  ['pressure', /血压|bloodpressure|^bp/],
  ['oxygen', /血氧|氧饱和|spo2|oxygen/],
  ['timing', /时段|餐前|空腹\/|餐别|测量状态|timing|^meal|mealtype/],
  ['glucose', /血糖|葡萄糖|glucose|^glu|^fbg|^fpg/],
  ['pulse', /脉搏|脉率|心率|pulse|heartrate|^hr|^bpm/],
  ['temperature', /体温|温度|temperature|^temp/],
  ['breathing', /呼吸|respirat|breath|^rr/],
  ['weight', /体重|weight/],
  ['height', /身高|height/],
  ['waist', /腰围|waist/],
  ['date', /日期|测量时间|检测时间|记录时间|date|timestamp|measuredat|measuredon/],
  ['time', /时间|时刻|几点|^time/],
  ['device', /设备|仪器|机器|device|meter|model/],
  ['note', /备注|说明|note|remark|comment/],
]

export type GlucoseUnit = 'mmol' | 'mgdl'
export type WeightUnit = 'kg' | 'jin'
export type Timing = 'fasting' | 'afterMeal' | 'random'

export type Column = {
  readonly role: ColumnRole
  /** As it stands at its head; '' without one. */
  readonly title: string
  /** Where the head says it. */
  readonly glucoseUnit?: GlucoseUnit
  readonly weightUnit?: WeightUnit
  readonly timing?: Timing
}

export function columnOf(title: string): Column {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-."'“”]/g, '')
  const role = words.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'ignore'
  return { title: title.trim(), role, ...unitsOf(role, plain) }
}

function unitsOf(role: ColumnRole, plain: string): Partial<Column> {
  if (role === 'glucose') {
    const unit: GlucoseUnit | undefined = plain.includes('mg') ? 'mgdl' : plain.includes('mmol') ? 'mmol' : undefined
    const timing: Timing | undefined = /空腹|fast|^fbg|^fpg/.test(plain)
      ? 'fasting'
      : /餐后|饭后|aftermeal|postprandial/.test(plain)
        ? 'afterMeal'
        : /随机|随时|random/.test(plain)
          ? 'random'
          : undefined
    return { ...(unit === undefined ? {} : { glucoseUnit: unit }), ...(timing === undefined ? {} : { timing }) }
  }
  if (role !== 'weight') return {}
  if (/公斤|千克|kg/.test(plain)) return { weightUnit: 'kg' }
  return plain.includes('斤') ? { weightUnit: 'jin' } : {}
}

export type Table = {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}
export type TableRow = {
  /** Of the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Titles may stand above the head. */
const headWithin = 10

/** The head is the first of the upper rows in which two columns are recognised; without one every column has to be named. */
export function tableOf(rows: readonly TableRow[]): Table {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const head = filled
    .slice(0, headWithin)
    .findIndex(({ cells }) => cells.filter((cell) => columnOf(cell).role !== 'ignore').length >= 2)
  const width = filled.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const titles = head === -1 ? [] : (filled[head]?.cells ?? [])
  const columns = Array.from({ length: width }, (_, i) => columnOf(titles[i] ?? ''))
  return { columns: onlyOnce(columns), rows: filled.slice(head + 1) }
}

/** A second column of one kind is left to the person, but glucoses of different times; a time without a date is the date. */
function onlyOnce(columns: readonly Column[]): readonly Column[] {
  const seen = new Set<string>()
  const once = columns.map((column): Column => {
    const key = `${column.role} ${column.timing ?? ''}`
    if (column.role === 'ignore' || !seen.has(key)) {
      seen.add(key)
      return column
    }
    return { ...column, role: 'ignore' }
  })
  return once.some(({ role }) => role === 'date')
    ? once
    : once.map((column) => (column.role === 'time' ? { ...column, role: 'date' } : column))
}

export const measuresOf = (columns: readonly Column[]): readonly Column[] =>
  columns.filter(({ role }) => measureRoles.has(role))

const measureRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['pressure', ...measuredFields])
