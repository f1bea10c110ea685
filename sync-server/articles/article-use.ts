/**
 * How articles fare at each station, for those who run the library: counts of what the stations' facts say, nobody named. What an elder
 * did who takes part no more is not counted, and a count of a few is not told (src-domain/asking/article-use.ts).
 */
import { articleUses, countable, type Told, toldCount, useKinds } from '../../src-domain/asking/article-use.ts'
import { type Elder, elderKind, isElder } from '../../src-domain/elders/elder.ts'
import { upgradeDocument } from '../../src-domain/shared/check-document.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { calendarDateOf, isCalendarDate } from '../../src-domain/shared/instant.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import { documentOf } from '../access/check-writes.ts'
import type { DocumentStore, StoredDocument } from '../store/document-store.ts'

export type UseLine = {
  readonly title: string
  readonly article: string
  readonly station: string
  readonly handout: Told
  readonly read: Told
  readonly heard: Told
  readonly watched: Told
  readonly answers: Told
  readonly helped: Told
  readonly notHelped: Told
}

/** The stations of one article stand below each other. @param since a day of the station, absent: ever. */
export async function articleUseLines(
  store: DocumentStore,
  stations: readonly { readonly id: string; readonly name: string }[],
  since: string | undefined,
): Promise<Result<readonly UseLine[], string>> {
  if (since !== undefined && !isCalendarDate(since)) return err('article-use [day]: a day is written 2026-01-31')
  const lines: UseLine[] = []
  for (const { id, name } of stations) lines.push(...(await linesOf(store, id, name, since)))
  return ok(lines.toSorted((a, b) => compare(a.article, b.article) || compare(a.station, b.station)))
}

async function linesOf(
  store: DocumentStore,
  id: string,
  name: string,
  since: string | undefined,
): Promise<readonly UseLine[]> {
  const database = databaseOfScope('station', id)
  const facts = await factsIn(store, database, since)
  const elders = await eldersOf(store, database, facts)
  return articleUses(countable(facts, elders)).map(({ article, title, how, answers, said }) => ({
    title,
    article,
    station: name,
    handout: toldCount(how.handout),
    read: toldCount(how.read),
    heard: toldCount(how.heard),
    watched: toldCount(how.watched),
    answers: toldCount(answers),
    helped: toldCount(said.helped),
    notHelped: toldCount(said.notHelped),
  }))
}

const marks = useKinds.map((kind) => `"kind":"${kind}"`)

/** One scan of what the station keeps of readers' words and questions; most of it is not parsed. */
async function factsIn(
  store: DocumentStore,
  database: string,
  since: string | undefined,
): Promise<readonly Document[]> {
  const facts: Document[] = []
  const pages = store.readAllDocs(database, { startKey: 'feedback:', endKey: 'feedback:\uffff', includeDocs: true })
  for await (const rows of pages) {
    for (const row of rows) {
      if (!('doc' in row) || row.doc === undefined || row.deleted) continue
      const text = Buffer.from(row.doc)
      if (!marks.some((mark) => text.includes(mark))) continue
      const fact = documentOf(JSON.parse(text.toString('utf8')) as StoredDocument)
      if (since === undefined || calendarDateOf(fact.occurredAt, fact.offset) >= since) facts.push(fact)
    }
  }
  return facts
}

async function eldersOf(
  store: DocumentStore,
  database: string,
  facts: readonly Document[],
): Promise<ReadonlyMap<string, Elder>> {
  const ids = [...new Set(facts.flatMap(({ elder }) => (elder === '' ? [] : elder)))]
  const winners = await store.readWinners(database, ids)
  return new Map(
    [...winners].flatMap(([id, { deleted, doc }]) => {
      const elder = doc === undefined || deleted ? undefined : documentOf(doc)
      return elder !== undefined && isElder(elder) ? [[id, upgradeDocument(elderKind, elder as Document) as Elder]] : []
    }),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
