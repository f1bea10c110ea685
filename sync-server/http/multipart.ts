/**
 * Documents with their attachments as CouchDB's replicator carries them: `multipart/related` for one document (its JSON, then the bytes of every
 * attachment that it says follows, in that order), `multipart/mixed` for several revisions of one. Framed as `couch_httpd_multipart` does it.
 */
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import { parseStrictJson } from './strict-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** As RFC 2046 allows it, quoted or bare. */
const boundaryPattern = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))\s*(?:;|$)/i
const lineEnd = '\r\n'

/** @returns the document as JSON carries it, its attachments in base64; or what is wrong with the body. */
export function documentOfRelated(contentType: string, body: Buffer): Result<Fields, string> {
  const [, quoted, bare] = boundaryPattern.exec(contentType) ?? []
  const boundary = quoted ?? bare
  const parts = boundary === undefined ? undefined : partsOf(body, boundary)
  if (parts === undefined) return err('not whole parts between its boundaries')
  const [first, ...files] = parts
  if (first === undefined || !/^content-type:[ \t]*application\/json/im.test(first.head)) return err('no JSON first')
  const parsed = parseStrictJson(first.data)
  if (!parsed.ok) return parsed
  const document = objectOf(parsed.value)
  const attachments: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(objectOf(document['_attachments']))) {
    const { follows, length, ...entry } = objectOf(value)
    if (follows !== true) {
      attachments[name] = value
      continue
    }
    const file = files.shift()
    if (file === undefined || file.data.length !== length) return err('an attachment that is not as long as it says')
    if (entry['encoding'] !== undefined) return err('an encoded attachment')
    attachments[name] = { ...entry, data: file.data.toString('base64') }
  }
  if (files.length > 0) return err('more attachments than it says')
  return ok(document['_attachments'] === undefined ? document : { ...document, _attachments: attachments })
}

type Part = { readonly head: string; readonly data: Buffer }

/** Undefined unless the body begins with a boundary and ends with the last one. */
function partsOf(body: Buffer, boundary: string): readonly Part[] | undefined {
  const delimiter = `${lineEnd}--${boundary}`
  const opening = delimiter.slice(lineEnd.length)
  if (body.toString('latin1', 0, opening.length) !== opening) return undefined
  const parts: Part[] = []
  for (let at = opening.length; body.toString('latin1', at, at + 2) !== '--';) {
    const headEnd = body.indexOf(lineEnd + lineEnd, at)
    const from = headEnd + 2 * lineEnd.length
    const end = headEnd < 0 ? -1 : body.indexOf(delimiter, from)
    if (end < 0) return undefined
    parts.push({ head: body.toString('latin1', at, headEnd), data: body.subarray(from, end) })
    at = end + delimiter.length
  }
  return parts
}

/** @param results `{ok}` and `{missing}`, as a store answers for `open_revs` with attachments in base64. */
export function mixedOfRevisions(
  results: readonly unknown[],
  boundaries: { readonly outer: string; readonly inner: string },
): { readonly contentType: string; readonly pieces: Iterable<Uint8Array> } {
  return { contentType: `multipart/mixed; boundary="${boundaries.outer}"`, pieces: mixedPieces(results, boundaries) }
}

function* mixedPieces(
  results: readonly unknown[],
  { outer, inner }: { readonly outer: string; readonly inner: string },
): Generator<Uint8Array, void> {
  yield Buffer.from(`--${outer}`)
  for (const result of results) {
    const { ok: document, missing } = objectOf(result)
    if (document === undefined) {
      yield Buffer.from(`${lineEnd}Content-Type: application/json; error="true"${lineEnd}${lineEnd}`)
      yield Buffer.from(JSON.stringify({ missing }))
    } else yield* revisionPieces(objectOf(document), inner)
    yield Buffer.from(`${lineEnd}--${outer}`)
  }
  yield Buffer.from('--')
}

function* revisionPieces(document: Fields, boundary: string): Generator<Uint8Array, void> {
  const files = Object.entries(objectOf(document['_attachments'])).map(([name, value]) => {
    const { data, content_type: type, ...entry } = objectOf(value)
    return { name, type: String(type), entry, data: Buffer.from(String(data), 'base64') }
  })
  if (files.length === 0) {
    yield Buffer.from(`${lineEnd}Content-Type: application/json${lineEnd}${lineEnd}${JSON.stringify(document)}`)
    return
  }
  const _attachments = Object.fromEntries(
    files.map(({ name, type, entry, data }) => [
      name,
      { content_type: type, ...entry, length: data.length, follows: true },
    ]),
  )
  yield Buffer.from(`${lineEnd}Content-Type: multipart/related; boundary="${boundary}"${lineEnd}${lineEnd}`)
  yield Buffer.from(`--${boundary}${lineEnd}Content-Type: application/json${lineEnd}${lineEnd}`)
  yield Buffer.from(`${JSON.stringify({ ...document, _attachments })}${lineEnd}--${boundary}`)
  for (const { name, type, data } of files) {
    const head = [
      `Content-Disposition: attachment; filename="${name}"`,
      `Content-Type: ${type}`,
      `Content-Length: ${data.length}`,
    ]
    yield Buffer.from(`${lineEnd}${head.join(lineEnd)}${lineEnd}${lineEnd}`)
    yield data
    yield Buffer.from(`${lineEnd}--${boundary}`)
  }
  yield Buffer.from('--')
}
