import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDocument, type Document } from '../shared/document.ts'
import { type MediaPack, mediaPackKind, type PackFile, packPartSize } from './media-pack.ts'
import {
  asMediaPack,
  beforeHead,
  behindHead,
  headLengthOf,
  headOfPackFile,
  packFileName,
  packMessage,
  placesInPackFile,
  readPackHead,
  startOfPackFile,
} from './pack-file.ts'
import { acknowledgePack, receiptToCarry } from './pack-receipt.ts'

const act = {
  station: 'server',
  kiosk: 'server',
  author: 'system',
  now: Date.UTC(2026, 10, 1),
  offset: 480,
  random: (count: number) => new Uint8Array(count),
}
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const fileOf = (name: string, parts: readonly string[], last: number): PackFile => ({
  name,
  type: 'video/mp4',
  bytes: (parts.length - 1) * packPartSize + last,
  sha256: 'a'.repeat(64),
  parts: [...parts],
})
const packOf = (...files: PackFile[]): MediaPack =>
  createDocument(
    mediaPackKind,
    { name: '居家锻炼', about: '跟着做', bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files },
    act,
  )
const hash = (seed: number): string => createHash('sha256').update(String(seed)).digest('hex')
const pack = packOf(fileOf('八段锦.mp4', [hash(1), hash(2)], 5), fileOf('又一遍.mp4', [hash(1), hash(3)], 9))
const written = { writtenAt: act.now, writtenBy: 'server' }

/** As a reader of files does it: so many bytes as there are. */
function read(file: Uint8Array) {
  const length = headLengthOf(file.subarray(0, beforeHead))
  if (!length.ok) return length
  const head = file.subarray(beforeHead, beforeHead + length.value)
  const right = file.subarray(beforeHead + length.value, beforeHead + length.value + behindHead)
  if (!Buffer.from(sha256(head)).equals(right)) return { ok: false, error: { code: 'pack.fileTorn' } } as const
  return readPackHead(Buffer.from(head).toString())
}
const startOf = (text: string) => {
  const head = Buffer.from(text)
  return startOfPackFile(head, sha256(head))
}

describe('the file of a media pack', () => {
  it('gives back the pack that was written, whatever is in it, and says where each part stands', () => {
    const file = fc
      .record({
        name: fc.stringMatching(/^[a-z八段锦]{1,20}$/),
        count: fc.integer({ min: 1, max: 5 }),
        last: fc.integer({ min: 1, max: packPartSize }),
        seed: fc.integer({ min: 0, max: 6 }),
      })
      .map(({ name, count, last, seed }) =>
        fileOf(
          `${name}.mp4`,
          Array.from({ length: count }, (_, i) => hash(seed * 10 + i)),
          last,
        ),
      )
    const files = fc.uniqueArray(file, { minLength: 1, maxLength: 5, selector: ({ name }) => name })
    fc.assert(
      fc.property(files, (made) => {
        const document = packOf(...made)
        const start = startOf(headOfPackFile({ pack: document, ...written }))
        expect(read(start)).toEqual({ ok: true, value: { pack: document, ...written } })
        const { places, end } = placesInPackFile(document, start.length - beforeHead - behindHead)
        expect(places[0]?.at).toBe(start.length)
        expect(places.reduce((at, place) => (place.at === at ? at + place.bytes : Number.NaN), start.length)).toBe(end)
        expect(new Set(places.map((place) => place.hash))).toEqual(new Set(made.flatMap(({ parts }) => parts)))
      }),
    )
  })

  it('holds a part that stands in two films once', () => {
    expect(placesInPackFile(pack, 100).places.map(({ hash: name, bytes }) => [name, bytes])).toEqual([
      [hash(1), packPartSize],
      [hash(2), 5],
      [hash(3), 9],
    ])
  })

  it('is torn wherever it is cut, and altered wherever a bit of its head is turned', () => {
    const start = startOf(headOfPackFile({ pack, ...written }))
    for (let length = 0; length < start.length; length += 1)
      expect([length, read(start.subarray(0, length))]).toEqual([
        length,
        { ok: false, error: { code: 'pack.fileTorn' } },
      ])
    for (let at = 0; at < start.length; at += 1) {
      const altered = start.slice()
      altered[at] = altered[at]! ^ 1
      expect([at, read(altered).ok]).toEqual([at, false])
    }
  })

  it('tells what is no such file, and what a newer program wrote', () => {
    const code = (head: unknown) => read(startOf(JSON.stringify(head)))
    expect(read(Buffer.from('GKB1 something else'))).toMatchObject({ error: { code: 'pack.notAFile' } })
    expect(code({ version: 2, ...written, pack: { all: 'new' } })).toMatchObject({ error: { code: 'pack.newer' } })
    expect(code({ version: 1, ...written, pack: { ...pack, version: 4 } })).toMatchObject({
      error: { code: 'pack.newer' },
    })
    expect(code({ version: 1, ...written, pack: { ...pack, elder: 'elders:1' } })).toMatchObject({
      error: { code: 'pack.fileTorn' },
    })
    expect(code({ version: 1, pack })).toMatchObject({ error: { code: 'pack.fileTorn' } })
    expect(code('text')).toMatchObject({ error: { code: 'pack.fileTorn' } })
  })

  it('is refused whole where the document is about somebody, of another kind, or its sizes do not fit', () => {
    const changed = (changes: Partial<Document>) => asMediaPack({ ...pack, ...changes }).ok
    expect(changed({})).toBe(true)
    expect(changed({ kind: 'article' })).toBe(false)
    expect(changed({ id: pack.id.replace('articles', 'elders') })).toBe(false)
    expect(changed({ body: { ...pack.body, bytes: 1 } })).toBe(false)
    expect(changed({ body: { ...pack.body, files: [{ ...pack.body.files[0]!, name: '../a.mp4' }] } })).toBe(false)
  })

  it('takes a pack from before packs were signed as it is', () => {
    expect(asMediaPack({ ...pack, version: 1 })).toMatchObject({ ok: true, value: { version: 3, body: pack.body } })
  })
})

