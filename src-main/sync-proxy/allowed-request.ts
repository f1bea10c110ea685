/**
 * What the page may send to the server: the CouchDB replication routes on the databases of its own station and the
 * shared ones. The server decides again; this keeps a page gone wrong from using the kiosk's credential for anything else.
 */
const shared = ['catalog', 'knowledge', 'catalog-media', 'knowledge-media']

const routes: readonly { readonly path: RegExp; readonly methods: readonly string[] }[] = [
  { path: /^$/, methods: ['GET', 'HEAD'] },
  { path: /^_kiosks$/, methods: ['GET'] },
  { path: /^_(changes|all_docs)$/, methods: ['GET', 'POST'] },
  { path: /^_(bulk_docs|bulk_get|revs_diff|transfers)$/, methods: ['POST'] },
  { path: /^_local\/[^/]+$/, methods: ['GET', 'PUT'] },
  { path: /^[^_/][^/]*$/, methods: ['GET', 'HEAD', 'PUT'] },
  { path: /^[^_/][^/]*\/[^_/][^/]*$/, methods: ['GET', 'HEAD', 'PUT'] },
]

/**
 * @param target path and query below `/sync/`, as they came (`station-x/_changes?since=0`).
 * @param station undefined while the kiosk is sealed: the server would hand out everyone's data in the clear, so only what is
 * public is asked for.
 * @returns what follows the server's address, or undefined when it is not allowed. The empty target is the server's
 * own greeting (its version and epoch).
 */
export function allowedPath(method: string, target: string, station: string | undefined): string | undefined {
  const [path = '', ...query] = target.split('?')
  if (!/^[A-Za-z0-9_.:%~!*'()\-/]*$/.test(path) || query.length > 1) return undefined
  const search = query[0] === undefined || query[0] === '' ? '' : `?${query[0]}`
  if (!/^[\x21-\x7e]*$/.test(search) || search.includes('#')) return undefined
  if (path === '') return method === 'GET' ? `/${search}` : undefined
  const segments = path.replace(/\/$/, '').split('/').map(decoded)
  if (segments.some((segment) => segment === undefined)) return undefined
  const [database = '', ...rest] = segments
  const own = station === undefined ? [] : [`station-${station}`, `station-${station}-media`]
  if (![...own, ...shared].includes(database)) return undefined
  const below = rest.join('/')
  const allowed = routes.some((route) => route.path.test(below) && route.methods.includes(method))
  return allowed ? `/${path}${search}` : undefined
}

/** One path segment; undefined when it would mean something else to another reader (dots, slashes, control characters). */
function decoded(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return text === '' || text === '.' || text === '..' || /[/\\\u0000-\u001f\u007f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
