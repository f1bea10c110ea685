/** What the staff's first page knows, from documents alone and kept fresh: tasks, alerts, figures. */
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isHighAge } from '../../../src-domain/elders/elder-rules.ts'
import { type Organization, organizationKind } from '../../../src-domain/organizations/organization.ts'
import { expiryWatch, type ExpiryNotice } from '../../../src-domain/organizations/organization-rules.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { openQuestions } from '../../../src-domain/shared/merge.ts'
import { dueToday, type Task } from '../../../src-domain/tasks/due-today.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { todayOf } from '../../replica/use-today.ts'

export type Conflict = { readonly elder: Elder; readonly questions: number }
export type Expiring = { readonly organization: Organization; readonly notice: ExpiryNotice }

export type TodayList = {
  readonly today: CalendarDate
  readonly elders: ReadonlyMap<string, Elder>
  readonly tasks: readonly Task[]
  readonly conflicts: readonly Conflict[]
  readonly expiring: readonly Expiring[]
  readonly figures: {
    /** Urgent ones and those whose day is here or past. */
    readonly due: number
    readonly overdue: number
    readonly urgent: number
    readonly waiting: number
    readonly elders: number
    readonly highAge: number
  }
}

/** Undefined while loading. */
export const TodayContext = createContext<TodayList | undefined>(undefined)
export const useTodayList = (): TodayList | undefined => useContext(TodayContext)

const isOrganization = (document: { readonly kind: string }): document is Organization =>
  document.kind === organizationKind.kind

/** Licences that run out within this many days are told on the first page. */
const expiryDays = 30

/** Computed once, by the shell: the menu's figure and the page say the same. */
export function useFreshTodayList(): TodayList | undefined {
  const today = useCalendarDay()
  const elderDocuments = useDocuments({ collection: 'elders', kind: 'elder' })
  const records = useDocuments({ collection: 'records' })
  const observations = useDocuments({ collection: 'observations' })
  const services = useDocuments({ collection: 'services' })
  const organizations = useDocuments({ collection: 'organizations', kind: 'organization' })
  const elders = useMemo(
    () => elderDocuments?.filter(isElder).filter((elder) => elder.body.archived === undefined),
    [elderDocuments],
  )
  const tasks = useMemo(
    () =>
      elders === undefined || records === undefined || observations === undefined || services === undefined
        ? undefined
        : dueToday(elders, [...records, ...observations, ...services], today),
    [elders, records, observations, services, today],
  )
  return useMemo(() => {
    if (elders === undefined || tasks === undefined) return undefined
    return {
      today,
      elders: new Map(elders.map((elder) => [elder.id, elder])),
      tasks,
      conflicts: elders
        .map((elder) => ({ elder, questions: openQuestions(elder).length }))
        .filter((conflict) => conflict.questions > 0),
      expiring: (organizations ?? [])
        .filter(isOrganization)
        .filter((organization) => organization.body.verification.status === 'verified')
        .flatMap((organization) =>
          expiryWatch(organization.body, today, expiryDays).map((notice) => ({ organization, notice })),
        )
        .toSorted((a, b) => a.notice.daysLeft - b.notice.daysLeft),
      figures: {
        due: tasks.filter((task) => task.urgency !== 'soon').length,
        overdue: tasks.filter((task) => task.deadline !== undefined && task.deadline < today).length,
        urgent: tasks.filter((task) => task.urgency === 'urgent').length,
        waiting: tasks.filter((task) => task.kind === 'serviceWaiting').length,
        elders: elders.length,
        highAge: elders.filter((elder) => isHighAge(elder.body, today)).length,
      },
    }
  }, [elders, tasks, organizations, today])
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
