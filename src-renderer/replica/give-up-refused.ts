/** What the server refused is given up by a person: what it never had goes off this kiosk, of the rest its version comes back. */
import { type CouchClient, SyncFailure } from './couch-client.ts'
import type { DocumentStore } from './document-store.ts'
import type { RefusedDocuments } from './refused-documents.ts'
import { erasedRow, type Row, rowOf } from './rows.ts'
import type { Unsent } from './unsent.ts'
import { fromWire } from './wire.ts'

export type GiveUpContext = {
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly client: CouchClient
  readonly refused: RefusedDocuments
  readonly database: string
}

/** False when the server had to be asked and did not answer. */
export async function giveUpRefused(id: string, context: GiveUpContext): Promise<boolean> {
  const { store, unsent, refused } = context
  if (!refused.has(id)) return true
  const moment = unsent.momentOf(id)
  const mine = (await store.rows([id])).get(id)
  let standing: Row
  try {
    standing = mine === undefined || mine.rev === '' ? erasedRow(id, '') : await rowOfServer(id, context)
  } catch (error) {
    if (error instanceof SyncFailure) return false
    throw error
  }
  // Written again meanwhile: that is not what somebody saw and gave up.
  await store.change([id], (_id, stored) => (stored?._rev === mine?._rev ? standing : undefined))
  if ((await store.rows([id])).get(id)?.unsentSince !== undefined) return true
  unsent.acknowledged(id, moment)
  await refused.remove([id])
  return true
}

async function rowOfServer(id: string, { client, database }: GiveUpContext): Promise<Row> {
  const [change] = await client.current(database, [id])
  if (change === undefined || change.deleted) return erasedRow(id, change?.rev ?? '')
  const document = fromWire(id, change.document)
  if (document === undefined) throw new SyncFailure('sync.garbage', 'no document')
  return rowOf(document, change.rev, undefined)
}
