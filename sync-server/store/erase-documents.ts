/** Erasing of whole documents in the store, past the door: nothing of them stays alive, in no branch of their revisions. */
import type { DocumentStore, StoredDocument } from './document-store.ts'

/**
 * Ends every leaf of these documents. What is not there gets a tombstone all the same: somebody may have it still.
 * @param marks what the tombstones say besides.
 */
export async function eraseDocuments(
  store: DocumentStore,
  database: string,
  ids: readonly string[],
  marks: { readonly moved?: true } = {},
): Promise<void> {
  for (const id of ids) {
    const leaves = await livingLeaves(store, database, id)
    if (leaves.length === 0 && (await store.readWinners(database, [id])).has(id)) continue
    const graves = leaves.length === 0 ? [{ _rev: undefined }] : leaves
    const ended = graves.map(({ _rev }) => ({
      _id: id,
      ...(_rev === undefined ? {} : { _rev }),
      _deleted: true,
      ...marks,
    }))
    const failed = (await store.writeDocuments(database, ended, { newEdits: true })).find((row) => !('ok' in row))
    if (failed !== undefined) throw new Error('a document could not be erased')
  }
}

export async function livingLeaves(
  store: DocumentStore,
  database: string,
  id: string,
): Promise<readonly StoredDocument[]> {
  const read = await store.readDocument(database, id, { openRevs: 'all' })
  return (read.ok ? (read.value as readonly { readonly ok?: StoredDocument }[]) : []).flatMap(({ ok: leaf }) =>
    leaf === undefined || leaf['_deleted'] === true ? [] : [leaf],
  )
}
