/**
 * An article on paper, in type that an elder reads without glasses: 18 points, which standards/05 §1 asks of the elder's own
 * screens. What is too long for two sheets also comes as what to do and what not to do, on one.
 *
 * How long it gets is worked out and not measured: lines of A4 between the margins of the print sheet, every character as wide as
 * it is high, as Chinese is set.
 */
import type { ArticleBody, ArticleSection } from './article.ts'

/** 178 mm between the margins, 18 points a character, less what a list is set in. */
const charactersInLine = 26
/** 263 mm between the margins at 26 points a line, less the head that stands on every sheet. */
const linesOnPage = 26
/** Sources, the line about the review, whom to ask and the code, at the end of the last sheet. */
const linesOfEnd = 9
/** A heading and the space before it. */
const linesOfHeading = 2
/** 60 mm, and its words below. */
const linesOfPicture = 11
/** Between two items. */
const lineOfGap = 0.3

/** 120 stands on every handout in the sheet's own words; a short one has room for nothing else. */
export const shortSections = ({ sections }: Pick<ArticleBody, 'sections'>): readonly ArticleSection[] =>
  sections.filter(({ style }) => style === 'do' || style === 'avoid')

export function handoutPages(sections: readonly ArticleSection[], pictures = 0): number {
  const lines = sections.reduce(
    (sum, section) =>
      sum +
      linesOfHeading +
      section.lines.reduce((own, line) => own + Math.ceil(line.length / charactersInLine) + lineOfGap, 0),
    linesOfEnd + pictures * linesOfPicture,
  )
  return Math.ceil(lines / linesOnPage)
}

/** Undefined where the whole is short enough, or where nothing is left that fits one sheet. */
export function shortVersion(body: Pick<ArticleBody, 'sections' | 'pictures'>): readonly ArticleSection[] | undefined {
  if (handoutPages(body.sections, body.pictures?.length) <= 2) return undefined
  const sections = shortSections(body)
  return sections.length > 0 && handoutPages(sections) === 1 ? sections : undefined
}

/**
 * What the code on the paper holds: words that any telephone's camera shows, and nothing that leads to us, for the kiosk is behind no
 * public address, and paper outlives a server. Where a public source has an address, that address alone, so that the telephone offers
 * to open it and the family reads what the article keeps to; else the title and whom to ring, so that the family has both at hand
 * without typing. Never whose paper it is.
 */
export function handoutCode(
  { title, sources }: Pick<ArticleBody, 'title' | 'sources'>,
  station: { readonly name: string; readonly phone: string },
): { readonly holds: 'source' | 'words'; readonly text: string } {
  const address = sources.find((source) => source.address !== undefined)?.address
  if (address !== undefined) return { holds: 'source', text: address }
  return { holds: 'words', text: [`《${title}》`, station.name, station.phone].filter((one) => one !== '').join(' ') }
}
