/**
 * What the worker does: it opens the rows that the page hands over, keeps the roster of the day (src-domain/roster) and tells the
 * page what its screens show of it, never more: labels elder by elder as they change, sums, and the beginning of the list of today.
 * Documents stay in the worker's memory, which ends with the worker when the station is sealed.
 */
import { kindByName } from '../../src-domain/documents.ts'
import type { ElderLabels } from '../../src-domain/roster/elder-picture.ts'
import { type GroupCounts, noCounts } from '../../src-domain/roster/groups.ts'
import { type Change, openRoster, type Roster } from '../../src-domain/roster/roster.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { CalendarDate } from '../../src-domain/shared/instant.ts'
import { beginningOf, type TodayList } from '../../src-domain/tasks/today-list.ts'
import { type FeedMessage, openRow } from '../replica/feed.ts'

/** Each is answered by `taken` with its number once the worker is ready for the next. */
export type RosterQuestion =
  | FeedMessage
  | { readonly type: 'day'; readonly today: CalendarDate }
  /** How many tasks of each view the page shows. */
  | { readonly type: 'show'; readonly tasks: number }
  /** The lists of these days, to be kept for the next start. */
  | { readonly type: 'lists'; readonly days: readonly CalendarDate[]; readonly most: number }

export type RosterProgress = {
  readonly step: 'reading' | 'judging' | 'ready'
  readonly done: number
  readonly total: number
}

export type RosterAnswer =
  | { readonly type: 'taken'; readonly number: number; readonly lists?: readonly TodayList[] | undefined }
  /** `counts` of whom has been judged so far. */
  | { readonly type: 'progress'; readonly progress: RosterProgress; readonly counts: GroupCounts }
  | { readonly type: 'labels'; readonly labels: readonly (readonly [string, ElderLabels | undefined])[] }
  | { readonly type: 'list'; readonly list: TodayList }
  /** It cannot go on; what the page knows stays as it was. */
  | { readonly type: 'failed'; readonly why: string }

/** Milliseconds of judging between two looks at what the page sent. */
const slice = 40
/** Labels in one message: the page takes each in a few milliseconds. */
const labelsAtOnce = 100

export type RosterWork = { readonly ask: (question: RosterQuestion) => Promise<readonly TodayList[] | undefined> }

/** @param breathe lets messages in. */
export function rosterWork(tell: (answer: RosterAnswer) => void, breathe: () => Promise<void> = nextTask): RosterWork {
  let roster: Roster | undefined
  /** Of a day that has begun; it takes the place of the other when everybody is judged. */
  let next: Roster | undefined
  let key: CryptoKey | undefined
  let shown = 0
  let isWhole = false
  let isSettling = false
  const rows = { done: 0, total: 0 }
  /** Changed while rows were still coming: what a row says of them is older. */
  const changed = new Set<string>()
  /** What the page knows: a new day changes few labels, and only those are told. */
  const told = new Map<string, ElderLabels>()

  const tellProgress = (step: RosterProgress['step'], done: number, total: number): void =>
    tell({ type: 'progress', progress: { step, done, total }, counts: roster?.counts() ?? noCounts })
  const tellLabels = (of: Roster): void => {
    const labels = [...of.takeLabels()].filter(([id, now]) => !isSame(now, told.get(id)))
    for (const [id, now] of labels) {
      if (now === undefined) told.delete(id)
      else told.set(id, now)
    }
    for (let from = 0; from < labels.length; from += labelsAtOnce) {
      tell({ type: 'labels', labels: labels.slice(from, from + labelsAtOnce) })
    }
  }
  const tellAll = (of: Roster): void => {
    tellLabels(of)
    tell({ type: 'list', list: beginningOf(of.list(), shown) })
    tellProgress('ready', of.elders(), of.elders())
  }

  async function judge(of: Roster, isTold = true): Promise<void> {
    let judged = 0
    for (;;) {
      const until = performance.now() + slice
      const left = of.settle(() => {
        judged += 1
        return performance.now() > until
      })
      if (left === 0) return
      if (of === roster) tellLabels(of)
      if (isTold) tellProgress('judging', judged, judged + left)
      await breathe()
    }
  }

  async function settle(): Promise<void> {
    if (isSettling || !isWhole || roster === undefined) return
    isSettling = true
    await judge(roster)
    while (next !== undefined) {
      const day = next
      await judge(day)
      roster = day
      // Meanwhile yet another day may have begun.
      if (next === day) next = undefined
    }
    isSettling = false
    tellAll(roster)
  }

  const take = (changes: readonly Change[]): void => {
    roster?.change(changes)
    next?.change(changes)
  }
  async function takeRows(of: Extract<FeedMessage, { readonly type: 'rows' }>): Promise<void> {
    const opened = await Promise.all(of.rows.map((row) => openRow(row, key)))
    take(opened.flatMap((one) => (one === undefined || changed.has(one.id) ? [] : [changeTo(one.id, one)])))
    rows.done += of.count
    tellProgress('reading', rows.done, Math.max(rows.done, rows.total))
  }

  async function listsOf(days: readonly CalendarDate[], most: number): Promise<readonly TodayList[] | undefined> {
    if (!isWhole || roster === undefined) return undefined
    const lists: TodayList[] = []
    for (const day of days) {
      const of = day === roster.today ? roster : roster.on(day)
      await judge(of, false)
      lists.push(beginningOf(of.list(), most))
    }
    return lists
  }

  return {
    ask: async (question) => {
      switch (question.type) {
        case 'day':
          if (roster === undefined) roster = openRoster(question.today)
          else if (question.today !== (next ?? roster).today) next = roster.on(question.today)
          void settle()
          return undefined
        case 'begin':
          key = question.key
          rows.total = question.rows
          return undefined
        case 'rows':
          await takeRows(question)
          return undefined
        case 'whole':
          isWhole = true
          changed.clear()
          void settle()
          return undefined
        case 'changes':
          if (!isWhole) for (const { id } of question.changes) changed.add(id)
          take(question.changes.map(({ id, document }) => changeTo(id, document)))
          void settle()
          return undefined
        case 'show':
          shown = question.tasks
          if (isWhole && !isSettling && roster !== undefined) tellAll(roster)
          return undefined
        case 'lists':
          return listsOf(question.days, question.most)
        default:
          return question satisfies never
      }
    },
  }
}

/** A document of a kind that this program does not know has no part in anything. */
function changeTo(id: string, document: Document | undefined): Change {
  const kind = document === undefined ? undefined : kindByName.get(document.kind)
  return {
    id,
    document: document === undefined || kind === undefined ? undefined : upgradeDocument(kind, document),
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
