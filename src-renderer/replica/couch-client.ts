/**
 * The few requests of CouchDB's HTTP API that the replica makes, through the host, which adds the credential. Whatever
 * goes wrong becomes a `SyncFailure`: a state of the connection, not an accident (design.md §4).
 */
import type { Host } from '../host/host.ts'

export type RefusalReason =
  | 'sync.credentialRefused'
  | 'sync.copiedKiosk'
  | 'sync.revokedKiosk'
  | 'sync.notCouch'
  | 'sync.garbage'
  | 'sync.serverError'

/** No reason: nobody could be reached. */
export class SyncFailure extends Error {
  readonly reason: RefusalReason | undefined
  /** What the server answered, where that decides what to do. */
  readonly status: number | undefined
  /** Milliseconds to wait at least, where the server said so. */
  readonly retryAfter: number | undefined
  constructor(reason: RefusalReason | undefined, message: string, status?: number, retryAfter?: number) {
    super(message)
    this.reason = reason
    this.status = status
    this.retryAfter = retryAfter
  }
}

export type Change = {
  readonly id: string
  readonly rev: string
  readonly deleted: boolean
  readonly document: unknown
}
/** `lastSequence` is opaque: it is only ever handed back. */
export type ChangesPage = {
  readonly changes: readonly Change[]
  readonly lastSequence: string | number
  readonly size: number
}
export type PushedRow = {
  readonly id: string
  readonly rev?: string
  readonly error?: string
  readonly reason?: string
}
export type ServerIdentity = { readonly epoch: string }
export type DatabaseInformation = { readonly documentCount: number; readonly lastSequence: string | number }

export type CouchClient = {
  readonly identify: () => Promise<ServerIdentity>
  readonly information: (database: string) => Promise<DatabaseInformation>
  readonly changes: (
    database: string,
    options: { readonly since: string | number | undefined; readonly limit: number; readonly live: boolean },
  ) => Promise<ChangesPage>
  readonly bulkDocuments: (database: string, documents: readonly object[]) => Promise<readonly PushedRow[]>
  /** Living documents by id, downwards: at most `limit`, from the first id to the second, both included. */
  readonly page: (
    database: string,
    options: { readonly from: string; readonly to: string; readonly limit: number },
  ) => Promise<readonly Change[]>
  /** What the server has under these ids; an id it never had is missing from the answer. */
  readonly current: (database: string, ids: readonly string[]) => Promise<readonly Change[]>
  /** Which of these revisions the server does not have. */
  readonly missingRevisions: (database: string, revisions: ReadonlyMap<string, string>) => Promise<ReadonlySet<string>>
}

export type CouchClientOptions = {
  readonly host: Pick<Host, 'sync'>
  readonly signal: AbortSignal
  /** As `measured` of the station's clock. */
  readonly onServerTime: (serverTime: number, wallTime: number, took: number) => void
  readonly wall: () => number
  readonly patience: Patience
}

/** Milliseconds. */
export type Patience = {
  /** The server sends a line this often while it has nothing to say … */
  readonly heartbeat: number
  /** … and is given up after this long without a byte. */
  readonly silence: number
  readonly longpoll: number
}

