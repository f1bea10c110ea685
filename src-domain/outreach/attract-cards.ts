/**
 * What a machine at rest may say to everybody who passes (mission E1): an article of the season, services that are open today, a story
 * that an elder wants told (elder-story.ts), the opening hours. Everything here is public; it is worked out from nothing about anybody, and
 * nothing in it sells
 * (standards/08 §2 no. 7, 8). What there is nothing of has no card.
 */
import type { Article } from '../articles/article.ts'
import { recallOf, type StandingRecall } from '../articles/article-recall.ts'
import { isExpired } from '../articles/article-rules.ts'
import { isShownToElder } from '../needs/needs.ts'
import type { OrganizationBody } from '../organizations/organization.ts'
import { isVerified } from '../organizations/organization-rules.ts'
import type { CalendarDate } from '../shared/instant.ts'

export const attractCardKinds = ['season', 'services', 'story', 'hours'] as const
export type AttractCardKind = (typeof attractCardKinds)[number]

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** Days since 1970: takes turns, the same on every kiosk. */
const turnOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/**
 * One a day of those that matter most in this month; none that is for the staff only, that asks for tact (design.md §6), that is recalled
 * or past its day.
 */
export function seasonArticle(
  articles: readonly Article[],
  recalls: ReadonlyMap<string, StandingRecall>,
  today: CalendarDate,
): Article | undefined {
  const month = Number(today.slice(5, 7))
  const fitting = articles
    .filter(({ body }) => body.months.includes(month) && body.category !== 'mentalHealth')
    .filter(({ body }) => body.audiences.some((audience) => audience !== 'staff' && audience !== 'caregiver'))
    .filter(({ body }) => body.needs.every((need) => isShownToElder(need)))
    .filter((article) => recallOf(article, recalls) === undefined && !isExpired(article.body, today))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return fitting[turnOf(today) % Math.max(1, fitting.length)]
}

/**
 * Names of services that verified institutions offer on this day of the week, each once, in the order of their names and beginning
 * at another one every day, so that nobody stands in front for good; at most `most`.
 */
export function servicesOfDay(
  organizations: readonly { readonly body: OrganizationBody }[],
  today: CalendarDate,
  most: number,
): readonly string[] {
  const weekday = weekdayOf(today)
  const names = new Set(
    organizations
      .filter(({ body }) => isVerified(body, today))
      .flatMap(({ body }) => body.services)
      .filter(
        ({ needs, hours }) => needs.every(isShownToElder) && hours.some((open) => open.weekdays.includes(weekday)),
      )
      .map(({ name }) => name),
  )
  const sorted = [...names].toSorted()
  const start = turnOf(today) % Math.max(1, sorted.length)
  return [...sorted.slice(start), ...sorted.slice(0, start)].slice(0, most)
}
