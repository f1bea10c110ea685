/**
 * Rows of a table become readings by the rules of typing (archive/reading-entry.ts), or are refused with why. A row is kept whole or
 * not at all: where one number cannot be, the others of that row are not believed either. Whose it is says an identity or card
 * number, never a name alone.
 */
import { measuredTime } from '../archive/measured.ts'
import type { Reading, ReadingBody } from '../archive/reading.ts'
import { type MeasuredField, type ReadingEntry, readingsOf } from '../archive/reading-entry.ts'
import { isAllowed } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import { isArchived } from '../elders/elder-rules.ts'
import { type CalendarDate, instantOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import {
  type Column,
  type ColumnRole,
  type GlucoseUnit,
  measuresOf,
  type TableRow,
  type Timing,
  type WeightUnit,
} from './columns.ts'
import { type DayOrder, momentOf, needsDayOrder, numberOf } from './written.ts'

/** What a person said of the whole file where its head does not. */
export type ImportAnswers = {
  readonly glucoseUnit?: GlucoseUnit | undefined
  readonly weightUnit?: WeightUnit | undefined
  readonly timing?: Timing | undefined
  readonly dayOrder?: DayOrder | undefined
}

export type ImportQuestion = keyof ImportAnswers

/** What has to be said before anything can be read. */
export function questionsOf(columns: readonly Column[], rows: readonly TableRow[]): readonly ImportQuestion[] {
  const has = (found: (column: Column) => boolean) => columns.some(found)
  const day = columns.findIndex(({ role }) => role === 'date')
  return [
    ...(has(({ role, glucoseUnit }) => role === 'glucose' && glucoseUnit === undefined)
      ? (['glucoseUnit'] as const)
      : []),
    ...(has(({ role, timing }) => role === 'glucose' && timing === undefined) && !has(({ role }) => role === 'timing')
      ? (['timing'] as const)
      : []),
    ...(has(({ role, weightUnit }) => role === 'weight' && weightUnit === undefined) ? (['weightUnit'] as const) : []),
    ...(day !== -1 && rows.some(({ cells }) => needsDayOrder(cells[day] ?? '')) ? (['dayOrder'] as const) : []),
  ]
}

/** Why a table cannot be read as it stands. */
export function columnRefusals(columns: readonly Column[], isOneElder: boolean): readonly Refusal[] {
  const has = (...roles: readonly ColumnRole[]) => columns.some(({ role }) => roles.includes(role))
  const doubled = columns.find(
    (column, i) =>
      column.role !== 'ignore' &&
      columns.slice(0, i).some((other) => other.role === column.role && other.timing === column.timing),
  )
  return [
    ...(has('date') ? [] : [refusal('import.noDate')]),
    // A lower pressure alone is none.
    ...(measuresOf(columns).some(({ role }) => role !== 'diastolic') ? [] : [refusal('import.noMeasure')]),
    ...(isOneElder || has('identity', 'card') ? [] : [refusal('import.noWho')]),
    ...(doubled === undefined ? [] : [refusal('import.columnTwice', undefined, { title: doubled.title })]),
  ]
}

export type ImportFrame = {
  readonly columns: readonly Column[]
  readonly answers: ImportAnswers
  /** Opened by staff: all rows are theirs. */
  readonly elder?: Elder | undefined
  readonly find: (by: { readonly identity: string; readonly card: string }) => Elder | undefined
  readonly today: CalendarDate
  /** Milliseconds, and minutes east of UTC. */
  readonly now: number
  readonly offset: number
  /** Where it comes from. */
  readonly note: string
}

export type JudgedRow = { readonly line: number } & (
  | { readonly state: 'keep'; readonly elder: Elder; readonly bodies: readonly ReadingBody[] }
  | { readonly state: 'refused'; readonly refusals: readonly Refusal[] }
)

export function judgeRow(row: TableRow, frame: ImportFrame, known: KnownReadings): JudgedRow {
  const { line } = row
  const whose = elderOf(row, frame)
  if (!whose.ok) return { line, state: 'refused', refusals: [whose.error] }
  const elder = whose.value
  const read = bodiesOf(row, frame, elder)
  if (!read.ok) return { line, state: 'refused', refusals: read.error }
  const fresh = read.value.filter((body) => known.take(elder.id, body))
  return fresh.length === 0
    ? { line, state: 'refused', refusals: [refusal('import.known')] }
    : { line, state: 'keep', elder, bodies: fresh }
}

function elderOf(row: TableRow, { columns, elder, find }: ImportFrame): Result<Elder, Refusal> {
  const cell = (role: ColumnRole): string => textOf(row, columns, role)
  const identity = cell('identity').replaceAll(/[\s']/g, '').toUpperCase()
  const card = cell('card')
  const found = identity === '' && card === '' ? undefined : find({ identity, card })
  if (elder !== undefined && found !== undefined && found.id !== elder.id) return err(refusal('import.otherElder'))
  if (elder !== undefined && found === undefined && (identity !== '' || card !== ''))
    return err(refusal('import.otherElder'))
  const whose = elder ?? found
  if (whose === undefined) return err(refusal(identity === '' && card === '' ? 'import.whoMissing' : 'import.unknown'))
  const name = cell('name').replaceAll(/\s/g, '')
  if (name !== '' && name !== whose.body.name.replaceAll(/\s/g, '')) return err(refusal('import.otherName'))
  if (isArchived(whose)) return err(refusal('import.unknown'))
  return isAllowed(whose.body.consents, 'measuring') ? ok(whose) : err(refusal('import.noConsent'))
}

function bodiesOf(row: TableRow, frame: ImportFrame, elder: Elder): Result<readonly ReadingBody[], readonly Refusal[]> {
  const { columns, answers, offset, today, note } = frame
  const written = textOf(row, columns, 'date')
  if (written === '') return err([refusal('import.dayMissing')])
  const time = textOf(row, columns, 'time')
  const moment = momentOf(`${written}${time === '' ? '' : ` ${time}`}`, answers.dayOrder, offset)
  if (moment === undefined) return err([refusal('import.dayNotRead', undefined, { text: `${written} ${time}`.trim() })])
  const device = textOf(row, columns, 'device').slice(0, 60)
  const said = textOf(row, columns, 'note')
  const common: ReadingEntry = {
    source: 'import',
    measuredOn: moment.on,
    measuredAt: moment.clock ?? '',
    device,
    note: (said === '' ? note : `${said} · ${note}`).slice(0, 200),
  }
  const entries = entriesOf(row, frame)
  if (entries.length === 0) return err([refusal('import.nothingMeasured')])
  const bodies: ReadingBody[] = []
  for (const entry of entries) {
    const made = readingsOf({ ...common, ...entry }, { today, birthDate: elder.body.birthDate })
    if (!made.ok) return err(made.error.map((one) => withText(one, entry)))
    bodies.push(...made.value)
  }
  const isLater = bodies.some(
    (body) => Date.parse(measuredTime({ occurredAt: instantOf(frame.now), offset, body }).at) > frame.now,
  )
  return isLater ? err([refusal('date.notYet')]) : ok(bodies)
}

/** One for all that has one value, and one more for each glucose after the first. */
function entriesOf(row: TableRow, { columns, answers }: ImportFrame): readonly ReadingEntry[] {
  const main: Record<string, number | string> = {}
  const glucoses: ReadingEntry[] = []
  columns.forEach((column, i) => {
    const cell = (row.cells[i] ?? '').trim()
    const value = numberOf(cell)
    if (value === undefined) return
    switch (column.role) {
      case 'pressure': {
        const found = /^(\d{2,3})\s*[/／|-]\s*(\d{2,3})/.exec(cell.normalize('NFKC'))
        main['systolic'] = found === null ? cell : Number(found[1])
        main['diastolic'] = found === null ? cell : Number(found[2])
        break
      }
      case 'weight':
        main['weight'] = isJin(column, answers) && typeof value === 'number' ? tenth(value / 2) : value
        break
      case 'glucose':
        glucoses.push(glucoseOf(cell, value, column, answers, textOf(row, columns, 'timing')))
        break
      case 'systolic':
      case 'diastolic':
      case 'pulse':
      case 'temperature':
      case 'oxygen':
      case 'breathing':
      case 'height':
      case 'waist':
        main[column.role] = value
        break
      default:
    }
  })
  const [first = {}, ...others] = glucoses
  const together: ReadingEntry = { ...main, ...first }
  return Object.keys(together).length === 0 ? [] : [together, ...others]
}

const isJin = (column: Column, answers: ImportAnswers): boolean => (column.weightUnit ?? answers.weightUnit) === 'jin'

function glucoseOf(
  cell: string,
  value: number | string,
  column: Column,
  answers: ImportAnswers,
  written: string,
): ReadingEntry {
  const timing = column.timing ?? timingOf(written) ?? answers.timing
  const flag = /^(?:lo|low|低)$/i.test(cell) ? 'low' : /^(?:hi|high|高)$/i.test(cell) ? 'high' : undefined
  if (flag !== undefined) return { flag, timing }
  const isMilligrams = (column.glucoseUnit ?? answers.glucoseUnit) === 'mgdl'
  // 180.16 g are one mole.
  return { glucose: isMilligrams && typeof value === 'number' ? tenth(value / 18.016) : value, timing }
}

function timingOf(written: string): Timing | undefined {
  // Before another meal than the first nobody has fasted.
  if (/空腹|早餐前|fasting|beforebreakfast/i.test(written.replaceAll(' ', ''))) return 'fasting'
  if (/餐后|饭后|after|post/i.test(written)) return 'afterMeal'
  return /随机|随时|餐前|饭前|random|before/i.test(written) ? 'random' : undefined
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const textOf = (row: TableRow, columns: readonly Column[], role: ColumnRole): string => {
  const at = columns.findIndex((column) => column.role === role)
  return at === -1 ? '' : (row.cells[at] ?? '').trim()
}

/** Which number of the row cannot be, and what stands there. */
function withText(one: Refusal, entry: ReadingEntry): Refusal {
  const field = one.field?.slice(1) as MeasuredField | undefined
  const value = field === undefined ? undefined : entry[field]
  if (one.code !== 'reading.outOfBounds' || field === undefined || value === undefined) return one
  return refusal('import.outOfBounds', one.field, { field, text: String(value) })
}

export type KnownReadings = {
  /** False where the same was measured at that time already; true once, and then known. */
  readonly take: (elder: string, body: ReadingBody) => boolean
}

/**
 * The same value of the same day is the same measurement, unless both say a time and not the same. What was corrected or voided since
 * is known too: a file read again brings nothing back.
 * @param stored of the elders in question, all that lie in the days of the file
 */
export function knownReadings(stored: readonly Reading[]): KnownReadings {
  const times = new Map<string, Set<string>>()
  const note = (key: string, clock: string): boolean => {
    const known = times.get(key) ?? new Set<string>()
    times.set(key, known)
    if (known.has(clock) || known.has('') || (clock === '' && known.size > 0)) return false
    known.add(clock)
    return true
  }
  for (const { elder, body, occurredAt, offset } of stored) {
    const { on, at, hasTime } = measuredTime({ body, occurredAt, offset })
    const clock = hasTime ? instantOf(Date.parse(at) + offset * 60_000).slice(11, 16) : ''
    note(`${elder} ${on} ${valueKey(body)}`, clock)
  }
  return {
    take: (elder, body) => {
      const [on = '', clock = ''] = (body.measured ?? '').split('T')
      return note(`${elder} ${on} ${valueKey(body)}`, clock)
    },
  }
}

function valueKey(body: ReadingBody): string {
  switch (body.type) {
    case 'bloodPressure':
      return `${body.type} ${body.systolic}/${body.diastolic}`
    case 'glucose':
      return `${body.type} ${body.value ?? body.flag}`
    default:
      return `${body.type} ${body.value}`
  }
}

/** The days a table speaks of, for asking what is stored of them; undefined where none can be read. */
export function firstDayOf(
  rows: readonly TableRow[],
  { columns, answers, offset }: Pick<ImportFrame, 'columns' | 'answers' | 'offset'>,
): CalendarDate | undefined {
  let first: CalendarDate | undefined
  for (const row of rows) {
    const on = momentOf(textOf(row, columns, 'date'), answers.dayOrder, offset)?.on
    if (on !== undefined && (first === undefined || on < first)) first = on
  }
  return first
}

/** Whose readings have to be looked at before the rows are judged. */
export function matchedElders(rows: readonly TableRow[], frame: ImportFrame): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row) => {
      const whose = elderOf(row, frame)
      return whose.ok ? [whose.value.id] : []
    }),
  )
}
