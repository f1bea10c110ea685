/**
 * Reads what PouchDB's LevelDB adapter wrote without going through it: its feed takes one `get` per row and parses,
 * copies and writes each document again. Here a page of changes is one range read and one `getMany`, and a document's
 * JSON goes out as it was stored. Layout of pouchdb-adapter-leveldb-core 9: `document-store` id → revision tree,
 * `by-sequence` number → revision; `level-reader.test.ts` holds this reader against PouchDB's own answers.
 */
import type {
  AllDocsQuery,
  AllDocsRow,
  ChangeRow,
  ChangesEnd,
  ChangesQuery,
  StoredDocument,
  Winner,
} from './document-store.ts'
import type { LevelDown, LevelIterator, RangeOptions } from './level-packages.ts'

const treePrefix = '\xffdocument-store\xff'
const seqPrefix = '\xffby-sequence\xff'
const pageSize = 500

type TreeNode = readonly [
  hash: string,
  state: { readonly status?: string; readonly deleted?: boolean },
  children: readonly TreeNode[],
]
type Metadata = {
  readonly id: string
  readonly rev_tree: readonly { readonly pos: number; readonly ids: TreeNode }[]
  readonly rev_map: Readonly<Record<string, number>>
  readonly winningRev: string
  readonly deleted: boolean
  readonly seq: number
}

export async function* readLevelChanges(
  level: LevelDown,
  query: ChangesQuery & { readonly since: number; readonly updateSequence: number },
): AsyncGenerator<readonly ChangeRow[], ChangesEnd> {
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const wanted = query.docIds === undefined ? undefined : new Set(query.docIds)
  let sent = 0
  let lastSeq = query.since
  if (limit > 0) {
    for await (const entries of pagesOf(
      level,
      { gt: seqKey(query.since), lt: `${seqPrefix}:` },
      Math.min(pageSize, limit + 20),
    )) {
      const revisions = entries.map(([key, bytes]) => ({
        seq: Number(key.slice(seqPrefix.length)),
        bytes,
        ...namesOf(bytes),
      }))
      const known = revisions.filter(({ id }) => wanted === undefined || wanted.has(id))
      const trees = await readTrees(
        level,
        known.map(({ id }) => id),
      )
      const rows: ChangeRow[] = []
      for (const revision of revisions) {
        const tree = trees.get(revision.id)
        // A revision whose document changed again later is told there.
        if (tree !== undefined && tree.seq === revision.seq) {
          if (sent === limit) {
            if (rows.length > 0) yield rows
            return { lastSeq, pending: Math.max(0, query.updateSequence - lastSeq) }
          }
          sent += 1
          rows.push(await changeRow(level, tree, revision, query))
        }
        lastSeq = revision.seq
      }
      if (rows.length > 0) yield rows
      if (sent === limit) break
    }
  }
  return { lastSeq, pending: Math.max(0, query.updateSequence - lastSeq) }
}

async function changeRow(
  level: LevelDown,
  tree: Metadata,
  revision: { readonly seq: number; readonly bytes: Buffer; readonly rev: string },
  query: ChangesQuery,
): Promise<ChangeRow> {
  const leaves = query.allLeaves === true ? leavesOf(tree) : [tree.winningRev]
  const row = { seq: revision.seq, id: tree.id, revs: leaves, deleted: tree.deleted }
  if (query.includeDocs !== true) return row
  if (revision.rev === tree.winningRev) return { ...row, doc: withStubs(revision.bytes) }
  const [winning] = await getValues(level, [winnerKey(tree)])
  return winning === undefined ? row : { ...row, doc: withStubs(winning) }
}

export async function readLevelWinners(level: LevelDown, ids: readonly string[]): Promise<ReadonlyMap<string, Winner>> {
  const winners = new Map<string, Winner>()
  const trees = [...(await readTrees(level, ids)).values()]
  const living = trees.filter((tree) => !tree.deleted)
  const values = await getValues(
    level,
    living.map((tree) => winnerKey(tree)),
  )
  for (const tree of trees) if (tree.deleted) winners.set(tree.id, { rev: tree.winningRev, deleted: true })
  for (const [i, tree] of living.entries()) {
    const bytes = values[i]
    if (bytes !== undefined) {
      winners.set(tree.id, { rev: tree.winningRev, deleted: false, doc: parse(bytes) as StoredDocument })
    }
  }
  return winners
}

export async function* readLevelAllDocs(
  level: LevelDown,
  query: AllDocsQuery,
): AsyncGenerator<readonly AllDocsRow[], void> {
  if (query.keys !== undefined) {
    for (let from = 0; from < query.keys.length; from += pageSize) {
      const keys = query.keys.slice(from, from + pageSize)
      const trees = await readTrees(level, keys)
      const found = await allDocsRows(level, [...trees.values()], query)
      const rowById = new Map(found.map((row) => [row.id, row]))
      yield keys.map((key) => rowById.get(key) ?? { key, missing: true })
    }
    return
  }
  let skip = query.skip ?? 0
  let left = query.limit ?? Number.POSITIVE_INFINITY
  const [low, high] = query.descending === true ? [query.endKey, query.startKey] : [query.startKey, query.endKey]
  const range: RangeOptions = {
    gte: `${treePrefix}${low ?? ''}`,
    ...(high === undefined ? { lt: `${treePrefix}\u{10ffff}` } : { lte: `${treePrefix}${high}` }),
    reverse: query.descending === true,
  }
  if (left === 0) return
  for await (const entries of pagesOf(level, range, pageSize)) {
    const trees: Metadata[] = []
    for (const [, bytes] of entries) {
      const tree = parse(bytes) as Metadata
      if (tree.deleted || (query.inclusiveEnd === false && tree.id === query.endKey)) continue
      if (skip > 0) skip -= 1
      else if (left > 0) {
        left -= 1
        trees.push(tree)
      }
    }
    if (trees.length > 0) yield await allDocsRows(level, trees, query)
    if (left === 0) return
  }
}

