/**
 * The public face of the replica: features read and watch documents and save new versions; nothing else of RxDB is
 * seen outside this folder. `open-replica.ts` makes one.
 */
import type { Observable } from 'rxjs'
import type { LeaseState } from '../../src-domain/lease/lease.ts'
import type { CollectionName } from '../../src-domain/shared/collections.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../src-domain/shared/result.ts'
import type { FillProgress } from './first-fill.ts'
import type { AuditChain } from './audit-chain.ts'
import type { FeedMessage } from './feed.ts'
import type { BackupToRead, Missing, Reading } from './backup.ts'
import type { Kept } from './kept.ts'
import type { NeighbourStatus } from './neighbours.ts'

/** Only clear fields can be asked for: what names or describes a person is sealed. Newest `updatedAt` first. */
export type DocumentQuery = {
  readonly collection: CollectionName
  readonly kind?: string
  /** Documents about this elder. */
  readonly elder?: string
  /** `updatedAt` at or after this instant. */
  readonly since?: string
  readonly limit?: number
}

export type RefusedDocument = {
  readonly id: string
  readonly kind: string
  readonly at: number
  readonly refusals: readonly Refusal[]
}

export type SyncStatus = {
  readonly connection: 'alone' | 'offline' | 'syncing' | 'upToDate' | 'refused'
  /** i18n code below `refusal.` when `refused` (credential, not a CouchDB, garbage, …). */
  readonly reason?: string
  /** Acknowledged writes the server does not have yet. */
  readonly unsent: number
  /** Milliseconds; when the oldest of them was written, and when the server last agreed with us. */
  readonly oldestUnsentAt?: number
  readonly lastSyncAt?: number
  /** First replica, while it runs. */
  readonly receiving?: FillProgress
  readonly refused: readonly RefusedDocument[]
  /** Other kiosks of the station on the local network; absent while there are none. */
  readonly neighbours?: readonly NeighbourStatus[]
}

export type ReplicaHealth = {
  /** A backup that this machine was set up from was read when it opened, to its end or not. */
  readonly restored?: boolean
  /** The backup that this machine was set up from is not read to its end, and why: code below `refusal.` */
  readonly restoreLeft?: { readonly path: string; readonly code: string }

  readonly storageFull: boolean
  /** The browser may throw the data away under pressure; the journal still has what is unsent. */
  readonly notPersisted: boolean
  readonly clock: { readonly wrong: boolean; readonly offsetMilliseconds?: number }
  readonly secondWindow: boolean
  /** Part of the journal was damaged when the host started, as after a power cut; the host keeps it aside. */
  readonly journalTorn?: boolean
  /** Something the replica held is missing, and is being brought back; what the server sends shows in the connection. */
  readonly rebuilding?: { readonly fromJournal: number }
  /** How long it may work without its server (src-domain/lease); absent until the host was asked. */
  readonly lease?: LeaseState
  /** Told once after the replica was rebuilt from journal and server. */
  readonly rebuilt?: { readonly at: number; readonly fromJournal: number }
  /** Documents of which only damaged bytes are left here, and nobody has sent another copy yet. */
  readonly unreadable?: number
  /** The browser can read its database no more until the program is started again. */
  readonly broken?: boolean
  /** When everything the replica holds was last read through. */
  readonly checkedAt?: number
}

export type Replica = {
  /** Documents arrive upgraded to the current version of their kind; a deleted or unknown one is undefined. */
  readonly get: (id: string) => Promise<Document | undefined>
  readonly find: (query: DocumentQuery) => Promise<readonly Document[]>
  readonly watch: (query: DocumentQuery) => Observable<readonly Document[]>
  readonly watchOne: (id: string) => Observable<Document | undefined>
  /**
   * Saves new documents or new versions, all or none accepted by the rules (check-document.ts). Resolved only when an
   * fsync covers them in the replica and in the journal. A version that somebody else changed meanwhile is merged.
   */
  readonly save: (documents: readonly Document[]) => Promise<Result<void, readonly Refusal[]>>
  /**
   * Gives up what the server refused, for good: a document that it never had goes off this kiosk, of another its version comes
   * back. False when the server had to be asked and could not.
   */
  readonly discardRefused: (id: string) => Promise<boolean>
  /**
   * Hands everything of these collections to a worker beside the page, sealed as it lies there, and then each change; the page
   * reads none of it. @param to resolves when the worker took it. @returns how to stop
   */
  readonly feed: (collections: readonly CollectionName[], to: (message: FeedMessage) => Promise<void>) => () => void
  /** Answers worked out from documents, for the next start. */
  readonly kept: Pick<Kept, 'read' | 'keep'>
  readonly status: Observable<SyncStatus>
  readonly health: Observable<ReplicaHealth>
  /** Asks the host again how the machine is: something was done about it. */
  readonly checkMachine: () => Promise<void>
  /** Corrected clock: milliseconds now, and the local offset east of UTC in minutes. */
  readonly now: () => { readonly now: number; readonly offset: number }
  /** Random name of this start of the program, for `Act.session`. */
  readonly session: string
  /** What this start of the program last wrote into the audit trail; undefined while it wrote nothing. */
  readonly auditChain: AuditChain['current']
  /** Writes a backup to the folder that was chosen; waits between its parts, so that nobody waits for it. */
  readonly backUp: () => Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>>
  /** Joins what a backup of this station has with what is here. @returns how many documents came or grew. */
  readonly bringBack: (
    from: BackupToRead,
    reading?: Reading,
  ) => Promise<Result<{ readonly documents: number }, Refusal>>
  /** Somebody thinks better of reading the rest of `restoreLeft`. */
  readonly leaveRestore: () => Promise<void>
  /** What `bringBack` would bring. */
  readonly lookForMissing: (from: BackupToRead, reading?: Reading) => Promise<Result<Missing, Refusal>>
  readonly close: () => Promise<void>
}
