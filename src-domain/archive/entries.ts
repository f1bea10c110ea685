/**
 * Forms of the archive become bodies: what is missing or no date is refused with the field it stands in, nothing is guessed.
 * An empty text was not said and is left out.
 */
import type { RiskEventId } from '../assessments/form-tables.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import { type CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { AllergyBody } from './allergy.ts'
import type { CareVisitBody, PhysicianNoteBody, VisitType } from './care-visit.ts'
import type { ConditionBody } from './condition.ts'
import type { MedicationBody } from './medication.ts'
import type { RiskEventBody } from './risk-event.ts'

type Made<Body> = Result<Body, readonly Refusal[]>

export type ConditionEntry = {
  readonly code: number | undefined
  readonly name: string
  readonly confirmed: 'yes' | 'no' | undefined
  readonly since: string
  readonly status: 'active' | 'resolved'
  readonly controlled: 'yes' | 'no' | 'unknown' | undefined
  readonly note: string
}

export function conditionFrom(entry: ConditionEntry, today: CalendarDate): Made<ConditionBody> {
  const { code, confirmed, since, status, controlled } = entry
  const refusals = [
    ...(code === undefined ? [refusal('condition.codeMissing', '/code')] : []),
    ...(code === diseaseCode.other && said(entry.name) === undefined
      ? [refusal('condition.nameMissing', '/name')]
      : []),
    ...(confirmed === undefined ? [refusal('condition.confirmedMissing', '/confirmed')] : []),
    ...pastDate('since', since, today),
  ]
  if (code === undefined || confirmed === undefined || refusals.length > 0) return err(refusals)
  return ok({
    code,
    status,
    confirmed: confirmed === 'yes',
    ...(code === diseaseCode.other ? filled({ name: said(entry.name) }) : {}),
    ...filled({ since: said(since), note: said(entry.note) }),
    ...(controlled === undefined || controlled === 'unknown' ? {} : { controlled: controlled === 'yes' }),
  })
}

export type AllergyEntry = {
  readonly substance: string
  readonly reaction: string
  readonly severity: AllergyBody['severity'] | undefined
  readonly certainty: AllergyBody['certainty'] | undefined
}

export function allergyFrom({ substance, reaction, severity, certainty }: AllergyEntry): Made<AllergyBody> {
  const refusals = [
    ...(said(substance) === undefined ? [refusal('allergy.substanceMissing', '/substance')] : []),
    ...(severity === undefined ? [refusal('allergy.severityMissing', '/severity')] : []),
    ...(certainty === undefined ? [refusal('allergy.certaintyMissing', '/certainty')] : []),
  ]
  if (severity === undefined || certainty === undefined || refusals.length > 0) return err(refusals)
  return ok({ substance: substance.trim(), severity, certainty, ...filled({ reaction: said(reaction) }) })
}

export type MedicationEntry = {
  readonly name: string
  readonly method: string
  readonly dose: string
  readonly frequency: string
  readonly longTerm: boolean
  readonly startedOn: string
  readonly stoppedOn: string
  readonly note: string
}

export function medicationFrom(entry: MedicationEntry, today: CalendarDate): Made<MedicationBody> {
  const { startedOn, stoppedOn, longTerm } = entry
  const refusals = [
    ...(said(entry.name) === undefined ? [refusal('medication.nameMissing', '/name')] : []),
    ...pastDate('startedOn', startedOn, today),
    ...pastDate('stoppedOn', stoppedOn, today),
  ]
  if (refusals.length === 0 && startedOn !== '' && stoppedOn !== '' && stoppedOn < startedOn)
    refusals.push(refusal('medication.stoppedBeforeStart', '/stoppedOn'))
  if (refusals.length > 0) return err(refusals)
  return ok({
    name: entry.name.trim(),
    longTerm,
    ...filled({
      method: said(entry.method),
      dose: said(entry.dose),
      frequency: said(entry.frequency),
      startedOn: said(startedOn),
      stoppedOn: said(stoppedOn),
      note: said(entry.note),
    }),
  })
}

/** Why an entry is put right or withdrawn: it stays readable beside it. */
export function reasonFrom({ reason }: { readonly reason: string }): Result<string, readonly Refusal[]> {
  const text = said(reason)
  return text === undefined ? err([refusal('archive.reasonMissing', '/reason')]) : ok(text)
}

export type EventEntry = {
  readonly type: RiskEventId | undefined
  readonly on: string
  readonly place: string
  readonly injured: 'yes' | 'no' | undefined
  readonly note: string
}

export function eventFrom({ type, on, place, injured, note }: EventEntry, today: CalendarDate): Made<RiskEventBody> {
  const refusals = [
    ...(type === undefined ? [refusal('event.typeMissing', '/type')] : []),
    ...(on.trim() === '' ? [refusal('date.notRead', '/on')] : pastDate('on', on, today)),
  ]
  if (type === undefined || refusals.length > 0) return err(refusals)
  return ok({
    type,
    on,
    ...filled({ place: said(place), note: said(note) }),
    ...(injured === undefined ? {} : { injured: injured === 'yes' }),
  })
}

