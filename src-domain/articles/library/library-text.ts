/**
 * The shape in which the starting library is written down: one file for each category in this folder, one `article({…})` for each
 * article. To correct an article, change its words and its `revised`; the `slug` stays for good, for the document's id is made
 * from it. What every article must have is checked by library.test.ts.
 */
import type { ArticleBody, ArticleSection } from '../article.ts'
import type { DrawingId } from '../article-picture.ts'
import type { CalendarDate } from '../../shared/instant.ts'
import type { SourceId } from './library-sources.ts'

export type LibraryText = Pick<ArticleBody, 'title' | 'summary' | 'keywords'> & {
  /** Lower-case words; never changed, never used again for another article. */
  readonly slug: string
  readonly english: { readonly title: string; readonly summary: string }
  readonly sources: readonly SourceId[]
  readonly sections: readonly ArticleSection[]
  /** Line drawings that come with the program, each behind a section (from 0), with what is to be seen. */
  readonly drawings?: readonly { readonly section: number; readonly drawing: DrawingId; readonly alt: string }[]
  /** Day of the last change of its words; absent: as it was first published. */
  readonly revised?: CalendarDate
  /** Years until somebody has to read it again; two where nothing is said, one for what rules and seasons change. */
  readonly years?: 1 | 2
} & Partial<Pick<ArticleBody, 'audiences' | 'conditions' | 'alsoFor' | 'needs' | 'services' | 'months'>>

const section = (style: ArticleSection['style'], heading: string | undefined, lines: readonly string[]) =>
  ({ style, ...(heading === undefined ? {} : { heading }), lines: [...lines] }) satisfies ArticleSection

export const text = (...lines: readonly string[]): ArticleSection => section('text', undefined, lines)
export const about = (heading: string, ...lines: readonly string[]): ArticleSection => section('text', heading, lines)
export const steps = (heading: string, ...lines: readonly string[]): ArticleSection => section('steps', heading, lines)
export const dos = (...lines: readonly string[]): ArticleSection => section('do', undefined, lines)
export const avoid = (...lines: readonly string[]): ArticleSection => section('avoid', undefined, lines)
export const seeDoctor = (...lines: readonly string[]): ArticleSection => section('seeDoctor', undefined, lines)
export const call120 = (...lines: readonly string[]): ArticleSection => section('call120', undefined, lines)
