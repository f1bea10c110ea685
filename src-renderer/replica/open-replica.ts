/**
 * Opens the replica of a kiosk. `openReplica` needs the data key; `openPublicReplica` serves the sealed kiosk with what
 * the shared scopes say to everybody. One of them is closed before the other is opened.
 */
import { BehaviorSubject, combineLatest, distinctUntilChanged, map, type Observable } from 'rxjs'
import { leaseState, mayWriteUnder } from '../../src-domain/lease/lease.ts'
import { type CollectionName, collectionNames, scopeByCollection, scopes } from '../../src-domain/shared/collections.ts'
import type { DocumentKind } from '../../src-domain/shared/document.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { err, type Refusal, refusal } from '../../src-domain/shared/result.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import { createAuditChain } from './audit-chain.ts'
import { backUp, bringBack, type BringBackOptions, lookForMissing, type Reading } from './backup.ts'
import { openBookkeeping } from './bookkeeping.ts'
import { openCheck } from './check-replica.ts'
import { type Clock, type ClockSource, createClock, machineClock } from './clock.ts'
import { ForeignRowsError, newCounts } from './counted-storage.ts'
import { createDocumentStore, type DocumentStore } from './document-store.ts'
import { nothingErased, openErasing } from './erasing.ts'
import { startFeed } from './feed.ts'
import { freshStart, type FreshStart } from './fresh-start.ts'
import { withJoinedRecords } from './joined-records.ts'
import { openJournal } from './journal.ts'
import { journalAgain } from './journal-again.ts'
import { nothingKept, openKept } from './kept.ts'
import { type AnyStorage, openDatabase, type ReplicaDatabase } from './open-database.ts'
import { openRefusedDocuments } from './refused-documents.ts'
import { replayJournal } from './replay-journal.ts'
import type { Replica, ReplicaHealth, SyncStatus } from './replica.ts'
import { saveDocuments } from './save-documents.ts'
import { deriveSealKeys, seal, unseal } from './seal.ts'
import { strictStorage } from './strict-storage.ts'
import { isStorageFailure } from './storage-errors.ts'
import type { NeighbourParts } from './neighbour-parts.ts'
import { openHearsay } from './hearsay.ts'
import { type Neighbours, type NeighbourTiming, startNeighbours } from './neighbours.ts'
import { startSync, type Sync, type SyncTiming } from './sync.ts'
import { createUnsent } from './unsent.ts'
import { type Checking, type HealthPatch, patched, watchReplica } from './watch-replica.ts'
import { takeWindowLock } from './window-lock.ts'

/** What the app may do beyond what a feature may. */
export type OpenedReplica = Replica & {
  /** Sends these refused documents (or all of them) once more. */
  readonly retryRefused: (ids?: readonly string[]) => void
  /** Absent while it works alone or is sealed. */
  readonly neighbourParts?: NeighbourParts
}

