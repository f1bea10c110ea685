/**
 * `app://kiosk/`: the built page from its folder, `/sync/` to the station's server, and the deleting of what the page stored. A scheme of our own has an
 * origin (IndexedDB, a strict policy) and none of the powers of file://.
 */
import { readFile } from 'node:fs/promises'
import { Readable, pipeline } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { appScheme, isAppUrl } from '../guard/app-origin.ts'
import { findPageFile } from '../page/page-files.ts'
import { pageHeaders } from '../page/page-headers.ts'
import type { SyncProxy, SyncResponse } from '../sync-proxy/sync-proxy.ts'

/** For `protocol.registerSchemesAsPrivileged`, before the app is ready. No CORS, no service workers, CSP stays in force. */
export const appSchemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

export type AppProtocolOptions = {
  readonly rendererFolder: string
  readonly proxy: SyncProxy
  /** Deletes the page's databases, also those that cannot be opened. */
  readonly clearStorage: () => Promise<void>
}

/** For `session.protocol.handle`. */
export function createAppProtocol({
  rendererFolder,
  proxy,
  clearStorage,
}: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isAppUrl(request.url)) return refuse(403)
    const { pathname, search } = new URL(request.url)
    if (pathname.startsWith('/sync/')) return forward(request, pathname.slice('/sync/'.length) + search, proxy)
    if (pathname === '/host/clear-storage' && request.method === 'POST') {
      await clearStorage()
      return new Response(null, { status: 204, headers: { ...pageHeaders } })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const file = await findPageFile(rendererFolder, pathname)
    if (file === undefined) return refuse(404)
    const headers = { ...pageHeaders, 'content-type': file.type, 'cache-control': file.cache }
    // The files lie inside app.asar, which Electron's patched fs reads whole.
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(await readFile(file.path)), { headers })
  }
}

const refuse = (status: number): Response => new Response(null, { status, headers: { ...pageHeaders } })

async function forward(request: Request, target: string, proxy: SyncProxy): Promise<Response> {
  const answer = await proxy.forward({
    method: request.method,
    target,
    headers: { ...Object.fromEntries(request.headers), 'accept-encoding': 'gzip, br' },
    body: request.body === null ? undefined : Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>),
    signal: request.signal,
  })
  const { headers, body } = unpacked(answer)
  const hasBody = request.method !== 'HEAD' && ![204, 205, 304].includes(answer.status)
  if (!hasBody) body.resume()
  return new Response(hasBody ? (Readable.toWeb(body) as ReadableStream<Uint8Array>) : null, {
    status: answer.status,
    headers: { ...pageHeaders, ...headers },
  })
}

/** A scheme of our own bypasses Chromium's network stack, which would unpack the answer: it is unpacked here. */
function unpacked(answer: SyncResponse): { headers: Record<string, string>; body: Readable } {
  const packing = answer.headers['content-encoding']
  const unpack = packing === 'gzip' ? createGunzip() : packing === 'br' ? createBrotliDecompress() : undefined
  if (unpack === undefined) return { headers: { ...answer.headers }, body: answer.body }
  const { 'content-encoding': _packed, 'content-length': _packedLength, ...headers } = answer.headers
  // Cut in the middle on either side, the other is cut too.
  pipeline(answer.body, unpack, () => undefined)
  return { headers, body: unpack }
}
