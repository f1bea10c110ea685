/**
 * One contract for both stores. Against Apache CouchDB only with COUCHDB_URL (`npm run test:couchdb`); what the store asks over HTTP
 * is answered by PouchDB Server, another program with the same API, wherever the tests run.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it as vitest } from 'vitest'
import { type PouchDBServer, startPouchDBServer } from '../../tests/support/pouchdb-server.ts'
import { openCouchStore } from './couchdb-store.ts'
import type {
  AllDocsRow,
  ChangeRow,
  ChangesEnd,
  ChangesQuery,
  DocumentStore,
  StoredDocument,
} from './document-store.ts'
import { openLevelStore } from './level-store.ts'

const couchUrl = process.env['COUCHDB_URL']
if (couchUrl === undefined || couchUrl === '') {
  process.stderr.write(
    '\n!!! SKIPPED: the store contract was NOT run against Apache CouchDB; set COUCHDB_URL to run it. !!!\n\n',
  )
}

describe('the embedded LevelDB store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-store-'))
  keepsTheContract(() => openLevelStore({ folder, dataKey: randomBytes(32) }))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
})

describe.skipIf(couchUrl === undefined || couchUrl === '')('the Apache CouchDB store', () => {
  keepsTheContract(() => openCouchStore(couchUrl ?? ''))
})

describe('the CouchDB store, answered by PouchDB Server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-pouchdb-server-'))
  let server: PouchDBServer
  beforeAll(async () => {
    server = await startPouchDBServer(folder)
  })
  keepsTheContract(
    () => openCouchStore(server.url),
    new Set([
      // What PouchDB Server cannot do: it ends with an error that nobody catches, leaves Chinese ids out, answers 500, and nothing at all.
      'gives the latest of a revision that was followed, and misses one that it does not know',
      'lists ids in Chinese',
      'misses an attachment whose name every object has',
      'answers a request for no documents with none',
    ]),
  )
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

function keepsTheContract(open: () => DocumentStore, except: ReadonlySet<string> = new Set()): void {
  const it = (name: string, test: () => Promise<void>): void => {
    if (except.has(name)) vitest.skip(name, test)
    else vitest(name, test)
  }
  let store: DocumentStore
  let name: string
  beforeAll(() => {
    store = open()
  })
  beforeEach(async () => {
    name = `test-${randomBytes(8).toString('hex')}`
    await store.createDatabase(name)
  })
  afterAll(() => store.close())

  const write = async (...documents: StoredDocument[]): Promise<readonly string[]> => {
    const rows = await store.writeDocuments(name, documents, { newEdits: true })
    return rows.map((row) => ('ok' in row ? row.rev : row.error))
  }
  const readChanges = async (
    query: ChangesQuery,
  ): Promise<{ readonly rows: readonly ChangeRow[]; readonly end: ChangesEnd }> => {
    const pages = store.readChanges(name, query)
    const rows: ChangeRow[] = []
    for (;;) {
      const page = await pages.next()
      if (page.done === true) return { rows, end: page.value }
      rows.push(...page.value)
    }
  }
  const readAll = async (query: Parameters<DocumentStore['readAllDocs']>[1]): Promise<readonly AllDocsRow[]> => {
    const rows: AllDocsRow[] = []
    for await (const page of store.readAllDocs(name, query)) rows.push(...page)
    return rows
  }
  const listIds = async (query: Parameters<DocumentStore['readAllDocs']>[1]): Promise<string[]> =>
    (await readAll(query)).map((row) => ('id' in row ? row.id : row.key))

  it('has a database once it was created, and creating it again changes nothing', async () => {
    await write({ _id: 'a' })
    await store.createDatabase(name)
    expect(await store.hasDatabase(name)).toBe(true)
    expect(await store.hasDatabase(`${name}-none`)).toBe(false)
    expect((await store.info(name)).documentCount).toBe(1)
  })

  it('answers a conflict to a write that does not follow the winner and keeps the winner', async () => {
    const [rev] = await write({ _id: 'a', n: 1 })
    expect(await write({ _id: 'a', n: 2 })).toEqual(['conflict'])
    const winners = await store.readWinners(name, ['a', 'b'])
    expect([...winners]).toEqual([['a', { rev, deleted: false, doc: { _id: 'a', _rev: rev, n: 1 } }]])
  })

  it('tells each document once, at its latest change, in order', async () => {
    const [rev] = await write({ _id: 'a', n: 1 })
    await write({ _id: 'b' })
    await write({ _id: 'a', ...(rev === undefined ? {} : { _rev: rev }), n: 2 })
    const { rows, end } = await readChanges({ since: 0, includeDocs: true })
    expect(rows.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(textOf(rows[1])).toMatchObject({ _id: 'a', n: 2 })
    expect((await readChanges({ since: end.lastSeq })).rows).toEqual([])
    expect((await readChanges({ since: rows[0]?.seq ?? 0 })).rows.map(({ id }) => id)).toEqual(['a'])
  })

  it('reads on from where a limit ended, losing and repeating nothing', async () => {
    await write(...Array.from({ length: 12 }, (_, i) => ({ _id: `d${String(i).padStart(2, '0')}` })))
    const ids: string[] = []
    let since: string | number = 0
    for (let turn = 0; turn < 3; turn += 1) {
      const { rows, end } = await readChanges({ since, limit: 5 })
      ids.push(...rows.map(({ id }) => id))
      since = end.lastSeq
    }
    expect(ids.toSorted()).toEqual(Array.from({ length: 12 }, (_, i) => `d${String(i).padStart(2, '0')}`))
  })

  it('keeps replicated revisions and shows the winner and all leaves', async () => {
    const side = (hash: string, n: number) => ({
      _id: 'a',
      _rev: `2-${hash}`,
      _revisions: { start: 2, ids: [hash, 'aa'] },
      n,
    })
    expect(await store.writeDocuments(name, [side('bb', 1), side('cc', 2)], { newEdits: false })).toEqual([])
    expect((await store.readWinners(name, ['a'])).get('a')?.rev).toBe('2-cc')
    const { rows } = await readChanges({ since: 0, allLeaves: true, includeDocs: true })
    expect(rows[0]?.revs.toSorted()).toEqual(['2-bb', '2-cc'])
    const leaves = await store.readDocument(name, 'a', { openRevs: 'all', revs: true })
    expect(leaves.ok && leaves.value).toHaveLength(2)
    expect(await store.revsDiff(name, { a: ['2-bb', '3-dd'], b: ['1-aa'] })).toMatchObject({
      a: { missing: ['3-dd'] },
      b: { missing: ['1-aa'] },
    })
  })

  it('gives the latest of a revision that was followed, and misses one that it does not know', async () => {
    const [first] = await write({ _id: 'a', n: 1 })
    const openRevs = [first ?? '', '9-ffffffff']
    const [second] = await write({ _id: 'a', _rev: first ?? '', n: 2 })
    const read = await store.readDocument(name, 'a', { openRevs, latest: true })
    expect(read.ok && read.value).toHaveLength(2)
    expect(read.ok && read.value).toEqual(
      expect.arrayContaining([
        { ok: expect.objectContaining({ _rev: second, n: 2 }) as unknown },
        { missing: '9-ffffffff' },
      ]),
    )
    const wanted = openRevs.map((rev) => ({ id: 'a', rev }))
    const { results } = await store.bulkGet(name, wanted, { latest: true })
    expect(results).toMatchObject([
      { id: 'a', docs: [{ ok: { _rev: second, n: 2 } }] },
      { id: 'a', docs: [{ error: { id: 'a', rev: '9-ffffffff', error: 'not_found', reason: 'missing' } }] },
    ])
    const one = await store.readDocument(name, 'a', { rev: '9-ffffffff', latest: true })
    expect(one).toMatchObject({ ok: false, error: { status: 404 } })
  })

  it('shows a tombstone as deleted and without content', async () => {
    const [rev] = await write({ _id: 'a', secret: 'x' })
    await store.writeDocuments(name, [{ _id: 'a', ...(rev === undefined ? {} : { _rev: rev }), _deleted: true }], {
      newEdits: true,
    })
    const { rows } = await readChanges({ since: 0, includeDocs: true })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.deleted).toBe(true)
    expect(textOf(rows[0])).not.toHaveProperty('secret')
    expect((await store.readWinners(name, ['a'])).get('a')).toMatchObject({ deleted: true })
    expect(await store.readDocument(name, 'a', {})).toMatchObject({ ok: false, error: { status: 404 } })
    expect(await readAll({})).toEqual([])
    expect(await readAll({ keys: ['a', 'b'] })).toMatchObject([
      { id: 'a', deleted: true },
      { key: 'b', missing: true },
    ])
  })

  it('reads all documents by range, in both directions, skipping and limited', async () => {
    await write(...['a', 'b', 'c', 'd', 'é'].map((_id) => ({ _id })))
    expect(await listIds({})).toEqual(['a', 'b', 'c', 'd', 'é'])
    expect(await listIds({ startKey: 'b', endKey: 'd', inclusiveEnd: false })).toEqual(['b', 'c'])
    expect(await listIds({ startKey: 'c', endKey: 'a', descending: true })).toEqual(['c', 'b', 'a'])
    expect(await listIds({ skip: 1, limit: 2 })).toEqual(['b', 'c'])
    expect(await listIds({ limit: 0 })).toEqual([])
  })

  it('lists ids in Chinese', async () => {
    await write(...['a', '银', '杏'].map((_id) => ({ _id })))
    expect(await listIds({})).toEqual(['a', '杏', '银'])
  })

  it('filters changes by ids', async () => {
    await write({ _id: 'a' }, { _id: 'b' }, { _id: 'c' })
    expect((await readChanges({ since: 0, docIds: ['c', 'a'] })).rows.map(({ id }) => id).toSorted()).toEqual([
      'a',
      'c',
    ])
  })

  it('wakes whoever waits for a change, and whoever gives up', async () => {
    const { lastSeq } = (await readChanges({ since: 0 })).end
    const waiting = store.waitForChange(name, lastSeq, new AbortController().signal)
    await write({ _id: 'a' })
    await waiting
    const { updateSequence } = await store.info(name)
    const giving = new AbortController()
    const given = store.waitForChange(name, updateSequence, giving.signal)
    giving.abort()
    await given
  })

  it('keeps attachments byte for byte', async () => {
    const data = randomBytes(300_000)
    await write({
      _id: 'a',
      _attachments: { 'part-0': { content_type: 'application/octet-stream', data: data.toString('base64') } },
    })
    const found = await store.readAttachment(name, 'a', 'part-0')
    expect(found.ok && Buffer.compare(Buffer.from(found.value.data), data)).toBe(0)
    expect(found).toMatchObject({ value: { contentType: 'application/octet-stream' } })
    const { rows } = await readChanges({ since: 0, includeDocs: true })
    expect(textOf(rows[0])).toMatchObject({ _attachments: { 'part-0': { stub: true } } })
    const got = (await store.bulkGet(name, [{ id: 'a' }], { attachments: true, revs: true })) as {
      results: { docs: { ok: { _attachments: Record<string, { data: string }> } }[] }[]
    }
    expect(got.results[0]?.docs[0]?.ok._attachments['part-0']?.data).toBe(data.toString('base64'))
  })

  it('misses an attachment whose name every object has', async () => {
    await write({ _id: 'a', _attachments: { one: { content_type: 'text/plain', data: 'YQ==' } } })
    expect(await store.readAttachment(name, 'a', 'toString')).toMatchObject({ ok: false, error: { status: 404 } })
  })

  it('answers a request for no documents with none', async () => {
    expect(await store.bulkGet(name, [], {})).toEqual({ results: [] })
  })

  it('keeps local documents out of the changes and answers a conflict to a stale one', async () => {
    expect(await store.readLocal(name, 'x')).toMatchObject({ ok: false, error: { status: 404 } })
    const first = await store.writeLocal(name, 'x', { last: 1 })
    expect(first).toEqual({ ok: true, value: { rev: '0-1' } })
    expect(await store.writeLocal(name, 'x', { last: 2, _rev: '0-9' })).toMatchObject({
      ok: false,
      error: { status: 409 },
    })
    expect((await store.writeLocal(name, 'x', { last: 2, _rev: '0-1' })).ok).toBe(true)
    expect(await store.readLocal(name, 'x')).toMatchObject({ ok: true, value: { last: 2, _rev: '0-2' } })
    expect((await readChanges({ since: 0 })).rows).toEqual([])
  })
}

const textOf = (row: ChangeRow | undefined): unknown => JSON.parse(Buffer.from(row?.doc ?? []).toString('utf8'))
