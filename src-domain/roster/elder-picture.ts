/**
 * All that is worked out about one elder for the pages about everybody: labels, needs, alerts, tasks and open questions, from the
 * elder's own documents alone. Nobody else's change touches it, so that after a change one picture is drawn again and no other.
 */
import { type ReadingAlert, readingAlerts } from '../archive/reading-alerts.ts'
import type { Elder } from '../elders/elder.ts'
import { isHighAge, isRecordOpen, isUsable } from '../elders/elder-rules.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { type Need, needsOf } from '../needs/needs.ts'
import { type Segment, segmentsOf } from '../needs/segments.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { cancellations, type Task, tasksOfElder, type TaskSettings } from '../tasks/due-today.ts'
import { type Conflict, conflictsOf, type DueTask } from '../tasks/today-list.ts'
import { type GroupId, groupsOf } from './groups.ts'

/** What the list of elders says of one: its labels with their reasons, and the groups they put the elder into. */
export type ElderLabels = { readonly segments: readonly Segment[]; readonly groups: readonly GroupId[] }

export type ElderPicture = {
  readonly labels: ElderLabels
  readonly needs: readonly Need[]
  readonly alerts: readonly ReadingAlert[]
  readonly tasks: readonly DueTask[]
  readonly conflicts: readonly Conflict[]
  /** Neither archived nor closed: counted. */
  readonly isPresent: boolean
  readonly isHighAge: boolean
}

/** @param about all documents about the elder, of the collections records, observations and services. */
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
  if (!isUsable(elder)) return nothing
  const facts = needFactsOf(
    elder.body,
    about,
    today,
    settings.targets === undefined ? {} : { targets: settings.targets },
  )
  const needs = needsOf(facts, about)
  const alerts = readingAlerts(facts)
  const segments = segmentsOf(facts)
  const named = (task: Task): DueTask => ({ ...task, name, birthDate })
  return {
    labels: { segments, groups: groupsOf(segments, needs, alerts) },
    needs,
    alerts,
    tasks: tasksOfElder(elder, about, facts, needs, settings).map(named),
    conflicts: conflictsOf([elder as Document, ...about], elder),
    isPresent: true,
    isHighAge: isHighAge(elder.body, today),
  }
}

const nothing: ElderPicture = {
  labels: { segments: [], groups: [] },
  needs: [],
  alerts: [],
  tasks: [],
  conflicts: [],
  isPresent: false,
  isHighAge: false,
}
