/**
 * Sends what the server lacks, document by document in one request. A conflict is joined with what the server has and
 * sent again; a refused document goes to the list of refused ones with the server's reasons and holds up nobody; one that was
 * erased meanwhile goes.
 */
import { inOrderOfJudging } from '../../src-domain/shared/ids.ts'
import type { Refusal } from '../../src-domain/shared/result.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import { writersOf } from '../../src-domain/staff/administrator-only.ts'
import { applyChanges, type ApplyContext } from './apply-changes.ts'
import { type CouchClient, type PushedRow, SyncFailure } from './couch-client.ts'
import type { StoredRow } from './document-store.ts'
import type { RefusedDocuments } from './refused-documents.ts'
import type { RefusedDocument } from './replica.ts'
import { rowOf } from './rows.ts'
import type { UnsentMoment } from './unsent.ts'
import { toWire } from './wire.ts'

export type PushContext = ApplyContext & {
  readonly client: CouchClient
  readonly refused: RefusedDocuments
  readonly database: string
}

const documentsAtOnce = 100
const tooLarge = 413

/**
 * Sends until nothing is left but what was refused. Rejects with a SyncFailure; where the server only stumbled over some
 * documents, all others have arrived before.
 */
export async function pushDocuments(context: PushContext): Promise<void> {
  const { unsent, refused } = context
  const stumbled = new Map<string, string>()
  for (;;) {
    const waiting = unsent.ids().filter((id) => !refused.has(id) && !stumbled.has(id))
    if (waiting.length === 0) break
    const ids = inOrderOfJudging(waiting, (id) => id).slice(0, documentsAtOnce)
    for (const [id, error] of await pushSome(ids, context)) stumbled.set(id, error)
  }
  const [error] = stumbled.values()
  if (error !== undefined) throw new SyncFailure('sync.serverError', error)
}

type Sending = { readonly row: StoredRow; readonly moment: UnsentMoment }

/** What the server could neither take nor refuse, by id, with its error. */
async function pushSome(ids: readonly string[], context: PushContext): Promise<ReadonlyMap<string, string>> {
  const { store, unsent, client, refused, database, erasing } = context
  // The moment first, the rows after it: the rows then contain every write the moment knows of.
  const moments = new Map(ids.map((id) => [id, unsent.momentOf(id)]))
  const rows = await store.rows(ids)
  const sending = new Map<string, Sending>()
  for (const [id, moment] of moments) {
    const row = rows.get(id)
    if (row?.unsentSince === undefined || row.document === null) unsent.acknowledged(id, moment)
    else sending.set(id, { row, moment })
  }
  const stumbled = new Map<string, string>()
  if (sending.size === 0) return stumbled
  const documents = [...sending.values()].flatMap(({ row }) =>
    row.document === null ? [] : [toWire(row.document, row.rev)],
  )
  const pushed = await client.bulkDocuments(database, documents).catch((error: unknown) => {
    if (error instanceof SyncFailure && error.status === tooLarge) return undefined
    throw error
  })
  if (pushed === undefined) return pushSmaller(sending, context)
  const answers = new Map(pushed.map((answer) => [answer.id, answer]))

  await store.change([...sending.keys()], (id, stored) => {
    const rev = answers.get(id)?.rev
    const sent = sending.get(id)
    if (rev === undefined || sent === undefined || stored === undefined || stored.document === null) return undefined
    const unchanged = stored._rev === sent.row._rev
    return rowOf(stored.document, rev, unchanged ? undefined : stored.unsentSince)
  })
  const conflicts: string[] = []
  const forbidden = new Map<string, PushedRow>()
  for (const [id, { moment }] of sending) {
    const answer = answers.get(id)
    if (answer?.rev !== undefined && answer.error === undefined) unsent.acknowledged(id, moment)
    else if (answer?.error === 'conflict') conflicts.push(id)
    else if (answer?.error === 'forbidden' || answer?.error === 'unauthorized') forbidden.set(id, answer)
    else if (answer === undefined) throw new SyncFailure('sync.garbage', 'no answer for a document')
    else stumbled.set(id, answer.error ?? 'no revision')
  }
  const gone = [...forbidden].filter(([, answer]) => reasonsOf(answer).some(({ code }) => code === 'document.erased'))
  if (gone.length > 0) await erasing.forget(gone.map(([id]) => id))
  for (const [id] of gone) forbidden.delete(id)
  const refusedNow: RefusedDocument[] = []
  for (const [id, answer] of forbidden) {
    const row = sending.get(id)?.row
    const refusals = reasonsOf(answer)
    const bases = basesOf(refusals, row)
    if (bases.some((basis) => conflicts.includes(basis))) continue
    const [error] = bases.flatMap((basis) => stumbled.get(basis) ?? [])
    if (error !== undefined) stumbled.set(id, error)
    else refusedNow.push({ id, kind: row?.kind ?? '', at: context.now(), refusals })
  }
  if (refusedNow.length > 0) await refused.add(refusedNow)
  if (conflicts.length === 0) return stumbled
  const current = await client.current(database, conflicts)
  const revisions = new Map(current.map(({ id, rev }) => [id, rev]))
  for (const id of conflicts) {
    // It would conflict for ever, without a pause.
    if ((revisions.get(id) ?? '') === sending.get(id)?.row.rev) throw new SyncFailure('sync.garbage', 'no conflict')
  }
  // What a restored server has lost conflicts as well, because it names a revision: it goes again as a new document.
  const lost = conflicts.filter((id) => !revisions.has(id))
  await store.change(lost, (_id, stored) =>
    stored === undefined || stored.document === null || stored.unsentSince === undefined
      ? undefined
      : rowOf(stored.document, '', stored.unsentSince),
  )
  await applyChanges('station', current, context)
  return stumbled
}

