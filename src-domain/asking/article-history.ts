/**
 * What happened to one article at this station, told from the facts about it: written and written anew, let out or sent back, taken
 * back and taken up again, signed and unsigned, out of use, corrected by those who run the library. Nothing that was so once is left
 * out because it is no longer so.
 */
import type { ArticleBody } from '../articles/article.ts'
import { isArticleRecall } from '../articles/article-recall.ts'
import { isArticleSignature, type Reviewer } from '../articles/article-signature.ts'
import type { Document } from '../shared/document.ts'
import { articleIdOf, isArticleDraft } from './article-draft.ts'
import { isArticleRetired } from './draft-review.ts'
import type { Expert } from './question-answer.ts'
import { articleStories, type DraftState } from './station-articles.ts'

/** `by` is the author of a fact of this station, or a name as those who run the library wrote it. */
type Happened = {
  readonly key: string
  /** An instant with its offset, or a day of the library's. */
  readonly at: string
  readonly offset?: number
  readonly by: string
  readonly isLibrarys?: true
}
type What =
  | { readonly what: 'wrote'; readonly version: number; readonly reason?: string; readonly expert?: Expert }
  | { readonly what: 'published' | 'sentBack' | 'overruled'; readonly version: number; readonly reason?: string }
  | { readonly what: 'retired' | 'recalled' | 'lifted' | 'changed'; readonly reason: string }
  | { readonly what: 'signed' | 'unsigned'; readonly reviewer: Reviewer }
export type ArticleEvent = Happened & What

/**
 * Newest first.
 * @param body of the article as the shelf has it, where it is on the shelf.
 * @param facts drafts, reviews, retirements, recalls and signatures of this station.
 */
export function articleHistory(
  id: string,
  body: Pick<ArticleBody, 'changed' | 'recalled'> | undefined,
  facts: readonly Document[],
): readonly ArticleEvent[] {
  const own = facts.filter((fact) => isArticleDraft(fact) && articleIdOf(fact) === id)
  const reviews = facts.filter(({ kind }) => kind === 'draft-review')
  const versions = articleStories([...own, ...reviews])[0]?.versions ?? []
  return [...versions.flatMap(ofVersion), ...facts.flatMap((fact) => ofFact(id, fact)), ...ofLibrary(body)].toSorted(
    // Of one day the library's word stands below what the station did on it: it cannot be told which came first.
    (a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0),
  )
}

const saidBy = ({ id, occurredAt, offset, author }: Document): Happened => ({
  key: id,
  at: occurredAt,
  offset,
  by: author,
})

const reasonOf = (reason: string | undefined) => (reason === undefined ? {} : { reason })

function ofVersion({ draft, decided, overruled }: DraftState, i: number): readonly ArticleEvent[] {
  const version = i + 1
  const { expert, change } = draft.body
  return [
    {
      ...saidBy(draft as Document),
      what: 'wrote',
      version,
      ...reasonOf(change),
      ...(expert === undefined ? {} : { expert }),
    },
    ...(decided === undefined
      ? []
      : [
          {
            ...saidBy(decided as Document),
            what: decided.body.decision === 'publish' ? ('published' as const) : ('sentBack' as const),
            version,
            ...reasonOf(decided.body.reason),
          },
        ]),
    ...overruled.map((review) => ({
      ...saidBy(review as Document),
      what: 'overruled' as const,
      version,
      ...reasonOf(review.body.reason),
    })),
  ]
}

function ofFact(id: string, fact: Document): readonly ArticleEvent[] {
  if (isArticleRetired(fact) && fact.body.article === id)
    return [{ ...saidBy(fact as Document), what: 'retired', reason: fact.body.reason }]
  if (isArticleRecall(fact) && fact.body.article === id) {
    const what = fact.body.recalled ? 'recalled' : 'lifted'
    return [{ ...saidBy(fact as Document), what, reason: fact.body.reason }]
  }
  if (isArticleSignature(fact) && fact.body.article === id) {
    const what = fact.body.stands ? 'signed' : 'unsigned'
    return [{ ...saidBy(fact as Document), what, reviewer: fact.body.reviewer }]
  }
  return []
}

function ofLibrary(body: Pick<ArticleBody, 'changed' | 'recalled'> | undefined): readonly ArticleEvent[] {
  const { changed, recalled } = body ?? {}
  return [
    ...(recalled === undefined ? [] : [saidByLibrary('recalled', 'recalled', recalled)]),
    ...(changed === undefined ? [] : [saidByLibrary('changed', 'changed', { ...changed, reason: changed.why })]),
    ...(changed?.recalled === undefined ? [] : [saidByLibrary('recalled before', 'recalled', changed.recalled)]),
  ]
}

const saidByLibrary = (
  key: string,
  what: 'recalled' | 'changed',
  { on, by, reason }: { readonly on: string; readonly by: string; readonly reason: string },
): ArticleEvent => ({ key, at: on, by, isLibrarys: true, what, reason })