export type ReplicaOptions = {
  readonly host: Host
  readonly info: KioskInfo
  readonly name?: string
  /** In tests: other kinds, RxDB's memory storage, a clock of their own. */
  readonly kinds?: ReadonlyMap<string, DocumentKind>
  readonly storage?: AnyStorage
  readonly clock?: ClockSource
  readonly timing?: Partial<SyncTiming>
  readonly neighbourTiming?: Partial<NeighbourTiming>
  /** Milliseconds from the opening to reading everything through, and between two slices of it. */
  readonly checking?: Checking
  /** Told while a backup that the machine was set up from is read in; may stop it. */
  readonly restoring?: Reading
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

/** A database that broke two starts, or in which an old one left rows behind, is given up and filled anew. */
async function open(
  options: ReplicaOptions,
  collections: readonly CollectionName[],
  dataKey: Uint8Array<ArrayBuffer> | undefined,
): Promise<OpenedReplica> {
  const fresh = freshStart(options.host, options.name ?? 'station')
  const start = () => openOnce(options, collections, dataKey, fresh).finally(fresh.ended)
  try {
    return await start()
  } catch (error) {
    if (error instanceof ForeignRowsError) fresh.foundForeign()
    else if (isStorageFailure(error)) await fresh.failed()
    else throw error
    if (!(await fresh.prepare().catch(() => false))) throw error
    return start()
  }
}

async function openOnce(
  options: ReplicaOptions,
  collections: readonly CollectionName[],
  dataKey: Uint8Array<ArrayBuffer> | undefined,
  fresh: FreshStart,
): Promise<OpenedReplica> {
  const { host, info, kinds = kindByName } = options
  let isThrownAway = false
  let closedByBrowser = (): void => undefined
  const storage =
    options.storage ??
    strictStorage(
      () => {
        isThrownAway = true
      },
      () => closedByBrowser(),
    )
  const name = options.name ?? 'station'
  const source = options.clock ?? machineClock(info.builtAt)
  const clock = createClock(source)
  const lock = await takeWindowLock(name)
  if (lock === undefined) return secondWindow(clock)
  if (fresh.begun()) await fresh.prepare().catch(() => false)
  let database: ReplicaDatabase | undefined
  const closing: (() => void)[] = []
  try {
    const keys = dataKey === undefined ? undefined : await deriveSealKeys(dataKey)
    const counts = newCounts()
    const unreadable = new Set<string>()
    let onUnreadable: () => void = () => undefined
    database = await openDatabase({
      name,
      storage,
      collections,
      key: keys?.replica,
      counts,
      onUnreadable: (id) => {
        if (unreadable.has(id)) return
        unreadable.add(id)
        onUnreadable()
      },
    })
    const check = await openCheck(keys === undefined ? undefined : host, counts)
    const bookkeeping = await openBookkeeping(database.bookkeeping)
    const kept =
      keys === undefined ? nothingKept : openKept(bookkeeping, keys.replica, `${info.version} ${info.builtAt}`)
    const store = createDocumentStore(database.collections, kinds, kept)
    const alone = info.link === 'alone'
    const journal = keys === undefined ? undefined : openJournal(host, keys.journal, check.takeMarks)
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
    const patchHealth = (patch: HealthPatch): void => health.next(patched(health.value, patch))
    closedByBrowser = () => patchHealth({ broken: true })

    const counted = keys === undefined ? Promise.resolve([]) : check.countAll()
    let replayed: Promise<number> = Promise.resolve(0)
    let isReplaying = false
    let isEmptied = false
    if (journal !== undefined && keys !== undefined) {
      for (const rows of await Promise.all(store.collectionNames.map(store.unsent))) {
        for (const row of rows) unsent.written(row.id, [], row.unsentSince)
      }
      const filled = bookkeeping.read('filled')
      const isNew = filled === undefined
      // What stands in a new one is what a first start left that was cut off, or an old database did.
      if (isNew) for (const collection of counts.collections()) await collection.scan(async () => undefined)
      // Another key would find every row unreadable.
      if (typeof filled === 'string') await unseal(keys.replica, filled, 'filled')
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
        .catch(() => 0)
        .finally(() => {
          isReplaying = false
        })
      const fromJournal = alone && !isNew ? 0 : await replay
      // Entries of a journal for an empty database say the same as a mark.
      isEmptied = isNew && (check.wasFilled || isThrownAway || fromJournal > 0)
      if (isNew) await bookkeeping.write('filled', await seal(keys.replica, 'filled', 'filled'))
      // With a full disk it goes on at the next start.
      await erasing.goOn().catch(() => undefined)
      if (isEmptied) patchHealth({ rebuilt: { at: clock.now().now, fromJournal } })
    }
    const forBackup = (key: CryptoKey): BringBackOptions => {
      return { host, store, unsent, erasing, kinds, key, alone, now: clock.now().now }
    }
    const leaveRestore = async (): Promise<void> => {
      await host.call('backup.restored', {})
      patchHealth({ restoreLeft: undefined })
    }
    const bringBackFrom: Replica['bringBack'] = async (from, reading) => {
      if (keys === undefined) return err(refusal('keys.sealed'))
      const brought = await bringBack(from, forBackup(keys.replica), reading)
      if (journal !== undefined) await journalAgain({ store, journal, unsent, alone, isJournalShort: true })
      if (brought.ok && from.path === health.value.restoreLeft?.path) await leaveRestore()
      return brought
    }
    // A machine that was set up from a backup reads it in before anything else; cut short, it begins again.
    const restoring = keys === undefined ? undefined : await pathToRestore(host)
    if (restoring !== undefined) {
      patchHealth({ restored: true, restoreLeft: { path: restoring, code: 'backup.stopped' } })
      const brought = await bringBackFrom({ path: restoring }, options.restoring)
      if (!brought.ok) patchHealth({ restoreLeft: { path: restoring, code: brought.error.code } })
    }
    const machine = watchMachine(host, clock, patchHealth)
    closing.push(machine.stop)
    void machine.check()
    void askToPersist(patchHealth)
    // A host that does not answer shows itself at the first save.
    const isTorn = (await journal?.isTorn().catch(() => false)) === true
    if (isTorn) patchHealth({ journalTorn: true })
    await noteNewestWrites(store, clock)

    const hearsay = openHearsay(bookkeeping)
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
          hearsay,
          kinds,
          bookkeeping,
          clock,
          wall: source.wall,
          ...(options.timing === undefined ? {} : { timing: options.timing }),
        })

    const session = newSession()
    const neighbours =
      sync === undefined || journal === undefined
        ? undefined
        : startNeighbours({
            host,
            server: sync.status,
            station: info.station,
            store,
            journal,
            unsent,
            refused,
            erasing,
            hearsay,
            kinds,
            session,
            now: () => clock.now().now,
            ...(options.neighbourTiming === undefined ? {} : { timing: options.neighbourTiming }),
          })

    const watch = watchReplica({
      check,
      fresh,
      counted,
      isEmptied,
      unreadable,
      store,
      journal,
      unsent,
      erasing,
      kinds,
      alone,
      isJournalShort: isTorn || restoring !== undefined,
      replayed,
      sync,
      now: () => clock.now().now,
      health: () => health.value,
      patchHealth,
      ...(options.checking === undefined ? {} : { checking: options.checking }),
    })
    onUnreadable = watch.unreadableFound

    const opened = database
    const people = withJoinedRecords(store)
    const between = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, options.checking?.pause ?? 20))
    return {
      get: people.get,
      find: people.find,
      watch: people.watch,
      watchOne: people.watchOne,
      save: async (shown) => {
        const documents = shown.map(people.asStored)
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
            mayWrite: (collection) => mayWriteUnder(health.value.lease ?? { state: 'none' }, collection),
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
      feed: (of, to) => startFeed({ store, counts, key: keys?.replica }, of, to),
      // What only the journal has may still change what was kept.
      kept: { ...kept, read: async (answer) => (isReplaying ? undefined : kept.read(answer)) },
      backUp: async () => (keys === undefined ? err(refusal('keys.sealed')) : backUp(host, counts, between)),
      bringBack: bringBackFrom,
      status: statusOf(sync, neighbours),
      ...(neighbours === undefined ? {} : { neighbourParts: neighbours.parts }),
      lookForMissing: async (from, reading) =>
        keys === undefined ? err(refusal('keys.sealed')) : lookForMissing(from, forBackup(keys.replica), reading),
      leaveRestore,
      health: healthOf(health, clock),
      checkMachine: machine.check,
      now: clock.now,
      session,
      auditChain: auditChain.current,
      retryRefused: (ids) => sync?.retryRefused(ids),
      discardRefused: async (id) => (await sync?.discardRefused(id)) ?? true,
      close: async () => {
        for (const stop of closing) stop()
        watch.stop()
        await Promise.all([sync?.stop(), neighbours?.stop()])
        await watch.stopped()
        await unsent.flushed()
        await check.close()
        await opened.close()
        lock.release()
      },
    }
  } catch (error) {
    for (const stop of closing) stop()
    await database?.close()
    lock.release()
    throw error
  }
}

