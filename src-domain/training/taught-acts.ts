/**
 * What a save does that a station may let only those do whom a colleague has watched (progress.ts). Judged where it is done, on the
 * kiosk, and not again where it arrives: an elder's yes is not thrown away because a note about a colleague came later. A no is always
 * taken.
 */
import { isElder } from '../elders/elder.ts'
import type { Document } from '../shared/document.ts'
import { type Refusal } from '../shared/result.ts'
import { type Permission, requireTaught } from '../staff/permissions.ts'
import type { Staff } from '../staff/staff.ts'

/** Staff members who take a yes that the version before did not have. */
export function takersOfConsent(document: Document, previous: Document | undefined): readonly string[] {
  if (!isElder(document)) return []
  const known = new Set(previous !== undefined && isElder(previous) ? previous.body.consents.map(({ id }) => id) : [])
  const takers = document.body.consents
    .filter(({ id, given, author }) => given && !known.has(id) && author.startsWith('staff:'))
    .map(({ author }) => author)
  return [...new Set(takers)]
}

/** @param locked what this person may not do yet. Whose record is not here cannot be judged. */
export function taughtRefusals(taker: Staff | undefined, locked: ReadonlySet<Permission>): readonly Refusal[] {
  if (taker === undefined) return []
  const allowed = requireTaught(taker.body.role, 'recordConsent', locked)
  // Who has the role at all is judged by the screens, as ever.
  return allowed.ok || allowed.error.code === 'staff.notAllowed' ? [] : [{ ...allowed.error, field: '/body/consents' }]
}
