import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOfRelated, mixedOfRevisions } from './multipart.ts'

const contentType = 'multipart/related; boundary="3b1f"'
const line = '\r\n'

/** As CouchDB's `encode_multipart_stream` writes it. */
function related(document: object, files: readonly Uint8Array[], boundary = '3b1f'): Buffer {
  const pieces: Uint8Array[] = [Buffer.from(`--${boundary}${line}Content-Type: application/json${line}${line}`)]
  pieces.push(Buffer.from(JSON.stringify(document)), Buffer.from(`${line}--${boundary}`))
  for (const [i, file] of files.entries()) {
    const head = `${line}Content-Disposition: attachment; filename="f${i}"${line}Content-Type: image/png${line}`
    pieces.push(Buffer.from(`${head}Content-Length: ${file.length}${line}${line}`), file)
    pieces.push(Buffer.from(`${line}--${boundary}`))
  }
  return Buffer.concat([...pieces, Buffer.from('--')])
}

const following = (files: readonly Uint8Array[]): object => ({
  _id: 'part:1',
  _attachments: Object.fromEntries(
    files.map((file, i) => [
      `f${i}`,
      { content_type: 'image/png', revpos: 1, digest: 'md5-x', length: file.length, follows: true },
    ]),
  ),
})
const inline = (files: readonly Uint8Array[]): object => ({
  _id: 'part:1',
  _attachments: Object.fromEntries(
    files.map((file, i) => [
      `f${i}`,
      { content_type: 'image/png', revpos: 1, digest: 'md5-x', data: Buffer.from(file).toString('base64') },
    ]),
  ),
})

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom('', line, '--', `${line}--`, `${line}--3b1`, `${line}${line}`).map((text) => Buffer.from(text)),
)
const files = fc.array(bytes, { minLength: 1, maxLength: 4 })

describe('a document with attachments in parts', () => {
  it('is what it is with its attachments in base64, whatever their bytes are', () => {
    fc.assert(
      fc.property(files, (some) => {
        expect(documentOfRelated(contentType, related(following(some), some))).toEqual({
          ok: true,
          value: inline(some),
        })
      }),
    )
  })

  it('is refused and never thrown about when it is cut, or anything in it is another byte', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(255), (some, at, byte) => {
        const whole = related(following(some), some)
        expect(documentOfRelated(contentType, whole.subarray(0, at % whole.length)).ok).toBe(false)
        const changed = Buffer.from(whole)
        changed[at % whole.length] = byte
        const read = documentOfRelated(contentType, changed)
        if (read.ok) expect(typeof read.value).toBe('object')
      }),
    )
  })

  it.each([
    ['no boundary', 'multipart/related', related(following([]), [])],
    ['another boundary', 'multipart/related; boundary=other', related(following([]), [])],
    ['an attachment too few', contentType, related(following([Buffer.from('ab')]), [])],
    ['an attachment too many', contentType, related(following([]), [Buffer.from('ab')])],
    ['another length', contentType, related(following([Buffer.from('ab')]), [Buffer.from('abc')])],
    ['a file first', contentType, Buffer.from(`--3b1f${line}Content-Type: image/png${line}${line}x${line}--3b1f--`)],
    ['a key twice', contentType, Buffer.from(related({ a: 1, b: 2 }, []).toString().replace('"b"', '"a"'))],
    ['compressed bytes', contentType, related(encodedOne(), [Buffer.from('ab')])],
  ])('is refused for %s', (_why, type, body) => {
    expect(documentOfRelated(type, body).ok).toBe(false)
  })

  it('may come with a boundary that is not quoted, and with attachments that are in it already', () => {
    const body = related(inline([Buffer.from('ab')]), [])
    const read = documentOfRelated('Multipart/Related; boundary=3b1f', body)
    expect(read).toEqual({ ok: true, value: inline([Buffer.from('ab')]) })
  })
})

function encodedOne(): object {
  const entry = { content_type: 'image/png', length: 2, follows: true, encoding: 'gzip' }
  return { _id: 'part:1', _attachments: { f0: entry } }
}

describe('revisions in parts', () => {
  it('stand as CouchDB frames them: JSON alone, JSON and its attachments, what is missing', () => {
    const { contentType: type, pieces } = mixedOfRevisions(
      [{ ok: { _id: 'a', _rev: '1-a' } }, { ok: { ...inline([Buffer.from('ab')]), _rev: '1-b' } }, { missing: '3-c' }],
      { outer: 'out', inner: 'in' },
    )
    expect(type).toBe('multipart/mixed; boundary="out"')
    const entry = { content_type: 'image/png', revpos: 1, digest: 'md5-x', length: 2, follows: true }
    const lines = [
      '--out',
      'Content-Type: application/json',
      '',
      JSON.stringify({ _id: 'a', _rev: '1-a' }),
      '--out',
      'Content-Type: multipart/related; boundary="in"',
      '',
      '--in',
      'Content-Type: application/json',
      '',
      JSON.stringify({ _id: 'part:1', _attachments: { f0: entry }, _rev: '1-b' }),
      '--in',
      'Content-Disposition: attachment; filename="f0"',
      'Content-Type: image/png',
      'Content-Length: 2',
      '',
      'ab',
      '--in--',
      '--out',
      'Content-Type: application/json; error="true"',
      '',
      '{"missing":"3-c"}',
      '--out--',
    ]
    expect(Buffer.concat([...pieces]).toString()).toBe(lines.join(line))
  })
})
