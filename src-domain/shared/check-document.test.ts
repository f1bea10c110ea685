import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { checkDocument, type WriteContext, upgradeDocument } from './check-document.ts'
import { type Act, appendEvent, createDocument, defineKind, type Document, type DocumentKind } from './document.ts'
import { refusal } from './result.ts'

const reading = defineKind({
  kind: 'sample-reading',
  collection: 'observations',
  merge: 'fact',
  version: 2,
  body: Type.Object({ systolic: Type.Integer(), arm: Type.String() }, { additionalProperties: false }),
  rules: (document) => (document.body.systolic > 300 ? [refusal('sample.tooHigh', '/body/systolic')] : []),
  migrations: [(body) => ({ ...body, arm: 'unknown' })],
})
const visit = defineKind({
  kind: 'sample-visit',
  collection: 'services',
  merge: 'log',
  version: 1,
  body: Type.Object({ what: Type.String() }),
  migrations: [],
})
const kinds: ReadonlyMap<string, DocumentKind> = new Map<string, DocumentKind>([
  [reading.kind, reading],
  [visit.kind, visit],
])

const now = Date.UTC(2026, 10, 22, 8)
const act: Act = {
  station: 'qingshiqiao',
  kiosk: 'k1',
  author: 'staff:a',
  now,
  offset: 480,
  random: (n) => new Uint8Array(n),
}
const context: WriteContext = { scope: 'station', station: 'qingshiqiao', receivedAt: now + 1_000 }
const good = createDocument(reading, { systolic: 138, arm: 'left' }, act)
const codes = (input: unknown, previous?: Document, changed: Partial<WriteContext> = {}): readonly string[] => {
  const result = checkDocument(input, previous, kinds, { ...context, ...changed })
  return result.ok ? [] : result.error.map((one) => one.code)
}

describe('the gate for documents', () => {
  it('lets a good document pass', () => expect(codes(good)).toEqual([]))

  it.each<readonly [string, unknown, string]>([
    ['something that is no document', { hello: 1 }, 'document.shape'],
    ['a field nobody knows', { ...good, extra: 1 }, 'document.shape'],
    ['a kind nobody knows', { ...good, kind: 'nonsense' }, 'document.unknownKind'],
    [
      'an id of another collection',
      { ...good, id: good.id.replace('observations', 'elders') },
      'document.wrongCollection',
    ],
    ['a document of another station', { ...good, station: 'elsewhere' }, 'document.wrongStation'],
    ['a version newer than this program', { ...good, version: 3 }, 'document.newerVersion'],
    ['a body that does not fit', { ...good, body: { systolic: 'high', arm: 'left' } }, 'document.body'],
    ['a body its own rules refuse', { ...good, body: { systolic: 301, arm: 'left' } }, 'sample.tooHigh'],
    ['events on a fact', { ...good, events: [] }, 'document.shape'],
  ])('refuses %s', (_name, input, code) => expect(codes(input)).toContain(code))

  it('refuses an act from the future, and allows a clock that is a little fast', () => {
    expect(codes(good, undefined, { receivedAt: now - 6 * 60_000 })).toContain('document.fromTheFuture')
    expect(codes(good, undefined, { receivedAt: now - 4 * 60_000 })).toEqual([])
  })

  it('refuses a document in the database of another scope', () => {
    expect(codes(good, undefined, { scope: 'catalog' })).toContain('document.wrongScope')
  })

  it('refuses to rewrite a fact', () => {
    for (const changes of [{ author: 'staff:b' }, { kiosk: 'k2' }, { offset: 0 }, { corrects: good.id }]) {
      expect(codes({ ...good, ...changes }, good)).toContain('document.changedHead')
    }
    expect(codes({ ...good, body: { systolic: 120, arm: 'left' } }, good)).toContain('document.factRewritten')
  })

  it('refuses a log from which an event was removed', () => {
    const head = createDocument(visit, { what: '助餐' }, act)
    const longer = appendEvent(head, { id: 'event-1', type: 'requested' }, act)
    expect(codes(longer, head)).toEqual([])
    expect(codes(head, longer)).toContain('document.eventRemoved')
  })

  it('lifts an old body before judging it, and leaves the document as it was written', () => {
    const old = { ...good, version: 1, body: { systolic: 138 } }
    const result = checkDocument(old, undefined, kinds, context)
    expect(result).toEqual({ ok: true, value: old })
    expect(upgradeDocument(reading as DocumentKind, old).body).toEqual({ systolic: 138, arm: 'unknown' })
  })
})
