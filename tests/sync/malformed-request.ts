/** Requests as no kiosk sends them, drawn from a seed: wrong in one or in many places, with and without a good credential. */
import { objectOf } from '../../src-domain/shared/object-of.ts'
import type { SeededRandom } from '../support/seeded-random.ts'

export type MalformedRequest = {
  readonly method: string
  /** As it stands on the wire, path and query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  /** The connection is given up after this many bytes of the body. */
  readonly cutAfter?: number
}

export type Known = {
  readonly credentials: readonly string[]
  readonly databases: readonly string[]
  /** A document that is there, and one with an attachment. */
  readonly ids: readonly string[]
  readonly revs: readonly string[]
}

export function malformedRequest(random: SeededRandom, known: Known): MalformedRequest {
  const { pick, chance, integer } = random
  const body = chance(0.7) ? bodyOf(random, known) : undefined
  const headers: Record<string, string> = { ...headersOf(random, known) }
  if (body?.[0] === 45 && chance(0.95)) headers['content-type'] = 'multipart/related; boundary="x"'
  if (body !== undefined) headers['content-type'] ??= chance(0.9) ? 'application/json' : pick(contentTypes)
  // Half of them at a route that exists, so that what is wrong is found behind the router.
  const [method, path] = chance(0.5) ? routeOf(random, known) : [pick(methods), pathOf(random, known)]
  const query = queryOf(random, known)
  return {
    method,
    target: `${path}${path.includes('?') ? query.replace('?', '&') : query}`,
    headers,
    body,
    ...(body !== undefined && body.length > 1 && chance(0.03) ? { cutAfter: integer(body.length) } : {}),
  }
}

const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'COPY',
  'PROPFIND',
  'TRACE',
  'GET',
  'POST',
  'PUT',
]
const contentTypes = [
  'text/plain',
  'application/xml',
  'multipart/related; boundary=x',
  'application/json; charset=utf-16',
  'a',
  ';;;',
  'application/x-www-form-urlencoded',
]
const traversals = [
  '..',
  '.',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '..%5c..%5c',
  '%00',
  '%c0%ae%c0%ae',
  '%ff',
  '%e4%bd',
  '%',
  '%zz',
  '\\',
  'a%0d%0ax: y',
]
const endpoints = [
  '_changes',
  '_all_docs',
  '_bulk_docs',
  '_revs_diff',
  '_bulk_get',
  '_local',
  '_design',
  '_security',
  '_compact',
  '_find',
  '_session',
  '_purge',
  '_index',
]
const names = [
  'elders:x',
  'observations:019',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '_id',
  'ÿÿ',
  '\u0000\u0000',
  '王秀英',
  '\uD800',
  'a'.repeat(500),
  '-',
  '1',
  '',
  'null',
  '\uFFFF',
  '_local/x',
  '_local/__proto__',
  '_design/x',
]
const numbers = [
  '0',
  '-1',
  '1',
  '1e9',
  '1e400',
  'NaN',
  'Infinity',
  '-Infinity',
  '0x10',
  '1.5',
  '9007199254740993',
  '99999999999999999999',
  '',
  ' ',
  'null',
  'true',
  '[]',
  '{}',
]
const revs = [
  '1-a',
  '0-a',
  '-1-a',
  '1-',
  '-',
  '1',
  'x-y',
  '999999999-abc',
  '99999999999999999999-a',
  `1-${'f'.repeat(65)}`,
  '1-A',
  '1-a-b',
  '',
  '2-deadbeef',
  '1-\u0000',
  '__proto__',
]

const root = [
  '',
  '',
  'health',
  'enrol',
  'enrol',
  'metrics',
  'token',
  'token',
  'token/challenge',
  'key',
  '_all_dbs',
  '_up',
  '_utils',
  '_session',
  '_replicate',
  'favicon.ico',
  'admin',
  '*',
]

function routeOf(random: SeededRandom, known: Known): readonly [string, string] {
  const { pick } = random
  const database = pick(known.databases)
  const id = (): string => encoded(pick([...known.ids, ...names]))
  const someRevs = (): readonly string[] => [pick(revs), pick(known.revs)]
  return pick<() => readonly [string, string]>([
    () => [pick(['GET', 'POST']), `/${database}/_changes`],
    () => [pick(['GET', 'POST']), `/${database}/_all_docs`],
    () => ['POST', `/${database}/_bulk_docs`],
    () => ['POST', `/${database}/_bulk_docs`],
    () => ['POST', `/${database}/_revs_diff`],
    () => ['POST', `/${database}/_bulk_get${pick(['', '?revs=true&latest=true'])}`],
    () => ['GET', `/${database}/${id()}?revs=true&latest=true&open_revs=${encoded(JSON.stringify(someRevs()))}`],
    () => ['PUT', `/${database}/${id()}?new_edits=false`],
    () => [pick(['GET', 'PUT']), `/${database}/_local/${id()}`],
    () => [pick(['GET', 'PUT', 'DELETE']), `/${database}/${id()}`],
    () => ['GET', `/${database}/${id()}/${encoded(pick(['part', ...names]))}`],
    () => ['POST', pick(['/enrol', '/token', '/token/challenge', '/token/key'])],
  ])()
}

