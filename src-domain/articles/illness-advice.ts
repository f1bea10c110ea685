/**
 * What to do and what not to do with the illnesses somebody has (mission C4): the `do` and `avoid` parts of the articles about each. An
 * illness of which nothing is written yet stays in the list, so that whoever reads it is told to ask a doctor. It says nothing that is
 * not in an article, and the article, its sources and who answers for it stand beside it.
 */
import type { Article, ArticleBody, ArticleCategory } from './article.ts'
import { shortSections } from './handout.ts'

export type IllnessAdvice = {
  /** Number in table A.4 (assessments/form-tables.ts). */
  readonly code: number
  /** The one whose do's and don'ts (`shortSections` of handout.ts) are shown; undefined: nothing is written yet. */
  readonly leading: Article | undefined
  /** The others about it, what is about it alone first. */
  readonly more: readonly Article[]
}

/**
 * Illnesses that people name themselves. What stands with fear or shame (tumours, the mind, failing organs) is not written over an
 * elder's shoulder (design.md §6).
 */
const namedPlainly: ReadonlySet<number> = new Set([1, 2, 3, 5, 15, 18, 19, 20])
export const isNamedPlainly = (code: number): boolean => namedPlainly.has(code)

/** @param readable what may be read today by whom it is for (recommendation/catalog-lists.ts) */
export function illnessAdvice(codes: Iterable<number>, readable: readonly Article[]): readonly IllnessAdvice[] {
  return [...new Set(codes)]
    .toSorted((a, b) => a - b)
    .map((code) => {
      const about = readable.filter(({ body }) => isAboutIllness(body, code)).toSorted(nearestFirst(code))
      const leading = about.find(({ body }) => saysBoth(body))
      return { code, leading, more: about.filter((one) => one !== leading) }
    })
}

const isAboutIllness = ({ conditions, alsoFor = [] }: ArticleBody, code: number): boolean =>
  conditions.includes(code) || alsoFor.includes(code)

const saysBoth = (body: ArticleBody): boolean => new Set(shortSections(body).map(({ style }) => style)).size === 2

/** An article on the illness itself speaks of the whole day with it; one on its food or its medicine of a part. */
const onTheWhole: ReadonlySet<ArticleCategory> = new Set(['healthKnowledge', 'mentalHealth', 'caregiverRecovery'])

/** Equal ones stay in the order of the shelf. */
const nearestFirst = (code: number) => {
  const rank = ({ body }: Article): number =>
    body.conditions.includes(code)
      ? (onTheWhole.has(body.category) ? 0 : 100) + body.conditions.length
      : onTheWhole.has(body.category)
        ? 200
        : 300
  return (a: Article, b: Article): number => rank(a) - rank(b)
}
