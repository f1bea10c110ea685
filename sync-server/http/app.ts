/**
 * The only door: what is not a route here is 404. Hooks in the order of a request: origin, credential, permission for
 * the database, rate, strict body; then the route.
 */
import type { Server } from 'node:http'
import type { SecureContextOptions } from 'node:tls'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { AccessBook } from '../access/access-book.ts'
import type { RandomSource } from '../access/secrets.ts'
import type { WriteRules } from '../access/check-writes.ts'
import { permissionOf, type Principal } from '../access/principals.ts'
import type { DocumentStore } from '../store/document-store.ts'
import type { KeepOutside } from '../store/kept-outside.ts'
import { badRequest, noDatabase, notFound, readOnly, refusedBody, sendProblem, unauthorized } from './answers.ts'
import { addDatabaseRoutes } from './database-routes.ts'
import { addDocumentRoutes } from './document-routes.ts'
import { makeLogController } from './log.ts'
import { makeMetrics } from './metrics.ts'
import { addMetricsRoutes } from './metrics-routes.ts'
import { makeOpenFeeds } from './open-feeds.ts'
import { type Access, listRoute } from './route-table.ts'
import { addServerRoutes } from './server-routes.ts'
import { parseStrictJson } from './strict-json.ts'
import { addTokenRoutes } from './token-routes.ts'
import { makeLocks } from './locks.ts'
import { makeWriter } from './write-documents.ts'
import { addTransferRoutes } from '../transfer/transfer-routes.ts'

export type Limits = {
  /** Bytes of one request's body. */
  readonly body: number
  /** Requests a minute of one credential, of one address without one, and attempts to enrol. */
  readonly requests: number
  readonly refusedCredentials: number
  readonly enrolments: number
  /** Milliseconds that a changes feed with heartbeats may wait. */
  readonly feed: number
}

export const defaultLimits: Limits = {
  body: 16 * 1024 * 1024,
  requests: 3_000,
  refusedCredentials: 60,
  enrolments: 10,
  feed: 10 * 60_000,
}

export type Parts = {
  readonly store: DocumentStore
  readonly access: AccessBook
  readonly rules: WriteRules
  readonly limits: Limits
  readonly now: () => number
  readonly random: RandomSource
  readonly log: FastifyBaseLogger
  /** Writes down what no restored backup may bring back, before it is erased. */
  readonly keepOutside: KeepOutside
  /** Without it the door speaks plain HTTP. */
  readonly tls?: SecureContextOptions
  /** Origins of pages that may call, besides pages of this machine and the shell. */
  readonly origins: readonly string[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access
  }
  interface FastifyRequest {
    principal: Principal | undefined
  }
}

/** Throws when this address was refused too often in a minute. */
export type CountRefusal = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

