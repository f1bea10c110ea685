/**
 * To whom a copy of a record may be handed, and what of it: as far as the texts of consent go (consent-texts.ts, `data`), and no further. The
 * elder's own copy follows from the right to it that every text tells of; for others the purpose must be agreed to, an institution must
 * have been booked, a relative must be among the contacts. What is no longer agreed to is in nobody's copy.
 */
import { coveredBy } from '../consent/consent-coverage.ts'
import { type ConsentAct, type ConsentPurpose, isAllowed } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import { isService } from '../services/service.ts'
import { isRunning, serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'

export const recipientKinds = ['self', 'institution', 'family'] as const
export type RecipientKind = (typeof recipientKinds)[number]

export const exportParts = ['readings', 'illness', 'assessments', 'plans', 'questions', 'consents'] as const
export type ExportPart = (typeof exportParts)[number]

/** The purpose that must be agreed to before somebody else gets anything. */
export const purposeOfRecipient: Readonly<Record<RecipientKind, ConsentPurpose>> = {
  self: 'record',
  institution: 'shareInstitution',
  family: 'shareFamily',
}

const partsFor: Readonly<Record<RecipientKind, readonly ExportPart[]>> = {
  self: exportParts,
  institution: ['readings', 'illness', 'assessments'],
  family: ['readings', 'assessments', 'plans'],
}

/** Empty: nothing may be handed to them. */
export function allowedParts(acts: readonly ConsentAct[], recipient: RecipientKind): readonly ExportPart[] {
  if (!isAllowed(acts, purposeOfRecipient[recipient])) return []
  const covered = coveredBy(acts)
  const isAgreed: Readonly<Record<ExportPart, boolean>> = {
    readings: covered.measuring,
    illness: covered.measuring,
    assessments: covered.assessment,
    plans: covered.record,
    questions: covered.measuring,
    consents: covered.record,
  }
  return partsFor[recipient].filter((part) => isAgreed[part])
}

export type Institution = { readonly id: string; readonly name: string }

/** Those that are booked and have not been seen to yet. */
export function bookedInstitutions(services: readonly Document[]): readonly Institution[] {
  const running = services.filter(isService).filter((request) => isRunning(serviceState(request).state))
  return [...new Map(running.map(({ body }) => [body.organization, body.organizationName]))].map(([id, name]) => ({
    id,
    name,
  }))
}

/** Contacts of the elder who are family: neighbours, carers and offices are not. */
export const familyOf = ({ body }: Elder): Elder['body']['contacts'] =>
  body.contacts.filter(({ relation }) => !strangers.has(relation))
const strangers: ReadonlySet<string> = new Set(['neighbour', 'friend', 'caregiver', 'committee', 'other'])

/** What a part is called where it was handed over: somebody else's copy holds services and no needs. */
export const partName = (part: ExportPart, recipient: RecipientKind): ExportPart | 'services' =>
  part === 'plans' && recipient !== 'self' ? 'services' : part
