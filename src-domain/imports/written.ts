/** Cells of a table as somebody or some device wrote them: days, times, numbers. What cannot be read is never made into something. */
import { clockOf } from '../archive/measured.ts'
import { type CalendarDate, calendarDateOf, instantOf, isCalendarDate } from '../shared/instant.ts'

/** Which comes first where the year stands last: 3/2/2026. */
export type DayOrder = 'dayFirst' | 'monthFirst'
export type WrittenMoment = { readonly on: CalendarDate; readonly clock?: string }

const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(.*)$/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)(.*)$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/

/** The two first numbers could be either. */
export function needsDayOrder(text: string): boolean {
  const found = yearLast.exec(plainOf(text))
  return found !== null && Number(found[1]) <= 12 && Number(found[2]) <= 12 && found[1] !== found[2]
}

/** @param offset minutes east of UTC, for a moment that names its own zone. */
export function momentOf(text: string, order: DayOrder | undefined, offset: number): WrittenMoment | undefined {
  const plain = plainOf(text)
  if (/T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(plain)) {
    const at = Date.parse(plain)
    if (!Number.isFinite(at)) return undefined
    const local = instantOf(at + offset * 60_000)
    return { on: calendarDateOf(instantOf(at), offset), clock: local.slice(11, 16) }
  }
  const [first, rest] = dayOf(plain, order)
  if (first === undefined || !isCalendarDate(first)) return undefined
  const time = rest.replace(/^T/, '').trim()
  if (time === '') return { on: first }
  const clock = clockOf(time)
  return clock === undefined ? undefined : { on: first, clock }
}

function dayOf(plain: string, order: DayOrder | undefined): readonly [CalendarDate | undefined, string] {
  const found = yearFirst.exec(plain) ?? compact.exec(plain)
  if (found !== null) {
    const [, year = '', month = '', day = '', rest = ''] = found
    return [dateOf(year, month, day), rest]
  }
  const last = yearLast.exec(plain)
  if (last === null) return [undefined, '']
  const [, one = '', other = '', year = '', rest = ''] = last
  const isDayFirst = Number(one) > 12 || (Number(other) <= 12 && order === 'dayFirst')
  if (needsDayOrder(plain) && order === undefined) return [undefined, rest]
  return [isDayFirst ? dateOf(year, other, one) : dateOf(year, one, other), rest]
}

const dateOf = (year: string, month: string, day: string): CalendarDate =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Undefined: nothing stands there; the text itself: no number. */
export function numberOf(text: string): number | string | undefined {
  const plain = plainOf(text)
  if (plain === '' || /^(?:-+|\/|无|未测|未查|n\/?a|null)$/i.test(plain)) return undefined
  const found =
    /^([-+]?\d+(?:\.\d+)?)(?:mmhg|mmol\/l|mg\/dl|kg|公斤|千克|市?斤|cm|厘米|℃|°c|%|次\/?分?|bpm|\/min)?$/i.exec(plain)
  return found?.[1] === undefined ? text.trim() : Number(found[1])
}

const plainOf = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
