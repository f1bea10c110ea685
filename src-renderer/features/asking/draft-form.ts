/** What is typed of an article, and the article it makes. */
import type {
  ArticleAudience,
  ArticleCategory,
  ArticleSource,
  SectionStyle,
} from '../../../src-domain/articles/article.ts'
import type { DraftContent } from '../../../src-domain/asking/article-draft.ts'
import type { QuestionState } from '../../../src-domain/asking/question-state.ts'
import type { NeedDimension } from '../../../src-domain/needs/dimensions.ts'
import { addMonths, type CalendarDate, isCalendarDate } from '../../../src-domain/shared/instant.ts'

export type TypedSection = { readonly style: SectionStyle; readonly heading: string; readonly lines: string }
export type TypedSource = { readonly name: string; readonly publisher: string }

export type TypedArticle = {
  readonly title: string
  readonly category: ArticleCategory | ''
  readonly summary: string
  readonly sections: readonly TypedSection[]
  readonly sources: readonly TypedSource[]
  readonly audiences: readonly ArticleAudience[]
  readonly needs: readonly NeedDimension[]
  /** Codes of illnesses (GB/T 42195, table A.4) that it is about, and the months that ask for it; empty: all the year. */
  readonly conditions: readonly number[]
  readonly months: readonly number[]
  /** Both or neither. */
  readonly englishTitle: string
  readonly englishSummary: string
  /** Codes of services (organizations/organization.ts). */
  readonly services: readonly string[]
  readonly keywords: string
  readonly expiresOn: string
  readonly change: string
}

export const emptySection: TypedSection = { style: 'text', heading: '', lines: '' }
export const emptySource: TypedSource = { name: '', publisher: '' }

/** Somebody reads it again after two years, as with the library. */
const monthsOfUse = 24

/** From nothing, from what a question was answered with, or from the version that stands. */
export function startOf(
  today: CalendarDate,
  {
    question,
    improves,
  }: { readonly question?: QuestionState | undefined; readonly improves?: DraftContent | undefined },
): TypedArticle {
  const expiresOn = addMonths(today, monthsOfUse)
  if (improves !== undefined) {
    const { english, ...written } = improves
    return {
      ...written,
      englishTitle: english?.title ?? '',
      englishSummary: english?.summary ?? '',
      services: improves.services ?? [],
      sections: improves.sections.map(({ style, heading = '', lines }) => ({
        style,
        heading,
        lines: lines.join('\n'),
      })),
      sources: improves.sources.map(({ name, publisher = '' }) => ({ name, publisher })),
      keywords: improves.keywords.join(' '),
      expiresOn,
      change: '',
    }
  }
  const said = question?.answers.flatMap(({ body }) => body.words ?? []) ?? []
  return {
    title: '',
    category: question?.question.body.topic ?? '',
    summary: '',
    sections: [{ ...emptySection, lines: said.join('\n') }],
    sources: [emptySource],
    audiences: [],
    needs: [],
    conditions: [],
    months: [],
    englishTitle: '',
    englishSummary: '',
    services: [],
    keywords: '',
    expiresOn,
    change: '',
  }
}

export type MissingField =
  | 'name'
  | 'category'
  | 'summary'
  | 'englishTitle'
  | 'englishSummary'
  | 'sections'
  | 'sources'
  | 'audiences'
  | 'expires'
  | 'change'

/** @returns what is still to be written, or the article. */
export function contentOf(
  typed: TypedArticle,
  before: DraftContent | undefined,
): { readonly missing: readonly MissingField[] } | { readonly content: DraftContent } {
  const { category, expiresOn, audiences } = typed
  const [title, summary] = [typed.title.trim(), typed.summary.trim()]
  const english = { title: typed.englishTitle.trim(), summary: typed.englishSummary.trim() }
  const sections = typed.sections.flatMap(({ style, heading, lines }) => {
    const said = linesIn(lines)
    const over = heading.trim()
    return said.length === 0 ? [] : [{ style, ...(over === '' ? {} : { heading: over }), lines: said }]
  })
  const sources = typed.sources.flatMap((source) => sourceOf(source, before))
  const missing = (
    [
      ['name', title === ''],
      ['category', category === ''],
      ['summary', summary === ''],
      ['englishTitle', english.title === '' && english.summary !== ''],
      ['englishSummary', english.title !== '' && english.summary === ''],
      ['sections', sections.length === 0],
      ['sources', sources.length === 0],
      ['audiences', audiences.length === 0],
      ['expires', !isCalendarDate(expiresOn)],
      ['change', before !== undefined && typed.change.trim() === ''],
    ] as const
  ).flatMap(([field, isMissing]) => (isMissing ? [field] : []))
  if (missing.length > 0 || category === '') return { missing }
  return {
    content: {
      title,
      category,
      summary,
      ...(english.title === '' ? {} : { english }),
      sections,
      sources,
      expiresOn,
      audiences: [...audiences],
      needs: [...typed.needs],
      ...(typed.services.length === 0 ? {} : { services: [...typed.services] }),
      keywords: wordsIn(typed.keywords),
      conditions: [...typed.conditions],
      months: [...typed.months],
    },
  }
}

/** The longest line of an article has a thousand characters, the longest part thirty lines. */
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.trim().slice(0, 1_000) || [])
    .slice(0, 30)

const wordsIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[\s、，,;；]+/)
        .map((word) => word.slice(0, 20))
        .filter((word) => word !== ''),
    ),
  ].slice(0, 30)

/** An address and the day it was looked up are kept from the version before, as long as the source is the same. */
function sourceOf({ name, publisher }: TypedSource, before: DraftContent | undefined): readonly ArticleSource[] {
  const [called, by] = [name.trim(), publisher.trim()]
  if (called === '') return []
  const known = before?.sources.find((source) => source.name === called)
  const { publisher: _publisher, ...rest } = known ?? { name: called }
  return [{ ...rest, ...(by === '' ? {} : { publisher: by }) }]
}
