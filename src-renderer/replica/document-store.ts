/**
 * Reading and writing rows of the collections. Writing is optimistic: a row that changed since it was read comes back
 * as a conflict with what stands there now, and whoever writes decides again. Nothing is locked, so a page arriving
 * from the server never makes a person wait.
 */
import type { MangoQuery, RxCollection, RxDocumentData } from 'rxdb/plugins/core'
import { distinctUntilChanged, map, type Observable, of, Subject } from 'rxjs'
import type { CollectionName } from '../../src-domain/shared/collections.ts'
import { isCollectionName } from '../../src-domain/shared/collections.ts'
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { type Kept, nothingKept } from './kept.ts'
import type { DocumentQuery } from './replica.ts'
import { newestOf, type Row } from './rows.ts'

export type StoredRow = RxDocumentData<Row>
export type RowChange = { readonly previous: StoredRow | undefined; readonly next: Row }
/** A row that was not written because another version stands in its place. */
export type RowConflict = { readonly id: string; readonly stored: StoredRow }

export type DocumentStore = {
  readonly get: (id: string) => Promise<Document | undefined>
  readonly find: (query: DocumentQuery) => Promise<readonly Document[]>
  readonly watch: (query: DocumentQuery) => Observable<readonly Document[]>
  readonly watchOne: (id: string) => Observable<Document | undefined>
  /** Rows as stored, erased ones too. */
  readonly rows: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredRow>>
  /** Durable when resolved. Rejects when the storage fails (full disk). */
  readonly write: (changes: readonly RowChange[]) => Promise<readonly RowConflict[]>
  /** Reads, decides and writes until nothing has changed in between; `decide` may leave a row alone. */
  readonly change: (
    ids: readonly string[],
    decide: (id: string, stored: StoredRow | undefined) => Row | undefined,
    options?: { readonly assumeMissing: boolean },
  ) => Promise<void>
  /** Rows of one collection that the server lacks, oldest first. */
  readonly unsent: (collection: CollectionName) => Promise<readonly StoredRow[]>
  readonly count: (collection: CollectionName) => Promise<number>
  /** Rows about an elder, also of kinds that this program does not know; not the elder's own. */
  readonly about: (elder: string) => Promise<readonly StoredRow[]>
  readonly collectionNames: readonly CollectionName[]
  /** Every row that was written, before `write` resolves. */
  readonly written: Observable<readonly Row[]>
}

