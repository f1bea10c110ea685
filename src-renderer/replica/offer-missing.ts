/**
 * At the first meeting with a server, and after it was replaced or restored from an old backup: whatever revision of ours it
 * does not have (any more) is unsent again, and so is what was written while the station worked alone.
 */
import { collectionsOfScope } from '../../src-domain/shared/collections.ts'
import type { ApplyContext } from './apply-changes.ts'
import type { CouchClient } from './couch-client.ts'
import type { DocumentStore, StoredRow } from './document-store.ts'
import type { Row } from './rows.ts'
import type { Unsent } from './unsent.ts'

export type OfferContext = {
  readonly client: CouchClient
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly database: string
  readonly now: number
}

const revisionsAtOnce = 2_000

export async function offerWhatIsMissing({ client, store, unsent, database, now }: OfferContext): Promise<void> {
  for (const collection of collectionsOfScope('station')) {
    const ids = (await store.find({ collection })).map((document) => document.id)
    for (let i = 0; i < ids.length; i += revisionsAtOnce) {
      const rows = await store.rows(ids.slice(i, i + revisionsAtOnce))
      const revisions = new Map([...rows].flatMap(([id, { rev }]) => (rev === '' ? [] : [[id, rev] as const])))
      const neverOffered = [...rows.values()].filter(({ rev, unsentSince }) => rev === '' && unsentSince === undefined)
      const missing = revisions.size === 0 ? [] : await client.missingRevisions(database, revisions)
      await offer([...neverOffered.map(({ id }) => id), ...missing], { store, unsent, now: () => now })
    }
  }
}

/** What of these is here is unsent from now on. */
export async function offer(
  ids: readonly string[],
  { store, unsent, now }: Pick<ApplyContext, 'store' | 'unsent' | 'now'>,
): Promise<void> {
  const at = now()
  const offered = new Set<string>()
  await store.change(ids, (id, stored) => {
    if (stored === undefined || stored.document === null) return undefined
    offered.add(id)
    return { ...plainRow(stored), unsentSince: stored.unsentSince ?? at }
  })
  for (const id of offered) unsent.written(id, [], at)
}

/** The row without what RxDB added to it. */
const plainRow = ({ id, kind, elder, newest, rev, unsentSince, document }: StoredRow): Row => ({
  id,
  kind,
  ...(elder === undefined ? {} : { elder }),
  newest,
  rev,
  ...(unsentSince === undefined ? {} : { unsentSince }),
  document,
})