export async function createApp(parts: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    ...(parts.tls === undefined ? {} : { https: parts.tls }),
    loggerInstance: parts.log,
    logController: makeLogController(),
    bodyLimit: parts.limits.body,
    requestTimeout: 120_000,
    keepAliveTimeout: 75_000,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // Who still holds a connection is served, told to close it, and finds the next server.
    return503OnClosing: false,
    // CouchDB's replicator asks a database by its address with a slash at the end.
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: true },
  })
  const feeds = makeOpenFeeds()
  const metrics = makeMetrics(parts.store, parts.access, feeds.count)
  parts.access.onRevoked(feeds.cut)

  app.decorateRequest('principal', undefined)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    const parsed = parseStrictJson(body as Buffer)
    if (parsed.ok) done(null, parsed.value)
    else done(refusedBody(parsed.error))
  })

  await app.register(helmet)
  app.addHook('onRequest', (request, reply, done) => {
    if (allowOrigin(request, reply, parts.origins)) void reply.code(204).send()
    else done()
  })
  await app.register(rateLimit, {
    hook: 'preParsing',
    max: parts.limits.requests,
    timeWindow: 60_000,
    keyGenerator: (request) => request.principal?.id ?? request.ip,
    errorResponseBuilder: (_request, context) => tooMany(context.after),
  })
  const refusedCredential = app.createRateLimit({
    max: parts.limits.refusedCredentials,
    timeWindow: 60_000,
    keyGenerator: (request) => `refused ${request.ip}`,
  })
  const countRefusal: CountRefusal = async (request, reply) => {
    const rate = await refusedCredential(request)
    if (rate.isAllowed || !rate.isExceeded) return
    void reply.header('retry-after', rate.ttlInSeconds)
    throw tooMany(`${rate.ttlInSeconds} seconds`)
  }

  app.addHook('onRequest', async (request, reply) => {
    const needed = request.routeOptions.config.access
    if (needed === undefined || needed === 'open') return
    request.principal = principalOf(request, parts.access)
    if (request.principal === undefined) {
      await countRefusal(request, reply)
      return sendProblem(reply.header('www-authenticate', 'Bearer'), unauthorized)
    }
    if (needed === 'monitor' && request.principal.role !== 'monitor') return sendProblem(reply, notFound)
    const { database } = request.params as { readonly database?: string }
    if (database === undefined) return
    const permission = permissionOf(request.principal, database)
    if (permission === 'none' || !(await parts.store.hasDatabase(database))) return sendProblem(reply, noDatabase)
    if (needed === 'write' && permission !== 'write') return sendProblem(reply, readOnly)
  })

  app.addHook('onResponse', (request, reply, done) => {
    const took = Math.round(reply.elapsedTime)
    metrics.answered(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime)
    parts.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        took,
        holder: request.principal?.id,
      },
      'answered',
    )
    done()
  })

  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound))
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500)
      return sendProblem(reply, { ...badRequest(error.message), status, error: errorNames[status] ?? 'bad_request' })
    // A message may quote a document: only where it happened is written down.
    parts.log.error({ route: request.routeOptions.url, err: error }, 'failed')
    return sendProblem(reply, { status, error: 'internal_server_error', reason: 'The server could not do this.' })
  })
  app.addHook('preClose', (done) => {
    feeds.cutAll()
    endConnections(app.server)
    done()
  })

  const locks = makeLocks()
  const write = makeWriter(parts, locks, metrics.wrote)
  app.addHook('onRoute', listRoute)
  addServerRoutes(app, parts)
  addTokenRoutes(app, parts, countRefusal)
  addMetricsRoutes(app, parts, metrics)
  addTransferRoutes(app, parts, locks)
  addDatabaseRoutes(app, parts, feeds, write)
  addDocumentRoutes(app, parts, write)
  return app
}

const longestGoodbye = 10_000

/** A connection that becomes idle only after the closing began would hold it for the whole keep-alive time. */
function endConnections(server: Server): void {
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const deadline = setTimeout(() => server.closeAllConnections(), longestGoodbye)
  server.once('close', () => {
    clearInterval(sweep)
    clearTimeout(deadline)
  })
}

const errorNames: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  413: 'too_large',
  415: 'bad_content_type',
  429: 'too_many_requests',
}

const tooMany = (after: string): Error & { readonly statusCode: number } =>
  Object.assign(new Error(`Too many requests, try again in ${after}.`), { statusCode: 429 })

/** `Bearer <id>.<secret>`, or basic authentication with the same two, as CouchDB and PouchDB send it. */
function principalOf(request: FastifyRequest, access: AccessBook): Principal | undefined {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ', 2)
  const text = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : value
  const at = text.indexOf(scheme.toLowerCase() === 'basic' ? ':' : '.')
  if (at < 1 || !['basic', 'bearer'].includes(scheme.toLowerCase())) return undefined
  return access.authenticate(text.slice(0, at), text.slice(at + 1))
}

const localOrigin = /^(https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?|app:\/\/[a-z0-9.-]+)$/

/** Pages of the kiosk call from another origin. Credentials are never ambient (no cookies), so an origin protects nothing more. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): boolean {
  const { origin } = request.headers
  if (origin === undefined || !(localOrigin.test(origin) || origins.includes(origin))) return false
  void reply
    .header('access-control-allow-origin', origin)
    .header('access-control-allow-credentials', 'true')
    .header('access-control-expose-headers', 'retry-after, etag')
    .header('vary', 'origin')
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  void reply
    .header('access-control-allow-methods', 'GET, HEAD, POST, PUT, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type, accept')
    .header('access-control-max-age', '600')
  return true
}