export function createCouchClient(options: CouchClientOptions): CouchClient {
  const { host, signal, onServerTime, wall } = options
  const { heartbeat, silence, longpoll } = options.patience
  async function ask(path: string, body?: object): Promise<{ readonly status: number; readonly json: unknown }> {
    const watchdog = new AbortController()
    const stop = (): void => watchdog.abort()
    signal.addEventListener('abort', stop, { once: true })
    let timer = setTimeout(stop, silence)
    const alive = (): void => {
      clearTimeout(timer)
      timer = setTimeout(stop, silence)
    }
    try {
      if (signal.aborted) throw new SyncFailure(undefined, 'stopped')
      const asked = wall()
      const response = await host.sync(`/sync/${path}`, {
        signal: watchdog.signal,
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      refuseStatus(response)
      // Told when the answer began: the rest of a feed comes when something happens, a minute later or more.
      const date = Date.parse(response.headers.get('date') ?? '')
      const began = wall()
      const text = await readText(response, alive)
      if (Number.isFinite(date)) onServerTime(date, began, began - asked)
      return { status: response.status, json: parseJson(text) }
    } catch (error) {
      if (error instanceof SyncFailure) throw error
      throw new SyncFailure(undefined, error instanceof Error ? error.message : String(error))
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  }

  /** A database that is not there: something answers, but not our server. */
  async function askDatabase(path: string, body?: object): Promise<unknown> {
    const { status, json } = await ask(path, body)
    if (status >= 400)
      throw new SyncFailure(status === 404 ? 'sync.notCouch' : 'sync.garbage', `${path}: ${status}`, status)
    return json
  }

  return {
    identify: async () => {
      const { status, json } = await ask('')
      if (status >= 400 || !isRecord(json) || typeof json['couchdb'] !== 'string') {
        throw new SyncFailure('sync.notCouch', 'no welcome')
      }
      const epoch = json['epoch'] ?? json['uuid']
      return { epoch: typeof epoch === 'string' ? epoch : '' }
    },
    information: async (database) => {
      const info = await askDatabase(database)
      if (!isRecord(info) || typeof info['doc_count'] !== 'number' || !isSequence(info['update_seq']))
        throw new SyncFailure('sync.notCouch', 'no database information')
      return { documentCount: info['doc_count'], lastSequence: info['update_seq'] }
    },
    changes: async (database, { since, limit, live }) => {
      const query = new URLSearchParams({ include_docs: 'true', limit: String(limit), since: String(since ?? 0) })
      if (live) {
        query.set('feed', 'longpoll')
        query.set('timeout', String(longpoll))
        query.set('heartbeat', String(heartbeat))
      }
      const page = await askDatabase(`${database}/_changes?${query.toString()}`)
      return decodePage(page)
    },
    bulkDocuments: async (database, documents) => {
      const rows = await askDatabase(`${database}/_bulk_docs`, { docs: documents })
      if (!Array.isArray(rows)) throw new SyncFailure('sync.garbage', '_bulk_docs: not a list')
      return rows.flatMap((row: unknown) => decodePushedRow(row) ?? [])
    },
    page: async (database, { from, to, limit }) => {
      const range = { startkey: JSON.stringify(from), endkey: JSON.stringify(to), limit: String(limit) }
      const query = new URLSearchParams({ include_docs: 'true', descending: 'true', ...range })
      return decodeAllDocs(await askDatabase(`${database}/_all_docs?${query.toString()}`))
    },
    current: async (database, ids) => {
      const changes = decodeAllDocs(await askDatabase(`${database}/_all_docs?include_docs=true`, { keys: ids }))
      const docs = changes.flatMap(({ id, rev, deleted }) => (deleted ? { id, rev } : []))
      if (docs.length === 0) return changes
      // The list says no more of them; whether they moved away stands in the tombstones.
      const tombstones = new Map(decodeBulkGet(await askDatabase(`${database}/_bulk_get`, { docs })))
      return changes.map((change) => (change.deleted ? { ...change, document: tombstones.get(change.id) } : change))
    },
    missingRevisions: async (database, revisions) => {
      const asked = Object.fromEntries([...revisions].map(([id, rev]) => [id, [rev]]))
      const answer = await askDatabase(`${database}/_revs_diff`, asked)
      if (!isRecord(answer)) throw new SyncFailure('sync.garbage', '_revs_diff: not an object')
      // Only what was asked about: an answer that makes no sense must not name documents that do not exist.
      return new Set(Object.keys(answer).filter((id) => revisions.has(id)))
    },
  }
}

/** Seconds only: a date would be read by a clock that may be wrong. */
function retryAfterOf(headers: Headers): number | undefined {
  const seconds = headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined
}

function refuseStatus({ status, headers }: Response): void {
  if (status === 403 && headers.get('x-ginkgo-sync') === 'copiedKiosk')
    throw new SyncFailure('sync.copiedKiosk', `status ${status}`)
  if (status === 403 && headers.get('x-ginkgo-sync') === 'revokedKiosk')
    throw new SyncFailure('sync.revokedKiosk', `status ${status}`)
  if (status === 401 || status === 403) throw new SyncFailure('sync.credentialRefused', `status ${status}`)
  // What a proxy on the way (our own host first) says when nobody is behind it.
  if (status === 502 || status === 503 || status === 504) throw new SyncFailure(undefined, `status ${status}`)
  if (status >= 500 || status === 429)
    throw new SyncFailure('sync.serverError', `status ${status}`, status, retryAfterOf(headers))
}

async function readText(response: Response, alive: () => void): Promise<string> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    alive()
    text += decoder.decode(value, { stream: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new SyncFailure('sync.garbage', 'not JSON')
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isSequence = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

function decodePage(page: unknown): ChangesPage {
  if (!isRecord(page) || !Array.isArray(page['results'])) throw new SyncFailure('sync.garbage', '_changes: no results')
  const lastSequence = page['last_seq']
  if (!isSequence(lastSequence)) throw new SyncFailure('sync.garbage', '_changes: no last_seq')
  const results: readonly unknown[] = page['results']
  return { changes: results.flatMap((row) => decodeChange(row) ?? []), lastSequence, size: results.length }
}

/** A row that is no change at all is left out: one odd document must not stop the feed for all others. */
function decodeChange(row: unknown): Change | undefined {
  if (!isRecord(row) || typeof row['id'] !== 'string' || !Array.isArray(row['changes'])) return undefined
  const document = row['doc']
  const [winner] = row['changes'] as readonly unknown[]
  const rev = isRecord(document) ? document['_rev'] : isRecord(winner) ? winner['rev'] : undefined
  if (typeof rev !== 'string') return undefined
  const deleted = row['deleted'] === true || (isRecord(document) && document['_deleted'] === true)
  return { id: row['id'], rev, deleted, document }
}

function decodeAllDocs(answer: unknown): readonly Change[] {
  if (!isRecord(answer) || !Array.isArray(answer['rows'])) throw new SyncFailure('sync.garbage', '_all_docs: no rows')
  return answer['rows'].flatMap((row: unknown) => decodeAllDocsRow(row) ?? [])
}

function decodeAllDocsRow(row: unknown): Change | undefined {
  if (!isRecord(row) || typeof row['id'] !== 'string' || !isRecord(row['value'])) return undefined
  const { rev, deleted } = row['value']
  return typeof rev === 'string' ? { id: row['id'], rev, deleted: deleted === true, document: row['doc'] } : undefined
}

function decodeBulkGet(answer: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(answer) || !Array.isArray(answer['results']))
    throw new SyncFailure('sync.garbage', '_bulk_get: no results')
  return answer['results'].flatMap((result: unknown) => {
    if (!isRecord(result) || typeof result['id'] !== 'string' || !Array.isArray(result['docs'])) return []
    const [first] = result['docs'] as readonly unknown[]
    return isRecord(first) && isRecord(first['ok']) ? [[result['id'], first['ok']] as const] : []
  })
}

function decodePushedRow(row: unknown): PushedRow | undefined {
  if (!isRecord(row) || typeof row['id'] !== 'string') return undefined
  const { id, rev, error, reason } = row
  return {
    id,
    ...(typeof rev === 'string' ? { rev } : {}),
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  }
}
