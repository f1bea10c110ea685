/**
 * The part of CouchDB that the replica speaks to, in memory, for tests of its behaviour towards a server that refuses,
 * lies or goes away. What the real gateway does is tested against the real gateway (tests/replica).
 */
type Stored = { rev: number; deleted: boolean; body: Record<string, unknown>; seq: number }

export type MemoryCouch = {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** `<database>` → id → what stands there. */
  readonly databases: Map<string, Map<string, Stored>>
  readonly put: (database: string, document: Record<string, unknown> & { readonly _id: string }) => void
  readonly erase: (database: string, id: string) => void
  /** Reasons by id: those documents are forbidden. */
  readonly refuse: Map<string, unknown>
  /** Ids the server stumbles over: it neither takes nor refuses them. */
  readonly stumbleOver: Set<string>
  readonly requests: string[]
  /** Called for every document that is written. */
  onWrite: (id: string) => void
  /** Longer bodies are answered with 413. */
  longestBody: number
  /** How many feeds wait for something to tell. */
  readonly waitingFeeds: () => number
  /** Cuts every waiting feed and refuses new connections while set. */
  setReachable: (reachable: boolean) => void
  epoch: string
  date: () => number
}

export function memoryCouch(names: readonly string[]): MemoryCouch {
  const databases: MemoryCouch['databases'] = new Map(names.map((name) => [name, new Map<string, Stored>()]))
  const refuse: MemoryCouch['refuse'] = new Map()
  const stumbleOver = new Set<string>()
  const requests: string[] = []
  let sequence = 0
  let reachable = true
  let waiting: (() => void)[] = []
  const wake = (): void => {
    for (const go of waiting.splice(0)) go()
  }
  const revOf = (stored: Stored): string => `${stored.rev}-${couch.epoch}`
  const write = (
    database: Map<string, Stored>,
    id: string,
    body: Record<string, unknown>,
    deleted: boolean,
  ): Stored => {
    const stored = { rev: (database.get(id)?.rev ?? 0) + 1, deleted, body, seq: (sequence += 1) }
    database.set(id, stored)
    couch.onWrite(id)
    wake()
    return stored
  }
  const docOf = (id: string, stored: Stored): object =>
    stored.deleted ? { _id: id, _rev: revOf(stored), _deleted: true } : { ...stored.body, _id: id, _rev: revOf(stored) }
  const changesOf = (database: Map<string, Stored>, since: number, limit: number) => {
    const rows = [...database].filter(([, stored]) => stored.seq > since).toSorted(([, a], [, b]) => a.seq - b.seq)
    const results = rows.slice(0, limit).map(([id, stored]) => ({
      id,
      seq: stored.seq,
      changes: [{ rev: revOf(stored) }],
      ...(stored.deleted ? { deleted: true } : {}),
      doc: docOf(id, stored),
    }))
    return { results, last_seq: String(results.at(-1)?.seq ?? Math.max(since, 0)) }
  }

  /** `_all_docs` downwards. */
  const rangeOf = (database: Map<string, Stored>, parameters: URLSearchParams): object[] => {
    const [from, to] = ['startkey', 'endkey'].map((name) => JSON.parse(parameters.get(name) ?? '""') as string)
    return [...database]
      .filter(([id, stored]) => !stored.deleted && id <= from! && id >= to!)
      .toSorted(([a], [b]) => (a < b ? 1 : -1))
      .slice(0, Number(parameters.get('limit')))
      .map(([id, stored]) => ({ id, key: id, value: { rev: revOf(stored) }, doc: docOf(id, stored) }))
  }

  async function answer(path: string, init?: RequestInit): Promise<unknown> {
    const url = new URL(path, 'http://couch.invalid')
    const [name = '', route] = url.pathname.replace(/^\/sync\//, '').split('/')
    if (name === '') return { couchdb: 'Welcome', epoch: couch.epoch }
    const database = databases.get(name)
    if (database === undefined) return undefined
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {}
    if (route === undefined || route === '') {
      const living = [...database.values()].filter((stored) => !stored.deleted)
      return { db_name: name, doc_count: living.length, update_seq: String(sequence) }
    }
    if (route === '_changes') {
      const since = Number(url.searchParams.get('since'))
      const limit = Number(url.searchParams.get('limit'))
      if (url.searchParams.get('feed') === 'longpoll' && changesOf(database, since, 1).results.length === 0) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        })
        if (!reachable) throw new TypeError('cut')
      }
      return changesOf(database, since, limit)
    }
    if (route === '_bulk_docs') {
      return (body['docs'] as Record<string, unknown>[]).map((document) => {
        const { _id, _rev, ...fields } = document
        const id = String(_id)
        if (stumbleOver.has(id)) return { id, error: 'internal_server_error', reason: 'timeout' }
        const reason = refuse.get(id)
        if (reason !== undefined) return { id, error: 'forbidden', reason: JSON.stringify(reason) }
        const known = database.get(id)
        // As CouchDB: a new document names no revision, not even one the server once had; nor one that follows a tombstone.
        const follows = known === undefined || known.deleted ? _rev === undefined : revOf(known) === _rev
        if (!follows) return { id, error: 'conflict' }
        return { ok: true, id, rev: revOf(write(database, id, fields, false)) }
      })
    }
    if (route === '_all_docs') {
      if (body['keys'] === undefined) return { rows: rangeOf(database, url.searchParams) }
      const rows = (body['keys'] as string[]).map((id) => {
        const stored = database.get(id)
        if (stored === undefined) return { key: id, error: 'not_found' }
        const value = { rev: revOf(stored), ...(stored.deleted ? { deleted: true } : {}) }
        return { id, key: id, value, doc: stored.deleted ? null : docOf(id, stored) }
      })
      return { rows }
    }
    if (route === '_bulk_get') {
      const results = (body['docs'] as { readonly id: string }[]).map(({ id }) => {
        const stored = database.get(id)
        const tombstone = stored?.deleted === true ? { _id: id, _rev: revOf(stored), _deleted: true } : undefined
        return { id, docs: [tombstone === undefined ? { error: { error: 'not_found' } } : { ok: tombstone }] }
      })
      return { results }
    }
    if (route === '_revs_diff') {
      return Object.fromEntries(
        Object.entries(body as Record<string, string[]>).flatMap(([id, [rev]]) => {
          const stored = database.get(id)
          return stored !== undefined && revOf(stored) === rev ? [] : [[id, { missing: [rev] }]]
        }),
      )
    }
    return undefined
  }

  const couch: MemoryCouch = {
    databases,
    refuse,
    stumbleOver,
    requests,
    epoch: 'epoch1',
    longestBody: Number.POSITIVE_INFINITY,
    onWrite: () => undefined,
    date: () => Date.now(),
    put: (database, { _id, ...body }) => void write(databases.get(database)!, _id, body, false),
    erase: (database, id) => void write(databases.get(database)!, id, {}, true),
    waitingFeeds: () => waiting.length,
    setReachable: (value) => {
      reachable = value
      if (!value) wake()
    },
    fetch: async (path, init) => {
      requests.push(path)
      if (!reachable) throw new TypeError('the server cannot be reached')
      if (String(init?.body ?? '').length > couch.longestBody) return new Response('{}', { status: 413 })
      const json = await answer(path, init)
      const headers = { 'content-type': 'application/json', date: new Date(couch.date()).toUTCString() }
      if (json === undefined) return new Response('{"error":"not_found"}', { status: 404, headers })
      return new Response(JSON.stringify(json), { headers })
    },
  }
  return couch
}
