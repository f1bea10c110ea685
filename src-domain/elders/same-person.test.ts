import { describe, expect, it } from 'vitest'
import { actsOf } from '../../tests/support/trial-kinds.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { DocumentKind } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { documentId } from '../shared/ids.ts'
import { isJoined, joinedInto, joinRecords, samePersonKind, separateRecords } from './same-person.ts'

const act = actsOf('kiosk-a', 3)
const ids = Array.from({ length: 4 }, () => documentId('elders', act().now, act().random))
const [a = '', b = '', c = '', d = ''] = ids

describe('two records of one person', () => {
  it('are one from when they were joined until they are separated', () => {
    const joined = joinRecords(a, b, act())
    expect(joinedInto([joined])).toEqual(new Map([[b, a]]))
    const separated = separateRecords(joined, act())
    expect(isJoined(separated)).toBe(false)
    expect(joinedInto([separated])).toEqual(new Map())
    expect(joinedInto([separated, joinRecords(b, a, act())])).toEqual(new Map([[a, b]]))
  })

  it('are shown with the last of a row, and no circle is closed', () => {
    const row = [joinRecords(a, b, act()), joinRecords(c, a, act())]
    expect(joinedInto(row)).toEqual(
      new Map([
        [b, c],
        [a, c],
      ]),
    )
    expect(joinedInto([...row, joinRecords(b, c, act())]).get(c)).toBeUndefined()
  })

  it('joined with two others at two kiosks belong to the first', () => {
    const [first, second] = [joinRecords(a, d, act()), joinRecords(b, d, act())]
    expect(joinedInto([second, first]).get(d)).toBe(a)
  })

  it('are separated when two kiosks did one thing each at one moment', () => {
    const joined = joinRecords(a, b, act())
    const now = act()
    const [x, y] = [separateRecords(joined, now), separateRecords(joined, { ...now, kiosk: 'kiosk-b' })]
    expect(isJoined(mergeDocuments(samePersonKind as DocumentKind, x, y) as typeof joined)).toBe(false)
  })

  it('are two, and records of elders', () => {
    const kinds = new Map([[samePersonKind.kind, samePersonKind as DocumentKind]])
    const context = { scope: 'station', station: act().station, receivedAt: act().now } as const
    const codes = (document: Parameters<typeof checkDocument>[0]): unknown => {
      const checked = checkDocument(document, undefined, kinds, context as never)
      return checked.ok ? [] : checked.error.map(({ code }) => code)
    }
    expect(codes(joinRecords(a, b, act()))).toEqual([])
    expect(codes(joinRecords(a, a, act()))).toContain('samePerson.twoRecords')
    expect(codes(joinRecords(a, documentId('services', act().now, act().random), act()))).toContain(
      'samePerson.twoRecords',
    )
  })
})
