/**
 * Everybody of a station on one day: the picture of each elder (elder-picture.ts), and what the pages about everybody say of them
 * together: the list of today, how many are in each group. After a change only the elders it touches are worked out again, and
 * the sums follow by what those elders gave before and give now. A new day is a new roster, since time passes for everybody.
 */
import { judgingOf, settingsOf } from '../settings/station-settings.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import { isShownWith } from '../elders/join-elders.ts'
import { isSamePerson, joinedInto } from '../elders/same-person.ts'
import { judgedSince } from '../needs/need-facts.ts'
import { isSame } from '../shared/canonical.ts'
import { collectionOfId } from '../shared/ids.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { compareTasks, defaultTaskSettings, type TaskSettings } from '../tasks/due-today.ts'
import {
  type Conflict,
  conflictsOf,
  type DueTask,
  type Expiring,
  expiringOf,
  isInView,
  type TodayList,
} from '../tasks/today-list.ts'
import { type ElderLabels, type ElderPicture, pictureOf } from './elder-picture.ts'
import { type GroupCounts, type GroupId, noCounts } from './groups.ts'

/** Collections whose documents have a part in it. */
export const rosterCollections = [
  'elders',
  'records',
  'observations',
  'services',
  'feedback',
  'organizations',
  'staff',
] as const

/** A document as it stands now; undefined: erased. */
export type Change = { readonly id: string; readonly document: Document | undefined }

export type Roster = {
  readonly today: CalendarDate
  /** Takes in what changed; the pictures follow with `settle`. */
  readonly change: (changes: readonly Change[]) => void
  /** Draws the pictures that changes touched until `isOver`. @returns how many elders are still to do */
  readonly settle: (isOver?: () => boolean) => number
  readonly elders: () => number
  readonly list: () => TodayList
  readonly counts: () => GroupCounts
  readonly pictures: () => ReadonlyMap<string, ElderPicture>
  /** Labels that changed since this was last asked; undefined: the elder is not there any more. */
  readonly takeLabels: () => ReadonlyMap<string, ElderLabels | undefined>
  /** The same station on another day, its pictures still to be drawn. */
  readonly on: (day: CalendarDate) => Roster
}

export function openRoster(today: CalendarDate): Roster {
  const documents = new Map<string, Document>()
  const aboutById = new Map<string, Map<string, Document>>()
  const pictures = new Map<string, ElderPicture>()
  const touched = new Set<string>()
  const newLabels = new Map<string, ElderLabels | undefined>()
  const sums = newSums()
  const since = judgedSince(today)
  let joined: ReadonlyMap<string, string> = new Map()
  let settings: TaskSettings = defaultTaskSettings
  let aboutNobody: readonly Conflict[] | undefined
  let expiring: readonly Expiring[] | undefined

  const shownWith = (elder: string): string => joined.get(elder) ?? elder
  /** Institutions, people of the station and settings are about no elder. */
  const aboutNoElder = (name: string): readonly Document[] =>
    [...(aboutById.get('')?.values() ?? [])].filter(({ id }) => collectionOfId(id) === name)

  const place = (id: string, document: Document | undefined): void => {
    const before = documents.get(id)
    if (before !== undefined) {
      aboutById.get(before.elder)?.delete(id)
      touched.add(shownWith(ownerOf(before)))
    }
    if (document === undefined) {
      documents.delete(id)
      return
    }
    documents.set(id, document)
    touched.add(shownWith(ownerOf(document)))
    if (isElder(document)) return
    const about = aboutById.get(document.elder)
    if (about === undefined) aboutById.set(document.elder, new Map([[id, document]]))
    else about.set(id, document)
  }

  const join = (): void => {
    const before = joined
    joined = joinedInto([...documents.values()].filter(isSamePerson) as unknown as readonly Document[])
    for (const [other, stays] of [...before, ...joined]) touched.add(other).add(stays)
  }

  const change: Roster['change'] = (changes) => {
    let isJoined = false
    let isSet = false
    for (const { id, document } of changes) {
      const kinds = [documents.get(id), document].filter((one) => one !== undefined)
      isJoined ||= kinds.some(isSamePerson)
      isSet ||= kinds.some(({ kind }) => kind === 'station-settings')
      if (collectionOfId(id) === 'organizations') expiring = undefined
      if (kinds.some((one) => ownerOf(one) === '')) aboutNobody = undefined
      place(id, document !== undefined && isRead(document, since) ? document : undefined)
    }
    if (isJoined) join()
    if (isSet) {
      const next = { ...defaultTaskSettings, ...judgingOf(settingsOf(aboutNoElder('staff'))) }
      if (!isSame(next, settings)) for (const elder of pictures.keys()) touched.add(elder)
      settings = next
    }
  }

  const aboutElder = (elder: string): readonly Document[] => {
    const own = aboutById.get(elder)?.values() ?? []
    const others = [...joined].flatMap(([other, stays]) =>
      stays === elder
        ? [...(aboutById.get(other)?.values() ?? [])]
            .filter((document) => isShownWith(documents.get(other), document))
            .map((document) => ({ ...document, elder }))
        : [],
    )
    return [...own, ...others].toSorted(newestFirst)
  }

  const draw = (id: string): void => {
    const before = pictures.get(id)
    const elder = documents.get(id)
    const picture =
      elder === undefined || !isElder(elder) || joined.has(id)
        ? undefined
        : pictureOf(elder satisfies Elder, aboutElder(id), today, settings)
    sums.replace(id, before, picture)
    if (picture === undefined) pictures.delete(id)
    else pictures.set(id, picture)
    if (before !== undefined || picture !== undefined) newLabels.set(id, picture?.labels)
  }

  return {
    today,
    change,
    settle: (isOver = () => false) => {
      for (const id of touched) {
        touched.delete(id)
        draw(id)
        if (isOver()) break
      }
      return touched.size
    },
    elders: () => pictures.size,
    list: () => {
      expiring ??= expiringOf(aboutNoElder('organizations'), today)
      aboutNobody ??= conflictsOf(aboutNoElder('staff'), undefined)
      return { today, expiring, ...sums.list(aboutNobody, today) }
    },
    counts: sums.counts,
    pictures: () => pictures,
    takeLabels: () => {
      const taken = new Map(newLabels)
      newLabels.clear()
      return taken
    },
    on: (day) => {
      const other = openRoster(day)
      other.change([...documents].map(([id, document]) => ({ id, document })))
      return other
    },
  }
}

