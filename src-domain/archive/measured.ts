/**
 * When something was measured, apart from when that was written down: consent and clocks are judged by the act (`occurredAt`), all
 * that is said of the elder's health by this (docs/decisions/026-a-readings-own-day.md). As on the wall there: a day, and the time
 * where somebody knew it. A day alone counts from its beginning, so that it never comes after what was measured that day by the clock.
 */
import Type from 'typebox'
import { type CalendarDate, calendarDateOf, type Instant, instantOf, isCalendarDate } from '../shared/instant.ts'

/** "2026-03-02" or "2026-03-02T08:30". */
export const Measured = Type.String({
  pattern: '^(19|20)\\d{2}-\\d{2}-\\d{2}(T([01]\\d|2[0-3]):[0-5]\\d)?$',
  maxLength: 16,
})

export type MeasuredTime = {
  readonly at: Instant
  readonly on: CalendarDate
  /** False: only the day is known. */
  readonly hasTime: boolean
}

type Taken = {
  readonly occurredAt: Instant
  readonly offset: number
  readonly body: { readonly measured?: string | undefined }
}

/** The one answer to when a reading was measured. */
export function measuredTime({ occurredAt, offset, body: { measured } }: Taken): MeasuredTime {
  if (measured === undefined) {
    let day: CalendarDate | undefined
    return {
      at: occurredAt,
      // Most readings are never asked for their day, some by many rules.
      get on() {
        return (day ??= calendarDateOf(occurredAt, offset))
      },
      hasTime: true,
    }
  }
  const [on = '', clock] = measured.split('T')
  const at = instantOf(Date.parse(`${on}T${clock ?? '00:00'}:00Z`) - offset * 60_000)
  return { at, on, hasTime: clock !== undefined }
}

/** Newest measured first; of one moment the one written down later. */
export const byMeasured = (a: Taken & { readonly id: string }, b: Taken & { readonly id: string }): number => {
  const [of, to] = [measuredTime(a).at, measuredTime(b).at]
  return of === to ? (a.id < b.id ? 1 : -1) : of < to ? 1 : -1
}

/** A day there was, not later than it was written down. */
export const isPossible = (taken: Taken): boolean => {
  const { measured } = taken.body
  return measured === undefined || (isCalendarDate(measured.slice(0, 10)) && measuredTime(taken).at <= taken.occurredAt)
}

/** "08:30" of a time as people write it (8:30, 0830, 8点半, 下午3点); undefined where it is none. */
export function clockOf(text: string): string | undefined {
  const written = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const parts =
    /^(上午|早上|下午|晚上|中午|AM|PM)?(\d{1,2})(?:[:点时](半|\d{1,2})?分?)(?::?\d{1,2}(?:\.\d+)?秒?)?(AM|PM)?$/.exec(
      written,
    ) ?? /^()(\d{1,2})(\d{2})()$/.exec(written)
  if (parts === null) return undefined
  const [, before = '', hour = '', minute = '0', after = ''] = parts
  const isLate = ['下午', '晚上', 'PM'].includes(before === '' ? after : before)
  const isEarly = ['上午', '早上', 'AM'].includes(before === '' ? after : before)
  const written12 = Number(hour)
  const hours = isLate && written12 < 12 ? written12 + 12 : isEarly && written12 === 12 ? 0 : written12
  const minutes = minute === '半' ? 30 : Number(minute)
  return hours > 23 || minutes > 59
    ? undefined
    : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