function statusOf(sync: Sync | undefined, neighbours: Neighbours | undefined): Observable<SyncStatus> {
  if (sync === undefined) return new BehaviorSubject<SyncStatus>({ connection: 'alone', unsent: 0, refused: [] })
  if (neighbours === undefined) return sync.status
  return combineLatest([sync.status, neighbours.status]).pipe(
    map(([status, found]) => (found.length === 0 ? status : { ...status, neighbours: found })),
    distinctUntilChanged((a, b) => isSame(a, b)),
  )
}

const succeeds = (action: Promise<void>): Promise<boolean> =>
  action.then(
    () => true,
    () => false,
  )
const pathToRestore = async (host: Host): Promise<string | undefined> =>
  (await host.call('backup.state', {}).catch(() => undefined))?.restoring

/** 48 random bits: short, for it stands in every edit. */
const newSession = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const healthOf = (health: Observable<Omit<ReplicaHealth, 'clock'>>, clock: Clock): Observable<ReplicaHealth> =>
  combineLatest([health, clock.state]).pipe(map(([state, clockState]) => ({ ...state, clock: clockState })))

/** What the machine says about disk, clock and lease: now and then, and when somebody did something about it. */
function watchMachine(
  host: Host,
  clock: Clock,
  patchHealth: (patch: HealthPatch) => void,
): { readonly check: () => Promise<void>; readonly stop: () => void } {
  const check = async (): Promise<void> => {
    try {
      const machine = await host.call('health.read', {})
      clock.seen(machine.lastSeen)
      if (machine.freeBytes < leastFreeBytes || !machine.dataWritable) patchHealth({ storageFull: true })
      patchHealth({ lease: leaseState(machine.lease, machine.lease?.newest ?? 0) })
    } catch {
      // A host that does not answer shows itself at the first save.
    }
  }
  const timer = setInterval(() => void check(), machineInterval)
  return { check, stop: () => clearInterval(timer) }
}

const machineInterval = 5 * 60_000

/** Whether the browser promised to keep the data. */
async function askToPersist(patchHealth: (patch: Partial<ReplicaHealth>) => void): Promise<void> {
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
    feed: () => () => undefined,
    kept: nothingKept,
    status: new BehaviorSubject<SyncStatus>({ connection: 'offline', unsent: 0, refused: [] }),
    health: healthOf(health, clock),
    checkMachine: async () => undefined,
    now: clock.now,
    session: newSession(),
    auditChain: () => undefined,
    backUp: async () => err(refusal('replica.secondWindow')),
    bringBack: async () => err(refusal('replica.secondWindow')),
    lookForMissing: async () => err(refusal('replica.secondWindow')),
    leaveRestore: async () => undefined,
    retryRefused: () => undefined,
    discardRefused: async () => true,
    close: async () => undefined,
  }
}
