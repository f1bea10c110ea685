/**
 * The articles of all stations, kept by those who run the library: no kiosk writes the knowledge scope, so what is published, corrected or
 * taken back comes in here, through the same gate as every document. What came with the program is edited from there.
 */
import { readFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { type Article, articleKind, isArticle } from '../../src-domain/articles/article.ts'
import { publishArticle, recallForAll } from '../../src-domain/articles/article-edition.ts'
import { articlesOnShelf } from '../../src-domain/articles/article-shelf.ts'
import { libraryArticles, libraryId, libraryTexts } from '../../src-domain/articles/library/library.ts'
import { checkDocument, upgradeDocument } from '../../src-domain/shared/check-document.ts'
import type { Act, Document } from '../../src-domain/shared/document.ts'
import { err, ok, type Refusal, type Result } from '../../src-domain/shared/result.ts'
import { documentOf } from '../access/check-writes.ts'
import { knowledge, packsIn as documentsIn } from '../media/make-pack.ts'
import type { DocumentStore } from '../store/document-store.ts'

export type ArticleLine = {
  readonly id: string
  readonly slug?: string
  readonly title: string
  /** What a station's signature is for. */
  readonly wording: string
  readonly recalled?: string
}

/** A new article, or what changed in one: `{ slug | id, by, why, article: {…} }`, without slug and id a new one. */
export async function putArticle(
  store: DocumentStore,
  file: string,
  now: number,
): Promise<Result<ArticleLine, string>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return err(`${file} cannot be read`)
  const said = asObject(text)
  if (said === undefined) return err(`${file} is no JSON object`)
  const { slug, id, ...rest } = said
  const name = slug ?? id
  if (name !== undefined && typeof name !== 'string') return err('slug and id are words')
  const before = name === undefined ? undefined : await articleBy(store, name)
  if (name !== undefined && before === undefined) return err(`there is no article ${name}: \`articles\` lists them`)
  return write(store, publishArticle(before, rest, actAt(now)), now)
}

export async function recallOfAll(
  store: DocumentStore,
  { article, reason, by }: { readonly article: string; readonly reason: string; readonly by: string },
  now: number,
): Promise<Result<ArticleLine, string>> {
  const before = await articleBy(store, article)
  if (before === undefined) return err(`there is no article ${article}: \`articles\` lists them`)
  return write(store, recallForAll(before, { reason, by }, actAt(now)), now)
}

/** As an editor would write it, to begin a correction from. */
export async function articleToEdit(store: DocumentStore, name: string): Promise<Result<unknown, string>> {
  const found = await articleBy(store, name)
  if (found === undefined) return err(`there is no article ${name}: \`articles\` lists them`)
  const {
    readingMinutes: _minutes,
    changed: _changed,
    recalled: _recalled,
    reviewedBy: _signed,
    ...article
  } = found.body
  return ok({ id: found.id, by: '', why: '', article })
}

export const listArticles = async (store: DocumentStore): Promise<readonly ArticleLine[]> =>
  (await allArticles(store)).map(lineOf)

async function allArticles(store: DocumentStore): Promise<readonly Article[]> {
  const kept = (await documentsIn(store)).filter(isArticle)
  return articlesOnShelf(
    libraryArticles(),
    kept.map((article) => upgradeDocument(articleKind, article as Document)),
  )
}

const articleBy = async (store: DocumentStore, name: string): Promise<Article | undefined> =>
  (await allArticles(store)).find(({ id }) => id === name || id === libraryId(name))

/** The newest by whom: two who correct at once are told, and nothing is written over. */
async function write(
  store: DocumentStore,
  made: Result<Article, readonly Refusal[]>,
  now: number,
): Promise<Result<ArticleLine, string>> {
  if (!made.ok) return err(plain(made.error))
  const article = made.value as Document
  const winner = (await store.readWinners(knowledge, [article.id])).get(article.id)
  const previous = winner?.doc === undefined ? undefined : documentOf(winner.doc)
  const context = { scope: 'knowledge', station: 'server', receivedAt: now } as const
  const checked = checkDocument(article, previous, new Map([[articleKind.kind, articleKind]]), context)
  if (!checked.ok) return err(plain(checked.error))
  const { id, ...fields } = article
  const stored = { ...fields, _id: id, ...(winner === undefined ? {} : { _rev: winner.rev }) }
  const [row] = await store.writeDocuments(knowledge, [stored], { newEdits: true })
  if (row !== undefined && 'error' in row) return err(`it was not stored: ${row.reason}; try again`)
  return ok(lineOf(made.value))
}

const slugs = new Map(Object.values(libraryTexts).flatMap((texts) => texts.map(({ slug }) => [libraryId(slug), slug])))

function lineOf({ id, body, updatedAt }: Article): ArticleLine {
  const slug = slugs.get(id)
  return {
    id,
    ...(slug === undefined ? {} : { slug }),
    title: body.title,
    wording: updatedAt,
    ...(body.recalled === undefined ? {} : { recalled: body.recalled.reason }),
  }
}

const actAt = (now: number): Act => ({
  station: 'library',
  kiosk: 'server',
  author: 'system',
  now,
  offset: 480,
  random: randomBytes,
})

const plain = (refusals: readonly Refusal[]): string =>
  refusals.map(({ code, field }) => `${field ?? ''}: ${words[code] ?? code}`).join('\n')

/** What an editor gets wrong most. */
const words: Readonly<Record<string, string>> = {
  'document.body': 'missing, too long, or of another form',
  'document.shape': 'missing, too long, or of another form',
  'article.nothingChanged': 'this is what it says already',
  'article.recallReason': 'a reason and a name are needed',
  'article.productLink': 'leads to a product',
  'article.doseWithoutSource': 'gives a dose that no source with givesDoses stands behind',
  'article.expiryOrder': 'expires before it is published',
  'article.reviewedBeforeWritten': 'was reviewed before it was written',
  'date.impossible': 'is no day of the calendar',
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
