/** Changes to the people of a station; at least one active administrator always remains. */
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { Staff, StaffBody } from './staff.ts'

/** PINs that anybody tries first: one digit six times, or a run up or down. */
export function refusePin(pin: string): Refusal | undefined {
  if (!/^\d{6}$/.test(pin)) return refusal('pin.sixDigits')
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? refusal('pin.weak') : undefined
}

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
