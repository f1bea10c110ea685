/**
 * What is still open about an elder whose record ends: somebody is to come, a form was begun, a code of moving still opens, a place
 * in today's queue. A person decides on each, none ends by itself; a booking that is left to somebody else stays on the list of
 * today (tasks/due-today.ts) until it is called off.
 */
import { type ClinicDay, foldClinic, isClinicDay, leaveClinic } from '../archive/clinic-day.ts'
import { type AssessmentDraft, assessmentDraftKind, discardDraft, foldDraft } from '../assessments/assessment-draft.ts'
import { openAlerts } from '../instruments/instrument-history.ts'
import {
  discardInstrument,
  foldInstrument,
  type InstrumentDraft,
  isInstrumentDraft,
} from '../instruments/instrument-draft.ts'
import { advanceService, isService, type ServiceRequest } from '../services/service.ts'
import { dayOfService, isRunning, nextSteps, serviceState } from '../services/service-rules.ts'
import type { Act, Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { ok, type Refusal, type Result } from '../shared/result.ts'
import { openOffer, type TransferOffer, withdrawTransfer } from '../transfer/transfer.ts'

export type LeftOpen =
  /** `on` is the day that was agreed on or wished for; `wasToBe`: it is here or past, so that it may have taken place. */
  | {
      readonly what: 'service'
      readonly document: ServiceRequest
      readonly on: CalendarDate | undefined
      readonly wasToBe: boolean
    }
  | { readonly what: 'assessment'; readonly document: AssessmentDraft }
  | { readonly what: 'instrument'; readonly document: InstrumentDraft }
  | { readonly what: 'transfer'; readonly document: TransferOffer }
  | { readonly what: 'queue'; readonly document: ClinicDay }

/** `end` calls it off · `later` leaves it to a colleague, or as it is · `done` it took place */
export type EndDecision = 'end' | 'later' | 'done'

export function decisionsFor(open: LeftOpen): readonly EndDecision[] {
  switch (open.what) {
    case 'service':
      return open.wasToBe ? ['end', 'done', 'later'] : ['end', 'later']
    case 'assessment':
    case 'instrument':
    case 'transfer':
    case 'queue':
      return ['end', 'later']
    default:
      return open satisfies never
  }
}

/** @param about documents about the elder, and the clinic days of today. @param now milliseconds */
export function leftOpen(
  elder: string,
  about: readonly Document[],
  today: CalendarDate,
  now: number,
): readonly LeftOpen[] {
  const offer = openOffer(about, now)
  return [
    ...about.filter(isService).flatMap((document) => openService(document, today)),
    ...(offer === undefined ? [] : [{ what: 'transfer', document: offer } as const]),
    ...about
      .filter(isClinicDay)
      .filter(({ body }) => body.date === today)
      .filter((day) => foldClinic(day).entries.some((one) => one.elder === elder && one.state === 'waiting'))
      .map((document) => ({ what: 'queue', document }) as const),
    ...about
      .filter((one): one is AssessmentDraft => one.kind === assessmentDraftKind.kind)
      .filter((draft) => foldDraft(draft).state === 'open')
      .map((document) => ({ what: 'assessment', document }) as const),
    ...about
      .filter(isInstrumentDraft)
      .filter((draft) => foldInstrument(draft).state === 'open')
      .map((document) => ({ what: 'instrument', document }) as const),
  ]
}

function openService(document: ServiceRequest, today: CalendarDate): readonly LeftOpen[] {
  const { state, steps } = serviceState(document)
  if (!isRunning(state)) return []
  const on = dayOfService(document, steps)
  const wasToBe = nextSteps(state).includes('done') && on !== undefined && on <= today
  return [{ what: 'service', document, on, wasToBe }]
}

/** Answers about not wanting to live that nobody followed up: their task goes with the record of the dead, and stays with any other. */
export const alertsLeftOpen = (about: readonly Document[]): number => openAlerts(about).length

/** The documents that carry a decision out; none where it stays as it is. @param reason in words, for who reads the booking later */
export function carryOut(
  open: LeftOpen,
  decision: EndDecision,
  said: { readonly elder: string; readonly reason: string; readonly result: string },
  act: Act,
): Result<readonly Document[], Refusal> {
  if (decision === 'later') return ok([])
  switch (open.what) {
    case 'service': {
      const next =
        decision === 'done'
          ? advanceService(open.document, 'done', { result: said.result }, act)
          : advanceService(open.document, 'cancelled', { reason: said.reason }, act)
      return next.ok ? ok([next.value]) : next
    }
    case 'assessment':
      return ok([discardDraft(open.document, act)])
    case 'instrument':
      return ok([discardInstrument(open.document, act)])
    case 'transfer':
      return ok([withdrawTransfer(open.document, act)])
    case 'queue':
      return ok([leaveClinic(open.document, said.elder, act)])
    default:
      return open satisfies never
  }
}

/** Bookings called off since the record was ended: they do not come back with it, and have to be asked for again. */
export const calledOffSince = (services: readonly Document[], at: string): readonly ServiceRequest[] =>
  services.filter(isService).filter((service) => {
    const { state, since } = serviceState(service)
    return state === 'cancelled' && since >= at
  })
