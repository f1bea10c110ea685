/**
 * How a station's own articles stand, from the facts about them: the same on every kiosk, in whatever order they came in. Nothing
 * that was not published by another person than its writer, and nothing that is retired, is among its articles.
 */
import { type Article, articleKind } from '../articles/article.ts'
import { type Document, oldestFirst } from '../shared/document.ts'
import { calendarDateOf } from '../shared/instant.ts'
import { type ArticleDraft, articleBodyOf, articleIdOf, isArticleDraft } from './article-draft.ts'
import { type ArticleRetired, type DraftReview, isArticleRetired, isDraftReview } from './draft-review.ts'

export type DraftState = {
  readonly draft: ArticleDraft
  readonly status: 'waiting' | 'sentBack' | 'published'
  /** The review that counts. */
  readonly decided?: DraftReview
  /** Of kiosks that did not know of it, with the other decision: kept, and told. */
  readonly overruled: readonly DraftReview[]
}

export type ArticleStory = {
  /** Of the article; recalled, signed, handed out and rated by it. */
  readonly id: string
  /** Oldest first. */
  readonly versions: readonly DraftState[]
  /** The version that is shown, or was until it was retired. */
  readonly current?: DraftState & { readonly decided: DraftReview }
  /** It is shown nowhere. */
  readonly retired?: ArticleRetired
  /** Published versions that improved the same one without knowing of `current`. */
  readonly beside: readonly DraftState[]
}

/** Two people decided about one draft on kiosks that were apart: sent back counts, for what one person doubts is not shown. */
export function stateOfDraft(draft: ArticleDraft, reviews: readonly Document[]): DraftState {
  const legal = reviews
    .filter(isDraftReview)
    .filter(({ body, author }) => body.draft === draft.id && author !== draft.author && body.writer === draft.author)
    .toSorted(oldestFirst)
  const decided = legal.find(({ body }) => body.decision === 'sendBack') ?? legal[0]
  if (decided === undefined) return { draft, status: 'waiting', overruled: [] }
  return {
    draft,
    status: decided.body.decision === 'publish' ? 'published' : 'sentBack',
    decided,
    overruled: legal.filter(({ body }) => body.decision !== decided.body.decision),
  }
}

/** Oldest article first. */
export function articleStories(documents: readonly Document[]): readonly ArticleStory[] {
  const drafts = documents.filter(isArticleDraft).toSorted(oldestFirst)
  const reviews = Map.groupBy(documents.filter(isDraftReview), ({ body }) => body.draft)
  const retirements = documents.filter(isArticleRetired).toSorted(oldestFirst)
  return [...Map.groupBy(drafts, articleIdOf)].map(([id, own]) => {
    const versions = own.map((draft) => stateOfDraft(draft, reviews.get(draft.id) ?? []))
    const published = versions.filter(isPublished)
    const current = published.at(-1)
    const retired = retirements.findLast(({ body }) => body.article === id)
    return {
      id,
      versions,
      ...(current === undefined ? {} : { current }),
      // A version written before the retirement and let out after it does not lift it: its reviewer may not have known.
      ...(retired !== undefined && (current === undefined || current.draft.occurredAt <= retired.occurredAt)
        ? { retired }
        : {}),
      beside: published.filter(
        ({ draft }) => draft !== current?.draft && draft.body.improves === current?.draft.body.improves,
      ),
    }
  })
}

/** What stands on this station's shelf beside the library, as articles like any other. */
export function stationArticles(documents: readonly Document[]): readonly Article[] {
  return articleStories(documents).flatMap(({ id, current, retired }) =>
    current === undefined || retired !== undefined ? [] : [articleOf(id, current.draft, current.decided)],
  )
}

/** Its wording is that of the draft: a signature is for it, however often it was reviewed. */
const articleOf = (id: string, draft: ArticleDraft, review: DraftReview): Article => ({
  id,
  kind: articleKind.kind,
  version: articleKind.version,
  station: draft.station,
  kiosk: draft.kiosk,
  author: draft.author,
  occurredAt: draft.occurredAt,
  offset: draft.offset,
  updatedAt: draft.occurredAt,
  elder: '',
  body: articleBodyOf(
    draft.body,
    calendarDateOf(draft.occurredAt, draft.offset),
    calendarDateOf(review.occurredAt, review.offset),
  ),
})

const isPublished = (state: DraftState): state is DraftState & { readonly decided: DraftReview } =>
  state.status === 'published' && state.decided !== undefined
