/** Films, sounds and pictures that fit one elder, by the reasons that lead to articles; the best first. */
import { filmTopics } from '../media/film-topics.ts'
import type { PackItem } from '../media/pack-shelf.ts'
import { calendarDateOf } from '../shared/instant.ts'
import type { ElderProfile } from './elder-profile.ts'
import { type Part, partsOf, scoreOf } from './part.ts'
import { ledToArticle, monthOf, needsToRead, ownOfArticle } from './recommend-articles.ts'

export type FilmFit = { readonly item: PackItem; readonly score: number; readonly parts: readonly Part[] }

/** @param items what may be shown (media/pack-about.ts): nothing taken back, past its day or hidden by the station */
export function recommendFilms(profile: ElderProfile, items: readonly PackItem[]): readonly FilmFit[] {
  const open = needsToRead(profile)
  return items
    .flatMap((item): readonly FilmFit[] => {
      const { category, ...topics } = filmTopics(item)
      if (category === undefined) return []
      const led = ledToArticle({ ...topics, category }, monthOf(profile.today), profile, open)
      if (led === undefined) return []
      const reviewedBy = item.files.every(({ about }) => about?.reviewedBy !== undefined)
        ? item.files[0]?.about?.reviewedBy
        : undefined
      const publishedOn = calendarDateOf(item.pack.occurredAt, item.pack.offset)
      const own = ownOfArticle({ publishedOn, ...(reviewedBy === undefined ? {} : { reviewedBy }) }, profile.today)
      const parts = partsOf('article', { ...led.judged, ...own })
      return [{ item, parts, score: scoreOf(parts) }]
    })
    .toSorted((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1))
}
