/**
 * An article laid out for an elder: a page is a section, short ones together, and each line is cut into the sentences that are read aloud
 * and marked one by one. A picture follows its section. The sources and the question whether it helped come on a last page of their own.
 */
import type { ArticleBody, SectionStyle } from '../../../src-domain/articles/article.ts'
import { type ArticlePicture, picturesAt } from '../../../src-domain/articles/article-picture.ts'

export type Sentence = { readonly text: string; readonly number: number }
export type LaidSection = {
  readonly style: SectionStyle
  readonly heading: Sentence | undefined
  /** Of a picture, what is to be seen. */
  readonly lines: readonly (readonly Sentence[])[]
  readonly picture?: ArticlePicture
}
export type LaidArticle = {
  readonly summary: readonly Sentence[]
  readonly pages: readonly (readonly LaidSection[])[]
  /** In the order in which they are read, with their page from 0. */
  readonly spoken: readonly { readonly text: string; readonly page: number }[]
}

/** Characters on one page, ours: about what stands in sight at the largest text on an upright screen. */
const pageLength = 150

/** @param headingOf words of a style, where the article gives none of its own. */
export function layOut(
  body: Pick<ArticleBody, 'title' | 'summary' | 'sections' | 'pictures'>,
  headingOf: (style: SectionStyle) => string | undefined,
): LaidArticle {
  const spoken: { text: string; page: number }[] = []
  let page = 0
  const say = (text: string): Sentence => {
    spoken.push({ text, page })
    return { text, number: spoken.length - 1 }
  }
  say(body.title)
  const summary = sentencesOf(body.summary).map(say)
  const pages: LaidSection[][] = [[]]
  let length = body.summary.length
  for (const [at, { style, heading, lines }] of body.sections.entries()) {
    const own = lines.reduce((sum, line) => sum + line.length, 0)
    const standing = pages[page] ?? []
    if (standing.length > 0 && length + own > pageLength) {
      page += 1
      pages.push([])
      length = 0
    }
    length += own
    const title = heading ?? headingOf(style)
    pages[page]?.push({
      style,
      heading: title === undefined ? undefined : say(title),
      lines: lines.map((line) => sentencesOf(line).map(say)),
    })
    // A picture has a page of its own, so that it is large.
    for (const picture of picturesAt(body, at)) {
      page += 1
      pages.push([{ style: 'text', heading: undefined, lines: [sentencesOf(picture.alt).map(say)], picture }])
      length = pageLength
    }
  }
  return { summary, pages, spoken }
}

/** The first sentence of a page; of the first page the title. */
export const firstOf = (spoken: LaidArticle['spoken'], page: number): number =>
  Math.max(
    0,
    spoken.findIndex((one) => one.page === page),
  )

/** Joined they are the text. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[。！？!?；;]["”’』」）)]*)(?!["”’』」）)])/u).filter((one) => one.trim() !== '')
