/**
 * The same store on Apache CouchDB 3.x, over HTTP. CouchDB syncs each write before it answers (its `delayed_commits`
 * is gone since 3.0) and keeps its own longpoll; this file only translates.
 */
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type {
  AllDocsRow,
  Attachment,
  ChangeRow,
  DocumentStore,
  MissingById,
  ReadQuery,
  StoredDocument,
  StoreProblem,
  Winner,
  WriteRow,
} from './document-store.ts'

type CouchRow = {
  readonly id: string
  readonly key: string
  readonly error?: string
  readonly value?: { readonly rev: string; readonly deleted?: boolean } | null
  readonly doc?: StoredDocument | null
}
type CouchChange = {
  readonly seq: string
  readonly id: string
  readonly deleted?: boolean
  readonly changes: readonly { readonly rev: string }[]
  readonly doc?: object
}

const pageSize = 1_000

const missing: StoreProblem = { status: 404, error: 'not_found', reason: 'missing' }

/** Dots are taken as steps in an address however they are written, and we ask with the administrator's password. */
const climbs = (...segments: readonly string[]): boolean => segments.some((text) => text === '.' || text === '..')

/** @param url address with user and password, e.g. `http://user:password@127.0.0.1:5984`. */
export function openCouchStore(url: string): DocumentStore {
  const base = new URL(url)
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`).toString('base64')}`
  base.username = ''
  base.password = ''
  const root = base.href.replace(/\/$/, '')
  const known = new Set<string>()

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${root}${path}`, {
      ...init,
      headers: {
        accept: 'application/json',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        authorization,
      },
    })
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await call(path, init)
    if (!answer.ok) throw new Error(`CouchDB answered ${answer.status}`)
    return answer.json()
  }
  const post = (path: string, body: unknown): Promise<unknown> =>
    ask(path, { method: 'POST', body: JSON.stringify(body) })
  const expect = async <T>(answer: Response): Promise<Result<T, StoreProblem>> => {
    if (answer.ok) return ok((await answer.json()) as T)
    const { status } = answer
    if (status !== 400 && status !== 404 && status !== 409 && status !== 412)
      throw new Error(`CouchDB answered ${status}`)
    const { error, reason } = (await answer.json()) as { error: string; reason: string }
    return err({ status, error, reason })
  }

  const store: DocumentStore = {
    createDatabase: async (name) => {
      const answer = await call(`/${name}`, { method: 'PUT' })
      await answer.arrayBuffer()
      // 412: it is there already; 202: fewer nodes than wanted have it yet.
      if (!answer.ok && answer.status !== 412) throw new Error(`CouchDB answered ${answer.status}`)
      known.add(name)
    },
    hasDatabase: async (name) => {
      if (known.has(name)) return true
      const answer = await call(`/${name}`, { method: 'HEAD' })
      if (answer.ok) known.add(name)
      return answer.ok
    },
    info: async (name) => {
      const info = (await ask(`/${name}`)) as { readonly doc_count: number; readonly update_seq: string }
      return { documentCount: info.doc_count, updateSequence: info.update_seq }
    },
    readChanges: async function* (name, query) {
      let since = query.since
      let left = query.limit ?? Number.POSITIVE_INFINITY
      for (;;) {
        const limit = Math.min(left, pageSize)
        const parameters = new URLSearchParams({ since: String(since), limit: String(limit) })
        if (query.includeDocs === true) parameters.set('include_docs', 'true')
        if (query.allLeaves === true) parameters.set('style', 'all_docs')
        if (query.docIds !== undefined) parameters.set('filter', '_doc_ids')
        const path = `/${name}/_changes?${parameters}`
        const page = (await (query.docIds === undefined ? ask(path) : post(path, { doc_ids: query.docIds }))) as {
          readonly results: readonly CouchChange[]
          readonly last_seq: string
          readonly pending?: number
        }
        if (page.results.length > 0) yield page.results.map(changeRowOf)
        left -= page.results.length
        since = page.last_seq
        if (left <= 0 || page.results.length < limit) return { lastSeq: page.last_seq, pending: page.pending ?? 0 }
      }
    },
    waitForChange: async (name, since, signal) => {
      const parameters = new URLSearchParams({ feed: 'longpoll', since: String(since), limit: '1', timeout: '50000' })
      while (!signal.aborted) {
        try {
          const answer = (await ask(`/${name}/_changes?${parameters}`, { signal })) as {
            readonly results: readonly unknown[]
          }
          if (answer.results.length > 0) return
        } catch (failure) {
          if (!signal.aborted) throw failure
        }
      }
    },
    readWinners: async (name, ids) => {
      const winners = new Map<string, Winner>()
      if (ids.length === 0) return winners
      const { rows } = (await post(`/${name}/_all_docs?include_docs=true`, { keys: ids })) as {
        readonly rows: readonly CouchRow[]
      }
      for (const row of rows) {
        if (row.value === undefined || row.value === null) continue
        const deleted = row.value.deleted === true
        winners.set(row.id, { rev: row.value.rev, deleted, ...(deleted || !row.doc ? {} : { doc: row.doc }) })
      }
      return winners
    },
    writeDocuments: async (name, documents, { newEdits }) =>
      (await post(`/${name}/_bulk_docs`, { docs: documents, new_edits: newEdits })) as readonly WriteRow[],
    readDocument: async (name, id, query) =>
      climbs(id) ? err(missing) : expect(await call(`/${name}/${encodeURIComponent(id)}?${readParameters(query)}`)),
    bulkGet: async (name, documents, query) =>
      (await post(`/${name}/_bulk_get?${readParameters(query)}`, { docs: documents })) as {
        readonly results: readonly unknown[]
      },
    readAllDocs: async function* (name, query) {
      const parameters = new URLSearchParams()
      if (query.startKey !== undefined) parameters.set('startkey', JSON.stringify(query.startKey))
      if (query.endKey !== undefined) parameters.set('endkey', JSON.stringify(query.endKey))
      if (query.inclusiveEnd === false) parameters.set('inclusive_end', 'false')
      if (query.descending === true) parameters.set('descending', 'true')
      if (query.skip !== undefined) parameters.set('skip', String(query.skip))
      if (query.limit !== undefined) parameters.set('limit', String(query.limit))
      if (query.includeDocs === true) parameters.set('include_docs', 'true')
      const path = `/${name}/_all_docs?${parameters}`
      const answer = (await (query.keys === undefined ? ask(path) : post(path, { keys: query.keys }))) as {
        readonly rows: readonly CouchRow[]
        readonly total_rows: number
      }
      yield answer.rows.map(allDocsRowOf)
      return { total: answer.total_rows }
    },
    revsDiff: async (name, revisions) => (await post(`/${name}/_revs_diff`, revisions)) as MissingById,
    readAttachment: async (name, id, attachment, rev) => {
      if (climbs(id, attachment)) return err(missing)
      const query = rev === undefined ? '' : `?rev=${encodeURIComponent(rev)}`
      const answer = await call(`/${name}/${encodeURIComponent(id)}/${encodeURIComponent(attachment)}${query}`, {})
      if (!answer.ok) return expect<Attachment>(answer)
      return ok({
        contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
        digest: (answer.headers.get('etag') ?? '').replaceAll('"', ''),
        data: new Uint8Array(await answer.arrayBuffer()),
      })
    },
    readLocal: async (name, id) => expect<StoredDocument>(await call(`/${name}/_local/${encodeURIComponent(id)}`)),
    writeLocal: async (name, id, document) => {
      const path = `/${name}/_local/${encodeURIComponent(id)}`
      const written = await expect<{ readonly rev: string }>(
        await call(path, { method: 'PUT', body: JSON.stringify(document) }),
      )
      return written.ok ? ok({ rev: written.value.rev }) : written
    },
    close: () => Promise.resolve(),
  }
  return store
}

const changeRowOf = (change: CouchChange): ChangeRow => ({
  seq: change.seq,
  id: change.id,
  revs: change.changes.map(({ rev }) => rev),
  deleted: change.deleted === true,
  ...(change.doc === undefined ? {} : { doc: Buffer.from(JSON.stringify(change.doc)) }),
})

function allDocsRowOf(row: CouchRow): AllDocsRow {
  if (row.error !== undefined || row.value === undefined || row.value === null) return { key: row.key, missing: true }
  const deleted = row.value.deleted === true
  return { id: row.id, rev: row.value.rev, deleted, ...(row.doc ? { doc: Buffer.from(JSON.stringify(row.doc)) } : {}) }
}

function readParameters(query: ReadQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  if (query.rev !== undefined) parameters.set('rev', query.rev)
  if (query.openRevs !== undefined) {
    parameters.set('open_revs', query.openRevs === 'all' ? 'all' : JSON.stringify(query.openRevs))
  }
  for (const name of ['latest', 'revs', 'conflicts', 'attachments'] as const) {
    if (query[name] === true) parameters.set(name, 'true')
  }
  return parameters
}
