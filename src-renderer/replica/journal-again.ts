/**
 * Every write the server does not have stands in the journal. Where its entry was lost (a torn journal, a full disk) the
 * replica still has the document, and it is written there again.
 */
import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentStore } from './document-store.ts'
import type { Journal } from './journal.ts'
import type { Unsent } from './unsent.ts'

/** Documents of one collection. */
const mostAtOnce = 2_000

export async function journalAgain({
  store,
  journal,
  unsent,
  alone,
  isJournalShort,
}: {
  readonly store: DocumentStore
  readonly journal: Journal
  readonly unsent: Unsent
  readonly alone: boolean
  /** Only then is it worth looking through a station that works alone, whose rows are never unsent. */
  readonly isJournalShort: boolean
}): Promise<void> {
  for (const collection of store.collectionNames) {
    if (alone && !isJournalShort) return
    const rows = alone
      ? await store.find({ collection })
      : (await store.unsent(collection)).flatMap(({ document }) => document ?? [])
    // Newest first where the journal holds only the newest of a large station.
    const missing: readonly Document[] = rows.filter(({ id }) => !unsent.isJournaled(id)).slice(0, mostAtOnce)
    if (missing.length === 0) continue
    const appended = await journal.append(missing)
    if (!appended.ok) return
    missing.forEach(({ id }, index) => unsent.written(id, [appended.value[index]!], undefined))
  }
}
