/**
 * What the staff's first page knows, kept fresh. The list that was kept when the station last stood quietly shows at once;
 * the documents are read behind it.
 */
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { type TodayDocuments, todayList, type TodayList } from '../../../src-domain/tasks/today-list.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { todayOf } from '../../replica/use-today.ts'
import { readKeptList, keepLists } from './kept-list.ts'

export type TodayState = {
  /** Undefined while loading. */
  readonly list: TodayList | undefined
  readonly nameOfElder: (id: string) => string | undefined
}

export const TodayContext = createContext<TodayState>({ list: undefined, nameOfElder: () => undefined })
export const useTodayList = (): TodayList | undefined => useContext(TodayContext).list
export const useNameOfElder = (): TodayState['nameOfElder'] => useContext(TodayContext).nameOfElder

/** Computed once, by the shell: the menu's figure and the page say the same. */
export function useFreshToday(): TodayState {
  const replica = useReplica()
  const today = useCalendarDay()
  const [kept, setKept] = useState<TodayList | undefined>()
  const [isReading, setReading] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const start = async () => {
      const found = await readKeptList(replica, todayOf(replica))
      if (!isCurrent) return
      setKept(found)
      if (found !== undefined) await painted()
      if (isCurrent) setReading(true)
    }
    void start()
    return () => {
      isCurrent = false
    }
  }, [replica])

  const documents = useTodayDocuments(isReading)
  const fresh = useMemo(() => (documents === undefined ? undefined : todayList(documents, today)), [documents, today])
  useEffect(() => {
    if (documents === undefined) return undefined
    const timer = setTimeout(() => void keepLists(replica, today), quiet)
    return () => clearTimeout(timer)
  }, [replica, documents, today])

  const names = useMemo(
    () => new Map(documents?.elders.filter(isElder).map((elder) => [elder.id, elder.body.name])),
    [documents],
  )
  const list = fresh ?? (kept?.today === today ? kept : undefined)
  return useMemo(() => ({ list, nameOfElder: (id) => names.get(id) }), [list, names])
}

/** Milliseconds without a change after which the list is kept for the next start. */
const quiet = 10_000

const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Undefined until all have been read. */
function useTodayDocuments(isReading: boolean): TodayDocuments | undefined {
  const elders = useDocuments(isReading ? { collection: 'elders', kind: 'elder' } : undefined)
  const records = useDocuments(isReading ? { collection: 'records' } : undefined)
  const observations = useDocuments(isReading ? { collection: 'observations' } : undefined)
  const services = useDocuments(isReading ? { collection: 'services' } : undefined)
  const organizations = useDocuments(isReading ? { collection: 'organizations', kind: 'organization' } : undefined)
  const staff = useDocuments(isReading ? { collection: 'staff' } : undefined)
  return useMemo(
    () =>
      elders === undefined ||
      records === undefined ||
      observations === undefined ||
      services === undefined ||
      organizations === undefined ||
      staff === undefined
        ? undefined
        : { elders, about: [...records, ...observations, ...services], organizations, staff },
    [elders, records, observations, services, organizations, staff],
  )
}

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
