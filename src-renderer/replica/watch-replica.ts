/**
 * Watches over an open replica: what the check (check-replica.ts) finds missing is brought back, from the journal first and
 * then by reading the server's feed once more from its beginning, and the person is told while it lasts and when it is over.
 */
import { isCollectionName, type Scope, scopeByCollection } from '../../src-domain/shared/collections.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import type { Damage, ReplicaCheck } from './check-replica.ts'
import { ForeignRowsError } from './counted-storage.ts'
import type { FreshStart } from './fresh-start.ts'
import type { Journal } from './journal.ts'
import { journalAgain } from './journal-again.ts'
import type { ReplicaHealth } from './replica.ts'
import { replayJournal, type ReplayContext } from './replay-journal.ts'
import { isStorageFailure } from './storage-errors.ts'
import type { Sync } from './sync.ts'

type MachineHealth = Omit<ReplicaHealth, 'clock'>
/** `undefined` takes a state away. */
export type HealthPatch = { readonly [Name in keyof MachineHealth]?: MachineHealth[Name] | undefined }

export function patched(health: MachineHealth, patch: HealthPatch): MachineHealth {
  const entries = Object.entries({ ...health, ...patch }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as MachineHealth
}

/** Milliseconds from the opening to reading everything through, and between two slices of it. */
export type Checking = { readonly after: number; readonly pause: number }
/** The first screen stands by then, and what it needs has been read. */
const usually: Checking = { after: 8_000, pause: 20 }

export type WatchOptions = Pick<ReplayContext, 'store' | 'unsent' | 'erasing' | 'kinds' | 'alone'> & {
  readonly check: ReplicaCheck
  readonly fresh: FreshStart
  readonly counted: Promise<readonly Damage[]>
  /** The whole database was, and everything in the journal was replayed. */
  readonly isEmptied: boolean
  /** Ids of rows whose text cannot be opened; more come in. */
  readonly unreadable: Set<string>
  readonly journal: Journal | undefined
  /** It may lack more than what is unsent: it was torn, or came back from a backup. */
  readonly isJournalShort: boolean
  /** How many documents came back from the journal when the replica was opened. */
  readonly replayed: Promise<number>
  readonly sync: Pick<Sync, 'readAgain'> | undefined
  readonly now: () => number
  readonly health: () => MachineHealth
  readonly patchHealth: (patch: HealthPatch) => void
  readonly checking?: Checking
}

export type Watch = {
  readonly unreadableFound: () => void
  readonly stop: () => void
  readonly stopped: () => Promise<void>
}

export function watchReplica(options: WatchOptions): Watch {
  const { check, unreadable, store, journal, unsent, erasing, kinds, alone, isJournalShort, sync, now, patchHealth } =
    options
  const { after, pause } = options.checking ?? usually
  const closing = Promise.withResolvers<void>()
  let isClosing = false
  const rest = async (milliseconds: number): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    await Promise.race([closing.promise, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))])
    clearTimeout(timer)
    if (isClosing) throw new Error('closed')
  }

  /** One after the other. */
  let rebuilding: Promise<unknown> = options.replayed
  const rebuild = (found: readonly Damage[], isReplayed: boolean): void => {
    if (journal === undefined || found.length === 0) return
    rebuilding = rebuilding
      .then(() => (isClosing ? undefined : rebuildNow(found, isReplayed, journal)))
      .catch((error: unknown) => console.error('the replica could not be rebuilt', error))
  }

  async function rebuildNow(found: readonly Damage[], isReplayed: boolean, from: Journal): Promise<void> {
    const before = options.health().rebuilt?.fromJournal ?? (await options.replayed)
    patchHealth({ rebuilding: { fromJournal: before } })
    const replay = { store, journal: from, unsent, erasing, kinds, alone, now: now(), everything: true }
    const fromJournal = before + (isReplayed ? 0 : await replayJournal(replay))
    patchHealth({ rebuilding: { fromJournal } })
    // Until the feed has been read to its end the marks stand, and the next start finds the same missing.
    const readings = sync === undefined ? [] : scopesOf(found).map((scope) => sync.readAgain(scope))
    await Promise.race([closing.promise, Promise.all(readings)])
    if (isClosing) return
    await check.rebuilt()
    await lookAgain()
    patchHealth({ rebuilding: undefined, rebuilt: { at: now(), fromJournal } })
  }

  /** Which of the damaged documents have come back. */
  async function lookAgain(): Promise<void> {
    for (const [id, row] of await store.rows([...unreadable])) if (row.document !== null) unreadable.delete(id)
    patchHealth({ unreadable: unreadable.size === 0 ? undefined : unreadable.size })
  }

  async function lookThrough(): Promise<void> {
    rebuild(await options.counted, options.isEmptied)
    await rest(after)
    await options.replayed
    if (journal !== undefined) await journalAgain({ store, journal, unsent, alone, isJournalShort })
    rebuild(await check.readAll(() => rest(pause)), false)
    options.fresh.succeeded()
    patchHealth({ checkedAt: now() })
  }

  let isTold = false
  const unreadableFound = (): void => {
    patchHealth({ unreadable: unreadable.size })
    if (isTold) return
    isTold = true
    // One reading finds several.
    void rest(0)
      .then(() => {
        isTold = false
        rebuild(
          [...unreadable].map((id) => ({ collection: collectionOfId(id), finding: 'altered' })),
          false,
        )
      })
      .catch(() => undefined)
  }
  if (unreadable.size > 0) unreadableFound()
  const looking = lookThrough().catch(async (error: unknown) => {
    if (isClosing) return
    console.error('the replica could not be read through', error)
    if (error instanceof ForeignRowsError) options.fresh.foundForeign()
    patchHealth({ broken: true })
    if (isStorageFailure(error)) await options.fresh.failed()
  })

  return {
    unreadableFound,
    stop: () => {
      isClosing = true
      closing.resolve()
    },
    stopped: async () => {
      await looking
      await rebuilding
    },
  }
}

/** @param found collections as the marks name them, with the version of their rows, or plainly. */
const scopesOf = (found: readonly Damage[]): readonly Scope[] => [
  ...new Set(
    found.flatMap(({ collection }) => {
      const [name = ''] = collection.split('-')
      return isCollectionName(name) ? [scopeByCollection[name]] : []
    }),
  ),
]
