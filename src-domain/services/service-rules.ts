/** Legal ways through a service request, judged by when each step happened (standards/09 §4). */
import Type, { type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { LogEvent } from '../shared/document.ts'
import { addDays, CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { ServiceRequest } from './service.ts'

export type ServiceState =
  | 'new'
  | 'requested'
  | 'undone'
  | 'cancelled'
  | 'declined'
  | 'confirmed'
  | 'scheduled'
  | 'done'
  | 'rated'
/** An event is called like the state it leads to; only the answer about satisfaction ends as `rated`. */
export type ServiceEventType = Exclude<ServiceState, 'new' | 'rated'> | 'satisfaction'

const transitions: Readonly<Record<ServiceState, Readonly<Partial<Record<ServiceEventType, ServiceState>>>>> = {
  new: { requested: 'requested' },
  requested: { undone: 'undone', cancelled: 'cancelled', declined: 'declined', confirmed: 'confirmed' },
  confirmed: { undone: 'undone', cancelled: 'cancelled', scheduled: 'scheduled', done: 'done' },
  scheduled: { undone: 'undone', cancelled: 'cancelled', scheduled: 'scheduled', done: 'done' },
  done: { satisfaction: 'rated' },
  rated: {},
  undone: {},
  cancelled: {},
  declined: {},
}

/** What may happen next, for the buttons of a screen; undoing only while {@link undoLeft} is positive. */
export const nextSteps = (state: ServiceState): readonly ServiceEventType[] =>
  Object.keys(transitions[state]) as ServiceEventType[]

/** Somebody is to come or to answer: it can still be called off. */
export const isRunning = (state: ServiceState): boolean => transitions[state].cancelled !== undefined

/** Undo of what binds: 10 minutes from asking, also from the staff face (standards/09 §4). */
export const undoMilliseconds = 10 * 60_000

/** Milliseconds in which it can still be undone; 0 when no more. */
export function undoLeft(request: ServiceRequest, now: number): number {
  if (transitions[serviceState(request).state].undone === undefined) return 0
  const left = Date.parse(request.occurredAt) + undoMilliseconds - now
  // Another kiosk's clock may run a little ahead of ours: never more than the whole ten minutes.
  return Math.max(0, Math.min(left, undoMilliseconds))
}

/** No service is wished or arranged further ahead than this: such a day is a slip of the pen, and would be waited for silently. */
export const furthestDays = 366

/** The furthest day that can be wished or arranged on `today`. */
export const furthestDay = (today: CalendarDate): CalendarDate => addDays(today, furthestDays)

/** The day that was agreed on, else the day that was wished for; undefined when nobody named one. */
export function dayOfService(request: ServiceRequest, steps: readonly LogEvent[]): CalendarDate | undefined {
  const agreed = steps.findLast((step) => step.type === 'scheduled')?.data?.['on']
  return typeof agreed === 'string' ? agreed : request.body.wishedOn
}

/** Its day has passed, and nobody said what became of it. */
export function isOverdue(request: ServiceRequest, { state, steps }: ServiceStory, today: CalendarDate): boolean {
  const day = dayOfService(request, steps)
  return isRunning(state) && day !== undefined && day < today
}

const after = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200 })
const data = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object({ after, ...properties }, { additionalProperties: false })
const Text = Type.String({ minLength: 1, maxLength: 300 })

const dataByType: Readonly<Record<ServiceEventType, TSchema>> = {
  requested: data({}),
  undone: data({}),
  cancelled: data({ reason: Text }),
  declined: data({ reason: Text }),
  confirmed: data({ by: Type.Optional(Type.String({ maxLength: 80 })) }),
  scheduled: data({
    on: CalendarDate,
    time: Type.Optional(Type.String({ maxLength: 20 })),
    who: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  done: data({ result: Text }),
  satisfaction: data({ answer: Type.Enum(['satisfied', 'neutral', 'unsatisfied']), words: Type.Optional(Text) }),
}

/** Staff asked what is true about `questions` (ids of events that could not both count): they are answered on every kiosk. */
export const checkedEvent = 'checked'
const Checked = data({ questions: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 200 }) })

/** The elder does not want it any more: nothing is called off by it, somebody of the staff rings the institution and says what came of it. */
export const unwantedEvent = 'unwanted'

export const isServiceEventType = (type: string): type is ServiceEventType => Object.hasOwn(dataByType, type)

/** Why `type` may not follow now, or undefined when it may. */
export function legalNext(
  state: ServiceState,
  type: ServiceEventType,
  occurredAt: string,
  at: number,
): Refusal | undefined {
  if (transitions[state][type] === undefined) return refusal('service.illegalStep', undefined, { state, type })
  if (type === 'undone' && at - Date.parse(occurredAt) > undoMilliseconds) return refusal('service.undoTooLate')
  return undefined
}

