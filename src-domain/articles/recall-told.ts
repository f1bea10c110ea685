/**
 * Whom to tell that an article they were handed was taken back, and who was told. Told are those who were handed the wording that was
 * taken back; a correction that takes its place does not end that (`changed.recalled`). Copies that went to nobody by name are told of by
 * a paper on the station's wall, which is noted the same way, naming nobody.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { addDays, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { Article, ArticleBody } from './article.ts'
import { type ArticleHanded, isArticleHanded } from './article-handed.ts'
import { recallOf, type StandingRecall } from './article-recall.ts'

export const RecallToldBody = Type.Object(
  {
    article: DocumentId,
    /** As it was called. */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    /** When it was taken back: an instant of the station's own recall, a day of the library's. */
    recalledAt: Type.String({ minLength: 10, maxLength: 24 }),
  },
  { additionalProperties: false },
)
export type RecallToldBody = Static<typeof RecallToldBody>
export type RecallTold = Document<RecallToldBody>

export const recallToldKind = defineKind({
  kind: 'recall-told',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: RecallToldBody,
  rules: ({ body }): readonly Refusal[] =>
    body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')],
  migrations: [],
})

export const isRecallTold = (document: { readonly kind: string }): document is RecallTold =>
  document.kind === recallToldKind.kind

/** An article, or a film, sound or picture that was shown. */
export type Tellable = Pick<Article, 'id' | 'updatedAt' | 'edits'> & {
  readonly body: Pick<ArticleBody, 'title' | 'summary' | 'english' | 'recalled' | 'changed'>
}

export type ToTell = {
  readonly article: Tellable
  readonly recall: StandingRecall
  /** Not told yet, each with the last time it was handed over; the longest ago first. */
  readonly elders: readonly { readonly elder: string; readonly last: ArticleHanded }[]
  readonly told: number
  /** Copies of nobody by name that no paper on the wall told of yet. */
  readonly unnamed: number
  /** Taken back within the last days: told also where nobody was handed it. */
  readonly isNew: boolean
}

/** Days for which a recall that touches nobody is news; ours, since 2026-11-30. */
const newsDays = 14

/** @param facts `article-handed` and `recall-told` about whoever may be spoken to; what is covered by no consent is left out before. */
export function recallsToTell(
  articles: readonly Tellable[],
  ofStation: ReadonlyMap<string, StandingRecall>,
  facts: readonly Document[],
  today: CalendarDate,
): readonly ToTell[] {
  const handed = Map.groupBy(facts.filter(isArticleHanded), ({ body }) => body.article)
  const told = facts.filter(isRecallTold)
  return articles
    .flatMap((article): readonly ToTell[] => {
      const recall = recallOf(article, ofStation) ?? correctedAfter(article)
      if (recall === undefined) return []
      const given = (handed.get(article.id) ?? []).filter((one) => isOfWording(one, article, recall))
      const isTold = (elder: string, last: ArticleHanded): boolean =>
        told.some(
          (one) =>
            one.elder === elder &&
            one.body.article === article.id &&
            one.occurredAt >= last.occurredAt &&
            one.body.recalledAt === recall.at,
        )
      const byElder = [...Map.groupBy(given, ({ elder }) => elder)].flatMap(([elder, all]) => {
        const last = all.toSorted(oldestFirst).at(-1)
        return last === undefined ? [] : [{ elder, last, times: all.length }]
      })
      const elders = byElder.filter(({ elder, last }) => elder !== '' && !isTold(elder, last))
      const nobody = byElder.find(({ elder, last }) => elder === '' && !isTold('', last))
      return [
        {
          article,
          recall,
          elders: elders.map(({ elder, last }) => ({ elder, last })).toSorted((a, b) => oldestFirst(a.last, b.last)),
          told: byElder.filter(({ elder, last }) => elder !== '' && isTold(elder, last)).length,
          unnamed: nobody?.times ?? 0,
          isNew: recall.at.slice(0, 10) >= addDays(today, -newsDays),
        },
      ]
    })
    .filter(({ elders, unnamed, isNew }) => elders.length > 0 || unnamed > 0 || isNew)
    .toSorted((a, b) => (a.recall.at < b.recall.at ? 1 : -1))
}

/**
 * Files of packs that were taken back and shown to somebody, as they were called then: a file is in no list of articles, and goes with
 * its pack.
 * @param recalls those of the station and of the library (media/pack-about.ts)
 */
export function filmsTakenBack(
  articles: readonly Pick<Article, 'id'>[],
  recalls: ReadonlyMap<string, StandingRecall>,
  facts: readonly Document[],
): readonly Tellable[] {
  const known = new Set(articles.map(({ id }) => id))
  const shown = facts
    .filter(isArticleHanded)
    .filter(({ body }) => !known.has(body.article) && recalls.has(body.article))
  return [...Map.groupBy(shown, ({ body }) => body.article)].map(([id, all]) => ({
    id,
    // Its bytes are its wording: everybody who saw it saw this one.
    updatedAt: '',
    body: { title: all.at(-1)?.body.title ?? '', summary: '' },
  }))
}

/** @param elder '' once a paper hangs that tells of copies nobody was named for. */
export function toldOfRecall(
  { article, recall }: Pick<ToTell, 'article' | 'recall'>,
  elder: string,
  role: Role,
  act: Act,
): Result<RecallTold, Refusal> {
  const allowed = requirePermission(role, 'recallArticle')
  if (!allowed.ok) return allowed
  const body = { article: article.id, title: article.body.title, recalledAt: recall.at }
  return ok(createDocument(recallToldKind, body, act, { elder }))
}

/** Its wording was taken back, and another stands in its place. */
function correctedAfter({ body }: Tellable): StandingRecall | undefined {
  const recalled = body.changed?.recalled
  return recalled && { from: 'library', reason: recalled.reason, at: recalled.on, by: recalled.by }
}

/** Handed over since the words stood as they were taken back, and before they were. */
function isOfWording(handed: ArticleHanded, article: Tellable, recall: StandingRecall): boolean {
  const isBefore = recall.at.includes('T')
    ? handed.occurredAt <= recall.at
    : calendarDateOf(handed.occurredAt, handed.offset) <= recall.at
  if (!isBefore) return false
  // Of a text that took its place nothing tells when the one before began: all who were handed it are told.
  return article.body.changed?.recalled !== undefined || handed.body.wording >= wordedAt(article)
}

/** When its words were last changed: an edit of anything else makes no new wording for a reader. */
const wordedAt = ({ edits = {}, updatedAt }: Tellable): string => {
  const at = (['title', 'summary', 'sections'] as const).flatMap((field) => edits[field]?.at ?? [])
  return at.length === 0 ? updatedAt : at.toSorted().at(-1)!
}
