import { describe, expect, it } from 'vitest'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import {
  isPlainFileName,
  type MediaPackBody,
  mediaPackKind,
  packPartSize,
  packsOnOffer,
  packTypeOf,
  partsOfPack,
} from './media-pack.ts'

const hash = (digit: string): string => digit.repeat(64)
const act: Act = {
  station: 'server',
  kiosk: 'server',
  author: 'system',
  now: Date.UTC(2026, 10, 1),
  offset: 480,
  random: (count) => new Uint8Array(count),
}
const file = {
  name: '八段锦.mp4',
  type: 'video/mp4' as const,
  bytes: packPartSize + 5,
  sha256: hash('a'),
  parts: [hash('1'), hash('2')],
}
const body: MediaPackBody = { name: '居家锻炼', about: '两段跟着做的操', bytes: file.bytes, files: [file] }
const pack = createDocument(mediaPackKind, body, act)

function codesOf(changed: Partial<MediaPackBody>, document: Partial<Document> = {}): readonly string[] {
  const checked = checkDocument(
    { ...pack, ...document, body: { ...body, ...changed } },
    undefined,
    new Map([[mediaPackKind.kind, mediaPackKind]]),
    { scope: 'knowledge', station: 'x', receivedAt: act.now },
  )
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}

describe('a media pack', () => {
  it('is taken when its sizes, names and parts fit one another', () => {
    expect(codesOf({})).toEqual([])
    expect(codesOf({ bytes: body.bytes + 1 })).toEqual(['pack.sizes'])
    expect(codesOf({ files: [{ ...file, parts: [hash('1')] }] })).toEqual(['pack.sizes'])
    expect(codesOf({ bytes: 2 * file.bytes, files: [file, file] })).toEqual(['pack.names'])
    expect(codesOf({ files: [{ ...file, parts: [hash('1'), 'no hash'] }] })).toEqual(['document.body'])
  })

  it('belongs to the shared scope and is about nobody', () => {
    expect(codesOf({}, { elder: 'elders:somebody' })).toContain('pack.aboutNobody')
    const context = { scope: 'station' as const, station: 'server', receivedAt: act.now }
    const atStation = checkDocument(pack, undefined, new Map([[mediaPackKind.kind, mediaPackKind]]), context)
    expect(atStation).toMatchObject({ ok: false, error: [{ code: 'document.wrongScope' }] })
  })

  it('holds files that lead out of no folder, of kinds a kiosk can show', () => {
    for (const name of ['../a.mp4', 'a/b.mp4', 'a\\b.mp4', '.mp4', 'a:b.mp4', 'a\n.mp4', 'a.'])
      expect([name, isPlainFileName(name)]).toEqual([name, false])
    expect(isPlainFileName('八段锦 第一式.mp4')).toBe(true)
    expect(['a.MP4', 'b.jpeg', 'c.html', 'constructor', 'd.constructor'].map(packTypeOf)).toEqual([
      'video/mp4',
      'image/jpeg',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('fetches a part that stands in two places once, and knows how long each is', () => {
    const twice = { ...file, name: '又一份.mp4' }
    expect(partsOfPack({ files: [file, twice] })).toEqual([
      { hash: hash('1'), bytes: packPartSize },
      { hash: hash('2'), bytes: 5 },
    ])
  })

  it('gives way to its newer edition', () => {
    const later = createDocument(mediaPackKind, body, { ...act, now: act.now + 5 }, { corrects: pack.id })
    const other = createDocument(mediaPackKind, body, { ...act, now: act.now + 9 })
    expect(packsOnOffer([pack, later, other]).map(({ id }) => id)).toEqual([other.id, later.id])
  })
})
