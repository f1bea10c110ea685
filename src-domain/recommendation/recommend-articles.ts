/**
 * What is worth reading for one elder (mission C4): by need, by illness, by label, by season and by what the elder likes to read.
 * An article that breaks a rule of articles, a link to goods above all, is left out here too, whatever let it in. What is not
 * signed by a reviewer comes with that word, or not at all where the station hides it.
 */
import { type Article, type ArticleBody, articleKind } from '../articles/article.ts'
import { articleRules, isReviewed } from '../articles/article-rules.ts'
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { isShownToElder } from '../needs/needs.ts'
import type { SegmentId } from '../needs/segments.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ElderProfile, openNeeds, strongestOf } from './elder-profile.ts'
import { type Judged, nothing, type Part, partsOf, reason, scoreOf } from './part.ts'
import type { Traits } from './short-list.ts'
import { newDays, readFrom } from './weights.ts'

export type ReadingItem = { readonly article: Article; readonly whyNot: readonly Refusal[] }

export type ArticleFit = {
  readonly item: ReadingItem
  readonly dimension?: NeedDimension
  readonly degree?: Degree
  readonly score: number
  readonly parts: readonly Part[]
}
export type ArticleNotShown = { readonly item: ReadingItem; readonly why: readonly Refusal[] }
export type ArticleFits = { readonly recommended: readonly ArticleFit[]; readonly notShown: readonly ArticleNotShown[] }

export const isArticle = (document: { readonly kind: string }): document is Article =>
  document.kind === articleKind.kind

export const readingOf = (
  articles: readonly Article[],
  { hidesUnreviewed }: { readonly hidesUnreviewed: boolean },
): readonly ReadingItem[] =>
  articles.map((article) => ({
    article,
    whyNot: [
      ...articleRules(article.body),
      ...(hidesUnreviewed && !isReviewed(article.body) ? [refusal('fit.notReviewed')] : []),
    ],
  }))

export function recommendArticles(profile: ElderProfile, reading: readonly ReadingItem[]): ArticleFits {
  const recommended: ArticleFit[] = []
  const notShown: ArticleNotShown[] = []
  // 安宁疗护 is spoken of by people, not put before an elder by a list.
  const open = openNeeds(
    profile.needs.filter((need) => isShownToElder(need.dimension)),
    readFrom,
  )
  const month = Number(profile.today.slice(5, 7))
  for (const item of reading) {
    const { body, id } = item.article
    if (!isForElders(body)) continue
    const need = strongestOf(body.needs, open)
    const illness = body.conditions.find((code) => profile.harm.conditions.has(code))
    const audience = body.audiences.find((one) => labelOf[one] !== undefined && profile.labels.has(labelOf[one]))
    const isSeason = body.months.includes(month)
    const isLiked = profile.taste.reading.has(body.category)
    const isFit = need !== undefined || illness !== undefined || audience !== undefined || isSeason || isLiked
    // What is about an illness the elder does not have is not for this elder, whatever else it is about.
    if (!isFit || (body.conditions.length > 0 && illness === undefined)) continue
    const why = [...(profile.refused.isRefused(id) ? [refusal('fit.notForMe')] : []), ...item.whyNot]
    if (why.length > 0) {
      notShown.push({ item, why })
      continue
    }
    const parts = partsOf('article', {
      need: need === undefined ? nothing : [need.degree / 4, reason('need', need)],
      condition: illness === undefined ? nothing : [1, reason('condition', { condition: illness })],
      audience: audience === undefined ? nothing : [1, reason(`audience.${audience}`)],
      season: isSeason ? [1, reason('season', { month })] : nothing,
      verified: review(body),
      taste: isLiked ? [1, reason('tasteReading', { category: body.category })] : nothing,
      novelty: isNew(body, profile.today) ? [1, reason('newHere', { on: body.publishedOn })] : nothing,
      refusedLike: profile.refused.likeness('article', body.category),
    })
    recommended.push({ item, ...need, parts, score: scoreOf(parts) })
  }
  return {
    recommended: recommended.toSorted((a, b) => b.score - a.score || compareItems(a.item, b.item)),
    notShown: notShown.toSorted((a, b) => compareItems(a.item, b.item)),
  }
}

type Audience = ArticleBody['audiences'][number]

/** Labels of standards/09 §1 by the audience that names them. */
const labelOf: Readonly<Partial<Record<Audience, SegmentId>>> = {
  disabled: 'disabled',
  veryOld: 'aged',
  ill: 'ill',
  livingAlone: 'alone',
  emptyNest: 'emptyNest',
  vital: 'healthyActive',
}
const isForElders = ({ audiences }: ArticleBody): boolean =>
  audiences.some((one) => one === 'all' || labelOf[one] !== undefined)

const review = ({ reviewedBy }: ArticleBody): Judged =>
  reviewedBy === undefined
    ? [0, reason('notReviewed')]
    : [1, reason('reviewed', { name: reviewedBy.name, on: reviewedBy.on })]

const isNew = ({ publishedOn }: ArticleBody, today: CalendarDate): boolean => publishedOn > addDays(today, -newDays)

function compareItems(a: ReadingItem, b: ReadingItem): number {
  const key = ({ article }: ReadingItem) => `${article.body.title}\n${article.id}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

export const articleTraits: Traits<ArticleFit> = {
  like: ({ item }) => item.article.body.category,
  from: ({ item }) => item.article.id,
  serves: ({ item }, dimension) => item.article.body.needs.includes(dimension),
}
