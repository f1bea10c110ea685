/**
 * The journal: every document version the server has not acknowledged, in a file of the host process, because
 * Chromium empties an origin's whole IndexedDB when one of its files is damaged (facts.md). Entries arrive sealed by
 * the page; the host cannot read them.
 *
 * "Appended" means fsynced. Appends that wait at the same time share one write and one fsync (group commit). What
 * cannot be written is refused and the file is cut back to its last good byte: nothing is claimed that is not there.
 */
import { type Refusal, type Result, err, ok, refusal } from '../../src-domain/shared/result.ts'
import type { ReplicaMark } from '../bridge/contract.ts'
import { type JournalDisk, realDisk } from './journal-file.ts'
import { JournalStore, type NewEntry, type Standing, isFull } from './journal-store.ts'

export type StandingEntry = NewEntry & { readonly sequence: number; readonly acknowledged: boolean }

export type JournalPage = {
  readonly entries: readonly StandingEntry[]
  readonly done: boolean
  readonly unacknowledged: number
  readonly torn: boolean
}

export type Journal = {
  /** Resolves only after the fsync that covers all entries. Refusals: journal.full, journal.failed. */
  readonly append: (
    entries: readonly NewEntry[],
    marks?: readonly ReplicaMark[],
  ) => Promise<Result<{ readonly first: number }, Refusal>>
  /** Unknown sequences are passed over. A lost acknowledgement costs one needless push, so it waits for no fsync. */
  readonly acknowledge: (sequences: readonly number[]) => Promise<void>
  /** Writes the file anew without any entry of these documents, unless there is none: what an elder had erased is in no copy of it. */
  readonly erase: (documents: readonly string[]) => Promise<Result<void, Refusal>>
  /** What the replica says it holds. An older mark is true too, only weaker, so that it waits for no fsync. */
  readonly mark: (marks: readonly ReplicaMark[]) => Promise<void>
  /** The newest mark of each collection. */
  readonly marks: () => Promise<readonly ReplicaMark[]>
  readonly read: (
    after: number,
    limit: number,
    options?: { readonly unacknowledgedOnly?: boolean },
  ) => Promise<JournalPage>
  /** Writes the file anew without what was acknowledged longer ago than it is kept; happens by itself too. */
  readonly compact: () => Promise<Result<void, Refusal>>
  readonly close: () => Promise<void>
}

export type JournalOptions = {
  /** Made when it is not there; the journal owns it. */
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long an acknowledged entry stays, in case the server is restored from an old backup. */
  readonly keepAcknowledged?: number
  readonly disk?: JournalDisk
}

const thirtyDays = 30 * 86_400_000
/** A page of `read` stays small enough for one message to the page. */
const pageBytes = 3_000_000
const groupBytes = 16_000_000
/** A rewrite by itself must be worth it: this much dead weight and half the file, and not more than once an hour. */
const deadBytesWorthCompacting = 1_000_000
/** What a record takes beside its sealed bytes, with its acknowledgement; about. */
const recordOverhead = 150
const hour = 3_600_000

type Append = {
  readonly entries: readonly NewEntry[]
  readonly acknowledge: readonly number[]
  readonly marks: readonly ReplicaMark[]
  readonly settle: (outcome: Result<{ readonly first: number }, Refusal>) => void
}
type Job = { readonly append: Append } | { readonly alone: () => Promise<void> }