/** Said also where the account of the author is not there. */
const byAuthor: ReadonlySet<string> = new Set([
  'staff.administratorOnly',
  'staff.notAllowed',
  'expertAccount.notYourName',
])

/**
 * The records that hold the yes or the right that was missing. While the server has not taken it as it stands here, nothing is decided:
 * judged again when it has.
 */
function basesOf(refusals: readonly Refusal[], row: StoredRow | undefined): readonly string[] {
  const codes = refusals.map(({ code }) => code)
  return [
    ...(codes.includes('consent.notCovered') ? [row?.elder ?? ''] : []),
    ...(codes.some((code) => byAuthor.has(code)) ? writersOf(row?.document) : []),
  ]
}

/** More than the server takes in one request: half of it at a time, and what is too large alone is refused. */
async function pushSmaller(
  sending: ReadonlyMap<string, Sending>,
  context: PushContext,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...sending.keys()]
  const [only] = sending.values()
  if (ids.length === 1 && only !== undefined) {
    const refusals = [refusal('sync.documentRefused', undefined, { reason: `${tooLarge}` })]
    await context.refused.add([{ id: only.row.id, kind: only.row.kind, at: context.now(), refusals }])
    return new Map()
  }
  const half = Math.ceil(ids.length / 2)
  return new Map([...(await pushSome(ids.slice(0, half), context)), ...(await pushSome(ids.slice(half), context))])
}

/** The gateway gives its refusals as JSON; another server a sentence. */
function reasonsOf({ reason = '' }: PushedRow): readonly Refusal[] {
  try {
    const parsed = JSON.parse(reason) as unknown
    const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
    const refusals = list.flatMap((item) => {
      const { code, field, params } = (item ?? {}) as { code?: unknown; field?: unknown; params?: unknown }
      if (typeof code !== 'string') return []
      const named = params !== null && typeof params === 'object' ? (params as Refusal['params']) : undefined
      return [refusal(code, typeof field === 'string' ? field : undefined, named)]
    })
    if (refusals.length > 0) return refusals
  } catch {
    // not JSON
  }
  return [refusal('sync.documentRefused', undefined, { reason: reason.slice(0, 200) })]
}
