/** The texts of `_changes`: read in pages, written as they come; a longpoll first answers what is there, else waits. */
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
  const over = new AbortController()
  const stop = (): void => over.abort()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const deadline = setTimeout(stop, request.timeout)
  try {
    while (!over.signal.aborted) {
      const change = store.waitForChange(database, end.lastSeq, over.signal).then(() => 'change' as const)
      for (;;) {
        const what =
          request.heartbeat === undefined ? await change : await Promise.race([change, beat(request.heartbeat)])
        if (what === 'change') break
        yield Buffer.from('\n')
      }
      if (over.signal.aborted) break
      const pages = store.readChanges(database, { ...request.query, since: end.lastSeq })
      const first = await pages.next()
      if (first.done === true) end = first.value
      else {
        end = yield* rowsOf(first, pages)
        break
      }
    }
  } finally {
    clearTimeout(deadline)
    signal.removeEventListener('abort', stop)
    stop()
  }
  yield Buffer.from(endOf(end))
}

async function* rowsOf(first: FirstPage, pages: Pages): AsyncGenerator<Uint8Array, ChangesEnd> {
  let before = ''
  let page = first
  while (page.done !== true) {
    const pieces: Uint8Array[] = []
    for (const row of page.value) {
      const changes = row.revs.map((rev) => `{"rev":"${rev}"}`).join(',')
      const deleted = row.deleted ? ',"deleted":true' : ''
      const head = `${before}{"seq":${JSON.stringify(row.seq)},"id":${JSON.stringify(row.id)},"changes":[${changes}]${deleted}`
      before = '},\n'
      if (row.doc === undefined) pieces.push(Buffer.from(head))
      else pieces.push(Buffer.from(`${head},"doc":`), row.doc)
    }
    yield Buffer.concat(pieces)
    page = await pages.next()
  }
  if (before !== '') yield Buffer.from('}')
  return page.value
}

const endOf = (end: ChangesEnd): string => `\n],\n"last_seq":${JSON.stringify(end.lastSeq)},"pending":${end.pending}}\n`

const beat = (milliseconds: number): Promise<'beat'> =>
  new Promise((resolve) => setTimeout(() => resolve('beat'), milliseconds).unref())
