/**
 * Opens the replica of a kiosk. `openReplica` needs the data key; `openPublicReplica` serves the sealed kiosk with what
 * the shared scopes say to everybody. One of them is closed before the other is opened.
 */
import { BehaviorSubject, combineLatest, map, type Observable } from 'rxjs'
import { type CollectionName, collectionNames, scopeByCollection, scopes } from '../../src-domain/shared/collections.ts'
import type { DocumentKind } from '../../src-domain/shared/document.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { err, type Refusal, refusal } from '../../src-domain/shared/result.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import { createAuditChain } from './audit-chain.ts'
import { openBookkeeping } from './bookkeeping.ts'
import { type Clock, type ClockSource, createClock, machineClock } from './clock.ts'
import { createDocumentStore, type DocumentStore } from './document-store.ts'
import { nothingErased, openErasing } from './erasing.ts'
import { filledMark, type FilledMark } from './filled-mark.ts'
import { openJournal } from './journal.ts'
import { nothingKept, openKept } from './kept.ts'
import { type AnyStorage, openDatabase, type ReplicaDatabase } from './open-database.ts'
import { openRefusedDocuments } from './refused-documents.ts'
import { replayJournal } from './replay-journal.ts'
import type { Replica, ReplicaHealth, SyncStatus } from './replica.ts'
import { saveDocuments } from './save-documents.ts'
import { deriveSealKeys } from './seal.ts'
import { strictStorage } from './strict-storage.ts'
import { startSync, type SyncTiming } from './sync.ts'
import { createUnsent } from './unsent.ts'
import { takeWindowLock } from './window-lock.ts'

/** What the app may do beyond what a feature may. */
export type OpenedReplica = Replica & {
  /** Sends a refused document (or all of them) once more. */
  readonly retryRefused: (id?: string) => void
}

export type ReplicaOptions = {
  readonly host: Host
  readonly info: KioskInfo
  readonly name?: string
  /** In tests: other kinds, RxDB's memory storage, a clock of their own. */
  readonly kinds?: ReadonlyMap<string, DocumentKind>
  readonly storage?: AnyStorage
  readonly clock?: ClockSource
  readonly mark?: FilledMark
  readonly timing?: Partial<SyncTiming>
}

export async function openReplica(options: ReplicaOptions & { readonly dataKey: Uint8Array }): Promise<OpenedReplica> {
  return open(options, collectionNames, new Uint8Array(options.dataKey))
}

/** Only organizations, products and articles; saves nothing. */
export const openPublicReplica = async (options: ReplicaOptions): Promise<OpenedReplica> =>
  open(
    options,
    collectionNames.filter((name) => scopeByCollection[name] !== 'station'),
    undefined,
  )

