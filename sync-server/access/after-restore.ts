/** Who was revoked and which documents were erased since a backup was made, applied to the server that was restored from it before anybody is let in. */
// Whole elders whom a kiosk erased: erasure/erase-elder.ts.
import { eraseAbout } from '../erasure/erase-elder.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { eraseDocuments } from '../store/erase-documents.ts'
import type { KeptOutside } from '../store/kept-outside.ts'
import type { AccessBook } from './access-book.ts'

export async function applyKeptOutside(
  lines: readonly KeptOutside[],
  store: DocumentStore,
  access: AccessBook,
): Promise<void> {
  for (const line of lines) {
    if ('revoked' in line) await access.revoke(line.revoked)
    if (!('erased' in line) || !(await store.hasDatabase(line.database))) continue
    await eraseDocuments(store, line.database, [line.erased])
    if (line.erased.startsWith('elders:')) await eraseAbout(store, line.database, line.erased)
  }
}
