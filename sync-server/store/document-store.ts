/**
 * What the gateway needs of a store that keeps documents as CouchDB does: revision trees, a sequence of changes,
 * attachments, local documents. Two of them stand: PouchDB on sealed LevelDB (`level-store.ts`) and Apache CouchDB
 * (`couchdb-store.ts`); one suite of tests binds both (`document-store.test.ts`).
 */
import type { Result } from '../../src-domain/shared/result.ts'

export type StoredDocument = { readonly _id: string; readonly _rev?: string; readonly [field: string]: unknown }

/** An expected failure, in CouchDB's words. */
export type StoreProblem = {
  readonly status: 400 | 404 | 409 | 412
  readonly error: string
  readonly reason: string
}

/** Opaque for everybody but the store: numbers on LevelDB, strings on CouchDB. Compare for equality only. */
export type Sequence = string | number

export type DatabaseInfo = { readonly documentCount: number; readonly updateSequence: Sequence }

export type ChangesQuery = {
  /** A sequence that the store gave out, `0` for the beginning, `now` for the end. */
  readonly since: Sequence
  readonly limit?: number
  readonly includeDocs?: boolean
  /** Every leaf of the revision tree, not only the winner (CouchDB's `style=all_docs`). */
  readonly allLeaves?: boolean
  readonly docIds?: readonly string[]
}

export type ChangeRow = {
  readonly seq: Sequence
  readonly id: string
  /** In no promised order. */
  readonly revs: readonly string[]
  readonly deleted: boolean
  /** JSON of the winning revision as UTF-8, as stored: it is not decoded and parsed only to be written again. */
  readonly doc?: Uint8Array
}

export type ChangesEnd = { readonly lastSeq: Sequence; readonly pending: number }

/** The winning revision of a document; `doc` is there unless it is deleted. */
export type Winner = { readonly rev: string; readonly deleted: boolean; readonly doc?: StoredDocument }

export type WriteRow =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly id: string; readonly error: string; readonly reason: string }

export type AllDocsQuery = {
  readonly keys?: readonly string[]
  readonly startKey?: string
  readonly endKey?: string
  readonly inclusiveEnd?: boolean
  readonly descending?: boolean
  readonly skip?: number
  readonly limit?: number
  readonly includeDocs?: boolean
}

/** One row of `_all_docs` in CouchDB's shape; `doc` as JSON in UTF-8. */
export type AllDocsRow =
  | { readonly id: string; readonly rev: string; readonly deleted: boolean; readonly doc?: Uint8Array }
  | { readonly key: string; readonly missing: true }

export type ReadQuery = {
  readonly rev?: string
  readonly openRevs?: 'all' | readonly string[]
  readonly latest?: boolean
  readonly revs?: boolean
  readonly conflicts?: boolean
  readonly attachments?: boolean
}

export type RevisionsById = Readonly<Record<string, readonly string[]>>
export type MissingById = Readonly<
  Record<string, { readonly missing: readonly string[]; readonly possible_ancestors?: readonly string[] }>
>

export type Attachment = { readonly contentType: string; readonly digest: string; readonly data: Uint8Array }

export type DocumentStore = {
  /** Nothing happens when it is there already. */
  readonly createDatabase: (database: string) => Promise<void>
  readonly hasDatabase: (database: string) => Promise<boolean>
  readonly info: (database: string) => Promise<DatabaseInfo>
  /** Pages of rows in the order of the sequence; the end says where the next reading starts. */
  readonly readChanges: (database: string, query: ChangesQuery) => AsyncGenerator<readonly ChangeRow[], ChangesEnd>
  /** Resolves when there is something after `since`, or when `signal` aborts. */
  readonly waitForChange: (database: string, since: Sequence, signal: AbortSignal) => Promise<void>
  readonly readWinners: (database: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Winner>>
  /** Resolved when an fsync covers every row that says ok. With `newEdits: false` only failed rows come back. */
  readonly writeDocuments: (
    database: string,
    documents: readonly StoredDocument[],
    options: { readonly newEdits: boolean },
  ) => Promise<readonly WriteRow[]>
  /** One document, or with `openRevs` the list of `{ok}` and `{missing}` that CouchDB answers. */
  readonly readDocument: (database: string, id: string, query: ReadQuery) => Promise<Result<unknown, StoreProblem>>
  /** CouchDB's answer to `_bulk_get`. */
  readonly bulkGet: (
    database: string,
    documents: readonly { readonly id: string; readonly rev?: string }[],
    query: Pick<ReadQuery, 'revs' | 'latest' | 'attachments'>,
  ) => Promise<{ readonly results: readonly unknown[] }>
  readonly readAllDocs: (
    database: string,
    query: AllDocsQuery,
  ) => AsyncGenerator<readonly AllDocsRow[], { readonly total: number }>
  readonly revsDiff: (database: string, revisions: RevisionsById) => Promise<MissingById>
  readonly readAttachment: (
    database: string,
    id: string,
    name: string,
    rev?: string,
  ) => Promise<Result<Attachment, StoreProblem>>
  /** `id` without `_local/`. */
  readonly readLocal: (database: string, id: string) => Promise<Result<StoredDocument, StoreProblem>>
  readonly writeLocal: (
    database: string,
    id: string,
    document: Readonly<Record<string, unknown>>,
  ) => Promise<Result<{ readonly rev: string }, StoreProblem>>
  readonly close: () => Promise<void>
}
