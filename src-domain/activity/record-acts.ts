/** Who did what at an elder's record, and when: told from the documents about that elder, none of which is written for it. */
import { isElder, type Elder } from '../elders/elder.ts'
import { isShownToElder } from '../needs/needs.ts'
import { isService, type ServiceRequest } from '../services/service.ts'
import { checkedEvent, isServiceEventType, type ServiceEventType, unwantedEvent } from '../services/service-rules.ts'
import { isTakenBack } from '../consent/consent.ts'
import type { Document } from '../shared/document.ts'
import { type Audit, type ElderAction, isAudit, isElderAction } from './audit.ts'

export type RecordDeed =
  | ElderAction
  | ServiceEventType
  | typeof checkedEvent
  | typeof unwantedEvent
  | 'consentGiven'
  | 'consentRefused'
  | 'consentTakenBack'
  | 'assessed'
  | 'signed'
  | 'selfAssessed'
  | 'screened'
  | 'followedUp'
  | 'needCorrected'
  | 'saidNotForMe'
  | 'toldPreferences'
  | 'toldStory'
  | 'careFollowedUp'
  | 'checkedUp'
  | 'gaveArticle'
  | 'toldOfRecall'
  | 'sawPractice'

export type RecordAct = {
  readonly key: string
  readonly at: string
  /** Minutes, as in an envelope. */
  readonly offset: number
  readonly author: string
  readonly deed: RecordDeed
  /** Tabs, fields, purposes of consent or the dimension of a need. */
  readonly parts: readonly string[]
  /** Name of the service booked, as its institution writes it. */
  readonly service?: string
  readonly reason?: string
}

const deedByKind: Readonly<Record<string, RecordDeed>> = {
  assessment: 'assessed',
  'assessment-signature': 'signed',
  'self-assessment': 'selfAssessed',
  'instrument-result': 'screened',
  'instrument-follow-up': 'followedUp',
  'need-correction': 'needCorrected',
  'not-for-me': 'saidNotForMe',
  preferences: 'toldPreferences',
  'elder-story': 'toldStory',
  'follow-up': 'careFollowedUp',
  'check-up': 'checkedUp',
  'article-handed': 'gaveArticle',
  'recall-told': 'toldOfRecall',
  competence: 'sawPractice',
}

/** @param documents all of one elder: the record, what was noted, booked and looked at. Newest first comes out. */
export function recordActs(documents: readonly Document[]): readonly RecordAct[] {
  const audits = documents.filter(isAudit)
  return [
    ...documents.filter(isElder).flatMap((elder) => [...ownActs(elder, audits), ...consentActs(elder)]),
    ...auditActs(audits, documents.filter(isElder)),
    ...documents.filter(isService).flatMap(serviceActs),
    ...documents.flatMap((document) => noted(document)),
  ].toSorted((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? 1 : -1))
}

/** What the elder is told: nothing of a need that asks for a physician's tact (design.md §6). */
export const recordActsForElder = (documents: readonly Document[]): readonly RecordAct[] =>
  recordActs(
    documents.filter((document) => {
      if (isService(document)) return isShownToElder(document.body.dimension)
      const dimension = document.body['dimension']
      return typeof dimension !== 'string' || isShownToElder(dimension as ServiceRequest['body']['dimension'])
    }),
  )

/** Registered and edited, as far as no note of it was written beside. */
function ownActs(elder: Elder, audits: readonly Audit[]): readonly RecordAct[] {
  const { id, occurredAt, offset, author } = elder
  const isNoted = (action: ElderAction, at: string) =>
    audits.some((audit) => audit.body.action === action && audit.body.subject === id && audit.occurredAt === at)
  const acts = new Map<string, RecordAct>()
  if (!audits.some(({ body }) => body.action === 'create' && body.subject === id)) {
    acts.set('', { key: `${id} create`, at: occurredAt, offset, author, deed: 'create', parts: [] })
  }
  for (const [field, edit] of Object.entries(elder.edits ?? {})) {
    if (edit.at <= occurredAt || field === 'consents' || isNoted('change', edit.at)) continue
    const key = `${id} change ${edit.at} ${edit.author}`
    const parts = [...(acts.get(key)?.parts ?? []), field]
    acts.set(key, { key, at: edit.at, offset, author: edit.author, deed: 'change', parts })
  }
  return [...acts.values()]
}

/** One for each sitting and answer. */
function consentActs(elder: Elder): readonly RecordAct[] {
  const { consents } = elder.body
  const acts = new Map<string, RecordAct>()
  for (const act of consents) {
    const { at, author, purpose } = act
    const deed = act.given ? 'consentGiven' : isTakenBack(act, consents) ? 'consentTakenBack' : 'consentRefused'
    const key = `${elder.id} ${deed} ${at} ${author}`
    acts.set(key, { key, at, offset: elder.offset, author, deed, parts: [...(acts.get(key)?.parts ?? []), purpose] })
  }
  return [...acts.values()]
}

/** The note that consent changed says less than the act of consent itself, and is left out beside it. */
function auditActs(audits: readonly Audit[], elders: readonly Elder[]): readonly RecordAct[] {
  const purposes = new Set(elders.flatMap(({ body }) => body.consents.map(({ purpose }): string => purpose)))
  return audits.flatMap(({ id, occurredAt: at, offset, author, body: { action, parts = [], reason } }) =>
    !isElderAction(action) || (action === 'consent' && parts.every((part) => purposes.has(part)))
      ? []
      : [{ key: id, at, offset, author, deed: action, parts, ...(reason === undefined ? {} : { reason }) }],
  )
}

function serviceActs({ body, events = [] }: ServiceRequest): readonly RecordAct[] {
  return events.flatMap(({ id, type, at, offset, author, data }) =>
    isServiceEventType(type) || type === checkedEvent || type === unwantedEvent
      ? [
          {
            key: id,
            at,
            offset,
            author,
            deed: type,
            parts: [],
            service: body.serviceName,
            ...reasonOf(data?.['reason']),
          },
        ]
      : [],
  )
}

function noted({ id, kind, occurredAt: at, offset, author, body }: Document): readonly RecordAct[] {
  const deed = deedByKind[kind]
  if (deed === undefined) return []
  const dimension = body['dimension']
  const parts = typeof dimension === 'string' ? [dimension] : []
  return [{ key: id, at, offset, author, deed, parts, ...reasonOf(body['reason'], deed) }]
}

/** Why an assessment is made is one of its own codes, no words. */
const reasonOf = (reason: unknown, deed?: RecordDeed): { readonly reason?: string } =>
  typeof reason === 'string' && reason !== '' && deed !== 'assessed' ? { reason } : {}
