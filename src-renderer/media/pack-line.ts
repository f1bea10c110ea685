/** The line to the server, for what can wait: when it is free, and how one part of a pack comes over it. */
import { mediaDatabaseOf, partId } from '../../src-domain/media/media-file.ts'
import { packAttachment } from '../../src-domain/media/media-pack.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import type { Host } from '../host/host.ts'
import type { SyncStatus } from '../replica/replica.ts'
import type { Line, PackParts } from './packs.ts'

const database = mediaDatabaseOf(databaseOfScope('knowledge', ''))

export function lineOf({ connection, unsent }: Pick<SyncStatus, 'connection' | 'unsent'>, unsentMedia: number): Line {
  if (connection === 'upToDate') return unsent + unsentMedia === 0 ? 'free' : 'busy'
  return connection === 'syncing' ? 'busy' : 'offline'
}

/** By the route of one attachment and not by a replication: PouchDB's asks for many documents at once and for all of the database. */
export const partFetcher =
  (sync: Host['sync']): PackParts['fetchPart'] =>
  async (hash, signal) => {
    const answer = await sync(`${database}/${partId(hash)}/${packAttachment}`, { signal, priority: 'low' })
    // The host's own 404 says that there is no server, not that it has no such part.
    if (answer.status === 404 && !answer.headers.has('x-ginkgo-sync')) return 'gone'
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
