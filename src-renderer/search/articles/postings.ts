/**
 * Which articles a word stands in and how weighty it is there, in flat arrays: a few thousand articles take some megabytes, are
 * written and read as they lie, and are counted through without an object made. What changed since lies in a small one beside it.
 * The articles of a word stand with the weightiest first: of a word that stands everywhere the first hundreds say enough (Manning,
 * Raghavan, Schütze: Introduction to Information Retrieval, 7.1.3, champion lists).
 */
import {
  hanRuns,
  isHan,
  plain,
  type SearchedField,
  searchedFields,
  type SearchedText,
  termsOf,
  wordsOf,
} from './article-text.ts'

export type Postings = {
  /** By their number. */
  readonly ids: readonly string[]
  readonly terms: ReadonlyMap<string, number>
  /** Of term n: from starts[n] to starts[n + 1] in the two arrays below, the weightiest first. */
  readonly starts: Uint32Array
  readonly articles: Uint32Array
  /** Sixteenths, at most 255. */
  readonly weights: Uint8Array
  /** Of titles and keywords: what somebody may ask for. */
  readonly words: readonly string[]
}

/** A word in a title says more than one in the text; the usual length, beyond which a word says less. */
const fields: Readonly<Record<SearchedField, { readonly boost: number; readonly usual: number }>> = {
  title: { boost: 5, usual: 20 },
  keywords: { boost: 4, usual: 30 },
  summary: { boost: 2, usual: 60 },
  text: { boost: 1, usual: 600 },
}
const lengthMatters = 0.6

export function makePostings(texts: readonly SearchedText[]): Postings {
  const terms = new Map<string, number>()
  const lists: { readonly articles: number[]; readonly weights: number[] }[] = []
  texts.forEach((text, article) => {
    for (const [term, weight] of weightsOf(text)) {
      let number = terms.get(term)
      if (number === undefined) {
        number = lists.length
        terms.set(term, number)
        lists.push({ articles: [], weights: [] })
      }
      const list = lists[number]!
      list.articles.push(article)
      list.weights.push(Math.max(1, Math.min(255, Math.round(weight * 16))))
    }
  })
  return {
    ids: texts.map(({ id }) => id),
    terms,
    ...weightiestFirst(lists),
    words: [...new Set(texts.flatMap(askedFor))],
  }
}

type List = { readonly articles: readonly number[]; readonly weights: readonly number[] }

function weightiestFirst(lists: readonly List[]): Pick<Postings, 'starts' | 'articles' | 'weights'> {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, n) => (starts[n + 1] = starts[n]! + list.articles.length))
  const articles = new Uint32Array(starts.at(-1) ?? 0)
  const weights = new Uint8Array(articles.length)
  lists.forEach((list, n) => {
    const order = list.weights.map((_, i) => i).sort((a, b) => list.weights[b]! - list.weights[a]!)
    articles.set(
      order.map((i) => list.articles[i]!),
      starts[n],
    )
    weights.set(
      order.map((i) => list.weights[i]!),
      starts[n],
    )
  })
  return { starts, articles, weights }
}

const askedFor = ({ title, keywords }: SearchedText): readonly string[] =>
  [...wordsOf(title), ...keywords.split('\n').flatMap(hanRuns)].filter((word) => word.length > 1 && isHan(word))

function weightsOf(text: SearchedText): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const field of searchedFields) {
    const terms = termsOf(plain(text[field]), field)
    const { boost, usual } = fields[field]
    const one = boost / (1 - lengthMatters + (lengthMatters * terms.length) / usual)
    for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + one)
  }
  return weights
}

/** Without those that were given up, all of them in one. */
export function mergePostings(
  parts: readonly Postings[],
  isGone: (part: number, article: number) => boolean,
): Postings {
  const ids: string[] = []
  const numbers = parts.map(({ ids: of }, part) =>
    of.map((id, article) => (isGone(part, article) ? -1 : ids.push(id) - 1)),
  )
  const terms = new Map<string, number>()
  for (const part of parts) for (const term of part.terms.keys()) if (!terms.has(term)) terms.set(term, terms.size)
  const lists = Array.from(terms.keys(), (term): List => {
    const list = { articles: [] as number[], weights: [] as number[] }
    parts.forEach((part, p) => {
      const of = part.terms.get(term)
      if (of === undefined) return
      for (let at = part.starts[of]!; at < part.starts[of + 1]!; at += 1) {
        const article = numbers[p]![part.articles[at]!]!
        if (article < 0) continue
        list.articles.push(article)
        list.weights.push(part.weights[at]!)
      }
    })
    return list
  })
  return { ids, terms, ...weightiestFirst(lists), words: [...new Set(parts.flatMap((part) => part.words))] }
}

const magic = 'GKS2'

/** `GKS2`, the lengths of six pieces, and the pieces. */
export function bytesOfPostings(of: Postings): Uint8Array<ArrayBuffer> {
  const texts = [of.ids, [...of.terms.keys()], of.words].map((list) => new TextEncoder().encode(JSON.stringify(list)))
  const numbers = [of.starts, of.articles].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  const pieces = [...texts, ...numbers, of.weights]
  const head = 4 + 4 * pieces.length
  const bytes = new Uint8Array(head + pieces.reduce((sum, { length }) => sum + length, 0))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  let at = head
  pieces.forEach((piece, n) => {
    view.setUint32(4 + 4 * n, piece.length, true)
    bytes.set(piece, at)
    at += piece.length
  })
  return bytes
}

/** Undefined for anything that is not whole: it is only made anew. */
export function postingsOfBytes(bytes: Uint8Array<ArrayBuffer>): Postings | undefined {
  try {
    if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) return undefined
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    let next = 28
    const piece = (n: number): Uint8Array<ArrayBuffer> => {
      const from = next
      next += view.getUint32(4 + 4 * n, true)
      return bytes.slice(from, next)
    }
    const list = (n: number): readonly string[] => JSON.parse(new TextDecoder().decode(piece(n))) as string[]
    const numbers = (n: number): Uint32Array => new Uint32Array(piece(n).buffer)
    const [ids, terms, words] = [list(0), list(1), list(2)]
    const [starts, articles, weights] = [numbers(3), numbers(4), piece(5)]
    if (next !== bytes.length) return undefined
    return { ids, terms: new Map(terms.map((term, number) => [term, number])), starts, articles, weights, words }
  } catch {
    return undefined
  }
}
