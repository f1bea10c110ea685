/** The join of two versions of one document, both lifted to what this program knows. */
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'

export function joinVersions(kinds: ReadonlyMap<string, DocumentKind>, a: Document, b: Document): Document {
  const kind = kinds.get(a.kind)
  // Of a kind this program does not know, the later text stands: it cannot be merged, and must not be lost.
  if (kind === undefined || a.kind !== b.kind) return a.updatedAt > b.updatedAt ? a : b
  return mergeDocuments(kind, upgradeDocument(kind, a), upgradeDocument(kind, b))
}