export type VisitEntry = {
  readonly type: VisitType | undefined
  readonly on: string
  readonly condition: number | undefined
  readonly vaccine: string
  readonly nextDue: string
  readonly place: string
  readonly note: string
  /** Whether it came after what was measured today and waits for somebody medical. */
  readonly isAfterReading: 'yes' | 'no' | undefined
}

export const hasCondition = (type: VisitType | undefined): boolean =>
  type === 'outpatient' || type === 'hospital' || type === 'followUp'
export const hasNextDue = (type: VisitType | undefined): boolean => type === 'vaccination' || type === 'followUp'

/**
 * A follow-up needs its condition and its next date: without them it would keep the one that was planned and plan none.
 * @param isReadingWaiting something urgent was measured today: a visit of today then says whether it came after it
 */
export function visitFrom(entry: VisitEntry, today: CalendarDate, isReadingWaiting: boolean): Made<CareVisitBody> {
  const { type, on, condition, isAfterReading } = entry
  const vaccine = type === 'vaccination' ? said(entry.vaccine) : undefined
  const nextDue = hasNextDue(type) ? said(entry.nextDue) : undefined
  const about = hasCondition(type) ? condition : undefined
  const isFollowUp = type === 'followUp'
  const asksOrder = asksWhetherAfter(entry, today, isReadingWaiting)
  const refusals = [
    ...(type === undefined ? [refusal('visit.typeMissing', '/type')] : []),
    ...(on.trim() === '' ? [refusal('date.notRead', '/on')] : pastDate('on', on, today)),
    ...(type === 'vaccination' && vaccine === undefined ? [refusal('visit.vaccineMissing', '/vaccine')] : []),
    ...(isFollowUp && about === undefined ? [refusal('visit.conditionMissing', '/condition')] : []),
    ...(isFollowUp && nextDue === undefined ? [refusal('visit.nextDueMissing', '/nextDue')] : []),
    ...writtenDay('nextDue', nextDue ?? ''),
    ...(asksOrder && isAfterReading === undefined ? [refusal('visit.orderMissing', '/isAfterReading')] : []),
  ]
  if (refusals.length === 0 && nextDue !== undefined && nextDue <= on)
    refusals.push(refusal('visit.nextBeforeVisit', '/nextDue'))
  if (type === undefined || refusals.length > 0) return err(refusals)
  return ok({
    type,
    on,
    ...(about === undefined ? {} : { condition: about }),
    ...(asksOrder && isAfterReading === 'no' ? { isBeforeReadings: true as const } : {}),
    ...filled({ vaccine, nextDue, place: said(entry.place), note: said(entry.note) }),
  })
}

/** A vaccination is no answer to a reading, and one of another day is before or after it anyway. */
export const asksWhetherAfter = (
  { type, on }: Pick<VisitEntry, 'type' | 'on'>,
  today: CalendarDate,
  isReadingWaiting: boolean,
): boolean => isReadingWaiting && type !== undefined && type !== 'vaccination' && on === today

export type NoteEntry = {
  /** The paper is at hand, and is copied. */
  readonly isSeen: boolean
  readonly physician: string
  readonly institution: string
  readonly on: string
  readonly uncontrolledPain: 'yes' | 'no' | undefined
  readonly text: string
}

/** @param last day of the note that this one ends, where it ends one */
export function physicianNoteFrom(
  entry: NoteEntry,
  subject: PhysicianNoteBody['subject'],
  today: CalendarDate,
  last?: CalendarDate,
): Made<PhysicianNoteBody> {
  const { isSeen, on, uncontrolledPain } = entry
  const [physician, institution] = [said(entry.physician), said(entry.institution)]
  const refusals = [
    ...(isSeen ? [] : [refusal('physicianNote.notSeen', '/isSeen')]),
    ...(physician === undefined ? [refusal('physicianNote.physicianMissing', '/physician')] : []),
    ...(institution === undefined ? [refusal('physicianNote.institutionMissing', '/institution')] : []),
    ...(on.trim() === '' ? [refusal('date.notRead', '/on')] : pastDate('on', on, today)),
  ]
  if (refusals.length === 0 && last !== undefined && on < last)
    refusals.push(refusal('physicianNote.beforeLast', '/on', { on: last }))
  if (physician === undefined || institution === undefined || refusals.length > 0) return err(refusals)
  return ok({
    subject,
    on,
    physician,
    institution,
    ...(uncontrolledPain === undefined || subject !== 'terminalStage'
      ? {}
      : { uncontrolledPain: uncontrolledPain === 'yes' }),
    ...filled({ text: said(entry.text) }),
  })
}

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** Without what nobody said: an optional field is absent, never empty. */
function filled<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { -readonly [Name in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    -readonly [Name in keyof Fields]?: string
  }
}

/** Refused when it is no day, or one to come; nothing written is nothing refused. */
export function pastDate(field: string, text: string, today: CalendarDate): readonly Refusal[] {
  const refusals = writtenDay(field, text)
  return refusals.length === 0 && text > today ? [refusal('date.notYet', `/${field}`)] : refusals
}

function writtenDay(field: string, text: string): readonly Refusal[] {
  if (text.trim() === '') return []
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return [refusal('date.notRead', `/${field}`)]
  return isCalendarDate(text) ? [] : [refusal('date.impossible', `/${field}`)]
}
