/** Whether who takes a consent may, by what colleagues have seen (src-domain/training): asked of what this replica holds, at each save. */
import { isElder } from '../../src-domain/elders/elder.ts'
import { settingsKind, settingsOf } from '../../src-domain/settings/station-settings.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Refusal } from '../../src-domain/shared/result.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import { competenceKind, isCompetence } from '../../src-domain/training/practice.ts'
import { lockedFor } from '../../src-domain/training/progress.ts'
import { takersOfConsent, taughtRefusals } from '../../src-domain/training/taught-acts.ts'
import type { DocumentStore } from './document-store.ts'

export async function untaughtActs(
  documents: readonly Document[],
  store: Pick<DocumentStore, 'get' | 'find'>,
): Promise<readonly Refusal[]> {
  const elders = documents.filter(isElder)
  if (elders.length === 0) return []
  const { body } = settingsOf(await store.find({ collection: 'staff', kind: settingsKind.kind }))
  if (body.unlocksByCompetence !== true) return []
  const takers = new Set<string>()
  for (const elder of elders) for (const taker of takersOfConsent(elder, await store.get(elder.id))) takers.add(taker)
  if (takers.size === 0) return []
  const competences = (await store.find({ collection: 'feedback', kind: competenceKind.kind })).filter(isCompetence)
  const refusals: Refusal[] = []
  for (const taker of takers) {
    const known = await store.get(taker)
    if (known === undefined || !isStaff(known)) continue
    refusals.push(...taughtRefusals(known, lockedFor({ staff: taker, role: known.body.role }, competences, body)))
  }
  return refusals
}
