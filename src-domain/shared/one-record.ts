/**
 * Kinds of which an elder has one record. Two kiosks that were apart may both have begun one: field by field the later word counts.
 */
import type { TSchema, Static } from 'typebox'
import { type Act, createDocument, type Document, type DocumentKind, type Edit, editDocument } from './document.ts'

export type Standing<Body> = {
  /** What stands; a field that was emptied is not in it. */
  readonly body: Body
  readonly edits: Readonly<Partial<Record<keyof Body, Edit>>>
  readonly records: readonly Document<Body>[]
}

/** @param all the records of one elder, of one kind whose fields are all optional. */
export function standingOf<Body extends object>(all: readonly Document<Body>[]): Standing<Body> {
  const records = all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const body: Record<string, unknown> = {}
  const edits: Partial<Record<string, Edit>> = {}
  for (const record of records) {
    for (const [field, edit] of Object.entries(record.edits ?? {})) {
      const standing = edits[field]
      if (standing !== undefined && standing.at >= edit.at) continue
      edits[field] = edit
      body[field] = (record.body as Record<string, unknown>)[field]
    }
  }
  const told = Object.entries(body).filter(([, value]) => value !== undefined)
  return { body: Object.fromEntries(told) as Body, edits: edits as Standing<Body>['edits'], records }
}

/** The record with these answers: the one written in last, or a first one. Undefined when nothing changed. */
export function saveStanding<Schema extends TSchema>(
  kind: DocumentKind<Schema>,
  standing: Standing<Static<Schema>>,
  body: Static<Schema>,
  elder: string,
  act: Act,
): Document<Static<Schema>> | undefined {
  const [before, after] = [standing.body, body] as readonly [Record<string, unknown>, Record<string, unknown>]
  const changed = Object.keys({ ...before, ...after }).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  if (changed.length === 0) return undefined
  const changes = Object.fromEntries(changed.map((field) => [field, after[field]])) as Partial<Static<Schema>>
  const record = standing.records.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  if (record === undefined) return createDocument(kind, body, act, { elder })
  // What stands only in another record is emptied here, too: to take out what was never there would be no edit.
  const elsewhere = changed.filter((field) => after[field] === undefined && !(field in (record.body as object)))
  const taken = Object.fromEntries(elsewhere.map((field) => [field, before[field]])) as Partial<Static<Schema>>
  return editDocument(editDocument(record, taken, act), changes, act)
}
