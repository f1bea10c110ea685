/**
 * Replication with the station's server by the CouchDB protocol: one feed a scope, read once for all its collections,
 * and one stream of pushes. The feed is always asked from the last sequence that is safely stored, never from "now",
 * so that a feed cut at any moment loses nothing. Once the station's feed broke, nothing is pushed before it has been read to its
 * end again: what was erased meanwhile must not be sent back to life. While it lives it tells what is erased by itself.
 */
import { BehaviorSubject, combineLatest, distinctUntilChanged, map, type Observable, type Subscription } from 'rxjs'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { collectionsOfScope, databaseOfScope, type Scope } from '../../src-domain/shared/collections.ts'
import type { DocumentKind } from '../../src-domain/shared/document.ts'
import type { Host } from '../host/host.ts'
import { applyChanges } from './apply-changes.ts'
import { type Backoff, type BackoffRange, createBackoff } from './backoff.ts'
import { type Bookkeeping, epochKey } from './bookkeeping.ts'
import type { Clock } from './clock.ts'
import { createCouchClient, type Patience, SyncFailure } from './couch-client.ts'
import type { DocumentStore } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import { type FillMark, type FillProgress, firstFill } from './first-fill.ts'
import { giveUpRefused } from './give-up-refused.ts'
import type { Hearsay } from './hearsay.ts'
import { offerWhatIsMissing } from './offer-missing.ts'
import { pushDocuments } from './push-documents.ts'
import type { RefusedDocuments } from './refused-documents.ts'
import type { SyncStatus } from './replica.ts'
import type { Unsent } from './unsent.ts'

export type Sync = {
  readonly status: Observable<SyncStatus>
  /** A document was written again: it may have been refused before, and deserves another try. */
  readonly documentWritten: (id: string) => void
  /** Sends these once more, or all. */
  readonly retryRefused: (ids?: readonly string[]) => void
  /**
   * Gives up what was refused, for good: a document that the server never had goes off this kiosk, of another its version comes
   * back. False when the server had to be asked and could not.
   */
  readonly discardRefused: (id: string) => Promise<boolean>
  /** Reads the feed of a scope once more from its beginning; resolved when it has been read to its end. */
  readonly readAgain: (scope: Scope) => Promise<void>
  readonly stop: () => Promise<void>
}

export type SyncOptions = {
  readonly host: Pick<Host, 'sync'>
  readonly station: string
  readonly scopes: readonly Scope[]
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly refused: RefusedDocuments
  readonly erasing: Erasing
  readonly hearsay: Hearsay
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly bookkeeping: Bookkeeping
  readonly clock: Clock
  readonly wall: () => number
  readonly timing?: Partial<SyncTiming>
}

export type SyncTiming = {
  readonly backoff: BackoffRange
  /** Milliseconds between two looks at a shared scope, which changes seldom and need not hold a connection. */
  readonly sharedInterval: number
  /** Milliseconds to wait for more before sending, so that a form saved in several steps goes in one request. */
  readonly gather: number
  readonly patience: Patience
}

const usualTiming: SyncTiming = {
  backoff: { first: 1_000, most: 60_000 },
  sharedInterval: 60_000,
  gather: 200,
  patience: { heartbeat: 15_000, silence: 40_000, longpoll: 50_000 },
}
/** Documents a page: measured best for a first replica (facts.md). */
const pageSize = 2_000
/** The moment of the last agreement is written down no more often than this. */
const agreementInterval = 30_000

type Loop = Scope | 'push'
type State = {
  readonly failures: ReadonlyMap<Loop, SyncFailure>
  readonly caughtUp: ReadonlySet<Scope>
  readonly pushing: boolean
  readonly receiving: FillProgress | undefined
  readonly lastSyncAt: number | undefined
}

