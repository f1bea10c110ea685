/**
 * `/sync/…` of the page, forwarded to the station's server with the kiosk's credential. Bytes stream both ways as they
 * are (gzip stays gzip); nothing is cached; when one side hangs up the other is told. A connection must come about in
 * time, and an ordinary answer must not stop in the middle for minutes; a changes feed may be silent as long as it likes.
 */
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import type { ServerToken } from '../kiosk/server-token.ts'
import { codeOf } from '../files/atomic-file.ts'
import { allowedPath } from './allowed-request.ts'
import { withToken } from './with-token.ts'

export type SyncRequest = {
  readonly method: string
  /** Path and query below `/sync/`. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Readable | undefined
  /** Aborted when the page hangs up. */
  readonly signal: AbortSignal
}

export type SyncResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

export type SyncProxy = {
  /** Never rejects: what did not reach the server is an answer of our own, marked by `x-ginkgo-sync`. */
  readonly forward: (request: SyncRequest) => Promise<SyncResponse>
  readonly close: () => void
}

export type ServerLink = {
  readonly serverUrl: string
  readonly station: string
  readonly token: Pick<ServerToken, 'read' | 'forget'>
}

export type SyncProxyOptions = {
  readonly link: () => ServerLink | undefined
  /** Whether somebody opened the day with a PIN. */
  readonly isOpen: () => boolean
  /** The server's clock, from its Date header. */
  readonly serverSays?: (at: number) => void
  readonly connectTimeout?: number
  /** Longest silence inside an ordinary answer, in milliseconds. */
  readonly silence?: number
}

/** Set on answers that are ours and not the server's. */
const proxyMark = 'x-ginkgo-sync'
export type ProxyMark = 'unreachable' | 'notAllowed' | 'noServer' | 'credentialRefused' | 'copiedKiosk' | 'revokedKiosk'
const statusOfRefusal = { unreachable: 502, credentialRefused: 401, copiedKiosk: 403, revokedKiosk: 403 } as const

const sentOn = [
  'accept',
  'accept-encoding',
  'content-type',
  'content-encoding',
  'content-length',
  'if-match',
  'if-none-match',
  'range',
]
const sentBack = [
  'content-type',
  'content-encoding',
  'content-length',
  'etag',
  'date',
  'retry-after',
  'content-range',
  'accept-ranges',
]

export function createSyncProxy(options: SyncProxyOptions): SyncProxy {
  const { link, isOpen, serverSays, connectTimeout = 10_000, silence = 120_000 } = options
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }

  async function forward(request: SyncRequest): Promise<SyncResponse> {
    const server = link()
    if (server === undefined) return own(404, 'noServer')
    const path = allowedPath(request.method, request.target, isOpen() ? server.station : undefined)
    if (path === undefined) return own(404, 'notAllowed')
    const said = await withToken(
      server.token,
      (token) => sendSurely(server, token, path, request),
      request.body === undefined,
      ({ body }) => body.resume(),
    )
    if ('answer' in said) return said.answer
    return said.problem === 'late' ? own(502, 'unreachable') : own(statusOfRefusal[said.problem], said.problem)
  }

  async function sendSurely(
    server: ServerLink,
    token: string,
    path: string,
    request: SyncRequest,
  ): Promise<SyncResponse> {
    try {
      return await send(server, token, path, request)
    } catch (error) {
      // A kept connection the server had closed meanwhile: a request without a body may simply be said again.
      if (request.body === undefined && error instanceof StaleConnection && !request.signal.aborted) {
        return send(server, token, path, request).catch(() => own(502, 'unreachable'))
      }
      return own(502, 'unreachable')
    }
  }

  function send(server: ServerLink, token: string, path: string, request: SyncRequest): Promise<SyncResponse> {
    const url = new URL(`${server.serverUrl}${path}`)
    const secure = url.protocol === 'https:'
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    for (const name of sentOn) {
      const value = request.headers[name]
      if (value !== undefined) headers[name] = value
    }
    return new Promise((resolve, reject) => {
      const outgoing = (secure ? httpsRequest : httpRequest)(url, {
        method: request.method,
        headers,
        signal: request.signal,
        agent: secure ? agents.https : agents.http,
      })
      limitConnect(outgoing, connectTimeout, secure)
      if (!isFeed(url)) outgoing.setTimeout(silence, () => outgoing.destroy(new Error('server fell silent')))
      outgoing.on('error', (error) => {
        reject(outgoing.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(codeOf(error)) ? new StaleConnection() : error)
      })
      outgoing.on('response', (incoming) => resolve(answer(incoming)))
      if (request.body === undefined) outgoing.end()
      else {
        request.body.on('error', (error) => outgoing.destroy(error))
        request.body.pipe(outgoing)
      }
    })
  }

  function answer(incoming: IncomingMessage): SyncResponse {
    const at = Date.parse(incoming.headers.date ?? '')
    if (Number.isFinite(at)) serverSays?.(at)
    const headers: Record<string, string> = { 'cache-control': 'no-store' }
    for (const [name, value] of Object.entries(incoming.headers)) {
      if (typeof value === 'string' && (sentBack.includes(name) || name.startsWith('x-ginkgo-'))) headers[name] = value
    }
    delete headers[proxyMark]
    return { status: incoming.statusCode ?? 502, headers, body: incoming }
  }

  return {
    forward,
    close: () => {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

class StaleConnection extends Error {}

const isFeed = (url: URL): boolean => url.pathname.endsWith('/_changes') && url.searchParams.has('feed')

/** Time to connect only, TLS included; a kept connection is there already. */
function limitConnect(outgoing: ClientRequest, milliseconds: number, secure: boolean): void {
  outgoing.on('socket', (socket) => {
    if (!socket.connecting) return
    const timer = setTimeout(() => outgoing.destroy(new Error('no connection in time')), milliseconds)
    const stop = (): void => clearTimeout(timer)
    socket.once(secure ? 'secureConnect' : 'connect', stop)
    socket.once('close', stop)
  })
}

function own(status: number, mark: ProxyMark): SyncResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', [proxyMark]: mark },
    body: Readable.from([Buffer.from(JSON.stringify({ error: `sync.${mark}` }))]),
  }
}
