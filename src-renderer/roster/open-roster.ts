/**
 * The page's end of the roster worker: started when the staff face first needs it, fed by the replica, ended when the station is
 * sealed. The page holds no document of it, only what its screens show.
 */
import { BehaviorSubject, type Observable } from 'rxjs'
import type { ElderLabels } from '../../src-domain/roster/elder-picture.ts'
import { type GroupCounts, noCounts } from '../../src-domain/roster/groups.ts'
import { rosterCollections } from '../../src-domain/roster/roster.ts'
import type { CalendarDate } from '../../src-domain/shared/instant.ts'
import type { TodayList } from '../../src-domain/tasks/today-list.ts'
import type { Replica } from '../replica/replica.ts'
import type { RosterAnswer, RosterProgress, RosterQuestion } from './roster-work.ts'
import type { NumberedQuestion } from './roster-worker.ts'

export type RosterState = {
  readonly progress: RosterProgress
  readonly counts: GroupCounts
  /** Of everybody judged so far; a new state whenever one changed. */
  readonly labels: ReadonlyMap<string, ElderLabels>
  /** Its first tasks ({@link OpenRoster.showTasks}); undefined until everybody was judged once. */
  readonly list: TodayList | undefined
  /** The worker could not go on. */
  readonly hasFailed: boolean
}

export type OpenRoster = {
  readonly state: Observable<RosterState>
  readonly dayIs: (today: CalendarDate) => void
  /** The list holds at least so many tasks of each view. */
  readonly showTasks: (tasks: number) => void
  /** Lists of these days as everything saved so far makes them; undefined while not everything was read. */
  readonly lists: (days: readonly CalendarDate[], most: number) => Promise<readonly TodayList[] | undefined>
  readonly close: () => void
}

export type RosterWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  readonly addEventListener: (type: 'message', heard: (event: { readonly data: RosterAnswer }) => void) => void
}

export const startRosterWorker = (): RosterWorker =>
  new Worker(new URL('./roster-worker.ts', import.meta.url), { type: 'module', name: 'roster' })

/** As many as the first page shows before somebody asks for more. */
export const tasksAtFirst = 150

export function openRoster(
  replica: Pick<Replica, 'feed'>,
  today: CalendarDate,
  worker: RosterWorker = startRosterWorker(),
): OpenRoster {
  const labels = new Map<string, ElderLabels>()
  const state = new BehaviorSubject<RosterState>({
    progress: { step: 'reading', done: 0, total: 0 },
    counts: noCounts,
    labels,
    list: undefined,
    hasFailed: false,
  })
  const waiting = new Map<number, (lists: readonly TodayList[] | undefined) => void>()
  let number = 0
  let tasks = tasksAtFirst
  const ask = (question: RosterQuestion): Promise<readonly TodayList[] | undefined> =>
    new Promise((resolve) => {
      number += 1
      waiting.set(number, resolve)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
      worker.postMessage({ number, question } satisfies NumberedQuestion)
    })

  worker.addEventListener('message', ({ data: answer }) => {
    switch (answer.type) {
      case 'taken':
        waiting.get(answer.number)?.(answer.lists)
        waiting.delete(answer.number)
        break
      case 'labels':
        for (const [id, now] of answer.labels) {
          if (now === undefined) labels.delete(id)
          else labels.set(id, now)
        }
        state.next({ ...state.value })
        break
      case 'list':
        state.next({ ...state.value, list: answer.list })
        break
      case 'progress':
        state.next({ ...state.value, progress: answer.progress, counts: answer.counts })
        break
      case 'failed':
        console.error('the roster', answer.why)
        state.next({ ...state.value, hasFailed: true })
        break
      default:
        answer satisfies never
    }
  })

  void ask({ type: 'day', today })
  void ask({ type: 'show', tasks })
  const stop = replica.feed(rosterCollections, async (message) => {
    await ask(message)
  })

  return {
    state,
    dayIs: (day) => void ask({ type: 'day', today: day }),
    showTasks: (wanted) => {
      if (wanted <= tasks) return
      tasks = wanted
      void ask({ type: 'show', tasks })
    },
    lists: (days, most) => ask({ type: 'lists', days, most }),
    close: () => {
      stop()
      worker.terminate()
      waiting.clear()
      labels.clear()
      state.complete()
    },
  }
}
