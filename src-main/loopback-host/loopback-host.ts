/**
 * The kiosk without Electron: a plain HTTP server on 127.0.0.1 that gives the built page to a browser in kiosk mode,
 * answers its host calls and forwards its `/sync/`.
 *
 *   GET  /launch?token=…   hands out the cookie of this launch and leads to /
 *   ws   /host             host calls as messages (host-socket.ts)
 *   POST /host/<call>      one host call; JSON in, JSON out
 *   POST /host/clear-storage   the browser forgets this origin's databases
 *   any  /sync/…           to the station's server
 *   GET  anything else     the built page
 */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readText } from '../files/read-text.ts'
import type { HostHandlers } from '../bridge/contract.ts'
import { BadHostCall, callHost } from '../host-handlers.ts'
import { type DeviceKeyStore, fileDeviceKeyStore } from '../keys/device-key.ts'
import { type HostLan, HostStartError, openHostProcess } from '../open-host-process.ts'
import { type BuildInfo, readBuildInfo } from '../page/build-info.ts'
import { findPageFile } from '../page/page-files.ts'
import { pageHeaders } from '../page/page-headers.ts'
import { type SyncProxy, createSyncProxy } from '../sync-proxy/sync-proxy.ts'
import { listenOnFixedPort } from './fixed-port.ts'
import { acceptHostSockets } from './host-socket.ts'
import { type Launch, cookieName, isFromOurPage, isOurHost, isSameSecret } from './trusted-request.ts'

export type LoopbackOptions = {
  readonly dataFolder: string
  /** The built page (out/renderer). */
  readonly rendererFolder: string
  /** For a folder that has no port yet; else the folder's own port is used. */
  readonly port?: number
  readonly demo?: boolean
  /** By default a 0600 file in the data folder. */
  readonly deviceKey?: DeviceKeyStore
  readonly build?: BuildInfo
  readonly now?: () => number
  readonly lan?: HostLan
  /** Faults of ours; never anything a person typed. */
  readonly log?: (message: string, error: unknown) => void
}

export type LoopbackHost = {
  /** Opens the kiosk; whoever has it is the kiosk's page until the host stops. */
  readonly url: string
  readonly port: number
  readonly handlers: HostHandlers
  readonly close: () => Promise<void>
}

const longestCall = 64 * 1024 * 1024

/** Throws HostStartError, PortBusy or DeviceKeyError; start-problem.ts has a sentence for each. */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { dataFolder, rendererFolder, demo = false, log = () => undefined } = options
  const build = options.build ?? (await readBuildInfo(rendererFolder))
  if (build === undefined) throw new HostStartError('host.notBuilt')
  const host = await openHostProcess({
    folder: dataFolder,
    deviceKey: options.deviceKey ?? fileDeviceKeyStore(join(dataFolder, 'device-key', 'device.key')),
    build,
    demo,
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.lan === undefined ? {} : { lan: options.lan }),
  })
  const proxy = createSyncProxy({
    link: host.link,
    isOpen: host.isOpen,
    serverSays: (at) => void host.serverSays(at),
  })
  const secrets = { token: secret(), cookie: secret() }
  let launch: Launch = { port: 0, ...secrets }
  const server = createServer((request, response) => {
    const answered = route({ request, response, launch, proxy, rendererFolder, handlers: host.handlers, log })
    answered.catch((error: unknown) => {
      log(`${request.method ?? ''} ${pathOf(request)}`, error)
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { error: 'host.fault' })
    })
  })
  const closeSockets = acceptHostSockets({
    server,
    isTrusted: (request) => isFromOurPage(request.headers, launch),
    handlers: host.handlers,
    longestCall,
    log,
  })
  // A changes feed may stay open for as long as it likes.
  server.requestTimeout = 0
  server.keepAliveTimeout = 65_000
  try {
    launch = { port: await listenOnFixedPort(server, dataFolder, options.port), ...secrets }
  } catch (error) {
    await host.close()
    throw error
  }
  return {
    url: `http://127.0.0.1:${launch.port}/launch?token=${launch.token}`,
    port: launch.port,
    handlers: host.handlers,
    close: async () => {
      proxy.close()
      const closed = new Promise((resolve) => server.close(resolve))
      closeSockets()
      server.closeAllConnections()
      await closed
      await host.close()
    },
  }
}

