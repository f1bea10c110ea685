/**
 * What those who run the library do with an article of all stations: publish one, correct it, take it back (sync-server's
 * `article` and `article-recall`). Each is an edit of the article's own record, so that a station's program takes the newest wording
 * wherever it began, and every signature, which is for a wording, ends with the wording. Who did it and why stands in the article.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { type Act, createDocument, editDocument } from '../shared/document.ts'
import { addMonths, calendarDateOf, instantOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { type Article, ArticleBody, articleKind } from './article.ts'
import { linesOf, readingMinutesOf } from './article-rules.ts'

// Files of pictures are a station's own; what all stations read shows drawings.
const {
  recalled: _recalled,
  changed: _changed,
  readingMinutes: _minutes,
  media: _media,
  ...written
} = ArticleBody.properties

/** As an editor writes it into a file: of a correction only what is to change, of a new article all but its days. */
const ArticleSaid = Type.Object(
  {
    by: Type.String({ minLength: 1, maxLength: 40 }),
    why: Type.String({ minLength: 1, maxLength: 300 }),
    article: Type.Partial(Type.Object(written), { additionalProperties: false }),
  },
  { additionalProperties: false },
)
type ArticleSaid = Static<typeof ArticleSaid>

/** Years until somebody has to read it again, where the file says nothing. */
const monthsGood = 24

/**
 * @param before the article as it stands, undefined for a new one.
 * @returns codes: document.body with the field, article.nothingChanged.
 */
export function publishArticle(
  before: Article | undefined,
  input: unknown,
  act: Act,
): Result<Article, readonly Refusal[]> {
  if (!Value.Check(ArticleSaid, input)) return err(bodyRefusals(Value.Errors(ArticleSaid, input)))
  const { by, why, article }: ArticleSaid = input
  const on = calendarDateOf(instantOf(act.now), act.offset)
  const taken = before?.body.recalled ?? before?.body.changed?.recalled
  const changed = { on, by, why, ...(taken === undefined ? {} : { recalled: taken }) }
  if (before === undefined) {
    const dated = { writtenOn: on, publishedOn: on, expiresOn: addMonths(article.writtenOn ?? on, monthsGood) }
    const empty = { audiences: ['elder'], conditions: [], needs: [], services: [], keywords: [], months: [] }
    const readingMinutes = readingMinutesOf(linesOf({ sections: article.sections ?? [] }))
    const body = { ...empty, ...dated, ...article, readingMinutes, changed }
    if (!Value.Check(ArticleBody, body)) return err(bodyRefusals(Value.Errors(ArticleBody, body), '/article'))
    return ok(createDocument(articleKind, body, act))
  }
  const isSame = Object.entries(article).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(before.body[field as keyof ArticleBody]),
  )
  if (isSame && before.body.recalled === undefined) return err([refusal('article.nothingChanged', '/article')])
  const readingMinutes = readingMinutesOf(linesOf({ sections: article.sections ?? before.body.sections }))
  const dated = article.writtenOn === undefined ? { writtenOn: on, expiresOn: addMonths(on, monthsGood) } : {}
  // Whoever answered for the wording before has not seen this one; corrected, it is no longer taken back.
  const changes = { reviewedBy: undefined, recalled: undefined, ...dated, ...article, readingMinutes, changed }
  return ok(editDocument<Readonly<Record<string, unknown>>>(asNewest(before), changes, act) as Article)
}

/** Every station stops showing it and lists who was handed it. */
export function recallForAll(
  before: Article,
  { by, reason }: { readonly by: string; readonly reason: string },
  act: Act,
): Result<Article, readonly Refusal[]> {
  const said = { by: by.trim(), reason: reason.trim() }
  if (said.reason === '' || said.by === '') return err([refusal('article.recallReason', '/body/recalled')])
  const recalled = { on: calendarDateOf(instantOf(act.now), act.offset), ...said }
  return ok(editDocument(asNewest(before), { recalled }, act))
}

/** A record is edited in the newest form that this program writes. */
const asNewest = (article: Article): Article => ({ ...article, version: articleKind.version })

const bodyRefusals = (errors: readonly { readonly instancePath: string }[], prefix = ''): readonly Refusal[] =>
  [...new Set(errors.map(({ instancePath }) => `${prefix}${instancePath}`))]
    .slice(0, 10)
    .map((path) => refusal('document.body', path))
