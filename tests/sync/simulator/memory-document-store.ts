/**
 * A store of the gateway in memory, for the simulator: one line of revisions a document, which is what kiosks write. It can
 * be cut off (the server is killed), copied (a backup) and set back.
 */
import { createHash } from 'node:crypto'
import { err, ok } from '../../../src-domain/shared/result.ts'
import type {
  ChangeRow,
  ChangesEnd,
  DocumentStore,
  Sequence,
  StoredDocument,
  StoreProblem,
  WriteRow,
} from '../../../sync-server/store/document-store.ts'

type Leaf = {
  readonly rev: string
  readonly deleted: boolean
  readonly json: string
  readonly seq: number
  readonly past: readonly string[]
}
type Database = { seq: number; readonly leaves: Map<string, Leaf> }
export type StoreCopy = ReadonlyMap<string, { readonly seq: number; readonly leaves: ReadonlyMap<string, Leaf> }>

export type MemoryDocumentStore = {
  /** What one start of the server may use until it is cut. */
  readonly power: () => { readonly store: DocumentStore; readonly cut: () => void }
  readonly copy: () => StoreCopy
  readonly restore: (copy: StoreCopy) => void
  /** Living documents by id. */
  readonly documents: (database: string) => ReadonlyMap<string, StoredDocument>
  /** Ids of tombstones; `gone` when the elder did not move on. */
  readonly erased: (database: string, gone?: 'gone') => readonly string[]
  readonly databases: () => readonly string[]
}

