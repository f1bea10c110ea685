/**
 * Times are UTC instants as ISO 8601 strings with milliseconds ("2026-11-22T08:00:00.000Z": they sort as text)
 * beside the local offset in minutes, so that "that morning" can be shown for ever. Calendar dates
 * (birthdays, due dates) are "YYYY-MM-DD" and belong to no time zone. Domain code never asks a clock: the
 * present comes in as an argument.
 */
import Type from 'typebox'

export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$', maxLength: 24 })
export type Instant = string

export const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 })
export type CalendarDate = string

/** Offset east of UTC in minutes; China is +480. */
export const OffsetMinutes = Type.Integer({ minimum: -840, maximum: 840 })

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString()

/** The calendar date on the wall at `at`, for a place `offset` minutes east of UTC. */
export const calendarDateOf = (at: Instant, offset: number): CalendarDate =>
  new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 10)

/** True for a date that exists (2023-02-29 does not). */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`)
  return Number.isFinite(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text
}

/** Completed years of life on `today` (周岁). A birthday on 29 February is completed on 1 March in a common year. */
export function ageOn(birthDate: CalendarDate, today: CalendarDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** Days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day `months` later, or the last day of that month when it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
