/**
 * What became of the services an elder asked for: asked, called off, declined, done, and what the elder thought of it. The part of
 * behaviour that the rules of need look at (docs/decisions/028-behaviour-asks.md), of the last {@link behaviourDays} days.
 */
import type { ServiceRequest } from '../services/service.ts'
import { type ServiceState, serviceState } from '../services/service-rules.ts'
import type { LogEvent } from '../shared/document.ts'
import { addDays, type CalendarDate, calendarDateOf, type Instant } from '../shared/instant.ts'
import { dailyDimensions, type DailyDimension, type NeedDimension } from './dimensions.ts'

/** What was asked for, and what happened, longer ago says nothing about today; ours, since 2026-11. */
export const behaviourDays = 90

export type AskedService = {
  readonly dimension: NeedDimension
  readonly service: string
  readonly organization: string
  readonly askedBy: 'elder' | 'family' | 'staff'
  readonly askedOn: CalendarDate
  readonly state: ServiceState
  /** Of the newest step. */
  readonly on: CalendarDate
  readonly at: Instant
  /** Day on which it was done, once it was. */
  readonly doneOn?: CalendarDate
  readonly answer?: 'satisfied' | 'neutral' | 'unsatisfied'
  /** Why it was called off or declined, or what the elder said of it. */
  readonly words?: string
}

/** Newest asked first. What was undone within its ten minutes was a slip, and is left out. */
export function askedServices(requests: readonly ServiceRequest[], today: CalendarDate): readonly AskedService[] {
  const since = addDays(today, -behaviourDays)
  // Whatever happened since was written since; a day early, so that no offset from UTC cuts one off.
  const written = `${addDays(since, -1)}T00:00:00.000Z`
  return requests
    .filter(({ updatedAt }) => updatedAt >= written)
    .map(askedService)
    .filter(({ state, on }) => state !== 'undone' && on > since)
    .toSorted((a, b) => (a.askedOn === b.askedOn ? (a.at < b.at ? 1 : -1) : a.askedOn < b.askedOn ? 1 : -1))
}

function askedService(request: ServiceRequest): AskedService {
  const { dimension, serviceName, organizationName, askedBy } = request.body
  const { state, steps, since } = serviceState(request)
  const last = steps.at(-1)
  const done = steps.findLast((step) => step.type === 'done')
  const answer = text(last, 'answer')
  const words = text(last, 'reason') ?? text(last, 'words')
  return {
    dimension,
    service: serviceName,
    organization: organizationName,
    askedBy,
    askedOn: calendarDateOf(request.occurredAt, request.offset),
    state,
    on: last === undefined ? calendarDateOf(since, request.offset) : dayOf(last),
    at: since,
    ...(done === undefined ? {} : { doneOn: dayOf(done) }),
    ...(isAnswer(answer) ? { answer } : {}),
    ...(words === undefined ? {} : { words }),
  }
}

const dayOf = ({ at, offset }: LogEvent): CalendarDate => calendarDateOf(at, offset)
/** Data of a step were checked when it was saved. */
const text = (step: LogEvent | undefined, name: string): string | undefined => {
  const value = step?.data?.[name]
  return typeof value === 'string' ? value : undefined
}
const isAnswer = (answer: string | undefined): answer is NonNullable<AskedService['answer']> =>
  answer === 'satisfied' || answer === 'neutral' || answer === 'unsatisfied'

/**
 * Kinds of daily help that the elder or the family asked for. A request an institution declined, and one that was served, was asked
 * for all the same.
 */
export function askedFor(services: readonly AskedService[], today: CalendarDate): readonly DailyDimension[] {
  const since = addDays(today, -behaviourDays)
  const asked = services.filter(
    ({ askedBy, askedOn, state }) => askedBy !== 'staff' && askedOn > since && state !== 'cancelled',
  )
  return dailyDimensions.filter((dimension) => asked.some((one) => one.dimension === dimension))
}
