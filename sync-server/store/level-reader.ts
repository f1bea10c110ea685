/**
 * Reads what PouchDB's LevelDB adapter wrote without going through it: its feed takes one `get` per row and parses,
 * copies and writes each document again. Here a page of changes is one range read and one `getMany`, and a document's
 * JSON goes out as it was stored. Layout of pouchdb-adapter-leveldb-core 9: `document-store` id → revision tree,
 * `by-sequence` number → revision; `level-reader.test.ts` holds this reader against PouchDB's own answers.
 */
import type LevelDown from 'leveldown'
import type { LevelIterator, RangeOptions } from 'leveldown'
import type {
  AllDocsQuery,
  AllDocsRow,
  ChangeRow,
  ChangesEnd,
  ChangesQuery,
  StoredDocument,
  Winner,
} from './document-store.ts'

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
    for await (const entries of pagesOf(level, { gt: seqKey(query.since), lt: `${seqPrefix}:` }, pageSize)) {
      const revisions = entries.map(([key, text]) => ({
        seq: Number(key.slice(seqPrefix.length)),
        text,
        doc: JSON.parse(text) as StoredDocument,
      }))
      const known = revisions.filter(({ doc }) => wanted === undefined || wanted.has(doc._id))
      const trees = await readTrees(
        level,
        known.map(({ doc }) => doc._id),
      )
      const rows: ChangeRow[] = []
      for (const revision of revisions) {
        const tree = trees.get(revision.doc._id)
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
  revision: { readonly seq: number; readonly text: string; readonly doc: StoredDocument },
  query: ChangesQuery,
): Promise<ChangeRow> {
  const leaves = query.allLeaves === true ? leavesOf(tree) : [tree.winningRev]
  const row = { seq: revision.seq, id: tree.id, revs: leaves, deleted: tree.deleted }
  if (query.includeDocs !== true) return row
  if (revision.doc._rev === tree.winningRev) return { ...row, doc: textOf(revision.text, revision.doc) }
  const winning = await readRevision(level, tree)
  return winning === undefined ? row : { ...row, doc: textOf(winning, JSON.parse(winning) as StoredDocument) }
}

export async function readLevelWinners(level: LevelDown, ids: readonly string[]): Promise<ReadonlyMap<string, Winner>> {
  const winners = new Map<string, Winner>()
  const trees = [...(await readTrees(level, ids)).values()]
  const living = trees.filter((tree) => !tree.deleted)
  const texts = await getTexts(
    level,
    living.map((tree) => seqKey(tree.rev_map[tree.winningRev] ?? 0)),
  )
  for (const tree of trees) if (tree.deleted) winners.set(tree.id, { rev: tree.winningRev, deleted: true })
  for (const [i, tree] of living.entries()) {
    const text = texts[i]
    if (text !== undefined) {
      winners.set(tree.id, { rev: tree.winningRev, deleted: false, doc: JSON.parse(text) as StoredDocument })
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
    for (const [, text] of entries) {
      const tree = JSON.parse(text) as Metadata
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
  const texts =
    query.includeDocs === true
      ? await getTexts(
          level,
          trees.map((tree) => seqKey(tree.rev_map[tree.winningRev] ?? 0)),
        )
      : []
  return trees.map((tree, i) => {
    const row = { id: tree.id, rev: tree.winningRev, deleted: tree.deleted }
    const text = texts[i]
    return text === undefined || tree.deleted ? row : { ...row, doc: textOf(text, JSON.parse(text) as StoredDocument) }
  })
}

/** Attachments are stored without `stub`, which every reader of CouchDB's JSON expects. */
function textOf(text: string, doc: StoredDocument): string {
  const attachments = doc['_attachments'] as Record<string, object> | undefined
  if (attachments === undefined) return text
  const stubs = Object.fromEntries(Object.entries(attachments).map(([name, entry]) => [name, { ...entry, stub: true }]))
  return JSON.stringify({ ...doc, _attachments: stubs })
}

async function readTrees(level: LevelDown, ids: readonly string[]): Promise<ReadonlyMap<string, Metadata>> {
  const texts = await getTexts(
    level,
    ids.map((id) => `${treePrefix}${id}`),
  )
  const trees = new Map<string, Metadata>()
  for (const [i, text] of texts.entries()) if (text !== undefined) trees.set(ids[i] ?? '', JSON.parse(text) as Metadata)
  return trees
}

const readRevision = async (level: LevelDown, tree: Metadata): Promise<string | undefined> =>
  (await getTexts(level, [seqKey(tree.rev_map[tree.winningRev] ?? 0)]))[0]

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

function getTexts(level: LevelDown, keys: readonly string[]): Promise<(string | undefined)[]> {
  if (keys.length === 0) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    level.getMany(keys, { asBuffer: true }, (error, values) => {
      if (error) reject(error)
      else resolve((values ?? []).map((value) => value?.toString('utf8')))
    })
  })
}

async function* pagesOf(
  level: LevelDown,
  range: RangeOptions,
  size: number,
): AsyncGenerator<readonly (readonly [string, string])[]> {
  const iterator = level.iterator({ ...range, keyAsBuffer: false, valueAsBuffer: false, highWaterMark: 256 * 1024 })
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

function nextEntries(iterator: LevelIterator, size: number): Promise<(readonly [string, string])[]> {
  return new Promise((resolve, reject) => {
    const entries: (readonly [string, string])[] = []
    const take = (): void => {
      iterator.next((error, key, value) => {
        if (error) return reject(error)
        if (key === undefined) return resolve(entries)
        entries.push([String(key), String(value)])
        if (entries.length === size) resolve(entries)
        else take()
      })
    }
    take()
  })
}
