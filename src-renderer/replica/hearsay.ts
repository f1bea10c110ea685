/**
 * What stands here as the server's, and only a neighbour said so. A neighbour may not have heard what was erased before this kiosk's own feed
 * began, and that feed will never tell: the server is asked about each by name.
 */
import { applyChanges, type ApplyContext } from './apply-changes.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import type { CouchClient } from './couch-client.ts'
import { offer } from './offer-missing.ts'

export type Hearsay = {
  /** Durable before the documents are. */
  readonly add: (ids: readonly string[]) => Promise<void>
  readonly confirm: (client: Pick<CouchClient, 'current'>, database: string, context: ApplyContext) => Promise<void>
}

const key = 'hearsay'
const idsAtOnce = 2_000

export function openHearsay(bookkeeping: Bookkeeping): Hearsay {
  const heard = (): readonly string[] => (bookkeeping.read(key) as readonly string[] | undefined) ?? []
  return {
    add: async (ids) => {
      if (ids.length > 0) await bookkeeping.write(key, [...new Set([...heard(), ...ids])])
    },
    confirm: async (client, database, context) => {
      for (let ids = heard().slice(0, idsAtOnce); ids.length > 0; ids = heard().slice(0, idsAtOnce)) {
        const asked = new Set(ids)
        const changes = await client.current(database, ids)
        await applyChanges('station', changes, context)
        for (const { id } of changes) asked.delete(id)
        // Set back since, it does not know them any more.
        await offer([...asked], context)
        const settled = new Set(ids)
        await bookkeeping.write(
          key,
          heard().filter((id) => !settled.has(id)),
        )
      }
    },
  }
}
