/**
 * What a film, a sound or a set of pictures is about, in the same words as an article, so that it stands among the articles of its kind, is
 * found by typing and is led to by the same reasons. Of what nothing is said, nothing is guessed: it stands in the list of films alone.
 */
import type { ArticleBody } from '../articles/article.ts'
import { isFoundByAnybody } from '../articles/article-audience.ts'
import type { FileAbout } from './pack-about.ts'
import type { PackItem } from './pack-shelf.ts'

export type FilmTopics = Pick<
  ArticleBody,
  'title' | 'summary' | 'keywords' | 'sections' | 'needs' | 'conditions' | 'audiences' | 'months'
> & { readonly category: ArticleBody['category'] | undefined }

/** Of a set of pictures, what is said of any of them. */
export function filmTopics({ title, pack, files }: PackItem): FilmTopics {
  const abouts = files.flatMap(({ about }) => about ?? [])
  const all = <T>(of: (about: FileAbout) => readonly T[] | undefined): T[] => [
    ...new Set(abouts.flatMap((one) => of(one) ?? [])),
  ]
  const audiences = all((about) => about.audiences)
  return {
    title,
    summary: pack.body.name === title ? pack.body.about : pack.body.name,
    keywords: [],
    sections: [],
    category: abouts.find(({ category }) => category !== undefined)?.category,
    needs: all((about) => about.needs),
    conditions: all((about) => about.conditions),
    // As with an article that does not say whom it is for.
    audiences: audiences.length === 0 ? ['elder'] : audiences,
    months: [],
  }
}

/** What anybody at the machine may see listed: nothing for staff alone, and no last days of life. */
export const filmsForAnybody = (items: readonly PackItem[]): readonly PackItem[] =>
  items.filter((item) => isFoundByAnybody(filmTopics(item)))
