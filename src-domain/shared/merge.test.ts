import fc from 'fast-check'
import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { type Act, appendEvent, createDocument, defineKind, type Document, editDocument } from './document.ts'
import { mergeDocuments, openQuestions } from './merge.ts'

const record = defineKind({
  kind: 'sample-record',
  collection: 'elders',
  merge: 'record',
  version: 1,
  body: Type.Object({
    name: Type.String(),
    phone: Type.Optional(Type.String()),
    allergies: Type.Array(
      Type.Object({
        id: Type.String(),
        what: Type.String(),
        source: Type.String(),
        refuted: Type.Optional(Type.Object({ reason: Type.String() })),
      }),
    ),
  }),
  fields: { allergies: 'union' },
  migrations: [],
})
const log = defineKind({
  kind: 'sample-log',
  collection: 'services',
  merge: 'log',
  version: 1,
  body: Type.Object({ what: Type.String() }),
  migrations: [],
})
const fact = defineKind({
  kind: 'sample-fact',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: Type.Object({ value: Type.Integer() }),
  migrations: [],
})

const act = (kiosk: string, now: number): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: 'staff:a',
  now: 1_790_000_000_000 + now,
  offset: 480,
  random: (count) => new Uint8Array(count).fill(now % 251),
})

type Item = { id: string; what: string; source: string; refuted?: { reason: string } }
type Body = { name: string; phone?: string; allergies: Item[] }
const start: Document<Body> = createDocument(
  record,
  { name: '王秀兰', phone: '13800001111', allergies: [] },
  act('k1', 0),
)

/** A network of kiosks that edit and exchange versions in any order: what every merge must survive. */
type Step =
  | { readonly do: 'edit'; readonly at: number; readonly field: 'name' | 'phone'; readonly value: string | undefined }
  | { readonly do: 'allergy'; readonly at: number; readonly what: string }
  | { readonly do: 'refute'; readonly at: number; readonly item: number; readonly reason: string }
  | { readonly do: 'rewrite'; readonly at: number; readonly item: number; readonly what: string }
  | { readonly do: 'take'; readonly at: number; readonly from: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('edit' as const),
    at: fc.nat(2),
    field: fc.constantFrom('name' as const, 'phone' as const),
    value: fc.constantFrom('甲', '乙', '丙'),
  }),
  fc.record({ do: fc.constant('allergy' as const), at: fc.nat(2), what: fc.constantFrom('青霉素', '磺胺') }),
  fc.record({
    do: fc.constant('refute' as const),
    at: fc.nat(2),
    item: fc.nat(3),
    reason: fc.constantFrom('写错了', '查过没有'),
  }),
  fc.record({
    do: fc.constant('rewrite' as const),
    at: fc.nat(2),
    item: fc.nat(3),
    what: fc.constantFrom('头孢', '花生'),
  }),
  fc.record({ do: fc.constant('take' as const), at: fc.nat(2), from: fc.nat(2) }),
)

function run(steps: readonly Step[]): { readonly replicas: Document[]; readonly written: Set<string> } {
  const replicas: Document<Body>[] = [start, start, start]
  const written = new Set<string>()
  steps.forEach((s, i) => {
    const mine = replicas[s.at]!
    // Clocks of three machines, none of them right: the order of edits is not the order of times.
    const now = act(`k${s.at}`, (i * 7_919) % 1_000)
    if (s.do === 'edit') {
      replicas[s.at] = editDocument(mine, { [s.field]: s.value } as Partial<Body>, now)
      written.add(`${s.field}=${s.value}`)
    } else if (s.do === 'allergy') {
      const item = { id: `${s.at}-${i}`, what: s.what, source: 'said' }
      replicas[s.at] = editDocument(mine, { allergies: [...mine.body.allergies, item] }, now)
      written.add(`allergy=${item.id}`)
    } else if (s.do === 'refute' || s.do === 'rewrite') {
      const change = s.do === 'refute' ? { refuted: { reason: s.reason } } : { what: s.what }
      const allergies = mine.body.allergies.map((one, place) => (place === s.item ? { ...one, ...change } : one))
      replicas[s.at] = editDocument(mine, { allergies }, now)
    } else {
      replicas[s.at] = mergeDocuments(record, mine, replicas[s.from]!) as Document<Body>
    }
  })
  return { replicas, written }
}

