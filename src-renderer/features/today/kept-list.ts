/** The list of today kept for the next start, and tomorrow's beside it: most starts are the first of a day. */
import type { CollectionName } from '../../../src-domain/shared/collections.ts'
import { addDays, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import { beginningOf, type TodayDocuments, todayList, type TodayList } from '../../../src-domain/tasks/today-list.ts'
import type { Replica } from '../../replica/replica.ts'

const sources = [
  'elders',
  'records',
  'observations',
  'services',
  'organizations',
  'staff',
] as const satisfies CollectionName[]

/** Tasks that the first screen can show before the documents are read. */
const most = 150

export async function readKeptList(replica: Replica, today: CalendarDate): Promise<TodayList | undefined> {
  return listsOf(await replica.kept.read('today')).find((list) => list.today === today)
}

/** Does nothing when they are kept already. Rejects never: a list that could not be kept is worked out again. */
export async function keepLists(replica: Replica, today: CalendarDate): Promise<void> {
  try {
    if (listsOf(await replica.kept.read('today'))[0]?.today === today) return
    await replica.kept.keep('today', sources, async () => {
      const documents = await readDocuments(replica)
      return [today, addDays(today, 1)].map((day) => beginningOf(todayList(documents, day), most))
    })
  } catch {
    // A full disk shows itself in the health notices.
  }
}

async function readDocuments({ find }: Replica): Promise<TodayDocuments> {
  const [elders, organizations, staff, ...about] = await Promise.all([
    find({ collection: 'elders', kind: 'elder' }),
    find({ collection: 'organizations', kind: 'organization' }),
    find({ collection: 'staff' }),
    find({ collection: 'records' }),
    find({ collection: 'observations' }),
    find({ collection: 'services' }),
  ])
  return { elders, organizations, staff, about: about.flat() }
}

/** What this build kept is what this build reads (kept.ts); anything else is no list. */
const listsOf = (kept: unknown): readonly TodayList[] => (Array.isArray(kept) ? kept.filter(isList) : [])
const isList = (value: unknown): value is TodayList =>
  typeof value === 'object' && value !== null && 'today' in value && 'tasks' in value && 'figures' in value
