/**
 * Every route of the server and what it needs, in one place: the app refuses to serve one that is not listed here, and what is
 * not served is 404. `open` needs no credential, `holder` any, `monitor` one of a monitor; `read` and `write` are the permission for
 * `:database`.
 */
import type { RouteOptions } from 'fastify'

export type Access = 'open' | 'holder' | 'monitor' | 'read' | 'write'
export type Route = { readonly method: string; readonly url: string; readonly access: Access }

const route = (method: string, url: string, access: Access): Route => ({ method, url, access })

export const routeTable: readonly Route[] = [
  route('GET', '/', 'open'),
  route('GET', '/health', 'open'),
  route('GET', '/metrics', 'monitor'),
  route('POST', '/enrol', 'open'),
  route('POST', '/token/challenge', 'open'),
  route('POST', '/token', 'open'),
  route('POST', '/token/key', 'holder'),
  route('GET', '/:database', 'read'),
  route('HEAD', '/:database', 'read'),
  route('GET', '/:database/_kiosks', 'read'),
  route('GET', '/:database/_changes', 'read'),
  route('POST', '/:database/_changes', 'read'),
  route('GET', '/:database/_all_docs', 'read'),
  route('POST', '/:database/_all_docs', 'read'),
  route('POST', '/:database/_bulk_docs', 'write'),
  route('POST', '/:database/_transfers', 'write'),
  route('POST', '/:database/_revs_diff', 'read'),
  route('POST', '/:database/_bulk_get', 'read'),
  route('POST', '/:database/_ensure_full_commit', 'read'),
  // A checkpoint belongs to whoever replicates: readers keep theirs too, and nobody sees another's.
  route('GET', '/:database/_local/:id', 'read'),
  route('PUT', '/:database/_local/:id', 'read'),
  route('GET', '/:database/:id', 'read'),
  route('PUT', '/:database/:id', 'write'),
  route('DELETE', '/:database/:id', 'write'),
  route('GET', '/:database/:id/:attachment', 'read'),
]

/** Gives a route its entry of the table; throws where there is none. */
export function listRoute(options: RouteOptions): void {
  const accesses = new Set([options.method].flat().map((method) => accessOf(method, options.url)))
  const [access, ...others] = accesses
  if (access === undefined || others.length > 0)
    throw new Error(`not in the route table: ${String(options.method)} ${options.url}`)
  options.config = { ...options.config, access }
}

const accessOf = (method: string, url: string): Access | undefined =>
  routeTable.find((listed) => listed.method === method && listed.url === url)?.access