async function open(
  options: ReplicaOptions,
  collections: readonly CollectionName[],
  dataKey: Uint8Array<ArrayBuffer> | undefined,
): Promise<OpenedReplica> {
  const { host, info, kinds = kindByName, storage = strictStorage() } = options
  const name = options.name ?? 'station'
  const source = options.clock ?? machineClock(info.builtAt)
  const clock = createClock(source)
  const lock = await takeWindowLock(name)
  if (lock === undefined) return secondWindow(clock)
  let database: ReplicaDatabase | undefined
  try {
    const keys = dataKey === undefined ? undefined : await deriveSealKeys(dataKey)
    database = await openDatabase({ name, storage, collections, key: keys?.replica })
    const bookkeeping = await openBookkeeping(database.bookkeeping)
    const kept =
      keys === undefined ? nothingKept : openKept(bookkeeping, keys.replica, `${info.version} ${info.builtAt}`)
    const store = createDocumentStore(database.collections, kinds, kept)
    const alone = info.link === 'alone'
    const journal = keys === undefined ? undefined : openJournal(host, keys.journal)
    const unsent = createUnsent(journal, alone)
    const refused = openRefusedDocuments(bookkeeping)
    const erasing =
      journal === undefined ? nothingErased : await openErasing({ store, journal, unsent, refused, bookkeeping })
    const auditChain = createAuditChain(store)
    const health = new BehaviorSubject<Omit<ReplicaHealth, 'clock'>>({
      storageFull: false,
      notPersisted: false,
      secondWindow: false,
    })
    const patchHealth = (patch: Partial<ReplicaHealth>): void => health.next({ ...health.value, ...patch })

    let replayed: Promise<unknown> = Promise.resolve()
    let isReplaying = false
    if (journal !== undefined) {
      for (const rows of await Promise.all(store.collectionNames.map(store.unsent))) {
        for (const row of rows) unsent.written(row.id, [], row.unsentSince)
      }
      const mark = options.mark ?? filledMark(name)
      const isNew = bookkeeping.read('filled') === undefined
      const replay = replayJournal({
        store,
        journal,
        unsent,
        erasing,
        kinds,
        alone,
        now: clock.now().now,
        everything: isNew,
      })
      // The journal of a station that works alone holds all its documents. They are here already, or this is a new database.
      isReplaying = true
      replayed = replay
        .catch(() => undefined)
        .finally(() => {
          isReplaying = false
        })
      const fromJournal = alone && !isNew ? 0 : await replay
      // The note may be missing after a crash, the journal cannot: entries for an empty database say the same.
      const emptied = isNew && (mark.read() || fromJournal > 0)
      if (isNew) await bookkeeping.write('filled', true)
      // With a full disk it goes on at the next start.
      await erasing.goOn().catch(() => undefined)
      mark.write()
      if (emptied) patchHealth({ rebuilt: { at: clock.now().now, fromJournal } })
    }
    void watchMachine(host, clock, patchHealth)
    // A host that does not answer shows itself at the first save.
    if (await journal?.isTorn().catch(() => false)) patchHealth({ journalTorn: true })
    await noteNewestWrites(store, clock)

    const sync = alone
      ? undefined
      : startSync({
          host,
          station: info.station,
          scopes: scopes.filter((scope) => journal !== undefined || scope !== 'station'),
          store,
          unsent,
          refused,
          erasing,
          kinds,
          bookkeeping,
          clock,
          wall: source.wall,
          ...(options.timing === undefined ? {} : { timing: options.timing }),
        })

    const opened = database
    return {
      get: store.get,
      find: store.find,
      watch: store.watch,
      watchOne: store.watchOne,
      save: async (documents) => {
        if (journal === undefined) return err([refusal('replica.sealed')])
        const elders = documents.filter(isErasure).map(({ elder }) => elder)
        const isAnnounced = elders.length === 0 || (await succeeds(erasing.announce(elders)))
        if (!isAnnounced) return err([refusal('storage.failed')])
        const result = await auditChain.save(documents, (linked) =>
          saveDocuments(linked, {
            store,
            journal,
            unsent,
            erasing,
            kinds,
            station: info.station,
            alone,
            now: () => clock.now().now,
            onStorage: (event) => {
              if (health.value.storageFull !== (event === 'full')) patchHealth({ storageFull: event === 'full' })
            },
          }),
        )
        for (const document of result.ok ? documents : []) {
          clock.seen(Date.parse(document.updatedAt))
          sync?.documentWritten(document.id)
        }
        if (result.ok && !(await succeeds(erasing.erase(elders)))) return err([refusal('erasure.unfinished')])
        return result
      },
      // What only the journal has may still change what was kept.
      kept: { ...kept, read: async (answer) => (isReplaying ? undefined : kept.read(answer)) },
      status: sync?.status ?? new BehaviorSubject<SyncStatus>({ connection: 'alone', unsent: 0, refused: [] }),
      health: healthOf(health, clock),
      now: clock.now,
      session: newSession(),
      auditChain: auditChain.current,
      retryRefused: (id) => sync?.retryRefused(id),
      discardRefused: async (id) => sync?.discardRefused(id),
      close: async () => {
        await sync?.stop()
        await replayed
        await unsent.flushed()
        await opened.close()
        lock.release()
      },
    }
  } catch (error) {
    await database?.close()
    lock.release()
    throw error
  }
}

const succeeds = (action: Promise<void>): Promise<boolean> =>
  action.then(
    () => true,
    () => false,
  )

/** 48 random bits: short, for it stands in every edit. */
const newSession = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const healthOf = (health: Observable<Omit<ReplicaHealth, 'clock'>>, clock: Clock): Observable<ReplicaHealth> =>
  combineLatest([health, clock.state]).pipe(map(([state, clockState]) => ({ ...state, clock: clockState })))

/** What the machine says about disk and clock, and whether the browser promised to keep the data. */
async function watchMachine(
  host: Host,
  clock: Clock,
  patchHealth: (patch: Partial<ReplicaHealth>) => void,
): Promise<void> {
  try {
    const machine = await host.call('health.read', {})
    clock.seen(machine.lastSeen)
    if (machine.freeBytes < leastFreeBytes || !machine.dataWritable) patchHealth({ storageFull: true })
  } catch {
    // A host that does not answer shows itself at the first save.
  }
  if (typeof navigator === 'undefined' || navigator.storage?.persist === undefined) return
  try {
    patchHealth({ notPersisted: !(await navigator.storage.persist()) })
  } catch {
    patchHealth({ notPersisted: true })
  }
}

/** Below this a day's work does not fit any more. */
const leastFreeBytes = 64 * 1024 * 1024

/** The present does not lie before what was written last. */
async function noteNewestWrites(store: DocumentStore, clock: Clock): Promise<void> {
  const newest = await Promise.all(store.collectionNames.map((collection) => store.find({ collection, limit: 1 })))
  for (const [document] of newest) if (document !== undefined) clock.seen(Date.parse(document.updatedAt))
}

/** Another window of this kiosk holds the replica: this one says so and touches nothing. */
function secondWindow(clock: Clock): OpenedReplica {
  const refusals: readonly Refusal[] = [refusal('replica.secondWindow')]
  const none = new BehaviorSubject<readonly never[]>([])
  const health = new BehaviorSubject<Omit<ReplicaHealth, 'clock'>>({
    storageFull: false,
    notPersisted: false,
    secondWindow: true,
  })
  return {
    get: async () => undefined,
    find: async () => [],
    watch: () => none,
    watchOne: () => new BehaviorSubject(undefined),
    save: async () => err(refusals),
    kept: nothingKept,
    status: new BehaviorSubject<SyncStatus>({ connection: 'offline', unsent: 0, refused: [] }),
    health: healthOf(health, clock),
    now: clock.now,
    session: newSession(),
    auditChain: () => undefined,
    retryRefused: () => undefined,
    discardRefused: async () => undefined,
    close: async () => undefined,
  }
}
