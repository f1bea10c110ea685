/**
 * All that is worked out about one elder for the pages about everybody: labels, needs, alerts, tasks and open questions, from the
 * elder's own documents alone. Nobody else's change touches it, so that after a change one picture is drawn again and no other.
 */
import { type ReadingAlert, readingAlerts } from '../archive/reading-alerts.ts'
import type { Elder } from '../elders/elder.ts'
import { isDeathInDoubt, isHighAge, isRecordOpen, isUsable, notedOn } from '../elders/elder-rules.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { type NeedReason, needsOf } from '../needs/needs.ts'
import { type Segment, segmentsOf } from '../needs/segments.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { cancellations, type Task, tasksOfElder, tasksOfEnded, type TaskSettings } from '../tasks/due-today.ts'
import { type Conflict, conflictsOf, type DueTask } from '../tasks/today-list.ts'
import { type GroupId, groupsOf } from './groups.ts'

/** What the list of elders says of one: each label with its reason, and the groups they put the elder into. */
export type ElderLabels = {
  readonly segments: readonly Segment[]
  /** Needs of degree 3 and 4, with what weighs most; no reason where staff corrected the degree. */
  readonly needs: readonly {
    readonly dimension: NeedDimension
    readonly degree: Degree
    readonly reason?: NeedReason | undefined
  }[]
  /** Measurements because of which somebody has to be fetched. */
  readonly urgent: readonly { readonly type: ReadingAlert['type']; readonly on: CalendarDate; readonly value: string }[]
  readonly groups: readonly GroupId[]
}

export type ElderPicture = {
  readonly labels: ElderLabels
  readonly tasks: readonly DueTask[]
  readonly conflicts: readonly Conflict[]
  /** Neither archived nor closed: counted. */
  readonly isPresent: boolean
  readonly isHighAge: boolean
}

/** @param about all documents about the elder, of the collections records, observations, services and feedback. */
export function pictureOf(
  elder: Elder,
  about: readonly Document[],
  today: CalendarDate,
  settings: TaskSettings,
): ElderPicture {
  const { name, birthDate } = elder.body
  // Whose record is not to be used any more is not counted; only what has to be called off is told, without the age.
  if (!isRecordOpen(elder)) {
    return { ...nothing, tasks: cancellations(about, today).map((task): DueTask => ({ ...task, name })) }
  }
  if (!isUsable(elder) || isDeathInDoubt(elder)) return endedPicture(elder, about, today)
  const facts = needFactsOf(elder.body, about, today, settings)
  const needs = needsOf(facts, about)
  const alerts = readingAlerts(facts)
  const segments = segmentsOf(facts, notedOn(elder, 'living'))
  const strong = needs.filter(({ degree }) => degree >= 3)
  const urgent = alerts.filter(({ urgency }) => urgency === 'urgent')
  const named = (task: Task): DueTask => ({ ...task, name, birthDate })
  return {
    labels: {
      segments,
      needs: strong.map(({ dimension, degree, reasons: [reason], correction }) => ({
        dimension,
        degree,
        ...(correction === undefined ? { reason } : {}),
      })),
      urgent: urgent.map(({ type, on, params: { value = '' } }) => ({ type, on, value })),
      groups: groupsOf(segments, { hasStrongNeed: strong.length > 0, hasUrgentReading: urgent.length > 0 }),
    },
    tasks: tasksOfElder(elder, about, facts, needs, settings).map(named),
    conflicts: conflictsOf([elder as Document, ...about], elder),
    isPresent: true,
    isHighAge: isHighAge(elder.body, today),
  }
}

/** No labels and no needs; who is noted as dead and back by an edit is counted until somebody has said which is true. */
const endedPicture = (elder: Elder, about: readonly Document[], today: CalendarDate): ElderPicture => ({
  ...nothing,
  tasks: tasksOfEnded(elder, about, today).map((task): DueTask => ({ ...task, name: elder.body.name })),
  // How it ended is asked about; any other choice would be an edit, and bring the record back.
  conflicts: elder.others?.some(({ field }) => field === 'archived') ? conflictsOf([elder as Document], elder) : [],
  isPresent: isDeathInDoubt(elder),
  isHighAge: isDeathInDoubt(elder) && isHighAge(elder.body, today),
})

const nothing: ElderPicture = {
  labels: { segments: [], needs: [], urgent: [], groups: [] },
  tasks: [],
  conflicts: [],
  isPresent: false,
  isHighAge: false,
}