function pathOf(random: SeededRandom, known: Known): string {
  const { pick, chance, integer } = random
  if (chance(0.12)) return `/${pick(root)}`
  const segments = [
    chance(0.8)
      ? pick(known.databases)
      : pick([
          ...traversals,
          'ginkgo-access',
          '_users',
          'station-',
          'STATION-X',
          'a'.repeat(300),
          '__proto__',
          'constructor',
        ]),
  ]
  const depth = integer(4)
  for (let i = 0; i < depth; i += 1) {
    const what = random.next()
    if (what < 0.45) segments.push(pick(endpoints))
    else if (what < 0.7) segments.push(encoded(pick(known.ids)))
    else if (what < 0.85) segments.push(encoded(pick(names)))
    else segments.push(pick(traversals))
  }
  const slash = chance(0.05) ? '//' : '/'
  return `${slash}${segments.join('/')}${chance(0.05) ? '/' : ''}`
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ed%a0%80'
  }
}

const parameters = [
  'since',
  'limit',
  'feed',
  'heartbeat',
  'timeout',
  'style',
  'include_docs',
  'descending',
  'filter',
  'doc_ids',
  'keys',
  'key',
  'startkey',
  'endkey',
  'start_key',
  'skip',
  'inclusive_end',
  'rev',
  'open_revs',
  'revs',
  'latest',
  'conflicts',
  'attachments',
  'new_edits',
  '__proto__',
  'constructor[prototype][x]',
  'seq_interval',
  'view',
  'batch',
]

function queryOf(random: SeededRandom, known: Known): string {
  const { pick, chance, integer } = random
  if (chance(0.4)) return ''
  const count = 1 + integer(4)
  const parts: string[] = []
  for (let i = 0; i < count; i += 1) {
    const value = pick<() => string>([
      () => pick(numbers),
      () => pick(revs),
      () => pick(known.revs),
      () => encoded(pick(names)),
      () => encoded(JSON.stringify(valueOf(random, known, 2))),
      () =>
        pick([
          'true',
          'false',
          'all',
          'now',
          'longpoll',
          'continuous',
          'eventsource',
          '_doc_ids',
          'all_docs',
          '_selector',
        ]),
      () => pick(traversals),
      () => 'x'.repeat(integer(3_000)),
      () => encoded(JSON.stringify([pick(known.revs), pick(revs)])),
      () => encoded(JSON.stringify(pick(known.ids))),
    ])()
    parts.push(`${pick(parameters)}=${value}`)
  }
  return `?${parts.join(chance(0.05) ? ';' : '&')}`
}

function headersOf(random: SeededRandom, known: Known): Record<string, string> {
  const { pick, chance, integer } = random
  const headers: Record<string, string> = {}
  if (chance(0.8)) headers['authorization'] = `Bearer ${pick(known.credentials)}`
  else if (chance(0.7)) {
    headers['authorization'] = pick([
      'Bearer',
      'Bearer ',
      'Bearer .',
      'Bearer a.b',
      'Basic',
      'Basic %%%',
      'Basic OjpvOg==',
      'Digest username="a"',
      'bearer __proto__.constructor',
      `Bearer ${pick(known.credentials).slice(0, -1)}`,
      `Bearer kiosk-x.v1.zzz.${'A'.repeat(43)}`,
      `Bearer ${'x'.repeat(4_000)}`,
      'Bearer peer-.v1..',
      `Bearer ${pick(known.credentials).split('.')[0]}.v1.zzzzzzzzzzzzz.AAAA`,
    ])
  }
  if (chance(0.15))
    headers['accept-encoding'] = pick(['zstd', 'br;q=0', 'gzip, br', '*', ',,,;q', 'identity;q=0', 'x'.repeat(500)])
  if (chance(0.15)) headers['accept'] = pick(['multipart/mixed', 'application/json', 'multipart/mixed;q=0', '*/*', ''])
  if (chance(0.05)) headers['content-encoding'] = pick(['gzip', 'br', 'x'])
  if (chance(0.05)) headers['origin'] = pick(['null', 'http://127.0.0.1:1', 'https://example.org', 'app://x', '\u00ff'])
  if (chance(0.05)) headers['if-none-match'] = pick(['*', '"x"', ''])
  if (chance(0.05)) headers['range'] = pick(['bytes=0-', 'bytes=9-1', 'bytes=-999999999999', 'x'])
  if (chance(0.05)) headers['content-type'] = pick(contentTypes)
  if (chance(0.03)) headers['expect'] = pick(['100-continue', 'x'])
  if (chance(0.03)) headers['x-long'] = 'x'.repeat(integer(20_000))
  if (chance(0.02)) headers['host'] = pick(['', 'example.org', '[::1', 'a b'])
  return headers
}

