/** What recommendations look at of one elder, gathered once. What was not agreed to is not in the facts, and so not here. */
import { allergiesOf } from '../archive/allergy.ts'
import type { NeedDimension, Degree } from '../needs/dimensions.ts'
import type { NeedFacts } from '../needs/need-facts.ts'
import { type SegmentId, segmentsOf } from '../needs/segments.ts'
import { isAllowed } from '../consent/consent.ts'
import type { Elder, ElderBody } from '../elders/elder.ts'
import { preferencesOf, tasteOf } from '../preferences/preferences.ts'
import { isService } from '../services/service.ts'
import { serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import type { Place } from '../shared/place.ts'
import { type HarmFacts, harmFactsOf, nothingKnown } from './harm.ts'
import { itemKey, type Refused, refusedBy } from './not-for-me.ts'
import { noTaste, type Taste } from './taste.ts'
import { priceFactorByPayment, usualPriceFactor } from './weights.ts'

export type NeedDegree = { readonly dimension: NeedDimension; readonly degree: Degree }

export type ElderPlace = {
  readonly place: Place | undefined
  /** Nobody noted where the elder lives: the place is the station's. */
  readonly isStation?: boolean
  readonly village: string | undefined
  /** Often the only place where the village is written. */
  readonly address?: string | undefined
}

export type Answer = 'satisfied' | 'neutral' | 'unsatisfied'
/** What became of the elder's own requests, by {@link itemKey}: the newest answer, or that it was only used. */
export type Experience = ReadonlyMap<string, Answer | 'used'>

export type ElderProfile = {
  readonly today: CalendarDate
  readonly elder: string
  readonly needs: readonly NeedDegree[]
  readonly home: ElderPlace
  /** How often the price counts, by who pays (weights.ts). */
  readonly priceFactor: number
  /** The elder's own consent to be matched with aids and measuring devices. */
  readonly mayMatchAids: boolean
  readonly harm: HarmFacts
  readonly labels: ReadonlySet<SegmentId>
  readonly taste: Taste
  readonly refused: Refused
  readonly experience: Experience
}

/** @param documents about this elder, of the collections records and services. @param station where it stands, where that is noted */
export const profileOf = (
  { id, body }: Pick<Elder, 'id' | 'body'>,
  facts: NeedFacts,
  needs: readonly NeedDegree[],
  documents: readonly Document[],
  station?: Place,
): ElderProfile => ({
  ...bareProfile(facts.today, needs, homeOf(body, station)),
  elder: id,
  priceFactor: priceFactorOf(body.payment),
  mayMatchAids: isAllowed(body.consents, 'aids'),
  harm: harmFactsOf(facts, substancesOf(body, documents)),
  labels: new Set(segmentsOf(facts).map((segment) => segment.id)),
  taste: facts.allowed.preferences ? tasteOf(preferencesOf(documents).body) : noTaste,
  refused: refusedBy(documents, facts.today),
  experience: experienceOf(documents),
})

/** Of somebody of whom nothing but needs and home is known. */
export const bareProfile = (today: CalendarDate, needs: readonly NeedDegree[], home: ElderPlace): ElderProfile => ({
  today,
  elder: '',
  needs,
  home,
  priceFactor: usualPriceFactor,
  mayMatchAids: false,
  harm: nothingKnown,
  labels: new Set(),
  taste: noTaste,
  refused: refusedBy([], today),
  experience: new Map(),
})

export type OpenNeeds = ReadonlyMap<NeedDimension, Degree>

export const openNeeds = (needs: readonly NeedDegree[], from: Degree): OpenNeeds =>
  new Map(needs.filter((need) => need.degree >= from).map((need) => [need.dimension, need.degree]))

/** The first of the strongest among `dimensions`; undefined when none is open. */
export function strongestOf(dimensions: readonly NeedDimension[], open: OpenNeeds): NeedDegree | undefined {
  let best: NeedDegree | undefined
  for (const dimension of dimensions) {
    const degree = open.get(dimension)
    if (degree !== undefined && (best === undefined || degree > best.degree)) best = { dimension, degree }
  }
  return best
}

const substancesOf = (body: ElderBody, documents: readonly Document[]): readonly string[] => {
  const { standing, noted } = allergiesOf(body, documents)
  return [...standing.map((one) => one.body.substance), ...noted.map((one) => one.substance)]
}

/** Of several categories the one in which money counts most. */
export function priceFactorOf(payment: readonly string[]): number {
  const factors = payment.map((category) => priceFactorByPayment[category] ?? usualPriceFactor)
  return factors.length === 0 ? usualPriceFactor : Math.max(...factors)
}

/** Who lives further from the station than this is not counted from there; ours, since 2026-11-30. */
const nearStationMetres = 5_000

function homeOf({ place, village, address, distance }: ElderBody, station: Place | undefined): ElderPlace {
  if (place !== undefined) return { place: { lat: place.latitude, lng: place.longitude }, village, address }
  const isNear = station !== undefined && (distance ?? 0) <= nearStationMetres
  return isNear ? { place: station, isStation: true, village, address } : { place: undefined, village, address }
}

function experienceOf(documents: readonly Document[]): Experience {
  const found = new Map<string, Answer | 'used'>()
  const requests = documents.filter(isService).toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
  for (const request of requests) {
    const { state, steps } = serviceState(request)
    const key = itemKey(request.body.organization, request.body.service)
    if (state === 'rated') found.set(key, answerIn(steps) ?? 'used')
    else if (state === 'done') found.set(key, found.get(key) ?? 'used')
  }
  return found
}

/** Data of a step were checked when it was saved. */
export const answerIn = (steps: readonly { readonly type: string; readonly data?: unknown }[]): Answer | undefined => {
  const data = steps.findLast((step) => step.type === 'satisfaction')?.data as { readonly answer?: Answer } | undefined
  return data?.answer
}
