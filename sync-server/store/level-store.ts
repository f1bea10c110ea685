/**
 * The embedded store: one PouchDB on one sealed LevelDB for each database. Writes, revision trees and attachments are
 * PouchDB's; the long readings (changes, all documents, winners) go to LevelDB directly.
 */
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { Attachment, DocumentStore, ReadQuery, StoredDocument, StoreProblem, WriteRow } from './document-store.ts'
import { type LevelApi, type LevelDown, LevelPouch, PouchDB, type PouchWrite, revExists } from './level-packages.ts'
import { readLevelAllDocs, readLevelChanges, readLevelWinners } from './level-reader.ts'
import { type DatabaseSnapshot, snapshotOf } from './level-snapshot.ts'
import { type LevelDownClass, sealedLevelDown, sealFor } from './sealed-leveldown.ts'

export type LevelStoreOptions = {
  readonly folder: string
  /** 32 bytes; see `data-key.ts`. */
  readonly dataKey: Uint8Array
  /** Injected by tests that count what reaches LevelDB. */
  readonly levelDown?: LevelDownClass
}

type OpenDatabase = { readonly pouch: PouchDB; readonly level: LevelDown; readonly written: EventEmitter }

const adapterName = 'ginkgo-level'

export type LevelStore = DocumentStore & {
  /**
   * Every database as it stands at one moment, those of media last: what a document names was uploaded before it.
   * Each has to be read or ended.
   */
  readonly snapshot: () => Promise<readonly DatabaseSnapshot[]>
}

export function openLevelStore(options: LevelStoreOptions): LevelStore {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  checkKey(options)
  const names = new Set(
    readdirSync(options.folder, { withFileTypes: true })
      .filter((e) => e.isDirectory())
      .map((e) => e.name),
  )
  const opened = new Map<string, Promise<OpenDatabase>>()

  const open = (name: string): Promise<OpenDatabase> => {
    if (!names.has(name)) throw new Error(`no such database: ${name}`)
    let database = opened.get(name)
    if (database === undefined) {
      database = openDatabase(options, name)
      opened.set(name, database)
      database.catch(() => opened.delete(name))
    }
    return database
  }

  return {
    createDatabase: async (name) => {
      names.add(name)
      await open(name)
    },
    hasDatabase: (name) => Promise.resolve(names.has(name)),
    info: async (name) => {
      const info = await (await open(name)).pouch.info()
      return { documentCount: info.doc_count, updateSequence: info.update_seq }
    },
    readChanges: async function* (name, query) {
      const { pouch, level } = await open(name)
      const updateSequence = (await pouch.info()).update_seq
      const since = query.since === 'now' ? updateSequence : numberOf(query.since)
      return yield* readLevelChanges(level, { ...query, since, updateSequence })
    },
    waitForChange: async (name, since, signal) => {
      const { pouch, written } = await open(name)
      const from = since === 'now' ? (await pouch.info()).update_seq : numberOf(since)
      while (!signal.aborted && (await pouch.info()).update_seq <= from) {
        await once(written, 'written', { signal }).catch(() => undefined)
      }
    },
    readWinners: async (name, ids) => readLevelWinners((await open(name)).level, ids),
    writeDocuments: async (name, documents, { newEdits }) => {
      const { pouch, written } = await open(name)
      const rows = await pouch.bulkDocs(documents, { new_edits: newEdits })
      written.emit('written')
      return rows.map((row, i) => writeRow(row, documents[i]))
    },
    readDocument: async (name, id, query) => {
      const { pouch } = await open(name)
      return attempt(() => pouch.get(id, pouchReadOptions(query)))
    },
    bulkGet: async (name, documents, query) => {
      // PouchDB never comes back from an empty list.
      if (documents.length === 0) return { results: [] }
      const { results } = await (await open(name)).pouch.bulkGet({ docs: documents, ...pouchReadOptions(query) })
      return { results: results.map(bulkGetResult) }
    },
    readAllDocs: async function* (name, query) {
      const { pouch, level } = await open(name)
      yield* readLevelAllDocs(level, query)
      return { total: (await pouch.info()).doc_count }
    },
    revsDiff: async (name, revisions) => (await open(name)).pouch.revsDiff(revisions),
    readAttachment: async (name, id, attachment, rev) => {
      const { pouch } = await open(name)
      const which = rev === undefined ? {} : { rev }
      const document = await attempt(() => pouch.get(id, which))
      if (!document.ok) return document
      const attachments = (document.value as StoredDocument)['_attachments'] as
        | Record<string, { readonly content_type: string; readonly digest: string }>
        | undefined
      const entry =
        attachments !== undefined && Object.hasOwn(attachments, attachment) ? attachments[attachment] : undefined
      if (entry === undefined) return err(missing)
      const data = await attempt(() => pouch.getAttachment(id, attachment, which))
      return data.ok
        ? ok<Attachment>({ contentType: entry.content_type, digest: entry.digest, data: data.value })
        : data
    },
    readLocal: async (name, id) => {
      const { pouch } = await open(name)
      return attempt(async () => (await pouch.get(`_local/${id}`, {})) as StoredDocument)
    },
    writeLocal: async (name, id, document) => {
      const { pouch } = await open(name)
      return attempt(async () => ({ rev: (await pouch.put({ ...document, _id: `_local/${id}` })).rev }))
    },
    snapshot: async () => {
      const databases = new Map<string, LevelDown>()
      for (const name of names) databases.set(name, (await open(name)).level)
      // No await from here on.
      return [...databases]
        .toSorted(([a], [b]) => Number(a.endsWith('-media')) - Number(b.endsWith('-media')) || (a < b ? -1 : 1))
        .map(([name, level]) => snapshotOf(name, level))
    },
    close: async () => {
      const databases = await Promise.all(opened.values())
      opened.clear()
      for (const { written } of databases) written.emit('written')
      await Promise.all(databases.map(({ pouch }) => pouch.close()))
    },
  }
}