export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { folder, now, keepAcknowledged = thirtyDays, disk = realDisk } = options
  const store = new JournalStore(folder, disk, now)
  await store.open()
  let jobs: Job[] = []
  let working = false
  let compactedAt = Number.NEGATIVE_INFINITY

  const enter = (job: Job): void => {
    jobs.push(job)
    if (!working) void work()
  }

  async function work(): Promise<void> {
    working = true
    // One microtask lets calls made together join one group.
    await Promise.resolve()
    for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
      if ('alone' in job) {
        jobs.shift()
        await job.alone()
      } else {
        await commit(takeGroup())
      }
    }
    working = false
  }

  function takeGroup(): Append[] {
    const group: Append[] = []
    let bytes = 0
    for (const job of jobs) {
      if (!('append' in job)) break
      for (const entry of job.append.entries) bytes += entry.sealed.length
      if (group.length > 0 && bytes > groupBytes) break
      group.push(job.append)
    }
    jobs = jobs.slice(group.length)
    return group
  }

  async function commit(group: readonly Append[]): Promise<void> {
    try {
      let first = await store.commit(
        group.flatMap((task) => task.entries),
        [...new Set(group.flatMap((task) => task.acknowledge))],
        [...new Map(group.flatMap((task) => task.marks).map((mark) => [mark.collection, mark])).values()],
      )
      for (const task of group) {
        task.settle(ok({ first }))
        first += task.entries.length
      }
    } catch (error) {
      for (const task of group) task.settle(err(refusalOf(error)))
    }
  }

  const alone = <T>(action: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => enter({ alone: () => action().then(resolve, reject) }))

  const append = (
    entries: readonly NewEntry[],
    acknowledge: readonly number[],
    marks: readonly ReplicaMark[] = [],
  ): Promise<Result<{ readonly first: number }, Refusal>> =>
    new Promise((settle) => enter({ append: { entries, acknowledge, marks, settle } }))

  const isDead = (entry: Standing): boolean =>
    entry.acknowledgedAt !== undefined && entry.acknowledgedAt + keepAcknowledged <= now()

  const rewrite = async (keep: (entry: Standing) => boolean): Promise<Result<void, Refusal>> => {
    compactedAt = now()
    try {
      await store.compact((entry) => !isDead(entry) && keep(entry))
      return ok(undefined)
    } catch (error) {
      return err(refusalOf(error))
    }
  }
  const compact = (): Promise<Result<void, Refusal>> => alone(() => rewrite(() => true))
  const erase = (documents: readonly string[]): Promise<Result<void, Refusal>> => {
    const gone = new Set(documents)
    return alone(async () => {
      const stands = [...store.standing].some(({ document }) => gone.has(document))
      return stands ? rewrite(({ document }) => !gone.has(document)) : ok(undefined)
    })
  }

  function worthCompacting(): boolean {
    if (now() - compactedAt < hour) return false
    let dead = store.end
    for (const entry of store.standing) if (!isDead(entry)) dead -= entry.length + recordOverhead
    return dead >= deadBytesWorthCompacting && dead * 2 >= store.end
  }

  async function read(
    after: number,
    limit: number,
    only: { readonly unacknowledgedOnly?: boolean },
  ): Promise<JournalPage> {
    const entries: StandingEntry[] = []
    let bytes = 0
    let done = true
    for (const entry of store.standing) {
      const acknowledged = entry.acknowledgedAt !== undefined
      if (entry.sequence <= after || (only.unacknowledgedOnly === true && acknowledged)) continue
      bytes += entry.length
      if (entries.length >= limit || (entries.length > 0 && bytes > pageBytes)) {
        done = false
        break
      }
      entries.push({
        sequence: entry.sequence,
        document: entry.document,
        sealed: await store.sealedOf(entry),
        acknowledged,
      })
    }
    if (store.torn) await store.told()
    return { entries, done, unacknowledged: store.unacknowledged(), torn: store.torn }
  }

  if (worthCompacting()) await compact()
  return {
    append: (entries, marks) => append(entries, [], marks),
    acknowledge: async (sequences) => {
      await append([], sequences)
      if (worthCompacting()) await compact()
    },
    erase,
    mark: async (marks) => {
      await append([], [], marks)
      if (worthCompacting()) await compact()
    },
    marks: () => alone(async () => [...store.marks]),
    read: (after, limit, only = {}) => alone(() => read(after, limit, only)),
    compact,
    close: () => alone(() => store.close()),
  }
}

const refusalOf = (error: unknown): Refusal => refusal(isFull(error) ? 'journal.full' : 'journal.failed')
