/**
 * What is worth reading for one elder (mission C4): by need, by illness, by label, by season and by what the elder likes to read.
 * An article that breaks a rule of articles, a link to goods above all, is left out here too, whatever let it in. What is not
 * signed by a reviewer comes with that word, or not at all where the station hides it; what is past its day or recalled never.
 */
import type { Article, ArticleBody } from '../articles/article.ts'
import { isForElders, isForFamily, isFoundByAnybody } from '../articles/article-audience.ts'
import { recallOf, type StandingRecall } from '../articles/article-recall.ts'
import { articleRules, isExpired, isReviewed } from '../articles/article-rules.ts'
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import { isShownToElder } from '../needs/needs.ts'
import type { SegmentId } from '../needs/segments.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { isReadingFor } from '../preferences/pastimes.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { type ElderProfile, type NeedDegree, type OpenNeeds, openNeeds, strongestOf } from './elder-profile.ts'
import { judgeAll } from './judge-all.ts'
import { type Judged, nothing, type Part, partsOf, reason, scoreOf } from './part.ts'
import { refusedBy } from './not-for-me.ts'
import type { Traits } from './short-list.ts'
import { likedPastime, noTaste, type Taste } from './taste.ts'
import { newDays, readFrom, shortLength, tasteShares } from './weights.ts'

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

export type ReadingSettings = {
  readonly hidesUnreviewed: boolean
  /** What this station took back (articles/article-recall.ts). */
  readonly recalls?: ReadonlyMap<string, StandingRecall>
}

export const readingOf = (
  articles: readonly Article[],
  { hidesUnreviewed, recalls = new Map() }: ReadingSettings,
  today: CalendarDate,
): readonly ReadingItem[] =>
  articles.map((article) => ({
    article,
    whyNot: [
      ...articleRules(article.body),
      ...(recallOf(article, recalls) === undefined ? [] : [refusal('fit.recalled')]),
      ...(isExpired(article.body, today) ? [refusal('fit.expired', undefined, { on: article.body.expiresOn })] : []),
      ...(hidesUnreviewed && !isReviewed(article.body) ? [refusal('fit.notReviewed')] : []),
    ],
  }))

export function recommendArticles(profile: ElderProfile, reading: readonly ReadingItem[]): ArticleFits {
  const open = needsToRead(profile)
  return judgeAll(reading, (item) => judgeArticle(item, profile, open), keyOfArticle)
}

/**
 * For whoever looks after this elder, among what is written for them: led by the same needs, illnesses and labels. What the elder likes and
 * what does not suit the elder is the elder's own. 安宁疗护 comes through staff alone, never over the elder's shoulder.
 */
export function recommendToCarers(
  profile: ElderProfile,
  reading: readonly ReadingItem[],
  by: 'staff' | 'kiosk',
): readonly ArticleFit[] {
  const open = by === 'staff' ? openNeeds(profile.needs, readFrom) : needsToRead(profile)
  const ofElder = { ...profile, taste: noTaste, refused: refusedBy([], profile.today) }
  const shelf = reading.filter(
    ({ article: { body } }) => isForFamily(body) && (by === 'staff' || isFoundByAnybody(body)),
  )
  const { recommended } = judgeAll(shelf, (item) => judgeArticle(item, ofElder, open, isForFamily), keyOfArticle)
  // Nearly all of it is of one category and for one need: there is nothing to keep different.
  return recommended.slice(0, shortLength)
}

/** 安宁疗护 is spoken of by people, not put before an elder by a list. */
export const needsToRead = ({ needs }: Pick<ElderProfile, 'needs'>): OpenNeeds =>
  openNeeds(
    needs.filter((need) => isShownToElder(need.dimension)),
    readFrom,
  )