/** True once data was written with a key. */
export const hasData = (folder: string): boolean => existsSync(join(folder, 'key-check'))

type Keyed = Pick<LevelStoreOptions, 'folder' | 'dataKey'>

/** The wrong key is noticed before anything is opened with it. */
function checkKey(options: Keyed): void {
  const { folder, dataKey } = options
  if (!hasData(folder)) return keepCheckOfKey(options)
  try {
    sealFor(dataKey, '').open('key-check', readFileSync(join(folder, 'key-check')))
  } catch {
    throw new Error(`the data key does not belong to the data in ${folder}`)
  }
}

export function keepCheckOfKey({ folder, dataKey }: Keyed): void {
  const check = sealFor(dataKey, '').close('key-check', 'ginkgo')
  writeFileSync(join(folder, 'key-check'), check, { mode: 0o600, flush: true })
}

/** Names that are a folder of their own and nothing else. */
export const isDatabaseName = (name: string): boolean => /^[a-z][a-z0-9-]{0,70}$/.test(name)

async function openDatabase(options: LevelStoreOptions, name: string): Promise<OpenDatabase> {
  let level: LevelDown | undefined
  const seal = sealFor(options.dataKey, name)
  const db = (location: string): LevelDown => (level = sealedLevelDown(location, seal, options.levelDown))
  const pouch = new PouchDB(join(options.folder, name), {
    adapter: adapterName,
    db,
    auto_compaction: true,
    revs_limit: 200,
  })
  await pouch.info()
  if (level === undefined) throw new Error(`opened twice: ${name}`)
  const written = new EventEmitter()
  written.setMaxListeners(0)
  return { pouch, level, written }
}

function GinkgoLevelAdapter(this: LevelApi, options: object, callback: (...args: unknown[]) => void): void {
  LevelPouch.call(this, options, callback)
  const get = this._get
  // Asked for the latest of a revision that it does not know, PouchDB throws where nobody can catch it, and the process ends.
  this._get = (id, asked, answer) => {
    const { latest, rev } = asked
    if (latest !== true || typeof rev !== 'string') return get.call(this, id, asked, answer)
    this._getRevisionTree(id, (error, tree) => {
      const isKnown = !error && tree !== undefined && revExists(tree, rev)
      get.call(this, id, isKnown ? asked : { ...asked, latest: false }, answer)
    })
  }
}
GinkgoLevelAdapter.valid = () => true
GinkgoLevelAdapter.use_prefix = false
PouchDB.adapter(adapterName, GinkgoLevelAdapter, false)

const missing: StoreProblem = { status: 404, error: 'not_found', reason: 'missing' }

const numberOf = (since: string | number): number => {
  const number = Number(since)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

function writeRow(row: PouchWrite, document: StoredDocument | undefined): WriteRow {
  if (row.ok === true) return { ok: true, id: row.id ?? '', rev: row.rev ?? '' }
  return {
    id: row.id ?? document?._id ?? '',
    error: row.name ?? 'bad_request',
    reason: row.reason ?? row.message ?? 'refused',
  }
}

type BulkGetResult = {
  readonly id: string
  readonly docs: readonly {
    readonly missing?: string
    readonly error?: { readonly id?: string; readonly rev?: string; readonly name?: string; readonly reason?: string }
  }[]
}

/** As CouchDB answers: PouchDB says no reason for what is missing, and its errors carry the places in our program where they were made. */
function bulkGetResult(result: unknown): unknown {
  const { id, docs } = result as BulkGetResult
  return {
    id,
    docs: docs.map((doc) => {
      if (doc.error === undefined && doc.missing === undefined) return doc
      const { rev = doc.missing, name = 'not_found', reason = 'missing' } = doc.error ?? {}
      return { error: { id, ...(rev === undefined ? {} : { rev }), error: name, reason } }
    }),
  }
}

const pouchReadOptions = (query: ReadQuery): object => ({
  ...(query.rev === undefined ? {} : { rev: query.rev }),
  ...(query.openRevs === undefined ? {} : { open_revs: query.openRevs }),
  ...(query.latest === true ? { latest: true } : {}),
  ...(query.revs === true ? { revs: true } : {}),
  ...(query.conflicts === true ? { conflicts: true } : {}),
  ...(query.attachments === true ? { attachments: true } : {}),
})

/** PouchDB throws its expected failures with CouchDB's status; everything else stays thrown. */
async function attempt<T>(action: () => Promise<T>): Promise<Result<T, StoreProblem>> {
  try {
    return ok(await action())
  } catch (failure) {
    const { status, name, reason, message } = failure as {
      status?: number
      name?: string
      reason?: string
      message?: string
    }
    if (status === 400 || status === 404 || status === 409 || status === 412) {
      return err({ status, error: name ?? 'error', reason: reason ?? message ?? '' })
    }
    throw failure
  }
}
