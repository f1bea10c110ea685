/** The routes of one document, its attachments, and the replication checkpoints (`_local`). */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principals.ts'
import { makeName } from '../access/secrets.ts'
import type { WriteRow } from '../store/document-store.ts'
import { badRequest, notFound, type Problem, refusedBody, sendJson, sendProblem } from './answers.ts'
import type { Parts } from './app.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { documentOfRelated, mixedOfRevisions } from './multipart.ts'
import { parametersOf, readDocumentQuery } from './queries.ts'
import type { WriteAll } from './write-documents.ts'

type Params = { readonly database: string; readonly id: string; readonly attachment: string }

export function addDocumentRoutes(app: FastifyInstance, { store, random }: Parts, write: WriteAll): void {
  const paramsOf = (request: FastifyRequest): Params => request.params as Params

  app.get('/:database/_local/:id', async (request, reply) => {
    const { database, id } = paramsOf(request)
    const found = await store.readLocal(database, localId(request, id))
    return found.ok
      ? sendJson(request, reply, { ...found.value, _id: `_local/${id}` })
      : sendProblem(reply, found.error)
  })
  app.put('/:database/_local/:id', { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const { database, id } = paramsOf(request)
    const body = objectOf(request.body)
    const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_') || name === '_rev'))
    if (fields['_rev'] !== undefined && typeof fields['_rev'] !== 'string')
      return sendProblem(reply, badRequest('_rev'))
    const written = await store.writeLocal(database, localId(request, id), fields)
    if (!written.ok) return sendProblem(reply, written.error)
    return sendJson(request, reply.code(201), { ok: true, id: `_local/${id}`, rev: written.value.rev })
  })

  app.get('/:database/:id', async (request, reply) => {
    const { database, id } = paramsOf(request)
    const query = readDocumentQuery(request)
    if (!query.ok) return sendProblem(reply, badRequest(query.error))
    if (id.startsWith('_')) return sendProblem(reply, notFound)
    const isMixed = query.value.openRevs !== undefined && namesMixed(request.headers.accept)
    const found = await store.readDocument(database, id, isMixed ? { ...query.value, attachments: true } : query.value)
    if (found.ok && isMixed && Array.isArray(found.value)) {
      const boundaries = { outer: makeName(random, 32), inner: makeName(random, 32) }
      const { contentType, pieces } = mixedOfRevisions(found.value, boundaries)
      return reply.type(contentType).send(Readable.from(pieces))
    }
    return found.ok ? sendJson(request, reply, found.value) : sendProblem(reply, found.error)
  })

  const writeOne = async (request: FastifyRequest, reply: FastifyReply, document: object): Promise<FastifyReply> => {
    const newEdits = parametersOf(request)['new_edits'] !== 'false'
    const [row] = await write(holderOf(request), paramsOf(request).database, [document], newEdits)
    if (row !== undefined && 'error' in row) return sendProblem(reply, problemOf(row))
    const { _id: id, _rev } = document as { readonly _id: string; readonly _rev?: string }
    return sendJson(request, reply.code(201), { ok: true, id, rev: row?.rev ?? _rev })
  }
  // Only here may a body be anything but JSON.
  void app.register(async (one) => {
    one.addContentTypeParser('multipart/related', { parseAs: 'buffer' }, (request, body, done) => {
      const read = documentOfRelated(request.headers['content-type'] ?? '', body as Buffer)
      if (read.ok) done(null, read.value)
      else done(refusedBody(read.error))
    })
    one.put('/:database/:id', (request, reply) => {
      const { id } = paramsOf(request)
      const body = objectOf(request.body)
      if (id.startsWith('_')) return sendProblem(reply, notFound)
      if (body['_id'] !== undefined && body['_id'] !== id)
        return sendProblem(reply, badRequest('_id differs from the address'))
      const rev = body['_rev'] ?? parametersOf(request)['rev']
      return writeOne(request, reply, { ...body, _id: id, ...(rev === undefined ? {} : { _rev: rev }) })
    })
  })
  app.delete('/:database/:id', (request, reply) => {
    const { id } = paramsOf(request)
    if (id.startsWith('_')) return sendProblem(reply, notFound)
    return writeOne(request, reply, { _id: id, _rev: parametersOf(request)['rev'], _deleted: true })
  })

  app.get('/:database/:id/:attachment', async (request, reply) => {
    const { database, id, attachment } = paramsOf(request)
    if (id.startsWith('_')) return sendProblem(reply, notFound)
    const { rev } = parametersOf(request)
    const found = await store.readAttachment(database, id, attachment, typeof rev === 'string' ? rev : undefined)
    if (!found.ok) return sendProblem(reply, found.error)
    // Never shown by a browser as a page of this server, whatever its type says.
    void reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', 'attachment')
    return reply
      .type(found.value.contentType)
      .header('etag', `"${found.value.digest}"`)
      .send(Buffer.from(found.value.data))
  })
}

function holderOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new Error('a route without a credential')
  return request.principal
}

/** Whoever takes anything gets JSON. */
const namesMixed = (accept: string | undefined): boolean => accept?.toLowerCase().includes('multipart/mixed') === true

const localId = (request: FastifyRequest, id: string): string => `${holderOf(request).id}:${id}`

function problemOf(row: Extract<WriteRow, { error: string }>): Problem {
  const status = row.error === 'conflict' ? 409 : row.error === 'forbidden' ? 403 : 400
  return { status, error: row.error, reason: row.reason }
}