describe('merging records', () => {
  it('gives the same answer whichever way round, however often and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const [a, b, c] = run(steps).replicas as [Document, Document, Document]
        const join = (x: Document, y: Document): Document => mergeDocuments(record, x, y)
        expect(canonical(join(a, b))).toBe(canonical(join(b, a)))
        expect(canonical(join(join(a, b), c))).toBe(canonical(join(a, join(b, c))))
        expect(canonical(join(join(a, b), b))).toBe(canonical(join(a, b)))
        expect(canonical(join(a, a))).toBe(canonical(a))
      }),
      { numRuns: 500 },
    )
  })

  it('never loses what one kiosk wrote and nobody changed knowingly', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { replicas } = run(steps)
        const all = replicas.reduce((x, y) => mergeDocuments(record, x, y)) as Document<Body>
        for (const replica of replicas as Document<Body>[]) {
          for (const allergy of replica.body.allergies) {
            const kept = all.body.allergies.find((one) => one.id === allergy.id)
            expect(kept).toBeDefined()
            if (allergy.refuted !== undefined) expect(kept?.refuted).toBeDefined()
          }
          for (const field of ['name', 'phone'] as const) {
            const seenLater = all.edits?.[field]?.clock ?? {}
            const mine = replica.edits?.[field]?.clock ?? {}
            const overtaken = Object.entries(mine).every(([kiosk, n]) => (seenLater[kiosk] ?? 0) >= n)
            const kept = (all.others ?? []).some(
              (other) => other.field === field && other.value === replica.body[field],
            )
            const byOther = (all.others ?? []).some(
              (other) => other.field === field && Object.entries(mine).every(([k, n]) => (other.clock[k] ?? 0) >= n),
            )
            expect(overtaken || kept || byOther || all.body[field] === replica.body[field]).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes both changes when two people changed different fields, and asks nothing', () => {
    const one = editDocument(start, { phone: '13900000000' }, act('k1', 10))
    const two = editDocument(start, { name: '王秀蘭' }, act('k2', 20))
    const merged = mergeDocuments(record, one, two)
    expect(merged.body).toMatchObject({ phone: '13900000000', name: '王秀蘭' })
    expect(openQuestions(merged)).toEqual([])
  })

  it('lets the later edit win and keeps the other as a question when both changed one field', () => {
    const one = editDocument(start, { phone: '13900000000' }, act('k1', 10))
    const two = editDocument(start, { phone: '13700000000' }, act('k2', 20))
    const merged = mergeDocuments(record, one, two)
    expect(merged.body['phone']).toBe('13700000000')
    expect(openQuestions(merged)).toMatchObject([{ field: 'phone', value: '13900000000', kiosk: 'k1' }])
  })

  it('settles the question for everybody when a person chooses', () => {
    const one = editDocument(start, { phone: '13900000000' }, act('k1', 10))
    const two = editDocument(start, { phone: '13700000000' }, act('k2', 20))
    const merged = mergeDocuments(record, one, two) as Document<Body>
    const chosen = editDocument(merged, { phone: '13900000000' }, act('k2', 30))
    for (const old of [one, two, merged]) {
      const settled = mergeDocuments(record, chosen, old)
      expect(settled.body['phone']).toBe('13900000000')
      expect(openQuestions(settled)).toEqual([])
    }
  })

  it('takes no edit for seen that was made on the other of two machines with one kiosk id', () => {
    const here = (now: number): Act => ({ ...act('k1', now), session: 'one' })
    const there = (now: number): Act => ({ ...act('k1', now), session: 'other' })
    const one = editDocument(start, { phone: '13900000000' }, here(10))
    const two = editDocument(editDocument(start, { phone: '1' }, there(20)), { phone: '13700000000' }, there(30))
    const merged = mergeDocuments(record, one, two)
    expect(merged.body['phone']).toBe('13700000000')
    expect(openQuestions(merged)).toMatchObject([{ field: 'phone', value: '13900000000' }])
  })

  it('asks nothing when both typed the same', () => {
    const one = editDocument(start, { phone: '13900000000' }, act('k1', 10))
    const two = editDocument(start, { phone: '13900000000' }, act('k2', 20))
    expect(openQuestions(mergeDocuments(record, one, two))).toEqual([])
  })

  it('keeps an item refuted whatever another kiosk still holds of it', () => {
    const item = { id: 'a', what: '青霉素', source: 'said' }
    const noted = editDocument(start, { allergies: [item] }, act('k1', 10))
    const refuted = { ...item, refuted: { reason: '皮试阴性' } }
    const closed = editDocument(noted, { allergies: [refuted] }, act('k1', 20))
    const reworded = editDocument(noted, { allergies: [{ ...item, what: '青霉素（红疹）' }] }, act('k2', 30))
    for (const other of [noted, reworded]) {
      expect(mergeDocuments(record, closed, other).body['allergies']).toEqual([refuted])
      expect(mergeDocuments(record, other, closed).body['allergies']).toEqual([refuted])
    }
  })

  it('keeps a removal apart from an edit', () => {
    const removed = editDocument<Body>(start, { phone: undefined } as unknown as Partial<Body>, act('k1', 30))
    const edited = editDocument(start, { phone: '13700000000' }, act('k2', 20))
    const merged = mergeDocuments(record, removed, edited)
    expect(Object.hasOwn(merged.body, 'phone')).toBe(false)
    expect(openQuestions(merged)).toMatchObject([{ field: 'phone', value: '13700000000' }])
  })
})

