/**
 * When the replica opens, what stands in the journal and not in the replica comes back: after a power cut in the
 * middle of a save, a full disk, or the loss of the whole database. An erased document does not come back.
 */
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { isCollectionName } from '../../src-domain/shared/collections.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import type { DocumentStore } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import { joinVersions } from './join-versions.ts'
import type { Journal } from './journal.ts'
import { rowOf } from './rows.ts'
import type { Unsent } from './unsent.ts'
import { isIdOfScope } from './wire.ts'

export type ReplayContext = {
  readonly store: DocumentStore
  readonly journal: Journal
  readonly unsent: Unsent
  readonly erasing: Erasing
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly alone: boolean
  readonly now: number
  /** The database is new or was emptied: what the server once acknowledged comes back too, and is offered to it again. */
  readonly everything: boolean
}

/** @returns how many documents came back or grew. */
export async function replayJournal(context: ReplayContext): Promise<number> {
  const { store, journal, unsent, erasing, kinds, alone, now, everything } = context
  const restored = new Set<string>()
  /** Erased, and the journal had not heard of it. */
  const gone = new Set<string>()
  const elders = new Set<string>()
  const isToSend = (id: string): boolean => !alone && isIdOfScope(id, 'station')
  for await (const page of journal.read(everything ? 'all' : 'unacknowledged')) {
    const entries = page.filter(({ id }) => isCollectionName(collectionOfId(id)))
    const documents = new Map<string, Document>()
    for (const { id, document } of entries) {
      if (document === undefined) continue
      if (isErasure(document)) elders.add(document.elder)
      const before = documents.get(id)
      documents.set(id, before === undefined ? document : joinVersions(kinds, before, document))
    }
    /** The server has them: only the word of it had not reached the journal. Or they were erased. */
    const settled: string[] = []
    await store.change([...documents.keys()], (id, stored) => {
      const document = documents.get(id)
      if (document === undefined) return undefined
      if (stored?._deleted === true || erasing.isGone(document)) {
        gone.add(id)
        settled.push(id)
        return undefined
      }
      const current = stored?.document ?? undefined
      const joined = current === undefined ? document : joinVersions(kinds, current, document)
      if (current !== undefined && isSame(joined, current)) {
        if (stored !== undefined && stored.rev !== '' && stored.unsentSince === undefined) settled.push(id)
        return undefined
      }
      restored.add(id)
      return rowOf(joined, stored?.rev ?? '', isToSend(id) ? (stored?.unsentSince ?? now) : undefined)
    })
    for (const { id, sequence, document } of entries) {
      if (document === undefined) continue
      unsent.written(id, [sequence], restored.has(id) && isToSend(id) ? now : undefined)
    }
    for (const id of settled) unsent.acknowledged(id, unsent.momentOf(id))
  }
  // An entry older than the erasure came back with it.
  await erasing.erase([...elders])
  if (gone.size > 0) await erasing.forget([...gone])
  return restored.size
}
