/** What a person confirmed of a paper becomes bodies of the archive, by the archive's own rules; a note says where it was copied from. */
import { type ConditionEntry, conditionFrom, type MedicationEntry, medicationFrom } from '../archive/entries.ts'
import { type ConditionBody, conditionKind } from '../archive/condition.ts'
import { type LabResultBody, labResultsFrom } from '../archive/lab-result.ts'
import { isTaken, type MedicationBody, medicationKind } from '../archive/medication.ts'
import type { ReadingBody } from '../archive/reading.ts'
import { type EntryDay, type ReadingEntry, readingsOf } from '../archive/reading-entry.ts'
import type { LabFinding } from './paper-findings.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { ok, type Refusal, type Result } from '../shared/result.ts'

/** As a person has it before them, corrected or not. */
export type PaperEntry =
  | { readonly what: 'medicine'; readonly entry: MedicationEntry }
  | { readonly what: 'reading'; readonly entry: ReadingEntry }
  | { readonly what: 'condition'; readonly entry: ConditionEntry }
  | { readonly what: 'lab'; readonly entry: LabFinding }

export type PaperBody =
  | { readonly what: 'medicine'; readonly body: MedicationBody }
  | { readonly what: 'reading'; readonly body: ReadingBody }
  | { readonly what: 'condition'; readonly body: ConditionBody }
  | { readonly what: 'lab'; readonly body: LabResultBody }

/** Whether the archive has this medicine, taken today, or this illness already: written down twice it is counted once (need-facts.ts). */
export function isNoted(paper: PaperEntry, records: readonly Document[], today: CalendarDate): boolean {
  const bodiesOf = <Body>(kind: string): readonly Body[] =>
    records.filter((one) => one.kind === kind).map(({ body }) => body as Body)
  switch (paper.what) {
    case 'medicine': {
      const name = paper.entry.name.trim()
      return bodiesOf<MedicationBody>(medicationKind.kind).some(
        (body) => body.name.trim() === name && isTaken(body, today),
      )
    }
    case 'condition': {
      const { code, name } = paper.entry
      return bodiesOf<ConditionBody>(conditionKind.kind).some(
        (body) =>
          body.status === 'active' &&
          body.code === code &&
          (code !== diseaseCode.other || (body.name ?? '').trim() === name.trim()),
      )
    }
    default:
      return false
  }
}

/** @param note where it was copied from, with the paper's date. A measurement has the day it was taken on, and none without it. */
export function paperBodies(
  paper: PaperEntry,
  note: string,
  day: EntryDay,
): Result<readonly PaperBody[], readonly Refusal[]> {
  switch (paper.what) {
    case 'medicine': {
      const made = medicationFrom({ ...paper.entry, note }, day.today)
      return made.ok ? ok([{ what: 'medicine', body: made.value }]) : made
    }
    case 'condition': {
      const made = conditionFrom({ ...paper.entry, note }, day.today)
      return made.ok ? ok([{ what: 'condition', body: made.value }]) : made
    }
    case 'lab': {
      const { test, value, measuredOn = '' } = paper.entry
      const made = labResultsFrom(
        { [test]: value, measuredOn, source: 'report', note },
        { today: day.today, birthDate: day.birthDate ?? '' },
      )
      return made.ok ? ok(made.value.map((body) => ({ what: 'lab', body }))) : made
    }
    case 'reading': {
      const made = readingsOf({ ...paper.entry, source: 'import', note }, day)
      return made.ok ? ok(made.value.map((body) => ({ what: 'reading', body }))) : made
    }
  }
}