const secret = (): string => randomBytes(32).toString('base64url')

type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly launch: Launch
  readonly proxy: SyncProxy
  readonly rendererFolder: string
  readonly handlers: HostHandlers
  readonly log: (message: string, error: unknown) => void
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/'

async function route(exchange: Exchange): Promise<void> {
  const { request, response, launch } = exchange
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
  if (!isOurHost(request.headers, launch.port)) return sendJson(response, 421, { error: 'host.notTrusted' })
  const path = pathOf(request)
  if (path === '/launch') return answerLaunch(exchange)
  if (path.startsWith('/host/') || path.startsWith('/sync/')) {
    if (!isFromOurPage(request.headers, launch)) return sendJson(response, 403, { error: 'host.notTrusted' })
    if (path === '/host/clear-storage') return answerClearStorage(exchange)
    return path.startsWith('/host/') ? answerCall(exchange, path.slice('/host/'.length)) : answerSync(exchange)
  }
  return answerPage(exchange, path)
}

function answerLaunch({ request, response, launch }: Exchange): void {
  const token = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('token') ?? ''
  if (!isSameSecret(token, launch.token)) return sendJson(response, 403, { error: 'host.notTrusted' })
  response.writeHead(303, {
    location: '/',
    'cache-control': 'no-store',
    'set-cookie': `${cookieName(launch.port)}=${launch.cookie}; Path=/; HttpOnly; SameSite=Strict`,
  })
  response.end()
}

/** The browser deletes what it stored for this origin, files that it cannot open too, before the page gets the answer. */
function answerClearStorage({ request, response }: Exchange): void {
  if (request.method !== 'POST') return sendJson(response, 405, { error: 'host.badCall' })
  response.writeHead(204, { 'clear-site-data': '"storage"', 'cache-control': 'no-store' })
  response.end()
}

async function answerCall({ request, response, handlers, log }: Exchange, name: string): Promise<void> {
  if (request.method !== 'POST' || !(request.headers['content-type'] ?? '').startsWith('application/json')) {
    return sendJson(response, 405, { error: 'host.badCall' })
  }
  const body = await readText(request, longestCall)
  if (body === undefined) return sendJson(response, 413, { error: 'host.badCall' })
  let params: unknown
  try {
    params = JSON.parse(body)
  } catch {
    return sendJson(response, 400, { error: 'host.badCall' })
  }
  try {
    sendJson(response, 200, await callHost(handlers, name, params))
  } catch (error) {
    if (!(error instanceof BadHostCall)) throw error
    log(`refused host call ${name}`, error)
    sendJson(response, 400, { error: 'host.badCall' })
  }
}

async function answerSync({ request, response, proxy }: Exchange): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined
  const answer = await proxy.forward({
    method: request.method ?? 'GET',
    target: (request.url ?? '').slice('/sync/'.length),
    headers: singleHeaders(request),
    body: hasBody ? request : undefined,
    signal: gone.signal,
  })
  response.writeHead(answer.status, answer.headers)
  response.flushHeaders()
  // Cut in the middle on either side: the other side is cut too, and the page sees a failed request.
  await pipeline(answer.body, response).catch(() => response.destroy())
}

async function answerPage({ request, response, rendererFolder }: Exchange, path: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { error: 'host.badCall' })
  const file = await findPageFile(rendererFolder, path)
  if (file === undefined) return sendJson(response, 404, { error: 'host.notFound' })
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.size, 'cache-control': file.cache })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response).catch(() => response.destroy())
}

function singleHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value
  return headers
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const bytes = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  })
  response.end(bytes)
}
