/**
 * What the staff's first page knows, kept fresh. The list that was kept when the station last stood quietly shows at once; behind
 * it the roster's worker reads the documents and judges everybody.
 */
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { TodayList } from '../../../src-domain/tasks/today-list.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { todayOf } from '../../replica/use-today.ts'
import type { RosterProgress } from '../../roster/roster-work.ts'
import { useRoster, useRosterState } from '../../roster/use-roster.ts'
import { keepLists, readKeptList } from './kept-list.ts'

export type TodayState = {
  /** Undefined while loading. It holds the first tasks of each view; its figures count all. */
  readonly list: TodayList | undefined
  readonly progress?: RosterProgress | undefined
  /** It could not be worked out; what stands may be old. */
  readonly hasFailed?: boolean
  /** The list is to hold so many tasks of each view. */
  readonly showTasks: (tasks: number) => void
  readonly nameOfElder: (id: string) => string | undefined
}

export const TodayContext = createContext<TodayState>({
  list: undefined,
  showTasks: () => undefined,
  nameOfElder: () => undefined,
})
export const useTodayState = (): TodayState => useContext(TodayContext)
export const useTodayList = (): TodayList | undefined => useContext(TodayContext).list
export const useNameOfElder = (): TodayState['nameOfElder'] => useContext(TodayContext).nameOfElder

/** Once, by the shell: the menu's figure and the page say the same. */
export function useFreshToday(): TodayState {
  const replica = useReplica()
  const today = useCalendarDay()
  const { roster, open } = useRoster()
  const state = useRosterState()
  const [kept, setKept] = useState<TodayList | undefined>()
  const [isReading, setReading] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const start = async () => {
      const found = await readKeptList(replica, todayOf(replica))
      if (!isCurrent) return
      setKept(found)
      if (found !== undefined) await painted()
      if (!isCurrent) return
      open()
      setReading(true)
    }
    void start()
    return () => {
      isCurrent = false
    }
  }, [replica, open])

  useEffect(() => roster?.dayIs(today), [roster, today])
  const fresh = state?.list
  useEffect(() => {
    if (roster === undefined || fresh === undefined) return undefined
    const timer = setTimeout(() => void keepLists(replica, roster, today), quiet)
    return () => clearTimeout(timer)
  }, [replica, roster, fresh, today])

  const elders = useDocuments(isReading ? { collection: 'elders', kind: 'elder' } : undefined)
  const names = useMemo(() => new Map(elders?.filter(isElder).map((elder) => [elder.id, elder.body.name])), [elders])
  const list = fresh ?? (kept?.today === today ? kept : undefined)
  const progress = state?.progress
  const hasFailed = state?.hasFailed === true
  return useMemo(
    () => ({
      list,
      progress,
      hasFailed,
      showTasks: (tasks) => roster?.showTasks(tasks),
      nameOfElder: (id) => names.get(id),
    }),
    [list, progress, hasFailed, roster, names],
  )
}

/** Milliseconds without a change after which the list is kept for the next start. */
const quiet = 10_000

const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** The date on the wall; a new day begins by itself. */
function useCalendarDay(): CalendarDate {
  const replica = useReplica()
  const [day, setDay] = useState(() => todayOf(replica))
  useEffect(() => {
    const timer = setInterval(() => setDay(todayOf(replica)), 60_000)
    return () => clearInterval(timer)
  }, [replica])
  return day
}
