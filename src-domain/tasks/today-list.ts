/**
 * What the staff's first page says: tasks, alerts and figures (roster/roster.ts works them out). Plain values with the
 * few words each line shows, so that it can be kept for the next start and be there before the documents are.
 */
import type { Elder } from '../elders/elder.ts'
import { isOrganization } from '../organizations/organization.ts'
import { type ExpiryNotice, expiryWatch } from '../organizations/organization-rules.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { questionCount } from '../questions/questions.ts'
import { isStaff } from '../staff/staff.ts'
import type { Task } from './due-today.ts'

/** `birthDate` is left out for a record that is not agreed to any more. */
export type DueTask = Task & { readonly name: string; readonly birthDate?: CalendarDate }
/** A document in which two people changed one thing; `elder` and `name` are '' where it is about nobody. */
export type Conflict = {
  readonly document: string
  readonly kind: string
  readonly elder: string
  readonly name: string
  readonly questions: number
}
export type Expiring = { readonly organization: string; readonly name: string; readonly notice: ExpiryNotice }

export type TodayList = {
  readonly today: CalendarDate
  /** Most urgent first. */
  readonly tasks: readonly DueTask[]
  readonly conflicts: readonly Conflict[]
  readonly expiring: readonly Expiring[]
  readonly figures: {
    readonly tasks: number
    /** Urgent ones and those whose day is here or past. */
    readonly due: number
    readonly overdue: number
    readonly urgent: number
    readonly waiting: number
    readonly elders: number
    readonly highAge: number
  }
}

/** Parts of the list that a figure counts. */
const taskViews = ['all', 'due', 'urgent', 'waiting'] as const
export type TaskView = (typeof taskViews)[number]

export const isInView: Readonly<Record<TaskView, (task: Task) => boolean>> = {
  all: () => true,
  due: (task) => task.urgency !== 'soon',
  urgent: (task) => task.urgency === 'urgent',
  waiting: (task) => task.kind === 'serviceWaiting',
}

/** In the order of the list. */
export const tasksOfView = <T extends Task>(tasks: readonly T[], view: TaskView): readonly T[] =>
  tasks.filter(isInView[view])

/** Licences that run out within this many days are told on the first page. */
const expiryDays = 30

export const expiringOf = (organizations: readonly Document[], today: CalendarDate): readonly Expiring[] =>
  organizations
    .filter(isOrganization)
    .filter(({ body }) => body.verification.status === 'verified')
    .flatMap(({ id, body }) =>
      expiryWatch(body, today, expiryDays).map((notice) => ({
        organization: id,
        name: body.shortName ?? body.name,
        notice,
      })),
    )
    .toSorted((a, b) => a.notice.daysLeft - b.notice.daysLeft || (a.organization < b.organization ? -1 : 1))

/** @param elder whom the documents are about; of a record that is not to be used any more nobody is asked. */
export const conflictsOf = (documents: readonly Document[], elder: Elder | undefined): readonly Conflict[] =>
  documents.flatMap((document): Conflict[] => {
    const questions = questionCount(document)
    if (questions === 0) return []
    const { id, kind } = document
    const name = elder?.body.name ?? (isStaff(document) ? document.body.name : '')
    return [{ document: id, kind, elder: elder?.id ?? '', name, questions }]
  })

/**
 * The same list with only the first tasks of each view (and every referral and alert, which the alerts name); the figures still
 * count all.
 */
export function beginningOf(list: TodayList, most: number): TodayList {
  const shown = new Map<TaskView, number>(taskViews.map((view) => [view, 0]))
  const isAmongFirst = (task: Task): boolean => {
    const open = taskViews.filter((view) => isInView[view](task) && (shown.get(view) ?? 0) < most)
    for (const view of open) shown.set(view, (shown.get(view) ?? 0) + 1)
    return open.length > 0
  }
  return {
    ...list,
    tasks: list.tasks.filter(
      (task) => isAmongFirst(task) || task.kind === 'referralReading' || task.kind === 'selfHarmAlert',
    ),
  }
}
