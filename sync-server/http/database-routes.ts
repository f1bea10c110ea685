/** The routes of a whole database: its changes, its documents in bulk. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AllDocsRow } from '../store/document-store.ts'
import { badRequest, sendJson, sendProblem, sendText } from './answers.ts'
import type { Parts } from './app.ts'
import { changesAsTheyCome, changesLater, changesNow } from './changes.ts'
import type { OpenFeeds } from './open-feeds.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { isTexts, parametersOf, readAllDocsQuery, readChangesRequest } from './queries.ts'
import type { WriteAll } from './write-documents.ts'

const mostInOneRequest = 10_000

export function addDatabaseRoutes(app: FastifyInstance, parts: Parts, feeds: OpenFeeds, write: WriteAll): void {
  const { store, access } = parts
  const databaseOf = (request: FastifyRequest): string => (request.params as { readonly database: string }).database

  app.get('/:database', async (request, reply) => {
    const { documentCount, updateSequence } = await store.info(databaseOf(request))
    const counts = { doc_count: documentCount, update_seq: updateSequence, instance_start_time: '0' }
    return sendJson(request, reply, { db_name: databaseOf(request), ...counts })
  })
  app.get('/:database/_kiosks', (request, reply) => {
    const kiosks = access
      .holders()
      .filter(({ role, station }) => role === 'kiosk' && `station-${station}` === databaseOf(request))
      .map(({ id, name, createdAt, renewedAt, revokedAt, copySeenAt }) => ({
        id,
        name,
        createdAt,
        ...(renewedAt === undefined ? {} : { renewedAt }),
        ...(revokedAt === undefined ? {} : { revokedAt }),
        ...(copySeenAt === undefined ? {} : { copySeenAt }),
      }))
    return sendJson(request, reply, { kiosks })
  })
  app.head('/:database', (_request, reply) => reply.send())

  app.route({
    method: ['GET', 'POST'],
    url: '/:database/_changes',
    handler: async (request, reply) => {
      const read = readChangesRequest(request, parts.limits.feed)
      if (!read.ok) return sendProblem(reply, badRequest(read.error))
      // Before the first reading: who hangs up or is revoked meanwhile must not leave a feed behind.
      const feed = feeds.open(request.principal?.id ?? '')
      reply.raw.once('close', () => {
        feed.abort()
        feed.forget()
      })
      const pages = store.readChanges(databaseOf(request), read.value.query)
      const first = await pages.next()
      if (read.value.feed === 'continuous') {
        const lines = changesAsTheyCome(store, databaseOf(request), read.value, first, pages, feed.signal)
        return reply.type('application/json').send(Readable.from(lines))
      }
      if (read.value.feed === 'normal' || first.done !== true) {
        return sendText(request, reply, Readable.from(changesNow(first, pages)))
      }
      // Not compressed: each line feed has to leave at once, and what comes after a wait is short.
      const text = changesLater(store, databaseOf(request), read.value, first.value.lastSeq, feed.signal)
      return reply.type('application/json').send(Readable.from(text))
    },
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/:database/_all_docs',
    handler: async (request, reply) => {
      const query = readAllDocsQuery(request)
      if (!query.ok) return sendProblem(reply, badRequest(query.error))
      const pages = store.readAllDocs(databaseOf(request), query.value)
      return sendText(request, reply, Readable.from(allDocsText(pages, query.value.skip ?? 0)))
    },
  })

  app.post('/:database/_bulk_docs', async (request, reply) => {
    const { docs, new_edits: newEdits } = objectOf(request.body)
    if (!Array.isArray(docs)) return sendProblem(reply, badRequest('docs must be a list'))
    if (docs.length > mostInOneRequest) return sendProblem(reply, badRequest(`at most ${mostInOneRequest} documents`))
    if (request.principal === undefined) throw new Error('a route without a credential')
    const rows = await write(request.principal, databaseOf(request), docs, newEdits !== false)
    return sendJson(request, reply.code(201), rows)
  })

  // CouchDB's replicator asks it of both sides before every checkpoint. Whatever was acknowledged here is covered by an fsync already.
  app.post('/:database/_ensure_full_commit', (request, reply) =>
    sendJson(request, reply.code(201), { ok: true, instance_start_time: '0' }),
  )

  app.post('/:database/_revs_diff', async (request, reply) => {
    const revisions = Object.entries(objectOf(request.body))
    if (revisions.length > mostInOneRequest || !revisions.every(([, revs]) => isTexts(revs))) {
      return sendProblem(reply, badRequest('a list of revisions for each id is needed'))
    }
    const byId = Object.fromEntries(revisions) as Record<string, readonly string[]>
    return sendJson(request, reply, await store.revsDiff(databaseOf(request), byId))
  })

  app.post('/:database/_bulk_get', async (request, reply) => {
    const { docs } = objectOf(request.body)
    if (!Array.isArray(docs) || docs.length > mostInOneRequest || !docs.every(isWanted)) {
      return sendProblem(reply, badRequest('docs must be a list of id and rev'))
    }
    const parameters = parametersOf(request)
    const found = await store.bulkGet(databaseOf(request), docs, {
      revs: parameters['revs'] === 'true',
      latest: parameters['latest'] === 'true',
      attachments: parameters['attachments'] === 'true',
    })
    return sendJson(request, reply, found)
  })
}

const isWanted = (value: unknown): value is { readonly id: string; readonly rev?: string } => {
  const { id, rev } = objectOf(value)
  return typeof id === 'string' && !id.startsWith('_') && (rev === undefined || typeof rev === 'string')
}

async function* allDocsText(
  pages: AsyncGenerator<readonly AllDocsRow[], { readonly total: number }>,
  offset: number,
): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(`{"offset":${offset},"rows":[\n`)
  let before = ''
  let page = await pages.next()
  while (page.done !== true) {
    const pieces: Uint8Array[] = []
    for (const row of page.value) {
      pieces.push(Buffer.from(before + allDocsRowHead(row)))
      if ('doc' in row && row.doc !== undefined && !row.deleted) pieces.push(Buffer.from(',"doc":'), row.doc)
      before = '},\n'
    }
    yield Buffer.concat(pieces)
    page = await pages.next()
  }
  yield Buffer.from(`${before === '' ? '' : '}'}\n],"total_rows":${page.value.total}}\n`)
}

/** All of a row but its document and the closing brace. */
function allDocsRowHead(row: AllDocsRow): string {
  if ('missing' in row) return `{"key":${JSON.stringify(row.key)},"error":"not_found"`
  const id = JSON.stringify(row.id)
  if (row.deleted) return `{"id":${id},"key":${id},"value":{"rev":"${row.rev}","deleted":true},"doc":null`
  return `{"id":${id},"key":${id},"value":{"rev":"${row.rev}"}`
}
