import { describe, expect, it } from 'vitest'
import type { Act, Document } from '../shared/document.ts'
import { type NotForMeBody, refusedBy, sayNotForMe, takeBack, undoableRefusal } from './not-for-me.ts'

const start = Date.parse('2026-11-22T02:00:00Z')
const act = (minutes: number, author = 'self'): Act => ({
  station: 's',
  kiosk: 'k',
  author,
  now: start + minutes * 60_000,
  offset: 480,
  random: (count) => new Uint8Array(count).fill(minutes + 1),
})
const bath: NotForMeBody = {
  about: 'service',
  item: 'organizations:1 bath',
  name: '上门助浴 · 安康',
  like: 'home-bath',
  fits: false,
  saidBy: 'elder',
}
const said = (minutes: number, change: Partial<NotForMeBody> = {}, author?: string) =>
  sayNotForMe({ ...bath, ...change }, 'elders:1', act(minutes, author))
const undoable = (words: readonly unknown[], minutes: number, abouts: readonly NotForMeBody['about'][] = ['service']) =>
  undoableRefusal(refusedBy(words as readonly Document[], '2026-11-22'), abouts, start + minutes * 60_000)

describe('what an elder said does not suit', () => {
  it('may be taken back by the elder for ten minutes, and not a moment longer', () => {
    const word = said(0)
    expect(undoable([word], 9.99)).toEqual({ word, until: start + 600_000 })
    expect(undoable([word], 10)).toBeUndefined()
    expect(undoable([word], 1, ['product'])).toBeUndefined()
  })

  it('is gone once it was taken back, and what staff wrote down is not the elder’s to take back at the machine', () => {
    const word = said(0)
    const back = sayNotForMe(takeBack(word, 'elder'), 'elders:1', act(1))
    expect(back.body).toEqual({ ...bath, fits: true })
    expect(undoable([word, back], 2)).toBeUndefined()
    expect(undoable([said(0, { why: '女儿来' }, 'staff:chen')], 1)).toBeUndefined()
  })

  it('is taken back from the last thing backwards', () => {
    const words = [said(0), said(1, { item: 'organizations:2 bath' })]
    expect(undoable(words, 2)?.word).toBe(words[1])
    const back = sayNotForMe(takeBack(words[1]!, 'elder'), 'elders:1', act(3))
    expect(undoable([...words, back], 4)?.word).toBe(words[0])
  })
})
