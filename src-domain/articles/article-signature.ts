/**
 * A physician of the station's institution answers for an article. Articles are shared by all stations, and a station only reads
 * them, so its signature is a fact of its own: for this station, and for the wording that was read. An article edited since
 * is unreviewed again; a later fact takes a signature back.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { addMonths, CalendarDate, calendarDateOf, instantOf, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import { type Article, type ArticleBody, ArticleSource } from './article.ts'

const Reviewer = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    /** 主治医师, 药师 … */
    title: Type.String({ minLength: 1, maxLength: 40 }),
    institution: Type.String({ minLength: 1, maxLength: 80 }),
  },
  { additionalProperties: false },
)
export type Reviewer = Static<typeof Reviewer>

export const ArticleSignatureBody = Type.Object(
  {
    article: DocumentId,
    /** Last edit of the article that was read. */
    wording: Type.String({ maxLength: 24 }),
    reviewer: Reviewer,
    on: CalendarDate,
    /** The reader compared it with its sources and says until when it may be shown; absent in what version 1 wrote. */
    goodUntil: Type.Optional(CalendarDate),
    /** Sources that the reader opened, each by its name; absent in what version 2 wrote. */
    consulted: Type.Optional(
      Type.Array(
        Type.Object(
          {
            source: ArticleSource.properties.name,
            on: CalendarDate,
            /** Where it was found, where the article does not say. */
            address: ArticleSource.properties.address,
          },
          { additionalProperties: false },
        ),
        { maxItems: 10 },
      ),
    ),
    /** False takes it back. */
    stands: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type ArticleSignatureBody = Static<typeof ArticleSignatureBody>
export type Consulted = NonNullable<ArticleSignatureBody['consulted']>[number]
export type ArticleSignature = Document<ArticleSignatureBody>

export const articleSignatureKind = defineKind({
  kind: 'article-signature',
  collection: 'activity',
  merge: 'fact',
  version: 3,
  body: ArticleSignatureBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(body.article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')]),
    ...(elder === '' ? [] : [refusal('article.unknown', '/elder')]),
    ...(isCalendarDate(body.on) ? [] : [refusal('date.impossible', '/body/on')]),
    ...goodUntilRefusals(body),
    ...consultedRefusals(body),
  ],
  // 1 → 2: until when it may be shown came. 2 → 3: which sources were opened.
  migrations: [(body) => body, (body) => body],
})

export const isArticleSignature = (document: { readonly kind: string }): document is ArticleSignature =>
  document.kind === articleSignatureKind.kind

/** Nobody answers for a text longer than this; our own figure, since 2026-11-30: no source gives one. */
export const longestGoodMonths = 24
export const longestGoodUntil = (on: CalendarDate): CalendarDate => addMonths(on, longestGoodMonths)

function goodUntilRefusals({ on, goodUntil }: ArticleSignatureBody): readonly Refusal[] {
  if (goodUntil === undefined) return []
  if (!isCalendarDate(goodUntil)) return [refusal('date.impossible', '/body/goodUntil')]
  return goodUntil > on && goodUntil <= longestGoodUntil(on) ? [] : [refusal('article.goodUntil', '/body/goodUntil')]
}

function consultedRefusals({ on, consulted = [] }: ArticleSignatureBody): readonly Refusal[] {
  return consulted.flatMap((one, i) => {
    if (!isCalendarDate(one.on)) return [refusal('date.impossible', `/body/consulted/${i}/on`)]
    return one.on > on ? [refusal('article.consultedLater', `/body/consulted/${i}/on`)] : []
  })
}

/** Written down by an administrator, who saw the reviewer's signature. */
export function signArticle(
  article: Pick<Article, 'id' | 'updatedAt'>,
  reviewer: Reviewer,
  role: Role,
  act: Act,
  {
    stands = true,
    goodUntil,
    consulted = [],
  }: {
    readonly stands?: boolean
    readonly goodUntil?: CalendarDate | undefined
    readonly consulted?: readonly Consulted[]
  } = {},
): Result<ArticleSignature, Refusal> {
  const allowed = requirePermission(role, 'signArticle')
  if (!allowed.ok) return allowed
  const said = { name: reviewer.name.trim(), title: reviewer.title.trim(), institution: reviewer.institution.trim() }
  if (Object.values(said).includes('')) return err(refusal('article.reviewerMissing', '/body/reviewer'))
  const on = calendarDateOf(instantOf(act.now), act.offset)
  const until = goodUntil === undefined ? {} : { goodUntil }
  const opened = consulted.length === 0 ? {} : { consulted: [...consulted] }
  const body = { article: article.id, wording: article.updatedAt, reviewer: said, on, ...until, ...opened, stands }
  const wrong = [...goodUntilRefusals(body), ...consultedRefusals(body)][0]
  return wrong === undefined ? ok(createDocument(articleSignatureKind, body, act)) : err(wrong)
}

/** By what they are for; whether it stands, and for which wording, is asked of each. */
export function newestSignatures(documents: readonly Document[]): ReadonlyMap<string, ArticleSignature> {
  const newest = new Map<string, ArticleSignature>()
  for (const signature of documents.filter(isArticleSignature).toSorted(oldestFirst)) {
    newest.set(signature.body.article, signature)
  }
  return newest
}

/** The articles with what this station's reviewers signed; what the library's own reviewer signed stays as it is. */
export function signedArticles(articles: readonly Article[], documents: readonly Document[]): readonly Article[] {
  const newest = newestSignatures(documents)
  return articles.map((article) => {
    const signature = newest.get(article.id)?.body
    if (signature?.stands !== true || signature.wording !== article.updatedAt) return article
    // Read again with its sources: it is good until the day the reader says, whoever had signed before.
    const expiresOn = signature.goodUntil ?? article.body.expiresOn
    const reviewedBy = article.body.reviewedBy ?? { ...signature.reviewer, on: signature.on }
    const sources = consultedSources(article.body.sources, signature.consulted ?? [])
    return { ...article, body: { ...article.body, expiresOn, reviewedBy, sources } }
  })
}

/** The day of this reader, for each source that was opened. */
const consultedSources = (sources: ArticleBody['sources'], consulted: readonly Consulted[]): ArticleBody['sources'] =>
  sources.map((source) => {
    const found = consulted.find((one) => one.source === source.name)
    if (found === undefined) return source
    const address = source.address ?? found.address
    return { ...source, consultedOn: found.on, ...(address === undefined ? {} : { address }) }
  })