async function allDocsRows(
  level: LevelDown,
  trees: readonly Metadata[],
  query: AllDocsQuery,
): Promise<Extract<AllDocsRow, { id: string }>[]> {
  const values =
    query.includeDocs === true
      ? await getValues(
          level,
          trees.map((tree) => winnerKey(tree)),
        )
      : []
  return trees.map((tree, i) => {
    const row = { id: tree.id, rev: tree.winningRev, deleted: tree.deleted }
    const bytes = values[i]
    return bytes === undefined || tree.deleted ? row : { ...row, doc: withStubs(bytes) }
  })
}

/** Attachments are stored without `stub`, which every reader of CouchDB's JSON expects. */
function withStubs(bytes: Buffer): Uint8Array {
  if (!bytes.includes('"_attachments":')) return bytes
  const doc = parse(bytes) as StoredDocument
  const attachments = (doc['_attachments'] ?? {}) as Record<string, object>
  const stubs = Object.fromEntries(Object.entries(attachments).map(([name, entry]) => [name, { ...entry, stub: true }]))
  return Buffer.from(JSON.stringify({ ...doc, _attachments: stubs }))
}

const tail = /"_id":"([ !#-[\]-~]+)","_rev":"(\d+-[0-9a-f]+)"(?:,"_deleted":true)?\}$/

/**
 * PouchDB writes `_id` and `_rev` last. Quotes inside a text are escaped in JSON, so these can only be the document's
 * own; where the end looks different the whole is parsed.
 */
function namesOf(bytes: Buffer): { readonly id: string; readonly rev: string } {
  const found = tail.exec(bytes.toString('latin1', Math.max(0, bytes.length - 300)))
  if (found?.[1] !== undefined && found[2] !== undefined) return { id: found[1], rev: found[2] }
  const { _id, _rev } = parse(bytes) as StoredDocument
  return { id: _id, rev: _rev ?? '' }
}

const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'))

async function readTrees(level: LevelDown, ids: readonly string[]): Promise<ReadonlyMap<string, Metadata>> {
  const values = await getValues(
    level,
    ids.map((id) => `${treePrefix}${id}`),
  )
  const trees = new Map<string, Metadata>()
  for (const [i, bytes] of values.entries()) if (bytes !== undefined) trees.set(ids[i] ?? '', parse(bytes) as Metadata)
  return trees
}

const winnerKey = (tree: Metadata): string => seqKey(tree.rev_map[tree.winningRev] ?? 0)

const seqKey = (seq: number): string => `${seqPrefix}${String(seq).padStart(16, '0')}`

/** All leaves, the winner first, then as CouchDB orders them: living before deleted, higher before lower. */
function leavesOf(tree: Metadata): readonly string[] {
  const leaves: { readonly pos: number; readonly rev: string; readonly deleted: boolean }[] = []
  for (const branch of tree.rev_tree) {
    const open: { readonly node: TreeNode; readonly pos: number }[] = [{ node: branch.ids, pos: branch.pos }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [hash, state, children] = next.node
      if (children.length === 0)
        leaves.push({ pos: next.pos, rev: `${next.pos}-${hash}`, deleted: state.deleted === true })
      for (const child of children) open.push({ node: child, pos: next.pos + 1 })
    }
  }
  return leaves
    .toSorted((a, b) => (a.deleted === b.deleted ? b.pos - a.pos || (a.rev < b.rev ? 1 : -1) : a.deleted ? 1 : -1))
    .map((leaf) => leaf.rev)
}

function getValues(level: LevelDown, keys: readonly string[]): Promise<(Buffer | undefined)[]> {
  if (keys.length === 0) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    level.getMany(keys, { asBuffer: true }, (error, values) => {
      if (error) reject(error)
      else resolve(values ?? [])
    })
  })
}

async function* pagesOf(
  level: LevelDown,
  range: RangeOptions,
  size: number,
): AsyncGenerator<readonly (readonly [string, Buffer])[]> {
  const iterator = level.iterator({ ...range, keyAsBuffer: false, valueAsBuffer: true, highWaterMark: 256 * 1024 })
  try {
    for (;;) {
      const page = await nextEntries(iterator, size)
      if (page.length > 0) yield page
      if (page.length < size) return
    }
  } finally {
    await new Promise<void>((resolve) => iterator.end(() => resolve()))
  }
}

function nextEntries(iterator: LevelIterator, size: number): Promise<(readonly [string, Buffer])[]> {
  return new Promise((resolve, reject) => {
    const entries: (readonly [string, Buffer])[] = []
    const take = (): void => {
      iterator.next((error, key, value) => {
        if (error) return reject(error)
        if (key === undefined) return resolve(entries)
        entries.push([String(key), value as Buffer])
        if (entries.length === size) resolve(entries)
        else take()
      })
    }
    take()
  })
}
