/**
 * Where two people changed one thing without knowing of each other, the merge keeps both (merge.ts). Here it becomes a question
 * that a person can answer: the versions side by side, a choice or a join, and the documents that say so. A choice has seen
 * all its versions and settles the question on every kiosk; two kiosks that decide differently have a question again.
 */
import { type AuditAction, recordAudit } from '../activity/audit.ts'
import { isService } from '../services/service.ts'
import { serviceState } from '../services/service-rules.ts'
import { canonical, isSame } from '../shared/canonical.ts'
import { type Act, createDocument, type Document, editDocument, type OtherVersion } from '../shared/document.ts'
import { openQuestions } from '../shared/merge.ts'
import type { Permission } from '../staff/permissions.ts'
import { type Settlement, type SettlementBody, settlementKind, type Side } from './settlement.ts'

export type Question = {
  readonly document: Document
  readonly field: string
  /** What stands comes first, then the others, newest first; values that are the same stand once. */
  readonly sides: readonly [Side, ...Side[]]
}

/** All that could not be decided about one document, by field; of a service see `serviceState`. */
export function questionsOf(document: Document): readonly Question[] {
  const byField = Map.groupBy(openQuestions(document), (other) => other.field)
  return [...byField]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, others]) => ({ document, field, sides: [standingSide(document, field), ...sidesOf(others)] }))
}

/** How many decisions wait in a document, those about a service's steps included. */
export const questionCount = (document: Document): number =>
  (document.others === undefined ? 0 : questionsOf(document).filter(({ field }) => isFieldOf(document, field)).length) +
  (isService(document) ? serviceState(document).questions.length : 0)

/** `*` and single events come only from a machine copied disk and all; they are kept, and nothing there can be chosen. */
export const isFieldOf = (document: Document, field: string): boolean =>
  document.edits !== undefined && field !== '*' && !field.startsWith('events/')

function standingSide(document: Document, field: string): Side {
  const { at, author, kiosk } = document.edits?.[field] ?? {
    at: document.occurredAt,
    author: document.author,
    kiosk: document.kiosk,
  }
  if (field === '*') return { value: document.body, at, author, kiosk }
  return Object.hasOwn(document.body, field)
    ? { value: document.body[field], at, author, kiosk }
    : { at, author, kiosk }
}

function sidesOf(others: readonly OtherVersion[]): readonly Side[] {
  const byValue = new Map<string, Side>()
  for (const { at, author, kiosk, ...rest } of others.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    const key = Object.hasOwn(rest, 'value') ? canonical(rest.value) : ''
    const side = Object.hasOwn(rest, 'value') ? { value: rest.value, at, author, kiosk } : { at, author, kiosk }
    if (!byValue.has(key)) byValue.set(key, side)
  }
  return [...byValue.values()]
}

type Joining = 'text' | 'list'
/** Where both can be right at once. Two addresses or two birthdays cannot. */
const joiningByKind: Readonly<Record<string, Readonly<Record<string, Joining>>>> = {
  elder: {
    hearingNote: 'text',
    visionNote: 'text',
    note: 'text',
    mismatchNote: 'text',
    noNumberNote: 'text',
    interests: 'list',
    payment: 'list',
    contacts: 'list',
  },
  condition: { note: 'text' },
  medication: { note: 'text' },
}

/** Both together, or undefined where that makes no sense: two versions of one contact, a text that says nothing more. */
export function joinOf({ document, field, sides }: Question): unknown {
  const joining = joiningByKind[document.kind]?.[field]
  const values = sides.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const joined = joining === 'text' ? joinTexts(values) : joining === 'list' ? joinLists(values) : undefined
  return values.some((value) => isSame(value, joined)) ? undefined : joined
}

function joinTexts(values: readonly unknown[]): string | undefined {
  const texts = values.filter((value): value is string => typeof value === 'string')
  const longest = texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)))
  return longest.length === 0 ? undefined : longest.join('；')
}

function joinLists(values: readonly unknown[]): readonly unknown[] | undefined {
  const items = new Map<string, unknown>()
  for (const item of values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []))) {
    const key = item !== null && typeof item === 'object' && 'id' in item ? String(item.id) : canonical(item)
    if (items.has(key) && !isSame(items.get(key), item)) return undefined
    items.set(key, item)
  }
  return [...items.values()]
}

/** Who may decide: a role or a setting is for those who may change it anyway. */
export function permissionToSettle({ kind }: Pick<Document, 'kind'>): Permission {
  if (kind === 'staff' || kind === 'expert-account') return 'manageStaff'
  return kind === 'station-settings' ? 'manageStation' : 'settleConflict'
}

/** Values that open something are not copied into the history. */
const secretFields: ReadonlySet<string> = new Set(['pinVerifier', 'cardCode'])

/** The document with the chosen value, the note for the elder, and the fact that keeps what was not chosen. */
export function settleQuestion({ document, field }: Question, value: unknown, act: Act): readonly Document[] {
  const settled = editDocument(document, { [field]: value }, act)
  const audit = { action: auditActionOf(document), subject: document.id, parts: [field] }
  return [settled, ...settledBy(document, settled, act), recordAudit(audit, act, elderOf(document))]
}

/** What an edit decided, asked or not: of each field that stood in several versions, all of them. */
export const settledBy = (before: Document, after: Document, act: Act): readonly Settlement[] =>
  questionsOf(before)
    .filter(({ field }) => isFieldOf(before, field) && !isSame(before.edits?.[field], after.edits?.[field]))
    .map(({ field, sides }) => {
      const isSecret = secretFields.has(field)
      const value = after.body[field]
      const body: SettlementBody = {
        subject: before.id,
        subjectKind: before.kind,
        field,
        sides: isSecret ? sides.map(({ value: _secret, ...side }) => side) : [...sides],
        ...(isSecret || value === undefined ? {} : { value }),
      }
      return createDocument(settlementKind, body, act, { elder: elderOf(before) })
    })

const elderOf = (document: Document): string => (document.kind === 'elder' ? document.id : document.elder)

const auditActionOf = (document: Document): AuditAction =>
  document.kind === 'staff' ? 'staffChange' : elderOf(document) === '' ? 'settingsChange' : 'change'
