/**
 * How a need came to be what it is: the same pure rules over what was known up to each day on which something was noted, so that
 * nothing is stored for it. What is edited in place (a condition, the living situation) is taken as it stands now: a history
 * tells of facts with a day, not of the wording of records; a log is taken as far as it had come. What time alone changes shows at the next day that has a fact.
 */
import type { ElderBody } from '../elders/elder.ts'
import type { Document, LogEvent } from '../shared/document.ts'
import { addDays, addMonths, type CalendarDate, calendarDateOf, type Instant } from '../shared/instant.ts'
import type { Degree, NeedDimension } from './dimensions.ts'
import { judgedSince, type Judging, needFactsOf } from './need-facts.ts'
import { type Need, type NeedCorrection, type NeedReason, needsOf } from './needs.ts'

export type NeedChange = {
  readonly on: CalendarDate
  readonly from: Degree
  readonly to: Degree
  /** Reasons that were not there before, and those that were and are gone. */
  readonly came: readonly NeedReason[]
  readonly went: readonly NeedReason[]
  /** A correction that began to stand. */
  readonly corrected?: NeedCorrection
}

/** How far back is looked. */
const historyMonths = 24
const oldestDay = (today: CalendarDate): CalendarDate => addMonths(today, -historyMonths)

/** Measurements before this have no part in it: older than what is judged on the oldest day. */
export const readingsOfHistorySince = (today: CalendarDate): Instant => judgedSince(oldestDay(today))

/** Measurements decide about nothing else: the history of another need comes without reading one. */
export const isJudgedByReadings = (dimension: NeedDimension): boolean => dimension === 'treatment'

/**
 * @param documents about this elder: all of the collections records, services and feedback, and the measurements where it is judged by them.
 * Newest first; from the first day something was known, which is no change itself.
 */
export function needHistory(
  elder: ElderBody,
  documents: readonly Document[],
  dimension: NeedDimension,
  today: CalendarDate,
  options: Judging = {},
): readonly NeedChange[] {
  const oldest = oldestDay(today)
  const days = [...new Set([...documents.flatMap(daysOf), today])]
    .filter((on) => on >= oldest && on <= today)
    .toSorted()
  const pictureOn = (on: CalendarDate): Need | undefined => {
    const known = documents.flatMap((document) => knownOn(document, on))
    return needsOf(needFactsOf(elder, known, on, options), known, [dimension])[0]
  }
  const first = days[0] === undefined ? undefined : pictureOn(addDays(days[0], -1))
  const changes: NeedChange[] = []
  let before = first
  for (const on of days) {
    const now = pictureOn(on)
    if (before !== undefined && now !== undefined) changes.push(...changeBetween(before, now, on))
    before = now
  }
  return changes.toReversed()
}

const dayOf = ({ occurredAt, offset }: Document): CalendarDate => calendarDateOf(occurredAt, offset)
const dayOfStep = ({ at, offset }: LogEvent): CalendarDate => calendarDateOf(at, offset)
const daysOf = (document: Document): readonly CalendarDate[] => [
  dayOf(document),
  ...(document.events ?? []).map(dayOfStep),
]

/** A log as it stood then: what was called off in November was asked for in October. */
function knownOn(document: Document, on: CalendarDate): readonly Document[] {
  if (dayOf(document) > on) return []
  const { events } = document
  return events === undefined ? [document] : [{ ...document, events: events.filter((step) => dayOfStep(step) <= on) }]
}

function changeBetween(before: Need, now: Need, on: CalendarDate): readonly NeedChange[] {
  const said = (reasons: readonly NeedReason[]) => new Set(reasons.map((one) => one.rule))
  const [had, has] = [said(before.reasons), said(now.reasons)]
  const came = now.reasons.filter((one) => !had.has(one.rule))
  const went = before.reasons.filter((one) => !has.has(one.rule))
  const isCorrected = now.correction !== undefined && now.correction.id !== before.correction?.id
  if (before.degree === now.degree && came.length === 0 && went.length === 0 && !isCorrected) return []
  return [
    {
      on,
      from: before.degree,
      to: now.degree,
      came,
      went,
      ...(isCorrected && now.correction !== undefined ? { corrected: now.correction } : {}),
    },
  ]
}

export type DegreeChange = { readonly dimension: NeedDimension; readonly from: Degree; readonly to: Degree }

/** Days over which the whole picture is compared. */
export const comparedDays = 90

/** Which needs have another degree than {@link comparedDays} days ago; empty where nothing was known then. */
export function degreeChanges(
  elder: ElderBody,
  documents: readonly Document[],
  now: readonly Need[],
  today: CalendarDate,
  options: Judging = {},
): readonly DegreeChange[] {
  const day = addDays(today, -comparedDays)
  const known = documents.flatMap((document) => knownOn(document, day))
  if (known.length === 0) return []
  const before = new Map(
    needsOf(needFactsOf(elder, known, day, options), known).map(({ dimension, degree }) => [dimension, degree]),
  )
  return now.flatMap(({ dimension, degree }) => {
    const from = before.get(dimension)
    return from === undefined || from === degree ? [] : [{ dimension, from, to: degree }]
  })
}
