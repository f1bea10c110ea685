/** Many documents at once, each into the database of its scope; for demo data, past the checks of the door. */
import { collectionNames, databaseOfScope, scopeByCollection } from '../src-domain/shared/collections.ts'
import type { Document } from '../src-domain/shared/document.ts'
import { collectionOfId } from '../src-domain/shared/ids.ts'
import type { DocumentStore, StoredDocument } from './store/document-store.ts'

const batchSize = 1_000

export async function documentsToStore(
  store: DocumentStore,
  station: string,
  documents: readonly Document[],
): Promise<void> {
  const byDatabase = new Map<string, StoredDocument[]>()
  for (const { id, ...fields } of documents) {
    const collection = collectionNames.find((name) => name === collectionOfId(id))
    if (collection === undefined) throw new Error(`no collection for ${id}`)
    const database = databaseOfScope(scopeByCollection[collection], station)
    const list = byDatabase.get(database) ?? []
    list.push({ ...fields, _id: id })
    byDatabase.set(database, list)
  }
  for (const [database, list] of byDatabase) {
    for (let from = 0; from < list.length; from += batchSize) {
      const rows = await store.writeDocuments(database, list.slice(from, from + batchSize), { newEdits: true })
      const failed = rows.find((row) => 'error' in row && row.error !== 'conflict')
      if (failed !== undefined) throw new Error(`import of ${failed.id} failed: ${JSON.stringify(failed)}`)
    }
  }
}
