/**
 * How a record ends that is kept: why, since which day, and who told it. A death is noted only with the day, or that nobody knows
 * it, and with who said so, for a mistake has to be traced to its source. What was noted in error is taken back (`bringBack`).
 */
import { pastDate } from '../archive/entries.ts'
import type { archiveReasons } from '../elders/elder-codes.ts'
import type { Elder, ElderBody } from '../elders/elder.ts'
import { type Act, editDocument } from '../shared/document.ts'
import { type CalendarDate, instantOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'

export type EndReason = (typeof archiveReasons)[number]

export type EndEntry = {
  readonly reason: EndReason | undefined
  /** "YYYY-MM-DD", empty, or what was typed and is no day. */
  readonly on: string
  readonly isDayUnknown: boolean
  readonly toldBy: string
  readonly note: string
}
export const emptyEnd: EndEntry = { reason: undefined, on: '', isDayUnknown: false, toldBy: '', note: '' }

export type RecordEnd = Omit<NonNullable<ElderBody['archived']>, 'at'>

/** Reasons that have a day and somebody who told it; a record made twice has neither. */
export const hasDay = (reason: EndReason): boolean => reason === 'died' || reason === 'left' || reason === 'moved'

export function recordEndFrom(
  { reason, on, isDayUnknown, toldBy, note }: EndEntry,
  birthDate: CalendarDate,
  today: CalendarDate,
): Result<RecordEnd, readonly Refusal[]> {
  if (reason === undefined) return err([refusal('recordEnd.reasonMissing', '/reason')])
  const day = hasDay(reason) && !isDayUnknown ? on.trim() : ''
  const who = hasDay(reason) ? toldBy.trim() : ''
  const refusals = [
    ...(reason === 'died' && day === '' && !isDayUnknown ? [refusal('recordEnd.dayMissing', '/on')] : []),
    ...pastDate('on', day, today),
    ...(day !== '' && day < birthDate ? [refusal('recordEnd.beforeBirth', '/on')] : []),
    ...(reason === 'died' && who === '' ? [refusal('recordEnd.toldByMissing', '/toldBy')] : []),
  ]
  if (refusals.length > 0) return err(refusals)
  return ok({
    reason,
    ...(day === '' ? {} : { on: day }),
    ...(who === '' ? {} : { toldBy: who }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  })
}

export const endRecord = (elder: Elder, end: RecordEnd, act: Act): Elder =>
  editDocument(elder, { archived: { ...end, at: instantOf(act.now) } }, act)

/** It was a mistake, or the elder is back. */
export const bringBack = (elder: Elder, act: Act): Elder =>
  editDocument<Readonly<Record<string, unknown>>>(elder, { archived: undefined }, act) as Elder
