/** The parameters of the requests, read strictly where they matter and ignored where CouchDB ignores them. */
import { objectOf } from '../../src-domain/shared/object-of.ts'
import type { FastifyRequest } from 'fastify'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { AllDocsQuery, ChangesQuery, ReadQuery } from '../store/document-store.ts'

export type ChangesRequest = {
  readonly query: ChangesQuery
  readonly feed: 'normal' | 'longpoll' | 'continuous'
  /** Milliseconds between two line feeds of a waiting answer. */
  readonly heartbeat?: number
  /** Milliseconds after which a waiting answer ends. */
  readonly timeout: number
}

type Parameters = Readonly<Record<string, unknown>>

const longestWait = 60_000

export const parametersOf = (request: FastifyRequest): Parameters => (request.query ?? {}) as Parameters

/** @param longestFeed milliseconds that an answer with heartbeats may wait. */
export function readChangesRequest(request: FastifyRequest, longestFeed: number): Result<ChangesRequest, string> {
  const parameters = parametersOf(request)
  const body = objectOf(request.body)
  const feed = parameters['feed'] ?? 'normal'
  if (feed !== 'normal' && feed !== 'longpoll' && feed !== 'continuous')
    return err('feed: normal, longpoll and continuous are served')
  const filter = parameters['filter']
  if (filter !== undefined && filter !== '_doc_ids') return err('filter: only _doc_ids is served')
  if (parameters['descending'] === 'true') return err('descending is not served')
  const docIds = body['doc_ids'] ?? jsonOf(parameters['doc_ids'])
  if ((filter === '_doc_ids' || docIds !== undefined) && !isTexts(docIds)) return err('doc_ids must be a list of ids')
  const limit = countOf(parameters['limit'])
  if (limit === 'wrong') return err('limit must be a number')
  if (feed === 'continuous' && limit !== undefined) return err('limit is not served with a continuous feed')
  // CouchDB's replicator sends a sequence that is a text as JSON.
  const since = textOf(parameters['since']) ?? parameters['since'] ?? body['since'] ?? '0'
  if (typeof since !== 'string' && typeof since !== 'number') return err('since must be one sequence')
  const heartbeat = parameters['heartbeat'] === 'true' ? 60_000 : countOf(parameters['heartbeat'])
  const timeout = countOf(parameters['timeout'])
  if (heartbeat === 'wrong' || timeout === 'wrong') return err('heartbeat and timeout must be numbers')
  const longest = heartbeat === undefined ? longestWait : longestFeed
  return ok({
    query: {
      since,
      includeDocs: parameters['include_docs'] === 'true',
      allLeaves: parameters['style'] === 'all_docs',
      ...(limit === undefined ? {} : { limit: Math.max(1, limit) }),
      ...(isTexts(docIds) ? { docIds } : {}),
    },
    feed,
    ...(heartbeat === undefined ? {} : { heartbeat: Math.max(1_000, heartbeat) }),
    timeout: Math.min(timeout ?? longest, longest),
  })
}

export function readAllDocsQuery(request: FastifyRequest): Result<AllDocsQuery, string> {
  const parameters: Parameters = { ...parametersOf(request), ...scalarsOf(objectOf(request.body)) }
  const keys = objectOf(request.body)['keys'] ?? jsonOf(parameters['keys'])
  if (keys !== undefined && !isTexts(keys)) return err('keys must be a list of ids')
  const key = textOf(parameters['key'])
  const startKey = key ?? textOf(parameters['startkey'] ?? parameters['start_key'])
  const endKey = key ?? textOf(parameters['endkey'] ?? parameters['end_key'])
  const limit = countOf(parameters['limit'])
  const skip = countOf(parameters['skip'])
  if (limit === 'wrong' || skip === 'wrong') return err('limit and skip must be numbers')
  return ok({
    includeDocs: isTrue(parameters['include_docs']),
    descending: isTrue(parameters['descending']),
    inclusiveEnd: !(parameters['inclusive_end'] === 'false' || parameters['inclusive_end'] === false),
    ...(keys === undefined ? {} : { keys }),
    ...(startKey === undefined ? {} : { startKey }),
    ...(endKey === undefined ? {} : { endKey }),
    ...(limit === undefined ? {} : { limit }),
    ...(skip === undefined ? {} : { skip }),
  })
}

export function readDocumentQuery(request: FastifyRequest): Result<ReadQuery, string> {
  const parameters = parametersOf(request)
  const rev = parameters['rev']
  const openRevs = parameters['open_revs'] === 'all' ? 'all' : jsonOf(parameters['open_revs'])
  if (openRevs !== undefined && openRevs !== 'all' && !isTexts(openRevs)) return err('open_revs must be a list')
  return ok({
    ...(typeof rev === 'string' ? { rev } : {}),
    ...(openRevs === undefined ? {} : { openRevs }),
    latest: parameters['latest'] === 'true',
    revs: parameters['revs'] === 'true',
    conflicts: parameters['conflicts'] === 'true',
    attachments: parameters['attachments'] === 'true',
  })
}

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

export const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest

const isTrue = (value: unknown): boolean => value === 'true' || value === true

const scalarsOf = (body: Parameters): Parameters =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value === null || typeof value !== 'object'))

function countOf(value: unknown): number | undefined | 'wrong' {
  if (value === undefined) return undefined
  const number = Number(value)
  return Number.isSafeInteger(number) && number >= 0 ? number : 'wrong'
}

function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A key is JSON text in CouchDB; PouchDB and people also send it bare. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const parsed = jsonOf(value)
  return typeof parsed === 'string' ? parsed : value
}
