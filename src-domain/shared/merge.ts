/**
 * What becomes of two versions of one document. All three merges are commutative, associative and idempotent, and
 * nothing that was acknowledged disappears: it stands in the winner or in `others` (design.md §3).
 */
import { canonical, isSame } from './canonical.ts'
import type { Document, DocumentKind, Edit, LogEvent, OtherVersion } from './document.ts'

/** The join of two versions of the same document (same `id`, same `kind`). */
export function mergeDocuments(kind: DocumentKind, a: Document, b: Document): Document {
  if (a.id !== b.id) throw new TypeError('mergeDocuments: different documents')
  if (isSame(a, b)) return a
  switch (kind.merge) {
    case 'fact':
      return mergeFacts(a, b)
    case 'log':
      return mergeLogs(a, b)
    case 'record':
      return mergeRecords(kind, a, b)
    default:
      return kind.merge satisfies never
  }
}

type Version = { readonly field: string; readonly value: unknown; readonly has: boolean } & Edit

function mergeFacts(a: Document, b: Document): Document {
  const [winner, loser] = headOrder(a, b)
  return withOthers(winner, [...(a.others ?? []), ...(b.others ?? []), ...wholeAsOther(winner, loser)])
}

function mergeLogs(a: Document, b: Document): Document {
  const [winner, loser] = headOrder(a, b)
  const byId = new Map<string, LogEvent>()
  const displaced: OtherVersion[] = []
  for (const event of [...(a.events ?? []), ...(b.events ?? [])]) {
    const known = byId.get(event.id)
    if (known === undefined) byId.set(event.id, event)
    else if (!isSame(known, event)) {
      // One id twice with different content comes only from a cloned kiosk: both are kept, the same one wins everywhere.
      const [first, second] = canonical(known) < canonical(event) ? [known, event] : [event, known]
      byId.set(event.id, first)
      displaced.push({
        field: `events/${event.id}`.slice(0, 64),
        value: second,
        at: second.at,
        author: second.author,
        kiosk: second.kiosk,
        clock: {},
      })
    }
  }
  const events = [...byId.values()].toSorted((x, y) => (x.at === y.at ? (x.id < y.id ? -1 : 1) : x.at < y.at ? -1 : 1))
  const merged: Document = { ...winner, events, updatedAt: later(a.updatedAt, b.updatedAt) }
  return withOthers(merged, [...(a.others ?? []), ...(b.others ?? []), ...wholeAsOther(winner, loser), ...displaced])
}

function mergeRecords(kind: DocumentKind, a: Document, b: Document): Document {
  const fields = new Set([
    ...Object.keys(a.body),
    ...Object.keys(b.body),
    ...Object.keys(a.edits ?? {}),
    ...Object.keys(b.edits ?? {}),
  ])
  const body: Record<string, unknown> = {}
  const edits: Record<string, Edit> = {}
  const others: OtherVersion[] = []
  for (const field of [...fields].toSorted()) {
    const known = [...versionsOf(a, field), ...versionsOf(b, field)]
    if (kind.fields?.[field] === 'union') {
      body[field] = uniteItems(known.map((version) => version.value))
      edits[field] = latestEdit(known)
      continue
    }
    const [winner, ...rest] = maximal(known).toSorted(laterEditFirst)
    if (winner === undefined) continue
    if (winner.has) body[field] = winner.value
    edits[field] = editOf(winner)
    for (const other of rest) {
      others.push({ field, ...(other.has ? { value: other.value } : {}), ...editOf(other) })
    }
  }
  const [head] = headOrder(a, b)
  const merged: Document = {
    ...head,
    version: Math.max(a.version, b.version),
    body,
    edits,
    updatedAt: later(a.updatedAt, b.updatedAt),
  }
  return withOthers({ ...merged, others: [] }, others)
}

const editOf = ({ at, author, kiosk, clock }: Edit): Edit => ({ at, author, kiosk, clock })

function versionsOf(document: Document, field: string): Version[] {
  const edit = document.edits?.[field]
  const has = Object.hasOwn(document.body, field)
  const own: Version[] =
    edit === undefined && !has
      ? []
      : [
          {
            field,
            value: document.body[field],
            has,
            ...(edit ?? { at: document.occurredAt, author: document.author, kiosk: document.kiosk, clock: {} }),
          },
        ]
  const kept = (document.others ?? [])
    .filter((other) => other.field === field)
    .map((other): Version => ({ ...other, value: other.value, has: Object.hasOwn(other, 'value') }))
  return [...own, ...kept]
}

