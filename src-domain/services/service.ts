/**
 * One service asked for, from the need to the outcome (mission B6): a log whose head says what was asked and whose events say
 * what became of it. An event names the events its writer had seen (`after`): what is illegal in the writer's own view is
 * refused; what became illegal only because two kiosks did not know of each other is kept, folded in one order everywhere,
 * and put to staff as a question.
 */
import Type, { type Static } from 'typebox'
import { Degree, NeedDimension } from '../needs/dimensions.ts'
import { serviceModes } from '../organizations/organization.ts'
import { type Act, appendEvent, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { CalendarDate } from '../shared/instant.ts'
import { Fen } from '../shared/money.ts'
import { err, ok, type Refusal, type Result } from '../shared/result.ts'
import {
  checkedEvent,
  isRunning,
  legalNext,
  serviceRefusals,
  serviceState,
  type ServiceEventType,
  unwantedEvent,
} from './service-rules.ts'

const Text = Type.String({ maxLength: 300 })

export const ServiceBody = Type.Object(
  {
    dimension: NeedDimension,
    /** Degree of the need when it was asked for; 0 for what was asked for without one. */
    degree: Degree,
    organization: DocumentId,
    organizationName: Type.String({ minLength: 1, maxLength: 80 }),
    organizationPhone: Type.Optional(Type.String({ maxLength: 20 })),
    /** Id of the service within the organization, and what it was called and cost then. */
    service: Type.String({ minLength: 1, maxLength: 40 }),
    serviceName: Type.String({ minLength: 1, maxLength: 60 }),
    mode: Type.Enum([...serviceModes]),
    priceFen: Fen,
    unit: Type.String({ maxLength: 20 }),
    priceDate: CalendarDate,
    wishedOn: Type.Optional(CalendarDate),
    wishedTime: Type.Optional(Type.Enum(['morning', 'afternoon', 'any'])),
    note: Type.Optional(Text),
    /** Who asked: the elder, or somebody for the elder. */
    askedBy: Type.Enum(['elder', 'family', 'staff']),
  },
  { additionalProperties: false },
)
export type ServiceBody = Static<typeof ServiceBody>
export type ServiceRequest = Document<ServiceBody>

export const serviceKind = defineKind({
  kind: 'service',
  collection: 'services',
  merge: 'log',
  endings: ['undone', 'cancelled', 'declined', 'done', 'unwanted'],
  version: 1,
  body: ServiceBody,
  rules: (document, previous) => serviceRefusals(document, previous),
  migrations: [],
})

export const isService = (document: { readonly kind: string }): document is ServiceRequest =>
  document.kind === 'service'

export function requestService(body: ServiceBody, elder: string, act: Act): ServiceRequest {
  const request = createDocument(serviceKind, body, act, { elder })
  return appendEvent(request, { id: uuidV7(act.now, act.random), type: 'requested', data: { after: [] } }, act)
}

/** The next event, if it is legal now; `data` is checked by the rules when the document is saved. */
export function advanceService(
  request: ServiceRequest,
  type: Exclude<ServiceEventType, 'requested'>,
  data: Readonly<Record<string, unknown>>,
  act: Act,
): Result<ServiceRequest, Refusal> {
  const now = Math.max(act.now, latestOf(request) + 1)
  const refused = legalNext(serviceState(request).state, type, request.occurredAt, now)
  return refused === undefined ? ok(append(request, type, data, { ...act, now })) : err(refused)
}

/** The elder asks for it to be called off; said once, and nothing of what is over. */
export function noLongerWanted(request: ServiceRequest, act: Act): ServiceRequest {
  const { state, isUnwanted } = serviceState(request)
  if (isUnwanted || !isRunning(state)) return request
  return append(request, unwantedEvent, {}, { ...act, now: Math.max(act.now, latestOf(request) + 1) })
}

/** Somebody asked at the institution: what stands is right, or was put right by a step; nothing is asked any more. */
export function checkService(request: ServiceRequest, act: Act): ServiceRequest {
  const questions = serviceState(request).questions.map(({ event }) => event.id)
  if (questions.length === 0) return request
  return append(request, checkedEvent, { questions }, { ...act, now: Math.max(act.now, latestOf(request) + 1) })
}

const latestOf = ({ events = [] }: ServiceRequest): number =>
  events.reduce((last, event) => Math.max(last, Date.parse(event.at)), 0)

const append = (
  request: ServiceRequest,
  type: string,
  data: Readonly<Record<string, unknown>>,
  act: Act,
): ServiceRequest => {
  const after = (request.events ?? []).map((one) => one.id)
  return appendEvent(request, { id: uuidV7(act.now, act.random), type, data: { ...data, after } }, act)
}
