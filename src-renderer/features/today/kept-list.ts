/** The list of today kept for the next start, and tomorrow's beside it: most starts are the first of a day. */
import type { CollectionName } from '../../../src-domain/shared/collections.ts'
import { addDays, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import { rosterCollections } from '../../../src-domain/roster/roster.ts'
import type { TodayList } from '../../../src-domain/tasks/today-list.ts'
import type { Replica } from '../../replica/replica.ts'
import type { OpenRoster } from '../../roster/open-roster.ts'

const sources: readonly CollectionName[] = rosterCollections

/** Tasks of each view that the first screen can show before the documents are read. */
const most = 150

export async function readKeptList(replica: Replica, today: CalendarDate): Promise<TodayList | undefined> {
  return listsOf(await replica.kept.read('today')).find((list) => list.today === today)
}

/** Does nothing when they are kept already. Rejects never: a list that could not be kept is worked out again. */
export async function keepLists(
  replica: Replica,
  roster: Pick<OpenRoster, 'lists'>,
  today: CalendarDate,
): Promise<void> {
  try {
    if (listsOf(await replica.kept.read('today'))[0]?.today === today) return
    await replica.kept.keep('today', sources, async () => (await roster.lists([today, addDays(today, 1)], most)) ?? [])
  } catch {
    // A full disk shows itself in the health notices.
  }
}

/** What this build kept is what this build reads (kept.ts); anything else is no list. */
const listsOf = (kept: unknown): readonly TodayList[] => (Array.isArray(kept) ? kept.filter(isList) : [])
const isList = (value: unknown): value is TodayList =>
  typeof value === 'object' && value !== null && 'today' in value && 'tasks' in value && 'figures' in value
