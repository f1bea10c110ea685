/** What an article may not contain, and how it stands with its review and its day (design.md §6). */
import { type CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { ArticleBody } from './article.ts'
import { pictureRefusals } from './article-picture.ts'
import { claimIn } from './claims.ts'

const productLink =
  /products:|https?:|www\.|扫码购买|点击购买|购买链接|下单|立即购买|优惠价|国食健注|食健备|国药准字|械注[准进许]/i
/** A number with a unit that medicine is taken in: "每次 2 片", "0.5mg". Steps, minutes and glasses of water are none. */
const dose =
  /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s*(?:mg|毫克|μg|ug|微克|国际单位|IU|片(?!刻|面)|粒|丸|支药|滴药|单位胰岛素)/i
/**
 * Food and drink are measured in these too, so a medicine has to stand in the same sentence: "糖浆每次 10 毫升", "冲剂两袋"; the water that it is
 * taken with is none.
 */
const measured =
  /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s*(?:毫升|ml|袋|包|勺|匙|滴|颗|支|喷|克|g)(?!\s*(?:的?(?:温|白|凉|开|清)*开?水|牛奶|汤|粥|盐|油))/i
const liquidMedicine =
  /糖浆|口服液|冲剂|颗粒|滴眼液|眼药水|滴剂|药水|胰岛素|中药|汤药|药粉|散剂|喷雾剂|吃药|服药|用药|这药|该药/
const sentences = (text: string): readonly string[] => text.split(/[。；！？;!?\n]/)
const saysDose = (plain: string): boolean =>
  dose.test(plain) || sentences(plain).some((one) => liquidMedicine.test(one) && measured.test(one))

export function articleRules(body: ArticleBody): readonly Refusal[] {
  const refusals: Refusal[] = []
  const givesDoses = body.sources.some((source) => source.givesDoses === true)
  for (const [text, at] of textsOf(body)) refusals.push(...saidRefusals(text, at, givesDoses))
  refusals.push(...pictureRefusals(body))
  const dates = [
    [body.writtenOn, '/body/writtenOn'],
    [body.publishedOn, '/body/publishedOn'],
    [body.expiresOn, '/body/expiresOn'],
    [body.reviewedBy?.on, '/body/reviewedBy/on'],
    [body.recalled?.on, '/body/recalled/on'],
    [body.changed?.on, '/body/changed/on'],
    ...body.sources.map(({ consultedOn }, i) => [consultedOn, `/body/sources/${i}/consultedOn`] as const),
  ] as const
  for (const [date, at] of dates) {
    if (date !== undefined && !isCalendarDate(date)) refusals.push(refusal('date.impossible', at))
  }
  if (body.reviewedBy !== undefined && body.reviewedBy.on < body.writtenOn) {
    refusals.push(refusal('article.reviewedBeforeWritten', '/body/reviewedBy/on'))
  }
  if (body.expiresOn <= body.publishedOn) refusals.push(refusal('article.expiryOrder', '/body/expiresOn'))
  return refusals
}

/** No words about health lead to goods, and none give a dose that nobody answers for. */
export function saidRefusals(text: string, at: string, givesDoses: boolean): readonly Refusal[] {
  const plain = text.normalize('NFKC')
  const claim = claimIn(text)
  return [
    ...(productLink.test(plain) ? [refusal('article.productLink', at)] : []),
    ...(claim === undefined ? [] : [refusal('article.claim', at, { word: claim })]),
    ...(!givesDoses && saysDose(plain) ? [refusal('article.doseWithoutSource', at)] : []),
  ]
}

/** Everything a reader sees, with where it stands. */
export function textsOf(body: ArticleBody): readonly (readonly [text: string, at: string])[] {
  return [
    [body.title, '/body/title'],
    [body.summary, '/body/summary'],
    ...(body.english === undefined
      ? []
      : ([
          [body.english.title, '/body/english/title'],
          [body.english.summary, '/body/english/summary'],
        ] as const)),
    ...body.sections.flatMap(({ heading, lines }, i) => [
      ...(heading === undefined ? [] : ([[heading, `/body/sections/${i}/heading`]] as const)),
      ...lines.map((line, k) => [line, `/body/sections/${i}/lines/${k}`] as const),
    ]),
    ...(body.pictures ?? []).map(({ alt }, i) => [alt, `/body/pictures/${i}/alt`] as const),
  ]
}

/** False: the article carries 「未经医师审核」 wherever it is shown. */
export const isReviewed = (body: Pick<ArticleBody, 'reviewedBy'>): boolean => body.reviewedBy !== undefined

/** Past its day: it is not recommended, and where it is opened it says so. */
export const isExpired = (body: Pick<ArticleBody, 'expiresOn'>, today: CalendarDate): boolean => body.expiresOn <= today

/** The text as it is read aloud, searched and measured: headings and lines in their order. */
export const linesOf = ({ sections }: Pick<ArticleBody, 'sections'>): readonly string[] =>
  sections.flatMap(({ heading, lines }) => (heading === undefined ? lines : [heading, ...lines]))

/** About 250 characters a minute: the pace of reading aloud to an elder. */
export const readingMinutesOf = (lines: readonly string[]): number =>
  Math.max(1, Math.ceil(lines.reduce((sum, text) => sum + text.length, 0) / 250))

/**
 * How hard a text is to follow, by the length of what is said in one breath: characters between two marks (DESIGN, 2026-11-30:
 * `easy` up to 12 on average and none above 30, `plain` up to 16 and 40). It measures length only, not how well a word is known.
 */
export type ReadingLevel = 'easy' | 'plain' | 'demanding'
export function readingLevelOf(lines: readonly string[]): ReadingLevel {
  const breaths = lines.flatMap((line) =>
    line
      .split(/[，。；：、！？…,.;:!?\s“”（）()《》—]+/)
      .map((part) => part.length)
      .filter((length) => length > 0),
  )
  const mean = breaths.reduce((sum, length) => sum + length, 0) / Math.max(1, breaths.length)
  const longest = Math.max(0, ...breaths)
  if (mean <= 12 && longest <= 30) return 'easy'
  return mean <= 16 && longest <= 40 ? 'plain' : 'demanding'
}