/** @returns undefined where nothing leads to it */
export function judgeArticle(
  item: ReadingItem,
  profile: ElderProfile,
  open: OpenNeeds,
  isForReader = isForElders,
): ArticleFit | ArticleNotShown | undefined {
  const { body, id } = item.article
  const led = ledToArticle(body, monthOf(profile.today), profile, open, isForReader)
  if (led === undefined) return undefined
  const why = [...(profile.refused.isRefused(id) ? [refusal('fit.notForMe')] : []), ...item.whyNot]
  if (why.length > 0) return { item, why }
  const parts = partsOf('article', { ...led.judged, ...ownOfArticle(body, profile.today) })
  return { item, ...led.need, parts, score: scoreOf(parts) }
}

/** What is about the illness itself comes before what also helps with it; ours, since 2026-11-30. */
const alsoShare = 0.5

export const monthOf = (today: CalendarDate): number => Number(today.slice(5, 7))

type Topics = Pick<ArticleBody, 'needs' | 'conditions' | 'alsoFor' | 'audiences' | 'months' | 'category' | 'keywords'>

/** What the elder and the month give to everything that is about the same. */
export function ledToArticle(
  body: Topics,
  month: number,
  { harm, labels, taste, refused }: ElderProfile,
  open: OpenNeeds,
  isForReader = isForElders,
): { readonly need: NeedDegree | undefined; readonly judged: Led } | undefined {
  if (!isForReader(body)) return undefined
  const need = strongestOf(body.needs, open)
  const own = body.conditions.find((code) => harm.conditions.has(code))
  const illness = own ?? body.alsoFor?.find((code) => harm.conditions.has(code))
  const audience = body.audiences.find((one) => labelOf[one] !== undefined && labels.has(labelOf[one]))
  const isSeason = body.months.includes(month)
  const liked = likedReading(body, taste)
  const isFit = need !== undefined || illness !== undefined || audience !== undefined || isSeason || liked !== undefined
  // What is about an illness the elder does not have is not for this elder, whatever else it is about.
  if (!isFit || (body.conditions.length > 0 && own === undefined)) return undefined
  return {
    need,
    judged: {
      need: need === undefined ? nothing : [need.degree / 4, reason('need', need)],
      condition:
        illness === undefined
          ? nothing
          : [own === undefined ? alsoShare : 1, reason('condition', { condition: illness })],
      audience: audience === undefined ? nothing : [1, reason(`audience.${audience}`)],
      season: isSeason ? [1, reason('season', { month })] : nothing,
      taste: liked ?? nothing,
      refusedLike: refused.likeness('article', body.category),
    },
  }
}

function likedReading(body: Topics, taste: Taste): Judged | undefined {
  const pastime = likedPastime(taste, (one) => isReadingFor(body, one))
  if (pastime !== undefined) return [tasteShares.pastime, reason('tastePastime', { pastime })]
  const { category } = body
  return taste.reading.has(category) ? [tasteShares.reading, reason('tasteReading', { category })] : undefined
}

type Led = Readonly<Record<'need' | 'condition' | 'audience' | 'season' | 'taste' | 'refusedLike', Judged>>

/** What it brings to whoever is led to it. */
export const ownOfArticle = (
  body: Pick<ArticleBody, 'reviewedBy' | 'publishedOn'>,
  today: CalendarDate,
): Readonly<Record<'verified' | 'novelty', Judged>> => ({
  verified: review(body),
  novelty: isNew(body, today) ? [1, reason('newHere', { on: body.publishedOn })] : nothing,
})

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

const review = ({ reviewedBy }: Pick<ArticleBody, 'reviewedBy'>): Judged =>
  reviewedBy === undefined
    ? [0, reason('notReviewed')]
    : [1, reason('reviewed', { name: reviewedBy.name, on: reviewedBy.on })]

const isNew = ({ publishedOn }: Pick<ArticleBody, 'publishedOn'>, today: CalendarDate): boolean =>
  publishedOn > addDays(today, -newDays)

export const keyOfArticle = ({ article }: ReadingItem): string => `${article.body.title}\n${article.id}`

export const articleTraits: Traits<ArticleFit> = {
  like: ({ item }) => item.article.body.category,
  from: ({ item }) => item.article.id,
  serves: ({ item }, dimension) => item.article.body.needs.includes(dimension),
}
