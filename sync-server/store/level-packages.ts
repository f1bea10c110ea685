/**
 * The packages below us that bring no types (leveldown, PouchDB's LevelDB adapter and revision trees) or types that pull the DOM into
 * the server (pouchdb-core), with the parts of them that we use.
 */
import { createRequire } from 'node:module'

export type Callback<T> = (error: Error | null | undefined, value?: T) => void
export type WriteOptions = { readonly sync?: boolean; readonly [option: string]: unknown }
export type Operation = {
  readonly type: 'put' | 'del'
  readonly key: string | Buffer
  readonly value?: string | Buffer
}
export type RangeOptions = {
  readonly gt?: string
  readonly gte?: string
  readonly lt?: string
  readonly lte?: string
  readonly reverse?: boolean
  readonly limit?: number
  readonly keyAsBuffer?: boolean
  readonly valueAsBuffer?: boolean
  readonly highWaterMark?: number
  readonly [option: string]: unknown
}
export declare class LevelIterator {
  next(callback: (error: Error | null | undefined, key?: string | Buffer, value?: string | Buffer) => void): unknown
  end(callback: (error?: Error | null) => void): unknown
}
declare class LevelDownBase {
  constructor(location: string)
  location: string
  status: string
  open(options: object, callback: Callback<void>): void
  close(callback: Callback<void>): void
  batch(operations: readonly Operation[], options: object, callback: Callback<void>): unknown
  getMany(keys: readonly string[], options: object, callback: Callback<(Buffer | undefined)[]>): void
  iterator(options: RangeOptions): LevelIterator
  _put(key: string | Buffer, value: string | Buffer, options: WriteOptions, callback: Callback<void>): void
  _del(key: string | Buffer, options: WriteOptions, callback: Callback<void>): void
  _batch(operations: readonly Operation[], options: WriteOptions, callback: Callback<void>): void
  _get(key: string | Buffer, options: { readonly asBuffer?: boolean }, callback: Callback<string | Buffer>): void
  _getMany(
    keys: readonly (string | Buffer)[],
    options: { readonly asBuffer?: boolean },
    callback: Callback<(string | Buffer | undefined)[]>,
  ): void
  _iterator(options: RangeOptions): LevelIterator
  _chainedBatch(): unknown
}

export type PouchWrite = {
  readonly ok?: true
  readonly id?: string
  readonly rev?: string
  readonly error?: unknown
  readonly name?: string
  readonly reason?: string
  readonly message?: string
  readonly status?: number
}
declare class PouchBase {
  static adapter(name: string, adapter: unknown, addToPreferred: boolean): void
  constructor(name: string, options: object)
  info(): Promise<{ readonly doc_count: number; readonly update_seq: number }>
  bulkDocs(documents: readonly object[], options: { readonly new_edits: boolean }): Promise<readonly PouchWrite[]>
  get(id: string, options: object): Promise<unknown>
  put(document: object): Promise<{ readonly rev: string }>
  bulkGet(options: object): Promise<{ readonly results: readonly unknown[] }>
  revsDiff(
    revisions: object,
  ): Promise<Record<string, { readonly missing: string[]; readonly possible_ancestors?: string[] }>>
  getAttachment(id: string, name: string, options: object): Promise<Buffer>
  close(): Promise<void>
}

const load = createRequire(import.meta.url)

export type LevelDown = LevelDownBase
export const LevelDown = load('leveldown') as typeof LevelDownBase

export type PouchDB = PouchBase
export const PouchDB = load('pouchdb-core') as typeof PouchBase

/** Opaque. */
type RevisionTree = { readonly isRevisionTree: never }
export const { revExists } = load('pouchdb-merge') as {
  readonly revExists: (tree: RevisionTree, rev: string) => boolean
}

type GetOptions = { readonly rev?: unknown; readonly latest?: unknown }
/** What the adapter gives a database. */
export type LevelApi = {
  _get: (this: LevelApi, id: string, options: GetOptions, answer: (...results: unknown[]) => void) => void
  readonly _getRevisionTree: (id: string, callback: Callback<RevisionTree>) => void
}
/** The adapter as a function that is called on the database being opened. */
export const LevelPouch = load('pouchdb-adapter-leveldb-core') as (
  this: LevelApi,
  options: object,
  callback: (...results: unknown[]) => void,
) => void
