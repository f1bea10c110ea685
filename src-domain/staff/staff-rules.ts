/** Changes to the people of a station, each with its audit entry; at least one active administrator always remains. */
import { recordAudit } from '../activity/audit.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { type Staff, type StaffBody, staffKind } from './staff.ts'

export type NewPerson = Pick<StaffBody, 'name' | 'role'> & { readonly pinVerifier: string }
/** What changes about a person. `pin`: by the person, or by somebody else, and then to be changed at the first use. */
export type PersonChange =
  | { readonly field: 'name'; readonly value: string }
  | { readonly field: 'role'; readonly value: StaffBody['role'] }
  | { readonly field: 'active'; readonly value: boolean }
  | { readonly field: 'pin'; readonly value: string }

/** The PIN an administrator chose: temporary. Two people of one name could not be told apart at the door. */
export function addPerson(
  people: readonly Staff[],
  { name, role, pinVerifier }: NewPerson,
  act: Act,
): Result<readonly Document[], Refusal> {
  if (isNameTaken(people, name)) return err(refusal('staff.sameName'))
  const person = createDocument(
    staffKind,
    { name: name.trim(), role, active: true, pinVerifier, pinTemporary: true },
    act,
  )
  const audit = recordAudit({ action: 'staffChange', subject: person.id, parts: ['added', role] }, act)
  return ok([person as Document, audit as Document])
}

export function changePerson(
  people: readonly Staff[],
  person: Staff,
  change: PersonChange,
  act: Act,
): Result<readonly Document[], Refusal> {
  const changes = changesOf(person, change, act)
  if (change.field === 'name' && isNameTaken(people, change.value, person.id)) return err(refusal('staff.sameName'))
  if (change.field === 'role' || change.field === 'active') {
    const allowed = checkStaffChange(people, person.id, changes)
    if (!allowed.ok) return allowed
  }
  const parts = change.field === 'role' ? ['role', change.value] : [partOf(change)]
  return ok([
    editDocument(person, changes, act) as Document,
    recordAudit({ action: 'staffChange', subject: person.id, parts }, act) as Document,
  ])
}

function changesOf({ id }: Staff, change: PersonChange, { author }: Act): Partial<StaffBody> {
  switch (change.field) {
    case 'name':
      return { name: change.value.trim() }
    case 'role':
      return { role: change.value }
    case 'active':
      return { active: change.value }
    case 'pin':
      return { pinVerifier: change.value, pinTemporary: author !== id }
    default:
      return change satisfies never
  }
}

const partOf = ({ field, value }: PersonChange): string =>
  field === 'active' ? (value ? 'enabled' : 'disabled') : field

/** @param but who may keep the name. */
export const isNameTaken = (people: readonly Staff[], name: string, but?: string): boolean =>
  people.some(({ id, body }) => id !== but && body.name === name.trim())

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
