/** A real replica, sealed, of a station that works alone, in RxDB's memory storage: with these documents saved. */
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Document } from '../../src-domain/shared/document.ts'
import type { AnyStorage } from '../../src-renderer/replica/open-database.ts'
import { openReplica, type OpenedReplica } from '../../src-renderer/replica/open-replica.ts'
import { kioskInfo, memoryHost } from './memory-host.ts'

let databases = 0

export async function memoryReplica(documents: readonly Document[], now: number): Promise<OpenedReplica> {
  const replica = await openReplica({
    host: memoryHost(),
    info: kioskInfo({ link: 'alone', station: documents[0]?.station ?? '' }),
    dataKey: new Uint8Array(32).fill(7),
    name: `memory-${(databases += 1)}`,
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => now, zone: () => 480, builtAt: Date.UTC(2026, 0, 1) },
    checking: { after: 0, pause: 0 },
  })
  for (let from = 0; from < documents.length; from += 200) {
    const saved = await replica.save(documents.slice(from, from + 200))
    if (!saved.ok) throw new Error(JSON.stringify(saved.error[0]))
  }
  return replica
}
