/**
 * When the replica opens, what stands in the journal and not in the replica comes back: after a power cut in the
 * middle of a save, a full disk, or the loss of the whole database. An erased document does not come back.
 */
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { isCollectionName } from '../../src-domain/shared/collections.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'
import type { DocumentStore } from './document-store.ts'
import type { Journal } from './journal.ts'
import { rowOf } from './rows.ts'
import type { Unsent } from './unsent.ts'

export type ReplayContext = {
  readonly store: DocumentStore
  readonly journal: Journal
  readonly unsent: Unsent
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly alone: boolean
  readonly now: number
}

/** @returns how many documents came back or grew. */
export async function replayJournal({ store, journal, unsent, kinds, alone, now }: ReplayContext): Promise<number> {
  const restored = new Set<string>()
  for await (const page of journal.read()) {
    const entries = page.filter(({ id }) => isCollectionName(collectionOfId(id)))
    const documents = new Map<string, Document>()
    for (const { id, document } of entries) {
      if (document === undefined) continue
      const before = documents.get(id)
      documents.set(id, before === undefined ? document : join(kinds, before, document))
    }
    const erased: string[] = []
    await store.change([...documents.keys()], (id, stored) => {
      const document = documents.get(id)
      if (document === undefined) return undefined
      if (stored?._deleted === true) {
        erased.push(id)
        return undefined
      }
      const current = stored?.document ?? undefined
      const joined = current === undefined ? document : join(kinds, current, document)
      if (current !== undefined && isSame(joined, current)) return undefined
      restored.add(id)
      return rowOf(joined, stored?.rev ?? '', alone ? undefined : (stored?.unsentSince ?? now))
    })
    for (const { id, sequence, document } of entries) {
      if (document === undefined) continue
      unsent.written(id, [sequence], restored.has(id) && !alone ? now : undefined)
    }
    for (const id of erased) unsent.acknowledged(id, unsent.sequencesOf(id), false)
  }
  return restored.size
}

/** Of a kind this program does not know, the later text stands: it cannot be merged, and must not be lost. */
function join(kinds: ReadonlyMap<string, DocumentKind>, a: Document, b: Document): Document {
  const kind = kinds.get(a.kind)
  if (kind === undefined || a.kind !== b.kind) return a.updatedAt > b.updatedAt ? a : b
  return mergeDocuments(kind, upgradeDocument(kind, a), upgradeDocument(kind, b))
}
