/** What the worker of the article search does with each question; it holds the index and which version of each article is in it. */
import { type ArticleIndex, type ArticlesFound, createArticleIndex } from './article-index.ts'
import type { SearchedText } from './article-text.ts'

export type Versions = readonly (readonly [id: string, version: string])[]
/** The index as it is kept for the next start. */
export type KeptIndex = { readonly versions: Versions; readonly bytes: Uint8Array<ArrayBuffer> }

export type SearchQuestion =
  | { readonly type: 'open'; readonly kept: KeptIndex | undefined }
  /** All there are; the rest is forgotten. Answered by the ids whose text is wanted. */
  | { readonly type: 'are'; readonly versions: Versions }
  | { readonly type: 'put'; readonly versions: Versions; readonly texts: readonly SearchedText[] }
  | { readonly type: 'find'; readonly typed: string; readonly limit: number }
  | { readonly type: 'keep' }
export type SearchAnswer = {
  readonly wanted?: readonly string[]
  readonly found?: ArticlesFound
  readonly kept?: KeptIndex
}

export function articleSearchWork(): (question: SearchQuestion) => SearchAnswer {
  let index: ArticleIndex = createArticleIndex()
  let versions = new Map<string, string>()
  return (question) => {
    switch (question.type) {
      case 'open': {
        index = createArticleIndex(question.kept?.bytes)
        const known = new Set(index.ids())
        versions = new Map(question.kept?.versions.filter(([id]) => known.has(id)))
        return {}
      }
      case 'are': {
        const now = new Map(question.versions)
        const gone = [...versions.keys()].filter((id) => !now.has(id))
        index.remove(gone)
        for (const id of gone) versions.delete(id)
        return { wanted: [...now].flatMap(([id, version]) => (versions.get(id) === version ? [] : [id])) }
      }
      case 'put':
        index.put(question.texts)
        for (const [id, version] of question.versions) versions.set(id, version)
        return {}
      case 'find':
        return { found: index.find(question.typed, question.limit) }
      case 'keep':
        return { kept: { versions: [...versions], bytes: index.bytes() } }
      default:
        return question satisfies never
    }
  }
}
