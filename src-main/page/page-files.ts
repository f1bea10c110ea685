/** Which file of the built page a path means. Nothing outside the folder is ever opened, however the path is written. */
import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

export type PageFile = { readonly path: string; readonly size: number; readonly type: string; readonly cache: string }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.gz': 'application/gzip',
  '.traineddata': 'application/octet-stream',
}

/**
 * @param pathname as it stands in the URL, still percent-encoded. A path without an extension is a route of the page
 * and means index.html.
 * @returns undefined when there is no such file or the path is not one of ours.
 */
export async function findPageFile(folder: string, pathname: string): Promise<PageFile | undefined> {
  const segments = pathname.split('/').map(safeSegment)
  if (segments.some((segment) => segment === undefined)) return undefined
  const relative = segments.join('/')
  const extension = extname(relative)
  const path = join(folder, extension === '' ? 'index.html' : relative)
  const type = types[extension === '' ? '.html' : extension]
  if (type === undefined) return undefined
  try {
    // A link inside the folder must not lead out of it either.
    const [real, root] = await Promise.all([realpath(path), realpath(folder)])
    const found = await stat(real)
    if (!real.startsWith(root + sep) || !found.isFile()) return undefined
    // Vite puts a hash of the content into the names below assets/.
    const cache = relative.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return { path: real, size: found.size, type, cache }
  } catch {
    return undefined
  }
}

function safeSegment(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return text === '..' || text === '.' || /[/\\:\u0000-\u001f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
