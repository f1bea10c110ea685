/** Articles that nobody may be led to much longer: past their day, or soon. Somebody has to read them again with their sources and sign. */
import { addDays, type CalendarDate } from '../shared/instant.ts'
import type { Article } from './article.ts'
import { recallOf, type StandingRecall } from './article-recall.ts'
import { isExpired } from './article-rules.ts'

/** Days before its day from which an article is told; ours, since 2026-11-30. */
export const dueSoonDays = 60

export const isDueSoon = ({ body }: Pick<Article, 'body'>, today: CalendarDate): boolean =>
  body.expiresOn <= addDays(today, dueSoonDays)

/** The longest past its day first; what is taken back needs no reading. */
export function articlesDue(
  articles: readonly Article[],
  recalls: ReadonlyMap<string, StandingRecall>,
  today: CalendarDate,
): { readonly due: readonly Article[]; readonly expired: number } {
  const due = articles
    .filter((article) => recallOf(article, recalls) === undefined && isDueSoon(article, today))
    .toSorted((a, b) => (a.body.expiresOn < b.body.expiresOn ? -1 : a.body.expiresOn > b.body.expiresOn ? 1 : 0))
  return { due, expired: due.filter(({ body }) => isExpired(body, today)).length }
}