export type ServiceQuestion = {
  readonly event: LogEvent
  /** The state that stood when the event came in order. */
  readonly state: ServiceState
}

export type ServiceStory = {
  readonly state: ServiceState
  /** Events that counted, in order. */
  readonly steps: readonly LogEvent[]
  /** Events of kiosks that did not know of each other and could not both count: put to staff until somebody checked. */
  readonly questions: readonly ServiceQuestion[]
  /** The elder asked for it to be called off, and it is still under way. */
  readonly isUnwanted: boolean
  readonly since: string
}

const inOrder = (a: LogEvent, b: LogEvent): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)

/** The same on every kiosk: by time, then by id. */
export function serviceState(request: ServiceRequest, only?: ReadonlySet<string>): ServiceStory {
  let state: ServiceState = 'new'
  let since = request.occurredAt
  const steps: LogEvent[] = []
  const questions: ServiceQuestion[] = []
  const checked = new Set<string>()
  let isUnwanted = false
  for (const event of (request.events ?? []).toSorted(inOrder)) {
    if (only !== undefined && !only.has(event.id)) continue
    if (event.type === checkedEvent) for (const id of questionsChecked(event)) checked.add(id)
    if (event.type === unwantedEvent) isUnwanted = true
    if (!isServiceEventType(event.type)) continue
    if (legalNext(state, event.type, request.occurredAt, Date.parse(event.at)) !== undefined) {
      questions.push({ event, state })
      continue
    }
    state = transitions[state][event.type] ?? state
    since = event.at
    steps.push(event)
  }
  return {
    state,
    steps,
    questions: questions.filter((question) => !checked.has(question.event.id)),
    isUnwanted: isUnwanted && isRunning(state),
    since,
  }
}

const questionsChecked = (event: LogEvent): readonly string[] =>
  Value.Check(Checked, event.data) ? event.data.questions : []

export function serviceRefusals(document: ServiceRequest, previous: ServiceRequest | undefined): readonly Refusal[] {
  const refusals: Refusal[] = []
  if (document.elder === '') refusals.push(refusal('service.noElder', '/elder'))
  const events = document.events ?? []
  if (!events.some((event) => event.type === 'requested')) refusals.push(refusal('service.notRequested', '/events'))
  if (previous === undefined) refusals.push(...wishRefusals(document))
  const known = new Set((previous?.events ?? []).map((event) => event.id))
  for (const event of events) if (!known.has(event.id)) refusals.push(...eventRefusals(document, event))
  return refusals
}

/** The wish is judged on the day it was said, once: what stood before this rule can still be called off. */
function wishRefusals({ body: { wishedOn }, occurredAt, offset }: ServiceRequest): readonly Refusal[] {
  if (wishedOn === undefined) return []
  const said = calendarDateOf(occurredAt, offset)
  if (wishedOn < said) return [refusal('service.dayPast', '/body/wishedOn')]
  return wishedOn > furthestDay(said) ? [refusal('service.dayTooFar', '/body/wishedOn')] : []
}

/** A new event is judged by what its writer had seen. */
function eventRefusals(document: ServiceRequest, event: LogEvent): readonly Refusal[] {
  const field = `/events/${event.id}`
  const shape = isServiceEventType(event.type)
    ? dataByType[event.type]
    : event.type === checkedEvent
      ? Checked
      : event.type === unwantedEvent
        ? data({})
        : undefined
  if (shape === undefined) return [refusal('service.unknownStep', field, { type: event.type })]
  if (!Value.Check(shape, event.data)) return [refusal('service.badStep', field, { type: event.type })]
  const seen = new Set((event.data as { after: string[] }).after)
  const before = (document.events ?? []).filter((one) => seen.has(one.id))
  if (before.length !== seen.size || seen.has(event.id))
    return [refusal('service.unseenStep', field, { type: event.type })]
  if (event.at < document.occurredAt || before.some((one) => one.at > event.at)) {
    return [refusal('service.stepBeforeItsCause', field, { type: event.type })]
  }
  const on = event.type === 'scheduled' ? event.data?.['on'] : undefined
  if (typeof on === 'string' && on > furthestDay(calendarDateOf(event.at, event.offset))) {
    return [refusal('service.dayTooFar', field)]
  }
  if (event.type === unwantedEvent) return []
  if (!isServiceEventType(event.type)) {
    return questionsChecked(event).every((id) => seen.has(id))
      ? []
      : [refusal('service.unseenStep', field, { type: event.type })]
  }
  const illegal = legalNext(serviceState(document, seen).state, event.type, document.occurredAt, Date.parse(event.at))
  return illegal === undefined ? [] : [{ ...illegal, field }]
}
