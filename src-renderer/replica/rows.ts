/**
 * How a document lies in a collection of the replica. Beside the document itself, which is stored as one sealed text,
 * a row has only what is needed to find and to send it, and nothing that names or describes a person.
 */
import type { RxJsonSchema } from 'rxdb/plugins/core'
import type { CollectionName } from '../../src-domain/shared/collections.ts'
import { scopeByCollection } from '../../src-domain/shared/collections.ts'
import type { Document } from '../../src-domain/shared/document.ts'

export type Row = {
  readonly id: string
  readonly kind: string
  /** Absent when it is about no one elder, and then costs no index entry. */
  readonly elder?: string
  /**
   * Milliseconds from `updatedAt` to a far day: RxDB uses an index for ascending order only, and lists want the
   * newest first.
   */
  readonly newest: number
  /** The server's revision that this version contains; '' when the server has none. */
  readonly rev: string
  /** Milliseconds; since when the server lacks this version. Absent when it has it, and then costs no index entry. */
  readonly unsentSince?: number
  /** Null in the row of an erased document. */
  readonly document: Document | null
}

const farDay = 9_999_999_999_999

export const newestOf = (updatedAt: string): number => farDay - Date.parse(updatedAt)

/** The row of a version: `unsentSince` undefined when the server has it. */
export const rowOf = (document: Document, rev: string, unsentSince: number | undefined): Row => ({
  id: document.id,
  kind: document.kind,
  ...(document.elder === '' ? {} : { elder: document.elder }),
  newest: newestOf(document.updatedAt),
  rev,
  ...(unsentSince === undefined ? {} : { unsentSince }),
  document,
})

/** What remains of an erased document, so that it never comes back. */
export const erasedRow = (id: string, rev: string): Row => ({
  id,
  kind: '',
  elder: '',
  newest: farDay,
  rev,
  document: null,
})

/** Version of the row itself; what `body` says is migrated on reading (upgradeDocument). */
export const rowVersion = 0

export const rowSchema = (collection: CollectionName, version: number = rowVersion): RxJsonSchema<Row> => ({
  title: collection,
  version,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    kind: { type: 'string', maxLength: 40 },
    elder: { type: 'string', maxLength: 60 },
    newest: { type: 'integer', minimum: 0, maximum: farDay, multipleOf: 1 },
    rev: { type: 'string', maxLength: 100 },
    unsentSince: { type: 'integer', minimum: 0, maximum: farDay, multipleOf: 1 },
    document: { type: 'object', properties: {}, additionalProperties: true },
  },
  // Nothing validates by this list, but the Dexie storage refuses an index on a field that is not on it. A row may leave
  // `elder` and `unsentSince` out all the same, and IndexedDB then makes no index entry.
  required: ['id', 'kind', 'elder', 'newest', 'rev', 'unsentSince', 'document'],
  indexes: [['kind', 'newest'], ['elder', 'newest'], ['newest'], ['unsentSince']],
  ...(scopeByCollection[collection] === 'station' ? { encrypted: ['document'] } : {}),
})