it('is called as its pack is, by signs that every system can write', () => {
  const named = (name: string) => packFileName({ body: { ...pack.body, name } })
  expect(named('居家锻炼')).toBe('居家锻炼.gkpack')
  expect(named('..a/b:c\n')).toBe('a-b-c-.gkpack')
  expect(named(' .')).toBe('pack.gkpack')
})

describe('what the server signs of a pack', () => {
  it('changes with everything that the pack says, and with nothing else', () => {
    const message = packMessage(pack)
    const [first, second] = pack.body.files as [PackFile, PackFile]
    const body = pack.body
    const others: readonly MediaPack[] = [
      { ...pack, id: pack.id.replace(/.$/, '1') },
      { ...pack, corrects: pack.id },
      { ...pack, occurredAt: '2026-11-02T00:00:00.000Z' },
      { ...pack, body: { ...body, name: '别的' } },
      { ...pack, body: { ...body, about: '' } },
      { ...pack, body: { ...body, bytes: 1 } },
      { ...pack, body: { ...body, files: [second, first] } },
      { ...pack, body: { ...body, files: [{ ...first, parts: first.parts.toReversed() }, second] } },
      { ...pack, body: { ...body, files: [{ ...first, sha256: hash(9) }, second] } },
      { ...pack, body: { ...body, files: [{ ...first, type: 'video/webm' }, second] } },
    ]
    for (const other of others) expect(packMessage(other)).not.toBe(message)
    expect(new Set(others.map(packMessage)).size).toBe(others.length)
    const { about, ...rest } = body
    expect(packMessage({ ...pack, body: { about, ...rest, signature: 'A'.repeat(86) } })).toBe(message)
  })
})

it('acknowledges a pack without naming a person on the stick', () => {
  const receipt = acknowledgePack({ pack, ...written }, '居家锻炼.gkpack', {
    ...act,
    author: 'staff:018f0000-0000-7000-8000-000000000002',
  })
  expect(receipt.body).toEqual({
    pack: pack.id,
    name: '居家锻炼',
    bytes: pack.body.bytes,
    file: '居家锻炼.gkpack',
    ...written,
  })
  const carried = receiptToCarry(receipt, { station: '青石桥驿站', machine: '一号机' })
  expect(JSON.parse(carried)).toMatchObject({ pack: pack.id, station: '青石桥驿站', machine: '一号机' })
  expect(carried).not.toContain('staff:')
})
