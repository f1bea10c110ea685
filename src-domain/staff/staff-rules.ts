/** Changes to the people of a station; at least one active administrator always remains. */
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { Staff, StaffBody } from './staff.ts'

/** May `changed` replace its older version among `people`? */
export function checkStaffChange(
  people: readonly Staff[],
  id: string,
  changes: Partial<StaffBody>,
): Result<void, Refusal> {
  const after = people.map((person) => ({ ...person.body, ...(person.id === id ? changes : {}) }))
  return after.some((body) => body.active && body.role === 'administrator')
    ? ok(undefined)
    : err(refusal('staff.lastAdministrator'))
}
