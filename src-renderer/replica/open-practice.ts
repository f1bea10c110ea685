/**
 * The replica of a practice: the same program as the station's, its rows in the memory of this page and in nothing else. It is opened
 * when the station's is closed (RxDB's limit of collections) and is gone with its last reference; a page that goes down takes it along.
 */
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { BehaviorSubject } from 'rxjs'
import type { Document } from '../../src-domain/shared/document.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { AnyStorage } from './open-database.ts'
import { type OpenedReplica, openReplica } from './open-replica.ts'

export type PracticeReplica = OpenedReplica & {
  /** What was written in the practice, newest version last; nothing of what it began with. */
  readonly written: BehaviorSubject<readonly Document[]>
}

/** Documents of one save at the beginning. */
const slice = 200

export async function openPracticeReplica(
  host: Host,
  info: KioskInfo & { readonly link: 'alone' },
  documents: readonly Document[],
): Promise<PracticeReplica> {
  const replica = await openReplica({
    host,
    info,
    dataKey: crypto.getRandomValues(new Uint8Array(32)),
    name: 'practice',
    storage: ownMemory(),
  })
  for (let from = 0; from < documents.length; from += slice) {
    const saved = await replica.save(documents.slice(from, from + slice))
    if (saved.ok) continue
    await replica.close()
    throw new Error(`the made-up station was refused: ${JSON.stringify(saved.error[0])}`)
  }
  const written = new BehaviorSubject<readonly Document[]>([])
  return {
    ...replica,
    written,
    save: async (made) => {
      const saved = await replica.save(made)
      if (saved.ok) written.next([...written.value, ...made])
      return saved
    },
  }
}

/** RxDB keeps what any memory storage held in one map of the page, also when it was closed: this one has a map of its own. */
const ownMemory = (): AnyStorage => ({ ...getRxStorageMemory(), collectionStates: new Map() }) as unknown as AnyStorage
