/** What an article may not contain, and how it stands with its review (design.md §6). */
import { isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { ArticleBody } from './article.ts'

const productLink =
  /products:|https?:|www\.|扫码购买|点击购买|购买链接|下单|立即购买|优惠价|国食健注|食健备|国药准字|械注[准进许]/i
/** A number with a unit that medicine is taken in: "每次 2 片", "0.5mg". Steps, minutes and glasses of water are none. */
const dose =
  /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s*(?:mg|毫克|μg|ug|微克|国际单位|IU|片(?!刻|面)|粒|丸|支药|滴药|单位胰岛素)/i

export function articleRules(body: ArticleBody): readonly Refusal[] {
  const refusals: Refusal[] = []
  const texts = [body.title, body.summary, ...body.paragraphs]
  texts.forEach((text, i) => {
    const at = i === 0 ? '/body/title' : i === 1 ? '/body/summary' : `/body/paragraphs/${i - 2}`
    const plain = text.normalize('NFKC')
    if (productLink.test(plain)) refusals.push(refusal('article.productLink', at))
    if (body.source.givesDoses !== true && dose.test(plain)) refusals.push(refusal('article.doseWithoutSource', at))
  })
  for (const [date, at] of [
    [body.source.date, '/body/source/date'],
    [body.publishedOn, '/body/publishedOn'],
    [body.reviewedBy?.on, '/body/reviewedBy/on'],
  ] as const) {
    if (date !== undefined && !isCalendarDate(date)) refusals.push(refusal('date.impossible', at))
  }
  if (body.reviewedBy !== undefined && body.reviewedBy.on < body.source.date) {
    refusals.push(refusal('article.reviewedBeforeWritten', '/body/reviewedBy/on'))
  }
  return refusals
}

/** False: the article carries 「未经医师审核」 wherever it is shown. */
export const isReviewed = (body: ArticleBody): boolean => body.reviewedBy !== undefined

/** About 250 characters a minute: the pace of reading aloud to an elder. */
export const readingMinutesOf = (paragraphs: readonly string[]): number =>
  Math.max(1, Math.ceil(paragraphs.reduce((sum, text) => sum + text.length, 0) / 250))