/** Versions that no other version has seen; the same edit twice counts once. */
function maximal(versions: readonly Version[]): Version[] {
  const distinct = [...new Map(versions.map((version) => [canonical(version), version])).values()]
  return distinct.filter(
    (version) => !distinct.some((other) => other !== version && isBefore(version.clock, other.clock)),
  )
}

/** True when `a` is strictly part of the history of `b`. */
function isBefore(a: Edit['clock'], b: Edit['clock']): boolean {
  const seen = Object.entries(a).every(([kiosk, n]) => (b[kiosk] ?? 0) >= n)
  return seen && Object.entries(b).some(([kiosk, n]) => (a[kiosk] ?? 0) < n)
}

function joinClocks(clocks: readonly Edit['clock'][]): Edit['clock'] {
  const joined: Record<string, number> = {}
  for (const clock of clocks)
    for (const [kiosk, n] of Object.entries(clock)) joined[kiosk] = Math.max(joined[kiosk] ?? 0, n)
  return joined
}

/** Who touched a united field last, with all that was seen: a join over every version, so that any order gives the same. */
function latestEdit(versions: readonly Edit[]): Edit {
  const key = (edit: Edit): string => `${edit.at} ${edit.author} ${edit.kiosk}`
  const latest = versions.reduce((x, y) => (key(x) >= key(y) ? x : y))
  return editOf({ ...latest, clock: joinClocks(versions.map((version) => version.clock)) })
}

const laterEditFirst = (x: Version, y: Version): number =>
  x.at === y.at ? (canonical(x) < canonical(y) ? -1 : 1) : x.at > y.at ? -1 : 1

/**
 * Items with an `id` united by it, others by their content; in the order of their ids or texts. Of two versions of one
 * item a refuted one stands: `refuted` closes an item for good (elder.ts), and a kiosk that has not heard of it must not
 * open it again. Otherwise the greater text, the same one everywhere.
 */
function uniteItems(lists: readonly unknown[]): unknown[] {
  const items = new Map<string, unknown>()
  for (const list of lists) {
    if (!Array.isArray(list)) continue
    for (const item of list as unknown[]) {
      const id = item !== null && typeof item === 'object' && 'id' in item ? String(item.id) : canonical(item)
      const known = items.get(id)
      if (known === undefined || itemOrder(item) > itemOrder(known)) items.set(id, item)
    }
  }
  return [...items.entries()].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, item]) => item)
}

const itemOrder = (item: unknown): string =>
  `${item !== null && typeof item === 'object' && 'refuted' in item ? 1 : 0} ${canonical(item)}`

/** The same one of two heads everywhere: the earlier, then the smaller text. */
function headOrder(a: Document, b: Document): readonly [Document, Document] {
  const key = (document: Document): string => `${document.occurredAt} ${headText(document)}`
  return key(a) <= key(b) ? [a, b] : [b, a]
}

const headText = ({ events: _e, others: _o, edits: _d, updatedAt: _u, ...head }: Document): string => canonical(head)

function wholeAsOther(winner: Document, loser: Document): OtherVersion[] {
  if (isSame(winner.body, loser.body)) return []
  return [{ field: '*', value: loser.body, at: loser.occurredAt, author: loser.author, kiosk: loser.kiosk, clock: {} }]
}

function withOthers(document: Document, others: readonly OtherVersion[]): Document {
  const distinct = new Map(others.map((other) => [canonical(other), other]))
  if (document.others !== undefined) for (const other of document.others) distinct.set(canonical(other), other)
  const { others: _replaced, ...rest } = document
  if (distinct.size === 0) return rest
  return { ...rest, others: [...distinct.entries()].toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([, other]) => other) }
}

const later = (a: string, b: string): string => (a > b ? a : b)

/** Versions that differ from what stands now: the question put to staff (「两处都改了」). Same-valued ones are no question. */
export const openQuestions = (document: Document): readonly OtherVersion[] =>
  (document.others ?? []).filter((other) =>
    other.field === '*' || other.field.startsWith('events/') ? true : !isSame(other.value, document.body[other.field]),
  )
