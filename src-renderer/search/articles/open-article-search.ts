/**
 * The page's end of the article search: its worker reads the index that was kept sealed at the last start, is told which articles
 * there are, and asks for the text of those alone that changed since.
 */
import { base64ToBytes, bytesToBase64 } from '../../replica/base64.ts'
import type { Replica } from '../../replica/replica.ts'
import type { ArticlesFound } from './article-index.ts'
import type { KeptIndex, SearchAnswer, SearchQuestion, Versions } from './article-search-work.ts'
import type { NumberedAnswer, NumberedQuestion } from './article-search-worker.ts'
import { type Searched, searchedText } from './article-text.ts'

export type ArticleSearch = {
  /** Resolved when they can be found. */
  readonly follow: (articles: readonly Searched[]) => Promise<void>
  readonly find: (typed: string, limit?: number) => Promise<ArticlesFound>
  readonly close: () => void
}

export type SearchWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  readonly addEventListener: (type: 'message', heard: (event: { readonly data: NumberedAnswer }) => void) => void
}

export const startSearchWorker = (): SearchWorker =>
  new Worker(new URL('./article-search-worker.ts', import.meta.url), { type: 'module', name: 'article-search' })

/** Texts in one message, so that a question that is typed meanwhile waits for no more. */
const textsAtOnce = 50

export function openArticleSearch(
  { kept }: Pick<Replica, 'kept'>,
  worker: SearchWorker = startSearchWorker(),
): ArticleSearch {
  const waiting = new Map<number, (answer: SearchAnswer) => void>()
  let number = 0
  const ask = (question: SearchQuestion): Promise<SearchAnswer> =>
    new Promise((resolve) => {
      number += 1
      waiting.set(number, resolve)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
      worker.postMessage({ number, question } satisfies NumberedQuestion)
    })
  worker.addEventListener('message', ({ data }) => {
    waiting.get(data.number)?.(data.answer)
    waiting.delete(data.number)
  })
  const opened = kept.read('articleIndex').then(async (found) => ask({ type: 'open', kept: keptIndex(found) }))
  let following: Promise<void> = opened.then(() => undefined)

  async function followNow(articles: readonly Searched[]): Promise<void> {
    const { wanted = [] } = await ask({ type: 'are', versions: articles.map(versionOf) })
    if (wanted.length === 0) return
    const missing = new Set(wanted)
    const changed = articles.filter(({ id }) => missing.has(id))
    for (let at = 0; at < changed.length; at += textsAtOnce) {
      const some = changed.slice(at, at + textsAtOnce)
      await ask({ type: 'put', versions: some.map(versionOf), texts: some.map(searchedText) })
    }
    // They can be found now; with a full disk the next start makes the index anew.
    void kept
      .keep('articleIndex', ['articles'], async () => {
        const answer = await ask({ type: 'keep' })
        return answer.kept && { versions: answer.kept.versions, bytes: bytesToBase64(answer.kept.bytes) }
      })
      .catch(() => false)
  }

  return {
    follow: (articles) => {
      following = following.then(() => followNow(articles))
      return following
    },
    find: async (typed, limit = 30) => {
      const { found = { articles: [], marks: [] } } = await ask({ type: 'find', typed, limit })
      return found
    },
    close: () => {
      worker.terminate()
      waiting.clear()
    },
  }
}

const versionOf = ({ id, updatedAt }: Searched): Versions[number] => [id, updatedAt]

/** Undefined for anything of another shape: it is only made anew. */
function keptIndex(found: unknown): KeptIndex | undefined {
  const { versions, bytes } = (found ?? {}) as { readonly versions?: unknown; readonly bytes?: unknown }
  if (!Array.isArray(versions) || typeof bytes !== 'string') return undefined
  return { versions: versions as Versions, bytes: base64ToBytes(bytes) }
}
