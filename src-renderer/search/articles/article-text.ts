/** What of an article is searched, and how its words are cut: Chinese by the browser's own dictionary, all else at its edges. */
import type { ArticleBody } from '../../../src-domain/articles/article.ts'
import { filmTopics } from '../../../src-domain/media/film-topics.ts'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'

export const searchedFields = ['title', 'keywords', 'summary', 'text'] as const
export type SearchedField = (typeof searchedFields)[number]
export type SearchedText = { readonly id: string } & Readonly<Record<SearchedField, string>>

/** An article, or what is said of a film. */
export type Searched = {
  readonly id: string
  readonly updatedAt: string
  readonly body: Pick<ArticleBody, 'title' | 'english' | 'keywords' | 'summary' | 'sections'>
}

/** By its pack and its name: a newer edition of the pack is another one. */
export const searchedFilm = (item: PackItem): Searched => {
  const { title, summary, keywords, sections } = filmTopics(item)
  return { id: item.id, updatedAt: item.pack.updatedAt, body: { title, summary, keywords, sections } }
}

export const searchedText = ({ id, body }: Searched): SearchedText => ({
  id,
  title: [body.title, body.english?.title ?? ''].join('\n'),
  keywords: body.keywords.join('\n'),
  summary: [body.summary, body.english?.summary ?? ''].join('\n'),
  text: body.sections.flatMap(({ heading = '', lines }) => [heading, ...lines]).join('\n'),
})

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const han = /^\p{Script=Han}+$/u

export const isHan = (text: string): boolean => han.test(text)
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** In order; Chinese ones as the dictionary cuts them. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike === true) words.push(segment)
  return words
}

/** Runs of characters, with nothing between them. */
export const hanRuns = (text: string): readonly string[] => text.match(/\p{Script=Han}+/gu) ?? []

export function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  return characters.slice(1).map((second, i) => `${characters[i]}${second}`)
}

/** Of long words the pairs too: 「高血压病」 is found by 「血压」. Where a text is short, every pair and every character counts. */
export function termsOf(text: string, field: SearchedField): readonly string[] {
  const terms: string[] = []
  const isShort = field !== 'text'
  for (const word of wordsOf(text)) {
    const length = [...word].length
    if (!isHan(word)) terms.push(word)
    else {
      terms.push(word)
      if (length > 2 && !isShort) terms.push(...pairsOf(word))
    }
  }
  if (isShort) {
    for (const run of hanRuns(text)) {
      terms.push(...pairsOf(run).filter((pair) => !terms.includes(pair)))
      terms.push(...[...run].filter((character) => !terms.includes(character)))
    }
  }
  return terms
}
