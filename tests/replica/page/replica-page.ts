/** The replica in a real page behind the real loopback host, for the tests beside it: they drive it through `window.trial`. */
import { filter, firstValueFrom } from 'rxjs'
import { kindByName } from '../../../src-domain/documents.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import { base64ToBytes } from '../../../src-renderer/replica/base64.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from '../../../src-renderer/replica/open-replica.ts'
import type { DocumentQuery, ReplicaHealth, SyncStatus } from '../../../src-renderer/replica/replica.ts'
import { trialKinds } from '../../support/trial-kinds.ts'

export type TrialPage = {
  open: (kinds: 'trial' | 'real') => Promise<void>
  openPublic: (kinds: 'trial' | 'real') => Promise<void>
  close: () => Promise<void>
  save: (documents: readonly Document[]) => Promise<Result<void, readonly Refusal[]>>
  /** Saves one after the other and tells the test of each that was acknowledged. */
  saveEach: (documents: readonly Document[]) => Promise<void>
  get: (id: string) => Promise<Document | undefined>
  find: (query: DocumentQuery) => Promise<readonly Document[]>
  status: () => Promise<SyncStatus>
  settled: (unsent?: number) => Promise<SyncStatus>
  connection: (connection: SyncStatus['connection']) => Promise<SyncStatus>
  appears: (id: string, field?: string, value?: unknown) => Promise<Document | undefined>
  health: () => Promise<ReplicaHealth>
  /** Once everything was read through, and what was missing is back. */
  checked: () => Promise<ReplicaHealth>
  retryRefused: () => void
  /** Durability of every writing transaction since the page was loaded. */
  durabilities: () => readonly string[]
}

declare global {
  interface Window {
    trial: TrialPage
    acknowledged?: (id: string) => Promise<void>
  }
}

const durabilities: string[] = []
const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (...parameters) {
  const made = transaction.apply(this, parameters)
  if (made.mode === 'readwrite') durabilities.push(made.durability)
  return made
}

let replica: OpenedReplica | undefined
const current = (): OpenedReplica => {
  if (replica === undefined) throw new Error('open it first')
  return replica
}
const kindsOf = (name: 'trial' | 'real') => (name === 'trial' ? trialKinds : kindByName)
const checking = { after: 0, pause: 0 }
const neighbourTiming = { look: 50, idle: 100, greet: 300, again: 1_000 }
const timing = { backoff: { first: 50, most: 500 }, sharedInterval: 500, gather: 10 }

window.trial = {
  open: async (kinds) => {
    const host = openHost()
    const info = await host.call('kiosk.info', {})
    const { dataKey } = await host.call('keys.session', {})
    if (dataKey === undefined) throw new Error('the host is sealed')
    const opening = openReplica({
      host,
      info,
      dataKey: base64ToBytes(dataKey),
      kinds: kindsOf(kinds),
      timing,
      neighbourTiming,
      checking,
    })
    replica = await opening.catch((error: Error & { readonly inner?: unknown }) => {
      // Of Dexie's errors only the name of their class would reach the test.
      throw new Error(`${error.name}: ${error.message} ${String(error.inner ?? '')}`)
    })
  },
  openPublic: async (kinds) => {
    const host = openHost()
    const info = await host.call('kiosk.info', {})
    replica = await openPublicReplica({ host, info, kinds: kindsOf(kinds), timing })
  },
  close: async () => {
    await current().close()
    replica = undefined
  },
  save: (documents) => current().save(documents),
  saveEach: async (documents) => {
    for (const document of documents) {
      const result = await current().save([document])
      if (result.ok) await window.acknowledged?.(document.id)
    }
  },
  get: (id) => current().get(id),
  find: (query) => current().find(query),
  status: () => firstValueFrom(current().status),
  settled: (unsent = 0) =>
    firstValueFrom(
      current().status.pipe(filter((status) => status.connection === 'upToDate' && status.unsent === unsent)),
    ),
  connection: (connection) =>
    firstValueFrom(current().status.pipe(filter((status) => status.connection === connection))),
  appears: (id, field, value) =>
    firstValueFrom(
      current()
        .watchOne(id)
        .pipe(filter((document) => document !== undefined && (field === undefined || document.body[field] === value))),
    ),
  health: () => firstValueFrom(current().health),
  checked: () =>
    firstValueFrom(
      current().health.pipe(
        filter(({ checkedAt, broken, rebuilding }) => broken === true || (checkedAt !== undefined && !rebuilding)),
      ),
    ),
  retryRefused: () => current().retryRefused(),
  durabilities: () => durabilities,
}
