/**
 * The texts of `_changes`: read in pages, written as they come; a longpoll first answers what is there, else waits; a continuous feed
 * does both, again and again.
 */
import type { ChangeRow, ChangesEnd, DocumentStore, Sequence } from '../store/document-store.ts'
import type { ChangesRequest } from './queries.ts'

type Pages = AsyncGenerator<readonly ChangeRow[], ChangesEnd>
type FirstPage = IteratorResult<readonly ChangeRow[], ChangesEnd>

/** Everything that is there now. `first` was read before the answer began, so that a failure can still be said. */
export async function* changesNow(first: FirstPage, pages: Pages): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from('{"results":[\n')
  const end = yield* rowsOf(first, pages)
  yield Buffer.from(endOf(end))
}

/** Nothing was there: line feeds until something is, then it, once. */
export async function* changesLater(
  store: DocumentStore,
  database: string,
  request: ChangesRequest,
  from: Sequence,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from('{"results":[\n')
  let end: ChangesEnd = { lastSeq: from, pending: 0 }
  const waiting = waitAtMost(request.timeout, signal)
  try {
    while (yield* untilChange(store, database, end.lastSeq, request.heartbeat, waiting.over)) {
      const pages = store.readChanges(database, { ...request.query, since: end.lastSeq })
      const first = await pages.next()
      if (first.done === true) end = first.value
      else {
        end = yield* rowsOf(first, pages)
        break
      }
    }
  } finally {
    waiting.end()
  }
  yield Buffer.from(endOf(end))
}

/**
 * CouchDB's `feed=continuous`: a row a line, what is there and then what comes, until the timeout. It ends then even when changes come, so
 * that nobody reads on for long with a credential that was looked at once; CouchDB's replicator asks again from `last_seq`.
 */
export async function* changesAsTheyCome(
  store: DocumentStore,
  database: string,
  request: ChangesRequest,
  first: FirstPage,
  pages: Pages,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  // The head of the answer leaves with the first byte.
  yield Buffer.from('\n')
  const waiting = waitAtMost(request.timeout, signal)
  try {
    let end = yield* linesOf(first, pages, waiting.over)
    while (yield* untilChange(store, database, end.lastSeq, request.heartbeat, waiting.over)) {
      const more = store.readChanges(database, { ...request.query, since: end.lastSeq })
      end = yield* linesOf(await more.next(), more, waiting.over)
    }
    yield Buffer.from(`{"last_seq":${JSON.stringify(end.lastSeq)},"pending":${end.pending}}\n`)
  } finally {
    waiting.end()
  }
}

/** Aborts at the deadline, when `signal` does, and at its end. */
function waitAtMost(
  milliseconds: number,
  signal: AbortSignal,
): { readonly over: AbortSignal; readonly end: () => void } {
  const over = new AbortController()
  const stop = (): void => over.abort()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const deadline = setTimeout(stop, milliseconds)
  return {
    over: over.signal,
    end: () => {
      clearTimeout(deadline)
      signal.removeEventListener('abort', stop)
      stop()
    },
  }
}

/** Line feeds until there is something after `from`: true then, false when the wait is over. */
async function* untilChange(
  store: DocumentStore,
  database: string,
  from: Sequence,
  heartbeat: number | undefined,
  over: AbortSignal,
): AsyncGenerator<Uint8Array, boolean> {
  if (over.aborted) return false
  const change = store.waitForChange(database, from, over).then(() => 'change' as const)
  for (;;) {
    const what = heartbeat === undefined ? await change : await Promise.race([change, beat(heartbeat)])
    if (what === 'change') return !over.aborted
    yield Buffer.from('\n')
  }
}

/** Stops between two pages when the wait is over; what it did not tell is told from its `lastSeq` on. */
async function* linesOf(first: FirstPage, pages: Pages, over: AbortSignal): AsyncGenerator<Uint8Array, ChangesEnd> {
  let page = first
  while (page.done !== true) {
    yield Buffer.concat(page.value.flatMap((row) => [...rowText(row), Buffer.from('}\n')]))
    const last = page.value.at(-1)
    if (over.aborted && last !== undefined) return { lastSeq: last.seq, pending: 0 }
    page = await pages.next()
  }
  return page.value
}

async function* rowsOf(first: FirstPage, pages: Pages): AsyncGenerator<Uint8Array, ChangesEnd> {
  let before = ''
  let page = first
  while (page.done !== true) {
    const pieces: Uint8Array[] = []
    for (const row of page.value) {
      pieces.push(Buffer.from(before), ...rowText(row))
      before = '},\n'
    }
    yield Buffer.concat(pieces)
    page = await pages.next()
  }
  if (before !== '') yield Buffer.from('}')
  return page.value
}

/** All of a row but the closing brace. */
function rowText(row: ChangeRow): Uint8Array[] {
  const changes = row.revs.map((rev) => `{"rev":"${rev}"}`).join(',')
  const deleted = row.deleted ? ',"deleted":true' : ''
  const head = `{"seq":${JSON.stringify(row.seq)},"id":${JSON.stringify(row.id)},"changes":[${changes}]${deleted}`
  return row.doc === undefined ? [Buffer.from(head)] : [Buffer.from(`${head},"doc":`), row.doc]
}

const endOf = (end: ChangesEnd): string => `\n],\n"last_seq":${JSON.stringify(end.lastSeq)},"pending":${end.pending}}\n`

const beat = (milliseconds: number): Promise<'beat'> =>
  new Promise((resolve) => setTimeout(() => resolve('beat'), milliseconds).unref())
