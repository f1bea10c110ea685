import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { correctEvent, riskEventKind, standingEvents, withdrawEvent } from './risk-event.ts'
import { timelineOf } from './timeline.ts'

const elder = sampleElder()
const today = '2026-11-22'
const fall = (on: string, seed: number) =>
  createDocument(riskEventKind, { type: 'fall', on }, actOf('2026-11-21T02:00:00.000Z', seed), { elder: elder.id })
const [first, second] = [fall('2026-11-18', 1), fall('2026-11-20', 2)]
const later = actOf('2026-11-22T02:00:00.000Z', 3)
const check = (document: unknown) => {
  const result = checkDocument(document as Document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: later.now + 1_000,
  })
  return result.ok ? [] : result.error.map(({ code }) => code)
}
const known = (documents: readonly unknown[]) =>
  needFactsOf(elder.body, documents as readonly Document[], today).riskEvents.map(({ type, on }) => `${type} ${on}`)

describe('an event noted in error', () => {
  it('is put right by a new one that names it and says why', () => {
    const right = correctEvent(first, { type: 'choke', on: '2026-11-19' }, '记错了', later)
    expect(check(right)).toEqual([])
    expect(standingEvents([first, second, right] as unknown as Document[]).map(({ id }) => id)).toEqual([
      second.id,
      right.id,
    ])
    expect(known([first, second, right])).toEqual(['fall 2026-11-20', 'choke 2026-11-19'])
  })

  it('is withdrawn with a reason, and counts for no need, label or sign any more', () => {
    const withdrawn = withdrawEvent(first, '是隔壁的李奶奶', later)
    expect(check(withdrawn)).toEqual([])
    expect(known([first, second])).toHaveLength(2)
    expect(known([first, second, withdrawn])).toEqual(['fall 2026-11-20'])
  })

  it('may have been put right wrongly, and two corrections made apart count once', () => {
    const wrong = correctEvent(first, { type: 'fall', on: '2026-11-17' }, '日期', later)
    const again = withdrawEvent(wrong, '没有跌倒', actOf('2026-11-22T03:00:00.000Z', 4))
    expect(known([first, wrong, again])).toEqual([])
    const apart = correctEvent(first, { type: 'fall', on: '2026-11-16' }, '日期', actOf('2026-11-22T03:00:00.000Z', 5))
    expect(known([first, wrong, apart])).toEqual(['fall 2026-11-16'])
  })

  it('stays in the timeline, struck out; the withdrawal itself is no entry', () => {
    const withdrawn = withdrawEvent(first, '是隔壁的李奶奶', later)
    const covered = { record: true, measuring: true, assessment: true, preferences: true, stories: true }
    const documents = [withdrawn, second, first] as unknown as Document[]
    const { entries } = timelineOf([{ documents, isCut: false }], covered)
    expect(entries.map(({ document, isOver }) => [document.id, isOver])).toEqual([
      [second.id, false],
      [first.id, true],
    ])
  })

  it('is not put right without a reason or with a day to come, nor withdrawn out of nothing', () => {
    const right = correctEvent(first, { type: 'fall', on: '2026-11-19' }, '记错了', later)
    const { correctedBecause: _why, ...silent } = right.body
    expect(check({ ...right, body: silent })).toEqual(['archive.reasonMissing'])
    expect(check({ ...right, body: { ...right.body, on: '2026-11-23' } })).toEqual(['date.notYet'])
    const { corrects: _what, ...nothing } = withdrawEvent(first, '错', later)
    expect(check(nothing)).toEqual(['archive.nothingCorrected'])
  })

  it('of version 1 is lifted as it is', () => {
    expect(riskEventKind.migrations[0]?.({ type: 'fall', on: '2026-11-18' })).toEqual({
      type: 'fall',
      on: '2026-11-18',
    })
    expect(check({ ...first, version: 1 })).toEqual([])
  })
})
