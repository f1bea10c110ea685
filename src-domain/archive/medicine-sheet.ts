/**
 * What stands on the sheet of reminders: everything taken today, of the records and as it was told at the newest assessment (table
 * A.4.2), which says so of itself: nobody looked at its box.
 */
import type { MedicationBody } from './medication.ts'

export type SheetMedicine = { readonly body: MedicationBody; readonly isOnlyAssessed: boolean }

/** @param taken of records and assessment (needs/need-facts.ts); @param recorded all of the records, of before too */
export function sheetMedicines(
  taken: readonly MedicationBody[],
  recorded: readonly MedicationBody[],
): readonly SheetMedicine[] {
  const known = new Set(recorded.map(({ name }) => name))
  return taken.map((body) => ({ body, isOnlyAssessed: !known.has(body.name) }))
}
