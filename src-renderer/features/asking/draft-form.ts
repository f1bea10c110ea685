/** What is typed of an article, and the article it makes. */
import {
  type ArticleAudience,
  type ArticleCategory,
  type ArticleSource,
  isAddress,
  type SectionStyle,
} from '../../../src-domain/articles/article.ts'
import { picturesAt } from '../../../src-domain/articles/article-picture.ts'
import type { ArticleDraftBody, DraftContent } from '../../../src-domain/asking/article-draft.ts'
import type { QuestionState } from '../../../src-domain/asking/question-state.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { NeedDimension } from '../../../src-domain/needs/dimensions.ts'
import { addMonths, type CalendarDate, isCalendarDate } from '../../../src-domain/shared/instant.ts'

export type TypedPicture = { readonly file: MediaFile; readonly alt: string; readonly source: string }
export type TypedSection = {
  readonly style: SectionStyle
  readonly heading: string
  readonly lines: string
  readonly pictures: readonly TypedPicture[]
}
export type TypedSource = {
  readonly name: string
  readonly publisher: string
  readonly address: string
  readonly consultedOn: string
}

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

export const emptySection: TypedSection = { style: 'text', heading: '', lines: '', pictures: [] }
export const emptySource: TypedSource = { name: '', publisher: '', address: '', consultedOn: '' }

/** Somebody reads it again after two years, as with the library. */
const monthsOfUse = 24

/** From nothing, from what a question was answered with, or from the version that stands. */
export function startOf(
  today: CalendarDate,
  {
    question,
    improves,
    media = [],
  }: {
    readonly question?: QuestionState | undefined
    readonly improves?: DraftContent | undefined
    /** Files of the pictures of what it improves. */
    readonly media?: readonly MediaFile[] | undefined
  },
): TypedArticle {
  const expiresOn = addMonths(today, monthsOfUse)
  if (improves !== undefined) {
    const { english, ...written } = improves
    return {
      ...written,
      englishTitle: english?.title ?? '',
      englishSummary: english?.summary ?? '',
      services: improves.services ?? [],
      sections: improves.sections.map(({ style, heading = '', lines }, at) => ({
        style,
        heading,
        lines: lines.join('\n'),
        pictures: picturesAt(improves, at).flatMap(({ file, alt, source }) => {
          const kept = file === undefined ? undefined : media[file]
          return kept === undefined ? [] : [{ file: kept, alt, source }]
        }),
      })),
      sources: improves.sources.map(({ name, publisher = '', address = '', consultedOn = '' }) => ({
        name,
        publisher,
        address,
        consultedOn,
      })),
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
  | 'pictures'
  | 'sources'
  | 'address'
  | 'consulted'
  | 'audiences'
  | 'expires'
  | 'change'

/** @returns what is still to be written, or the article. */
export function contentOf(
  typed: TypedArticle,
  before: DraftContent | undefined,
  today: CalendarDate,
): { readonly missing: readonly MissingField[] } | Pick<ArticleDraftBody, 'content' | 'media'> {
  const { category, expiresOn, audiences } = typed
  const [title, summary] = [typed.title.trim(), typed.summary.trim()]
  const english = { title: typed.englishTitle.trim(), summary: typed.englishSummary.trim() }
  const written = typed.sections.flatMap(({ style, heading, lines, pictures: shown }) => {
    const said = linesIn(lines)
    const over = heading.trim()
    return said.length === 0
      ? []
      : [{ section: { style, ...(over === '' ? {} : { heading: over }), lines: said }, shown }]
  })
  const sections = written.map(({ section }) => section)
  const shown = written.flatMap(({ shown: own }, section) => own.map((picture) => ({ section, ...picture })))
  const pictures = shown.map(({ section, alt, source }, file) => ({
    section,
    alt: alt.trim(),
    source: source.trim(),
    file,
  }))
  const sources = typed.sources.flatMap((source) => sourceOf(source, before))
  const missing = (
    [
      ['name', title === ''],
      ['category', category === ''],
      ['summary', summary === ''],
      ['englishTitle', english.title === '' && english.summary !== ''],
      ['englishSummary', english.title !== '' && english.summary === ''],
      ['sections', sections.length === 0],
      ['pictures', pictures.some(({ alt, source }) => alt === '' || source === '')],
      ['sources', sources.length === 0],
      ['address', typed.sources.some(({ address }) => address.trim() !== '' && !isAddress(address.trim()))],
      [
        'consulted',
        typed.sources.some(
          ({ consultedOn: on }) => on.trim() !== '' && (!isCalendarDate(on.trim()) || on.trim() > today),
        ),
      ],
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
      ...(pictures.length === 0 ? {} : { pictures }),
      sources,
      expiresOn,
      audiences: [...audiences],
      needs: [...typed.needs],
      ...(typed.services.length === 0 ? {} : { services: [...typed.services] }),
      keywords: wordsIn(typed.keywords),
      conditions: [...typed.conditions],
      months: [...typed.months],
    },
    ...(shown.length === 0 ? {} : { media: shown.map(({ file }) => file) }),
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

/** What the form has no field for is kept from the version before, as long as the source is the same. */
function sourceOf(typed: TypedSource, before: DraftContent | undefined): readonly ArticleSource[] {
  const [name, publisher, address, consultedOn] = [
    typed.name.trim(),
    typed.publisher.trim(),
    typed.address.trim(),
    typed.consultedOn.trim(),
  ]
  if (name === '') return []
  const givesDoses = before?.sources.find((source) => source.name === name)?.givesDoses
  return [
    {
      name,
      ...(publisher === '' ? {} : { publisher }),
      ...(address === '' ? {} : { address }),
      ...(consultedOn === '' ? {} : { consultedOn }),
      ...(givesDoses === undefined ? {} : { givesDoses }),
    },
  ]
}
