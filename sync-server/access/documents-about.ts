import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentStore, StoredDocument } from '../store/document-store.ts'
import { documentOf } from './check-writes.ts'

/** All living documents about an elder, page by page; not the elder's record. One scan of the station's database. */
export async function* documentsAbout(
  store: DocumentStore,
  database: string,
  elder: string,
): AsyncGenerator<readonly Document[]> {
  const mark = `"elder":${JSON.stringify(elder)}`
  for await (const rows of store.readAllDocs(database, { includeDocs: true })) {
    const page = rows.flatMap((row): Document[] => {
      if (!('doc' in row) || row.doc === undefined || row.deleted || !Buffer.from(row.doc).includes(mark)) return []
      const document = documentOf(JSON.parse(Buffer.from(row.doc).toString('utf8')) as StoredDocument)
      return document.elder === elder && document.id !== elder ? [document] : []
    })
    if (page.length > 0) yield page
  }
}
