/**
 * An article laid out for an elder: a page is a section, short ones together, and each line is cut into the sentences that are read aloud
 * and marked one by one. The sources and the question whether it helped come on a last page of their own.
 */
import type { ArticleBody, SectionStyle } from '../../../src-domain/articles/article.ts'

export type Sentence = { readonly text: string; readonly number: number }
export type LaidSection = {
  readonly style: SectionStyle
  readonly heading: Sentence | undefined
  readonly lines: readonly (readonly Sentence[])[]
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
  body: Pick<ArticleBody, 'title' | 'summary' | 'sections'>,
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
  for (const { style, heading, lines } of body.sections) {
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
  }
  return { summary, pages, spoken }
}

/** Joined they are the text. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[。！？!?；;]["”’』」）)]*)(?!["”’』」）)])/u).filter((one) => one.trim() !== '')