function bodyOf(random: SeededRandom, known: Known): Buffer {
  const { pick, integer, bytes } = random
  const text = (value: unknown): string => JSON.stringify(value)
  const shaped = (): string => text(requestBody(random, known))
  return pick<() => Buffer>([
    () => Buffer.from(shaped()),
    () => Buffer.from(shaped()),
    () => Buffer.from(shaped()),
    () => Buffer.from(shaped()),
    () => Buffer.from(shaped()),
    () => Buffer.from(text(valueOf(random, known, 4))),
    () => Buffer.from(shaped().slice(0, integer(200))),
    () =>
      Buffer.from(
        shaped().replaceAll(/[",:]/g, (char) => (random.chance(0.1) ? pick(['', '"', ',', '}', '[']) : char)),
      ),
    () => Buffer.from(`{"docs":[],"docs":${text(requestBody(random, known))}}`),
    () => Buffer.from(`{"__proto__":{"isAdmin":true},"docs":[{"__proto__":null}]}`),
    () => Buffer.from(`{"\\u005f_proto__":1,"docs":[]}`),
    () => Buffer.from('['.repeat(1 + integer(20_000))),
    () => Buffer.from(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`),
    () => bytes(integer(400)),
    () => Buffer.concat([Buffer.from('{"docs":[{"_id":"elders:'), Buffer.of(0xff, 0xc3, 0x28), Buffer.from('"}]}')]),
    () => Buffer.from(`{"docs":[{"_id":"elders:x","body":{"name":"\\ud800"}}]}`),
    () => Buffer.from(`\uFEFF${shaped()}`),
    () => Buffer.from(text({ docs: [{ _id: 'elders:big', body: { name: 'x'.repeat(integer(200_000)) } }] })),
    () => Buffer.from(text({ docs: Array.from({ length: integer(3_000) }, () => null) })),
    () => Buffer.from(`[${'1e400,'.repeat(50)}-0]`),
    () => multipartBody(random, known),
    () => multipartBody(random, known),
    () => Buffer.alloc(0),
    () => Buffer.from('null'),
    () => Buffer.from('"'),
  ])()
}

/** A document and attachments behind it; now and then a piece is missing, twice or another one. */
function multipartBody(random: SeededRandom, known: Known): Buffer {
  const { pick, chance, integer, bytes } = random
  const file = bytes(integer(50))
  const entry = { content_type: 'image/png', length: chance(0.9) ? file.length : integer(60), follows: true }
  const document = { ...objectOf(documentOf(random, known)), _attachments: { part: entry } }
  const pieces = [
    '--x\r\nContent-Type: application/json\r\n\r\n',
    JSON.stringify(document),
    '\r\n--x\r\nContent-Disposition: attachment; filename="part"\r\nContent-Type: image/png\r\n\r\n',
    file,
    '\r\n--x--',
  ]
  const wrong = pieces.flatMap((piece) => {
    if (chance(0.9)) return [piece]
    return pick([[], [piece, piece], [bytes(integer(20))], ['\r\n'], ['--x--'], ['\r\n--x']])
  })
  return Buffer.concat((chance(0.5) ? pieces : wrong).map((piece) => Buffer.from(piece as string)))
}

/** Near enough to what the routes read to come past the first check. */
function requestBody(random: SeededRandom, known: Known): unknown {
  const { pick, chance, integer } = random
  const list = <T>(make: () => T): T[] => Array.from({ length: integer(5) }, make)
  return pick<() => unknown>([
    () => ({
      docs: list(() => documentOf(random, known)),
      ...(chance(0.5) ? { new_edits: pick([false, true, null, 'false', 0]) } : {}),
    }),
    () => ({ docs: list(() => documentOf(random, known)), new_edits: false }),
    () => ({
      docs: list(() => ({
        id: pick<unknown>([...known.ids, ...names, 1, null]),
        rev: pick<unknown>([...revs, ...known.revs, 1, null]),
      })),
    }),
    () => ({ docs: list(() => ({ id: pick([...known.ids, ...names]), rev: pick([...revs, ...known.revs]) })) }),
    () => ({ docs: list(() => ({ id: pick([...known.ids, ...names]) })) }),
    () => Object.fromEntries(list(() => [pick([...known.ids, ...names]), list(() => pick([...revs, ...known.revs]))])),
    () => ({ keys: list(() => pick<unknown>([...known.ids, ...names, 1, {}])) }),
    () => ({ keys: list(() => pick([...known.ids, ...names])) }),
    () => ({ doc_ids: list(() => pick([...known.ids, ...names])), since: pick<unknown>([...numbers, 1, {}, null]) }),
    () => ({
      code: pick<unknown>([...names, 1, 'A'.repeat(64), null]),
      kioskName: pick<unknown>([...names, {}]),
      publicKey: pick<unknown>([...names, 1, 'A'.repeat(42)]),
    }),
    () => ({
      kiosk: pick<unknown>([...known.credentials.map((credential) => credential.split('.')[0]), ...names, 1]),
      challenge: pick<unknown>([...names, 7, `${'A'.repeat(32)}.${'A'.repeat(43)}`, 'A'.repeat(99)]),
      signature: pick<unknown>([...names, {}, 'A'.repeat(86)]),
      renewal: pick<unknown>([...names, []]),
      next: pick<unknown>([...names, 'A'.repeat(22)]),
    }),
    () => documentOf(random, known),
  ])()
}

function documentOf(random: SeededRandom, known: Known): unknown {
  const { pick, chance, integer } = random
  if (chance(0.05)) return valueOf(random, known, 2)
  const document: Record<string, unknown> = { _id: pick<unknown>([...known.ids, ...known.ids, ...names, 7, null, {}]) }
  if (chance(0.6)) document['_rev'] = pick<unknown>([...revs, ...known.revs, 7, null])
  if (chance(0.3))
    document['_revisions'] = pick<unknown>([
      { start: 1, ids: ['a'] },
      { start: 3, ids: ['c', 'b', 'a'] },
      { start: 0, ids: [] },
      { start: -1, ids: ['a'] },
      { start: 1e308, ids: ['a'] },
      { start: 2 ** 53, ids: ['a'] },
      { start: 1, ids: [1] },
      { start: 1, ids: { length: 1e9 } },
      'x',
      null,
      [],
    ])
  if (chance(0.2)) document['_deleted'] = pick<unknown>([true, true, false, 1, 'true', null])
  if (chance(0.3))
    document['_attachments'] = pick<unknown>([
      { part: { content_type: 'image/png', data: 'AAAA' } },
      { part: { content_type: 'image/png', data: '!!!!' } },
      { part: { content_type: 'text/html', data: 'AAAA' } },
      { part: { content_type: 'image/png', stub: true, digest: 'md5-x', length: 3 } },
      { part: { stub: true } },
      { part: { content_type: 'image/png', follows: true, length: 5 } },
      { part: { content_type: 'image/png', data: 'AAAA', digest: 7, revpos: 'x' } },
      { part: { content_type: 'image/png', data: 'AAAA', revpos: -1, length: 1e9, encoding: 'gzip' } },
      { '../x': { content_type: 'image/png', data: 'AAAA' } },
      { constructor: { content_type: 'image/png', data: 'AAAA' } },
      { part: null },
      [],
      'x',
    ])
  for (let i = integer(4); i > 0; i -= 1)
    document[
      pick([...names, 'kind', 'body', 'station', 'elder', 'version', 'createdAt', '_conflicts', '_attachments', 'id'])
    ] = valueOf(random, known, 3)
  return document
}

function valueOf(random: SeededRandom, known: Known, depth: number): unknown {
  const { pick, integer } = random
  const leaf = (): unknown =>
    pick<unknown>([null, true, 0, -1, 1.5, 1e308, 2 ** 53, '', ...names, ...known.ids, ...revs])
  if (depth === 0) return leaf()
  return pick<() => unknown>([
    leaf,
    () => Array.from({ length: integer(4) }, () => valueOf(random, known, depth - 1)),
    () =>
      Object.fromEntries(
        Array.from({ length: integer(4) }, () => [
          pick(names.filter((name) => name !== '__proto__')),
          valueOf(random, known, depth - 1),
        ]),
      ),
  ])()
}