export function createDocumentStore(
  collections: ReadonlyMap<CollectionName, RxCollection<Row>>,
  kinds: ReadonlyMap<string, DocumentKind>,
  kept: Pick<Kept, 'changing'> = nothingKept,
): DocumentStore {
  const present = presenter(kinds)
  const written = new Subject<readonly Row[]>()
  const collectionOf = (id: string): RxCollection<Row> | undefined => {
    const name = collectionOfId(id)
    return isCollectionName(name) ? collections.get(name) : undefined
  }
  const presentAll = (found: readonly { readonly _data: Row }[]): readonly Document[] =>
    found.flatMap(({ _data }) => present(_data) ?? [])

  const rows: DocumentStore['rows'] = async (ids) => {
    const found = new Map<string, StoredRow>()
    await Promise.all(
      [...groupByCollection(ids, (id) => id)].map(async ([name, group]) => {
        const stored = await collections.get(name)?.storageInstance.findDocumentsById([...group], true)
        for (const row of stored ?? []) found.set(row.id, row)
      }),
    )
    return found
  }

  const write: DocumentStore['write'] = (changes) => {
    const groups = groupByCollection(changes, ({ next }) => next.id)
    return kept.changing([...groups.keys()], () => writeGroups(groups))
  }
  const writeGroups = async (groups: ReadonlyMap<CollectionName, readonly RowChange[]>): Promise<RowConflict[]> => {
    const conflicts: RowConflict[] = []
    await Promise.all(
      [...groups].map(async ([name, group]) => {
        const collection = collections.get(name)
        if (collection === undefined) throw new Error(`collection ${name} is not open`)
        const result = await collection.storageInstance.bulkWrite(group.map(toWriteRow), 'replica')
        for (const failure of result.error) {
          if (failure.status !== 409) throw new Error(`writing ${failure.documentId} failed: ${failure.status}`)
          conflicts.push({ id: failure.documentId, stored: failure.documentInDb })
        }
        const refused = new Set(result.error.map(({ documentId }) => documentId))
        written.next(group.map(({ next }) => next).filter(({ id }) => !refused.has(id)))
      }),
    )
    return conflicts
  }

  return {
    get: async (id) => {
      const found = await collectionOf(id)?.findOne(id).exec()
      return found ? present(found._data) : undefined
    },
    find: async (query) => {
      const collection = collections.get(query.collection)
      return collection === undefined ? [] : presentAll(await collection.find(mangoOf(query)).exec())
    },
    watch: (query) => {
      const collection = collections.get(query.collection)
      return collection === undefined ? of([]) : collection.find(mangoOf(query)).$.pipe(map(presentAll))
    },
    watchOne: (id) => {
      const collection = collectionOf(id)
      if (collection === undefined) return of(undefined)
      return collection.findOne(id).$.pipe(
        map((found) => (found ? present(found._data) : undefined)),
        distinctUntilChanged(),
      )
    },
    rows,
    write,
    change: async (ids, decide, options) => {
      const known = options?.assumeMissing === true ? new Map<string, StoredRow>() : await rows(ids)
      let pending = ids.map((id) => ({ id, stored: known.get(id) }))
      while (pending.length > 0) {
        const changes = pending.flatMap(({ id, stored }): RowChange[] => {
          const next = decide(id, stored)
          return next === undefined ? [] : [{ previous: stored, next }]
        })
        if (changes.length === 0) return
        const conflicts = await write(changes)
        pending = conflicts.map(({ id, stored }) => ({ id, stored }))
      }
    },
    unsent: async (collection) => {
      const found = await collections
        .get(collection)
        ?.find({ selector: { unsentSince: { $gt: 0 } }, sort: [{ unsentSince: 'asc' }] })
        .exec()
      return (found ?? []).map((document) => document._data)
    },
    // By an index that every row is in: left to itself RxDB counts by the sparse one, which has only what is unsent.
    count: async (collection) =>
      (await collections
        .get(collection)
        ?.count({ selector: {}, index: ['newest'] })
        .exec()) ?? 0,
    about: async (elder) => {
      const found = await Promise.all(
        [...collections.values()].map((collection) => collection.find({ selector: { elder: { $eq: elder } } }).exec()),
      )
      return found.flat().map(({ _data }) => _data)
    },
    collectionNames: [...collections.keys()],
    written,
  }
}

/** Stable: the same stored version gives the same object, so that a list can tell what changed by identity. */
function presenter(kinds: ReadonlyMap<string, DocumentKind>): (row: Row) => Document | undefined {
  const presented = new WeakMap<Document, Document>()
  return ({ document }) => {
    if (document === null) return undefined
    const known = presented.get(document)
    if (known !== undefined) return known
    const kind = kinds.get(document.kind)
    if (kind === undefined) return undefined
    const current = upgradeDocument(kind, document)
    presented.set(document, current)
    return current
  }
}

function mangoOf(query: DocumentQuery): MangoQuery<Row> {
  return {
    selector: {
      ...(query.kind === undefined ? {} : { kind: { $eq: query.kind } }),
      ...(query.elder === undefined ? {} : { elder: { $eq: query.elder } }),
      ...(query.since === undefined ? {} : { newest: { $lte: newestOf(query.since) } }),
    },
    sort: [{ newest: 'asc' }],
    ...(query.limit === undefined ? {} : { limit: query.limit }),
  }
}

const toWriteRow = ({ previous, next }: RowChange) => ({
  ...(previous === undefined ? {} : { previous }),
  document: {
    ...next,
    _deleted: next.document === null,
    _attachments: {},
    // Revision and time are set by RxDB; it only wants the fields to be there.
    _rev: previous?._rev ?? '',
    _meta: previous?._meta ?? { lwt: 1 },
  },
})

function groupByCollection<T>(
  items: readonly T[],
  idOf: (item: T) => string,
): ReadonlyMap<CollectionName, readonly T[]> {
  const groups = new Map<CollectionName, T[]>()
  for (const item of items) {
    const name = collectionOfId(idOf(item))
    if (!isCollectionName(name)) throw new TypeError(`not an id of a document: ${idOf(item)}`)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [item])
    else group.push(item)
  }
  return groups
}