export function startSync(options: SyncOptions): Sync {
  const { store, unsent, refused, bookkeeping, clock, station, scopes } = options
  const timing = { ...usualTiming, ...options.timing }
  const stopping = new AbortController()
  const client = createCouchClient({
    host: options.host,
    signal: stopping.signal,
    onServerTime: clock.measured,
    wall: options.wall,
    patience: timing.patience,
  })
  const now = (): number => clock.now().now
  const apply = { store, unsent, erasing: options.erasing, kinds: options.kinds, now }
  const state = new BehaviorSubject<State>({
    failures: new Map(),
    caughtUp: new Set(),
    pushing: false,
    receiving: undefined,
    lastSyncAt: bookkeeping.read('lastSyncAt') as number | undefined,
  })
  const patch = (change: Partial<State>): void => state.next({ ...state.value, ...change })
  const backoffs: Backoff[] = []
  const newBackoff = (): Backoff => {
    const backoff = createBackoff(timing.backoff, stopping.signal)
    backoffs.push(backoff)
    return backoff
  }

  // One question for all loops who it is that answers; asked again after every failure.
  let identified: Promise<void> | undefined
  const identify = async (): Promise<void> => {
    const { epoch } = await client.identify()
    // By scope: the sealed kiosk meets a restored server first, and reads the shared scopes alone.
    for (const scope of scopes) if (bookkeeping.read(epochKey(scope)) !== epoch) await meetServer(scope, epoch)
  }
  const connected = (): Promise<void> => {
    identified ??= identify()
    return identified
  }

  /** The first server, another, or ours from an old backup: the feed from its beginning, and what it lacks is unsent. */
  async function meetServer(scope: Scope, epoch: string): Promise<void> {
    await bookkeeping.write(sinceKey(scope), null)
    if (scope === 'station') {
      await offerWhatIsMissing({ client, store, unsent, database: databaseOfScope(scope, station), now: now() })
    }
    await bookkeeping.write(epochKey(scope), epoch)
  }

  const agreed = (): void => {
    const at = now()
    const before = state.value.lastSyncAt
    if (before !== undefined && Math.abs(at - before) < agreementInterval) return
    patch({ lastSyncAt: at })
    // Only told to people: with a full disk it is told again after the next one.
    bookkeeping.write('lastSyncAt', at).catch(() => undefined)
  }

  const succeed = (loop: Loop): void => {
    if (!state.value.failures.has(loop)) return
    const failures = new Map(state.value.failures)
    failures.delete(loop)
    patch({ failures })
  }
  const fail = (loop: Loop, error: unknown): void => {
    if (stopping.signal.aborted) return
    identified = undefined
    // Not the connection's fault (a full disk, say): it is shown as offline, and tried again.
    const failure = error instanceof SyncFailure ? error : new SyncFailure(undefined, String(error))
    const caughtUp = new Set(state.value.caughtUp)
    if (loop !== 'push') caughtUp.delete(loop)
    patch({ failures: new Map(state.value.failures).set(loop, failure), caughtUp })
  }

  type Again = { begun: boolean; readonly done: Promise<void>; readonly resolve: () => void }
  const again = new Map<Scope, Again>()
  const askedAgain = new Map<Scope, () => void>()
  /** Resolves when the feed of the scope is to be read again; one that is to be already, at once. */
  const untilAgain = (scope: Scope): Promise<'again'> =>
    again.has(scope)
      ? Promise.resolve('again')
      : new Promise((resolve) => askedAgain.set(scope, () => resolve('again')))

  async function follow(scope: Scope, backoff: Backoff): Promise<void> {
    const database = databaseOfScope(scope, station)
    const reading = again.get(scope)
    if (reading?.begun === false) {
      reading.begun = true
      await bookkeeping.write(sinceKey(scope), null)
    }
    const since = (): string | number | undefined => {
      const noted = bookkeeping.read(sinceKey(scope)) as string | number | FillMark | null | undefined
      return typeof noted === 'object' ? undefined : noted
    }
    if (since() === undefined && scope === 'station') await fill(database)
    const assumeMissing = since() === undefined && (await countOf(scope)) === 0
    let page = await client.changes(database, { since: since(), limit: pageSize, live: false })
    let stored: Promise<void> = Promise.resolve()
    for (;;) {
      const { changes, lastSequence, size } = page
      const last = size < pageSize
      // The next page travels and is sealed while this one reaches the disk. A sequence is noted only when its page and
      // all before it are there.
      const next = last ? undefined : client.changes(database, { since: lastSequence, limit: pageSize, live: false })
      next?.catch(() => undefined)
      const before = stored
      const applied = applyChanges(scope, changes, apply, assumeMissing)
      stored = Promise.all([before, applied]).then(() => bookkeeping.write(sinceKey(scope), lastSequence))
      stored.catch(() => undefined)
      await before
      if (next === undefined) break
      page = await next
    }
    await stored
    const confirm = async (): Promise<void> =>
      scope === 'station' ? options.hearsay.confirm(client, database, apply) : undefined
    await confirm()
    if (!(await hasAll(scope, database))) {
      await bookkeeping.write(sinceKey(scope), null)
      return
    }
    patch({ caughtUp: new Set(state.value.caughtUp).add(scope) })
    succeed(scope)
    backoff.reset()
    agreed()
    wakePush()
    if (reading !== undefined) {
      again.delete(scope)
      reading.resolve()
    }
    for (;;) {
      const asked = untilAgain(scope)
      if (scope !== 'station') await Promise.race([backoff.rest(timing.sharedInterval), asked])
      if (stopping.signal.aborted || again.has(scope)) return
      const answer = client.changes(database, { since: since(), limit: pageSize, live: scope === 'station' })
      answer.catch(() => undefined)
      const news = await Promise.race([answer, asked])
      if (news === 'again') return
      await applyChanges(scope, news.changes, apply)
      if (news.lastSequence !== since()) await bookkeeping.write(sinceKey(scope), news.lastSequence)
      await confirm()
      agreed()
    }
  }

  const countOf = async (scope: Scope): Promise<number> => {
    const counts = await Promise.all(collectionsOfScope(scope).map((collection) => store.count(collection)))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  /**
   * Only where the server has never been heard: the feed alone tells what was erased of what we had from it. What was
   * written here meanwhile, or came back from the journal, may be erased too, and is asked about by name.
   */
  async function fill(database: string): Promise<void> {
    const begun = (bookkeeping.read(sinceKey('station')) as FillMark | null | undefined) ?? undefined
    const own = [...(await store.rows(unsent.ids())).values()].filter(({ rev }) => rev === '').map(({ id }) => id)
    const count = await countOf('station')
    if (begun === undefined && count > own.length) return
    const mark = begun ?? (await beginFill(database))
    try {
      await firstFill({
        client,
        database,
        pageSize,
        mark,
        apply: (changes) => applyChanges('station', changes, apply, begun === undefined && count === 0),
        note: (next) => bookkeeping.write(sinceKey('station'), next),
        tell: (receiving) => patch({ receiving }),
        wall: options.wall,
      })
      for (let i = 0; i < own.length; i += pageSize) {
        await applyChanges('station', await client.current(database, own.slice(i, i + pageSize)), apply)
      }
      await bookkeeping.write(sinceKey('station'), mark.sequence)
    } finally {
      patch({ receiving: undefined })
    }
  }

  async function beginFill(database: string): Promise<FillMark> {
    const { documentCount, lastSequence } = await client.information(database)
    const mark: FillMark = { sequence: lastSequence, total: documentCount, received: 0 }
    await bookkeeping.write(sinceKey('station'), mark)
    return mark
  }

  /**
   * A browser can lose a part of a database without a word (facts.md: a truncated write-ahead log). Counted once a
   * session; a replica that has fewer than the server reads the feed again from its beginning.
   */
  const counted = new Map<Scope, 'once' | 'again'>()
  async function hasAll(scope: Scope, database: string): Promise<boolean> {
    // What was never sent is here and not there, and would hide a gap.
    if (counted.get(scope) === 'again' || unsent.ids().some((id) => !refused.has(id))) return true
    const { documentCount } = await client.information(database)
    const gap = documentCount - (await countOf(scope))
    const isSecond = counted.get(scope) === 'once'
    counted.set(scope, isSecond ? 'again' : 'once')
    const key = `gap:${scope}`
    // What is still missing after reading everything is none of ours, and no reason to read it all every morning.
    if (isSecond && gap > 0) await bookkeeping.write(key, gap)
    return isSecond || gap <= ((bookkeeping.read(key) as number | undefined) ?? 0)
  }

  async function runScope(scope: Scope): Promise<void> {
    const backoff = newBackoff()
    while (!stopping.signal.aborted) {
      try {
        await connected()
        await follow(scope, backoff)
      } catch (error) {
        fail(scope, error)
        await backoff.wait(error instanceof SyncFailure ? error.retryAfter : undefined)
      }
    }
  }

  let wakePush: () => void = () => undefined
  async function runPush(): Promise<void> {
    const backoff = newBackoff()
    const isReady = (): boolean => state.value.caughtUp.has('station') && unsent.ids().some((id) => !refused.has(id))
    while (!stopping.signal.aborted) {
      if (!isReady()) {
        // What failed to be sent may have arrived all the same, as the feed then told: nothing is wrong any more.
        if (!unsent.ids().some((id) => !refused.has(id))) succeed('push')
        await new Promise<void>((wake) => {
          wakePush = wake
          if (isReady() || stopping.signal.aborted) wake()
        })
        continue
      }
      patch({ pushing: true })
      await backoff.rest(timing.gather)
      try {
        await connected()
        await pushDocuments({ ...apply, client, refused, database: databaseOfScope('station', station) })
        succeed('push')
        backoff.reset()
        agreed()
      } catch (error) {
        fail('push', error)
        patch({ pushing: false })
        await backoff.wait(error instanceof SyncFailure ? error.retryAfter : undefined)
      }
      patch({ pushing: false })
    }
  }

  const subscription: Subscription = unsent.summary.subscribe(() => wakePush())
  const online = (): void => backoffs.forEach((backoff) => backoff.wake())
  if (typeof addEventListener === 'function') addEventListener('online', online)
  const running = [...scopes.map(runScope), ...(scopes.includes('station') ? [runPush()] : [])]

  return {
    status: combineLatest([state, unsent.summary, refused.list]).pipe(
      // Erased since, or settled by what another kiosk wrote: nothing is left that could be refused.
      map(([current, summary, all]) => [current, summary, all.filter(({ id }) => unsent.has(id))] as const),
      map(([current, { count, oldestAt }, list]): SyncStatus => ({
        ...connectionOf(current, scopes, count - list.length),
        unsent: count,
        ...(oldestAt === undefined ? {} : { oldestUnsentAt: oldestAt }),
        ...(current.lastSyncAt === undefined ? {} : { lastSyncAt: current.lastSyncAt }),
        ...(current.receiving === undefined ? {} : { receiving: current.receiving }),
        refused: list,
      })),
      distinctUntilChanged((a, b) => isSame(a, b)),
    ),
    documentWritten: (id) => {
      if (refused.has(id)) void refused.remove([id]).then(() => wakePush())
    },
    retryRefused: (ids) => {
      void refused.remove(ids).then(() => wakePush())
      online()
    },
    discardRefused: (id) =>
      giveUpRefused(id, { store, unsent, client, refused, database: databaseOfScope('station', station) }),
    readAgain: (scope) => {
      const known = again.get(scope)
      if (known !== undefined) return known.done
      const { promise, resolve } = Promise.withResolvers<void>()
      again.set(scope, { begun: false, done: promise, resolve })
      askedAgain.get(scope)?.()
      return promise
    },
    stop: async () => {
      stopping.abort()
      if (typeof removeEventListener === 'function') removeEventListener('online', online)
      subscription.unsubscribe()
      wakePush()
      await Promise.all(running)
    },
  }
}

const sinceKey = (scope: Scope): string => `since:${scope}`

function connectionOf(
  state: State,
  scopes: readonly Scope[],
  toSend: number,
): Pick<SyncStatus, 'connection' | 'reason'> {
  const failures = [...state.failures.values()]
  const refusal = failures.find((failure) => failure.reason !== undefined)
  if (refusal?.reason !== undefined) return { connection: 'refused', reason: refusal.reason }
  if (failures.length > 0) return { connection: 'offline' }
  const settled = scopes.every((scope) => state.caughtUp.has(scope)) && !state.pushing && toSend <= 0
  return { connection: settled ? 'upToDate' : 'syncing' }
}
