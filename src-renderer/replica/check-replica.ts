/**
 * Whether the replica still holds what it held. The host keeps, in the journal, how much each collection had (a mark): it
 * survives what the browser does to its own files (facts.md: Chromium empties or shortens them without a word). When the
 * replica opens its rows are counted, and read through in slices once the first screen stands. A collection that has less than its
 * mark says is `missing` something, and keeps its mark until it was rebuilt, so that a start cut short finds the same again.
 */
import type { ReplicaMark } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { CollectionCount, Counts } from './counted-storage.ts'
import { compare, type Finding, markOf, noRows, plus, type Tally, tallyOfMark } from './tally.ts'

export type Damage = { readonly collection: string; readonly finding: Exclude<Finding, 'whole'> }

export type ReplicaCheck = {
  /** A mark says that the replica held something. */
  readonly wasFilled: boolean
  /** What is known at once: collections with fewer rows than marked. */
  readonly countAll: () => Promise<readonly Damage[]>
  /** Reads everything once. `unreadable`: the browser could not give a row, and will not until the program starts anew. */
  readonly readAll: (pause: () => Promise<void>) => Promise<readonly Damage[]>
  /** What was missing is here again, as far as anybody has it: from now on what is there counts. */
  readonly rebuilt: () => Promise<void>
  /** Marks that changed since they were last given, for the next entry of the journal. */
  readonly takeMarks: () => readonly ReplicaMark[]
  /** Gives the host the last marks. */
  readonly close: () => Promise<void>
}

type State = {
  readonly count: CollectionCount
  marked: Tally | undefined
  /** What it held when it was opened. */
  held: Tally | undefined
  missing: 'nothing' | 'something' | 'rebuilt'
  last: string | undefined
}

/** Milliseconds after a change before its mark goes to the host, unless an entry of the journal takes it along. */
const markDelay = 1_000

/**
 * @param host none for a sealed kiosk: it adds only what is public, and more than was marked is no loss.
 * @param counts of a database that was just opened, before anything is written to it.
 */
export async function openCheck(host: Pick<Host, 'call'> | undefined, counts: Counts): Promise<ReplicaCheck> {
  const nothing = { marks: [] as ReplicaMark[] }
  const { marks } = host === undefined ? nothing : await host.call('journal.marks', {}).catch(() => nothing)
  const byName = new Map(marks.map((mark) => [mark.collection, mark]))
  const states = counts.collections().map((count): State => {
    const mark = byName.get(count.name)
    const marked = mark === undefined ? undefined : tallyOfMark(mark)
    return { count, marked, held: undefined, missing: 'nothing', last: JSON.stringify(mark) }
  })

  const takeMarks = (): readonly ReplicaMark[] =>
    states.flatMap((state) => {
      const base = state.missing === 'something' ? state.marked : (state.held ?? state.marked)
      if (base === undefined) return []
      const mark = markOf(state.count.name, plus(base, state.count.written()))
      const text = JSON.stringify(mark)
      if (text === state.last) return []
      state.last = text
      return [mark]
    })
  const give = async (): Promise<void> => {
    const changed = takeMarks()
    if (changed.length > 0) await host?.call('journal.mark', { marks: [...changed] })
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const giveSoon = (): void => {
    if (closed) return
    timer ??= setTimeout(() => {
      timer = undefined
      // A host that does not answer shows itself at the first save; the next mark says the same and more.
      give().catch(() => undefined)
    }, markDelay)
  }

  counts.onWritten = giveSoon

  const judge = (state: State, actual: Tally): readonly Damage[] => {
    const finding = state.marked === undefined ? 'whole' : compare(actual, state.marked)
    if (finding === 'whole' || state.missing === 'rebuilt') return []
    state.missing = 'something'
    return [{ collection: state.count.name, finding }]
  }

  return {
    wasFilled: marks.some(({ rows }) => rows > 0),
    countAll: async () => {
      const found = await Promise.all(
        states.map(async (state): Promise<readonly Damage[]> => {
          const rows = await state.count.countRows().catch(() => undefined)
          if (rows === undefined) return []
          if (rows === 0) state.held = noRows
          // Only too few rows is told by their number; enough of them says nothing yet.
          if (rows >= (state.marked?.rows ?? 0)) return []
          return judge(state, { rows, writes: 0, hash: 0n })
        }),
      )
      giveSoon()
      return found.flat()
    },
    readAll: async (pause) => {
      const found: Damage[] = []
      for (const state of states) {
        state.held ??= await state.count.scan(pause)
        if (state.missing === 'nothing') found.push(...judge(state, state.held))
      }
      giveSoon()
      return found
    },
    rebuilt: async () => {
      for (const state of states) {
        // Where it was not read yet the mark stands until it is, and the reading does not find the same damage again.
        if (state.missing === 'something') state.missing = 'rebuilt'
      }
      await give().catch(() => undefined)
    },
    takeMarks: () => {
      clearTimeout(timer)
      timer = undefined
      return takeMarks()
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await give().catch(() => undefined)
    },
  }
}