/** The list of one day from all documents of a station at once. */
export function todayList(documents: readonly Document[], today: CalendarDate): TodayList {
  const roster = openRoster(today)
  roster.change(documents.map((document) => ({ id: document.id, document })))
  roster.settle()
  return roster.list()
}

/** As the pages about one elder get them, so that both say the same. */
const newestFirst = (a: Document, b: Document): number =>
  a.updatedAt === b.updatedAt ? (a.id < b.id ? -1 : 1) : a.updatedAt < b.updatedAt ? 1 : -1

/** '' for what is about nobody. */
const ownerOf = (document: Document): string => (isElder(document) ? document.id : document.elder)

/** Ten years of measurements are kept, one is judged, whenever they were written down; a correction is needed as long as what it corrects. */
const isRead = ({ id, updatedAt, corrects }: Document, since: string): boolean =>
  corrects !== undefined || updatedAt >= since || collectionOfId(id) !== 'observations'

/** What all pictures give together, kept by what each takes away and adds. */
function newSums() {
  const tasks: DueTask[] = []
  const conflicts = new Map<string, readonly Conflict[]>()
  const counts: Record<GroupId, number> = { ...noCounts }
  let present = 0
  let highAge = 0

  const countIn = ({ isPresent, isHighAge, labels }: ElderPicture, by: 1 | -1): void => {
    if (isPresent) present += by
    if (isHighAge) highAge += by
    for (const group of labels.groups) counts[group] += by
  }
  return {
    replace: (id: string, before: ElderPicture | undefined, now: ElderPicture | undefined): void => {
      for (const task of before?.tasks ?? []) tasks.splice(tasks.indexOf(task, placeOf(task, tasks)), 1)
      for (const task of now?.tasks ?? []) tasks.splice(placeOf(task, tasks), 0, task)
      if (before !== undefined) countIn(before, -1)
      if (now !== undefined) countIn(now, 1)
      if (now === undefined || now.conflicts.length === 0) conflicts.delete(id)
      else conflicts.set(id, now.conflicts)
    },
    counts: (): GroupCounts => ({ ...counts }),
    list: (
      aboutNobody: readonly Conflict[],
      today: CalendarDate,
    ): Pick<TodayList, 'tasks' | 'conflicts' | 'figures'> => {
      const count = (isCounted: (task: DueTask) => boolean): number =>
        tasks.reduce((sum, task) => sum + (isCounted(task) ? 1 : 0), 0)
      return {
        tasks: [...tasks],
        conflicts: [
          ...[...conflicts].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, some]) => some),
          ...aboutNobody,
        ],
        figures: {
          tasks: tasks.length,
          due: count(isInView.due),
          overdue: count(({ deadline }) => deadline !== undefined && deadline < today),
          urgent: count(isInView.urgent),
          waiting: count(isInView.waiting),
          elders: present,
          highAge,
        },
      }
    },
  }
}

/** The first place in order at which the task stands or would stand. */
function placeOf(task: DueTask, tasks: readonly DueTask[]): number {
  let [from, to] = [0, tasks.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = tasks[middle]
    if (other !== undefined && other !== task && compareTasks(other, task) < 0) from = middle + 1
    else to = middle
  }
  return from
}
