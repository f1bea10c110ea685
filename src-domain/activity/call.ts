/**
 * An elder calls the staff from the kiosk: a log of what happened, the same on every kiosk of the station. After 60 seconds
 * without an answer the station's telephone number is shown. Two people may answer at once; the first counts.
 */
import Type, { type Static } from 'typebox'
import { type Act, appendEvent, createDocument, type Document, defineKind, type LogEvent } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'

/** Milliseconds until the telephone number is shown. */
export const callPatience = 60_000

export const CallBody = Type.Object(
  {
    /** Where the elder pressed: a route name of the elder's face, so that staff know what it is about. */
    from: Type.String({ maxLength: 60 }),
    /** What people call that kiosk (大厅一号机): another kiosk knows only its id, and somebody must walk there. */
    kioskName: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
)
export type CallBody = Static<typeof CallBody>
export type Call = Document<CallBody>

const callOutcomes = ['helped', 'byMistake', 'withdrawn', 'nobodyCame'] as const
export type CallOutcome = (typeof callOutcomes)[number]

const eventTypes: ReadonlySet<string> = new Set(['answered', 'phoneShown', 'closed'])

export const callKind = defineKind({
  kind: 'call',
  collection: 'activity',
  merge: 'log',
  version: 1,
  body: CallBody,
  rules: ({ events }): readonly Refusal[] =>
    (events ?? [])
      .filter((event) => !eventTypes.has(event.type))
      .map((event) => refusal('call.unknownEvent', `/events/${event.id}`)),
  migrations: [],
})

export const isCall = (document: { readonly kind: string }): document is Call => document.kind === 'call'

export type CallState = {
  readonly status: 'calling' | 'answered' | 'closed'
  readonly answeredBy?: string
  readonly answeredAt?: string
  readonly phoneShown: boolean
  readonly outcome?: CallOutcome
}

/** @param elder id of the elder who called, '' when nobody is identified. */
export const startCall = (from: string, elder: string, act: Act, kioskName = ''): Call =>
  createDocument(callKind, { from, ...(kioskName === '' ? {} : { kioskName }) }, act, { elder })

export function callState(call: Call): CallState {
  const events = call.events ?? []
  const answered = first(events, 'answered')
  const closed = first(events, 'closed')
  const outcome = callOutcomes.find((known) => known === closed?.data?.['outcome'])
  return {
    status: closed !== undefined ? 'closed' : answered !== undefined ? 'answered' : 'calling',
    phoneShown: events.some((event) => event.type === 'phoneShown'),
    ...(answered === undefined ? {} : { answeredBy: answered.author, answeredAt: answered.at }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

export const answerCall = (call: Call, act: Act): Result<Call, Refusal> =>
  callState(call).status === 'calling' ? ok(add(call, 'answered', act)) : err(refusal('call.alreadyAnswered'))

/** Nobody came for a minute: the number to ring is on the screen. Once is enough. */
export const showCallPhone = (call: Call, act: Act): Result<Call, Refusal> => {
  const { status, phoneShown } = callState(call)
  return status === 'calling' && !phoneShown ? ok(add(call, 'phoneShown', act)) : err(refusal('call.notWaiting'))
}

export const closeCall = (call: Call, outcome: CallOutcome, act: Act): Result<Call, Refusal> =>
  callState(call).status === 'closed' ? err(refusal('call.alreadyClosed')) : ok(add(call, 'closed', act, { outcome }))

export const isPhoneDue = (call: Call, now: number): boolean =>
  callState(call).status === 'calling' && now - Date.parse(call.occurredAt) >= callPatience

const add = (call: Call, type: string, act: Act, data?: Record<string, unknown>): Call =>
  appendEvent(call, { id: uuidV7(act.now, act.random), type, ...(data === undefined ? {} : { data }) }, act)

const first = (events: readonly LogEvent[], type: string): LogEvent | undefined =>
  events
    .filter((event) => event.type === type)
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))[0]