/** @param fsync how long until something is on the disk; asked before and after. */
export function memoryDocumentStore(fsync: () => Promise<void>): MemoryDocumentStore {
  let databases = new Map<string, Database>()
  const waiters = new Set<() => void>()
  const missing: StoreProblem = { status: 404, error: 'not_found', reason: 'missing' }
  const notServed = (): never => {
    throw new Error('not served by the simulated store')
  }
  const databaseOf = (name: string): Database => databases.get(name) ?? notServed()
  const documentOf = (id: string, leaf: Leaf): StoredDocument => ({
    ...(JSON.parse(leaf.json) as object),
    _id: id,
    _rev: leaf.rev,
    ...(leaf.deleted ? { _deleted: true } : {}),
  })
  const bytesOf = (id: string, leaf: Leaf): Uint8Array => Buffer.from(JSON.stringify(documentOf(id, leaf)))

  function writeOne(database: Database, document: StoredDocument): WriteRow {
    const { _id: id, _rev, _deleted, _revisions, ...fields } = document
    const known = database.leaves.get(id)
    const follows = known === undefined || known.deleted ? _rev === undefined : _rev === known.rev
    if (!follows && _deleted !== true) return { id, error: 'conflict', reason: 'Document update conflict.' }
    const json = JSON.stringify(fields)
    const deleted = _deleted === true
    const generation = Number.parseInt(known?.rev ?? '0', 10) + 1
    const hash = createHash('md5')
      .update(`${known?.rev ?? ''} ${String(deleted)} ${json}`)
      .digest('hex')
    const rev = `${generation}-${hash}`
    const past = known === undefined ? [] : [...known.past, known.rev]
    database.leaves.set(id, { rev, deleted, json, seq: (database.seq += 1), past })
    return { ok: true, id, rev }
  }

  function power(): { readonly store: DocumentStore; readonly cut: () => void } {
    let on = true
    const need = (): void => {
      if (!on) throw new Error('no power')
    }
    const store: DocumentStore = {
      createDatabase: async (name) => {
        need()
        if (!databases.has(name)) databases.set(name, { seq: 0, leaves: new Map() })
      },
      hasDatabase: async (name) => databases.has(name),
      info: async (name) => {
        need()
        const { seq, leaves } = databaseOf(name)
        return { documentCount: [...leaves.values()].filter(({ deleted }) => !deleted).length, updateSequence: seq }
      },
      async *readChanges(
        name,
        { since, limit, includeDocs, docIds },
      ): AsyncGenerator<readonly ChangeRow[], ChangesEnd> {
        need()
        const { seq, leaves } = databaseOf(name)
        const from = since === 'now' ? seq : Number(since)
        const all = [...leaves]
          .filter(([id, leaf]) => leaf.seq > from && (docIds === undefined || docIds.includes(id)))
          .toSorted(([, a], [, b]) => a.seq - b.seq)
        const rows = all.slice(0, limit ?? all.length).map(([id, leaf]) => ({
          seq: leaf.seq as Sequence,
          id,
          revs: [leaf.rev],
          deleted: leaf.deleted,
          ...(includeDocs === true ? { doc: bytesOf(id, leaf) } : {}),
        }))
        if (rows.length > 0) yield rows
        const pending = all.length - rows.length
        return { lastSeq: pending === 0 ? Math.max(seq, from) : (rows.at(-1)?.seq ?? from), pending }
      },
      waitForChange: (name, since, signal) =>
        new Promise((done) => {
          const look = (): void => {
            const database = databases.get(name)
            if (!signal.aborted && on && database !== undefined && database.seq <= Number(since)) return
            waiters.delete(look)
            signal.removeEventListener('abort', look)
            done()
          }
          waiters.add(look)
          signal.addEventListener('abort', look)
          look()
        }),
      readWinners: async (name, ids) => {
        need()
        const { leaves } = databaseOf(name)
        return new Map(
          ids.flatMap((id) => {
            const leaf = leaves.get(id)
            if (leaf === undefined) return []
            const { rev, deleted } = leaf
            return [[id, { rev, deleted, ...(deleted ? {} : { doc: documentOf(id, leaf) }) }] as const]
          }),
        )
      },
      writeDocuments: async (name, documents, { newEdits }) => {
        if (!newEdits) return notServed()
        need()
        await fsync()
        need()
        const rows = documents.map((document) => writeOne(databaseOf(name), document))
        await fsync()
        need()
        for (const look of waiters) look()
        return rows
      },
      readDocument: async (name, id, { openRevs }) => {
        const leaf = databaseOf(name).leaves.get(id)
        if (openRevs === 'all') return ok(leaf === undefined ? [] : [{ ok: documentOf(id, leaf) }])
        return leaf === undefined || leaf.deleted ? err(missing) : ok(documentOf(id, leaf))
      },
      async *readAllDocs(name, { keys, includeDocs, startKey = '\uffff', endKey = '', limit }) {
        need()
        const { leaves } = databaseOf(name)
        // A range is only asked for downwards.
        const inRange = (): string[] =>
          [...leaves]
            .filter(([id, { deleted }]) => !deleted && id <= startKey && id >= endKey)
            .map(([id]) => id)
            .toSorted()
            .toReversed()
            .slice(0, limit)
        yield (keys ?? inRange()).map((id) => {
          const leaf = leaves.get(id)
          if (leaf === undefined) return { key: id, missing: true as const }
          const doc = includeDocs === true && !leaf.deleted ? { doc: bytesOf(id, leaf) } : {}
          return { id, rev: leaf.rev, deleted: leaf.deleted, ...doc }
        })
        return { total: leaves.size }
      },
      revsDiff: async (name, revisions) => {
        need()
        const { leaves } = databaseOf(name)
        return Object.fromEntries(
          Object.entries(revisions).flatMap(([id, revs]) => {
            const leaf = leaves.get(id)
            const lacking = revs.filter((rev) => rev !== leaf?.rev && leaf?.past.includes(rev) !== true)
            return lacking.length === 0 ? [] : [[id, { missing: lacking }]]
          }),
        )
      },
      bulkGet: async (name, documents) => {
        need()
        const { leaves } = databaseOf(name)
        const results = documents.map(({ id, rev }) => {
          const leaf = leaves.get(id)
          // Only the newest version is kept here.
          const found = leaf !== undefined && (rev ?? leaf.rev) === leaf.rev ? { ok: documentOf(id, leaf) } : undefined
          return {
            id,
            docs: [found ?? { error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } }],
          }
        })
        return { results }
      },
      readAttachment: notServed,
      readLocal: async () => err(missing),
      writeLocal: notServed,
      close: async () => undefined,
    }
    return {
      store,
      cut: () => {
        on = false
        for (const look of waiters) look()
      },
    }
  }

  return {
    power,
    copy: () => new Map([...databases].map(([name, { seq, leaves }]) => [name, { seq, leaves: new Map(leaves) }])),
    restore: (copy) => {
      databases = new Map([...copy].map(([name, { seq, leaves }]) => [name, { seq, leaves: new Map(leaves) }]))
      for (const look of waiters) look()
    },
    documents: (name) =>
      new Map(
        [...databaseOf(name).leaves].flatMap(([id, leaf]) =>
          leaf.deleted ? [] : [[id, documentOf(id, leaf)] as const],
        ),
      ),
    erased: (name, gone) =>
      [...databaseOf(name).leaves].flatMap(([id, { deleted, json }]) =>
        deleted && !(gone === 'gone' && json.includes('"moved":true')) ? [id] : [],
      ),
    databases: () => [...databases.keys()],
  }
}
