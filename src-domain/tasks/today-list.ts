/**
 * What the staff's first page says: tasks, alerts and figures, worked out from documents alone. Plain values with the
 * few words each line shows, so that it can be kept for the next start and be there before the documents are.
 */
import { type Elder, isElder } from '../elders/elder.ts'
import { isHighAge, isRecordOpen, isUsable } from '../elders/elder-rules.ts'
import { isOrganization } from '../organizations/organization.ts'
import { type ExpiryNotice, expiryWatch } from '../organizations/organization-rules.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { questionCount } from '../questions/questions.ts'
import { isStaff } from '../staff/staff.ts'
import { readingTargetsOf, settingsOf } from '../settings/station-settings.ts'
import { defaultTaskSettings, dueToday, type Task } from './due-today.ts'

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
export type TaskView = 'all' | 'due' | 'urgent' | 'waiting'

const isInView: Readonly<Record<TaskView, (task: Task) => boolean>> = {
  all: () => true,
  due: (task) => task.urgency !== 'soon',
  urgent: (task) => task.urgency === 'urgent',
  waiting: (task) => task.kind === 'serviceWaiting',
}

/** In the order of the list. */
export const tasksOfView = <T extends Task>(tasks: readonly T[], view: TaskView): readonly T[] =>
  tasks.filter(isInView[view])

export type TodayDocuments = {
  readonly elders: readonly Document[]
  /** Of the collections records, observations and services, in any order. */
  readonly about: readonly Document[]
  readonly organizations: readonly Document[]
  /** People and settings. */
  readonly staff: readonly Document[]
}

/** Licences that run out within this many days are told on the first page. */
const expiryDays = 30

export function todayList({ elders, about, organizations, staff }: TodayDocuments, today: CalendarDate): TodayList {
  const everybody = elders.filter(isElder)
  // Whose record is not to be used any more is not counted; only what has to be called off is on the list.
  const present = everybody.filter(isUsable)
  const elderById = new Map<string, Elder>(everybody.map((elder) => [elder.id, elder]))
  const targets = readingTargetsOf(settingsOf(staff))
  const tasks = dueToday(everybody, about, today, { ...defaultTaskSettings, targets }).flatMap((task): DueTask[] => {
    const elder = elderById.get(task.elder)
    if (elder === undefined) return []
    const { name, birthDate } = elder.body
    return [{ ...task, name, ...(isRecordOpen(elder) ? { birthDate } : {}) }]
  })
  return {
    today,
    tasks,
    conflicts: conflictsOf([...present, ...about, ...staff], new Map(present.map((elder) => [elder.id, elder]))),
    expiring: organizations
      .filter(isOrganization)
      .filter(({ body }) => body.verification.status === 'verified')
      .flatMap(({ id, body }) =>
        expiryWatch(body, today, expiryDays).map((notice) => ({
          organization: id,
          name: body.shortName ?? body.name,
          notice,
        })),
      )
      .toSorted((a, b) => a.notice.daysLeft - b.notice.daysLeft),
    figures: {
      tasks: tasks.length,
      due: tasksOfView(tasks, 'due').length,
      overdue: tasks.filter((task) => task.deadline !== undefined && task.deadline < today).length,
      urgent: tasksOfView(tasks, 'urgent').length,
      waiting: tasksOfView(tasks, 'waiting').length,
      elders: present.length,
      highAge: present.filter((elder) => isHighAge(elder.body, today)).length,
    },
  }
}

/** Of a record that is not to be used any more nobody is asked. */
function conflictsOf(documents: readonly Document[], present: ReadonlyMap<string, Elder>): readonly Conflict[] {
  return documents.flatMap((document): Conflict[] => {
    const questions = questionCount(document)
    if (questions === 0) return []
    const { id, kind } = document
    const elder = kind === 'elder' ? id : document.elder
    if (elder !== '' && !present.has(elder)) return []
    const name = present.get(elder)?.body.name ?? (isStaff(document) ? document.body.name : '')
    return [{ document: id, kind, elder, name, questions }]
  })
}

/** The same list with only its first tasks (and every referral and alert, which the alerts name); the figures still count all. */
export const beginningOf = (list: TodayList, most: number): TodayList => ({
  ...list,
  tasks: list.tasks.filter(
    (task, index) => index < most || task.kind === 'referralReading' || task.kind === 'selfHarmAlert',
  ),
})