describe('merging logs', () => {
  const head = createDocument(log, { what: '助餐' }, act('k1', 0))
  const event = (n: number): Parameters<typeof appendEvent>[1] => ({ id: `event-${n}`, type: 'requested' })

  it('unites the events of both sides in the order of their times', () => {
    const one = appendEvent(head, event(1), act('k1', 30))
    const two = appendEvent(head, event(2), act('k2', 20))
    expect(mergeDocuments(log, one, two).events?.map((e) => e.id)).toEqual(['event-2', 'event-1'])
  })

  it('gives the same answer whichever way round, in whatever order', () => {
    const versions = fc
      .array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 5 })
      .map((events) => events.reduce((doc, [n, k]) => appendEvent(doc, event(n), act(`k${k}`, n * 10 + k)), head))
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const join = (x: Document, y: Document): Document => mergeDocuments(log, x, y)
        expect(canonical(join(a, b))).toBe(canonical(join(b, a)))
        expect(canonical(join(join(a, b), c))).toBe(canonical(join(a, join(b, c))))
        expect(canonical(join(join(a, b), b))).toBe(canonical(join(a, b)))
        // Every event of every side is there, or stands beside the one that has its id.
        const all = join(join(a, b), c)
        const kept = [...(all.events ?? []), ...(all.others ?? []).map(({ value }) => value)].map((one) =>
          canonical(one),
        )
        for (const side of [a, b, c])
          for (const happened of side.events ?? []) expect(kept).toContain(canonical(happened))
      }),
    )
  })

  it('keeps both when a cloned kiosk gave one id to two different events', () => {
    const one = appendEvent(head, { id: 'event-1', type: 'confirmed' }, act('k1', 20))
    const two = appendEvent(head, { id: 'event-1', type: 'cancelled' }, act('k1', 20))
    const merged = mergeDocuments(log, one, two)
    expect(merged.events).toHaveLength(1)
    expect(openQuestions(merged)).toHaveLength(1)
  })
})

describe('merging facts', () => {
  it('gives the same answer whichever way round, however often and in whatever order, and loses no version', () => {
    const one = createDocument(fact, { value: 0 }, act('k1', 0))
    const versions = fc.nat(4).map((value): Document => ({ ...one, body: { value } }))
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const join = (x: Document, y: Document): Document => mergeDocuments(fact, x, y)
        const all = join(join(a, b), c)
        expect(canonical(join(a, b))).toBe(canonical(join(b, a)))
        expect(canonical(all)).toBe(canonical(join(a, join(b, c))))
        expect(canonical(join(all, b))).toBe(canonical(all))
        const kept = [all.body, ...(all.others ?? []).map(({ value }) => value)].map((body) => canonical(body))
        for (const side of [a, b, c]) expect(kept).toContain(canonical(side.body))
      }),
    )
  })

  it('keeps one of two versions and the other beside it', () => {
    const one = createDocument(fact, { value: 138 }, act('k1', 0))
    const two = { ...one, body: { value: 183 } }
    const merged = mergeDocuments(fact, one, two)
    expect(canonical(merged)).toBe(canonical(mergeDocuments(fact, two, one)))
    const kept = [
      merged.body['value'],
      ...(merged.others ?? []).map((other) => (other.value as { value: number }).value),
    ]
    expect(kept.toSorted()).toEqual([138, 183])
  })
})
