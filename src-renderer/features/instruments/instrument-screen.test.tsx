// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { phq9 } from '../../../src-domain/instruments/catalogue/phq-9.ts'
import { answerQuestion, startInstrument } from '../../../src-domain/instruments/instrument-draft.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { InstrumentScreen } from './instrument-screen.tsx'

const elder = sampleElder()
const nothing = () => undefined
let station: MemoryStation
let finished: string[]
const drawn = async (instrument: string, { who = elder, stored = [] as readonly Document[] } = {}) => {
  finished = []
  station = memoryStation({ documents: [who, ...stored] })
  await station.draw(
    <InstrumentScreen
      elder={who}
      instrument={instrument}
      onFinished={(id) => finished.push(id)}
      onAskConsent={nothing}
      onBack={nothing}
    />,
  )
}
const key = (name: string) =>
  act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true })))
const keys = async (names: string) => {
  for (const name of names) await key(name)
}
afterEach(() => station.close())

describe('asking an instrument', () => {
  it('goes from question to question by digits, says how far it is, and becomes a record', async () => {
    await drawn('phq-2')
    await station.press('开始')
    expect(station.text()).toContain('已答 0 题，共 2 题')
    await keys('23')
    expect(station.text()).toContain('已答 2 题，共 2 题')
    await station.press('完成，存为记录')
    const [result] = station.ofKind('instrument-result')
    expect(result?.body).toMatchObject({ answers: { q1: '1', q2: '2' }, result: { scores: { total: 3 } } })
    expect(finished).toEqual([result?.id])
  })

  it('that could not be saved saves the same result when it is pressed again', async () => {
    await drawn('phq-2')
    await station.press('开始')
    await keys('11')
    station.refuses = refusal('storage.fullJournaled')
    await station.press('完成，存为记录')
    expect(station.text()).toContain('已经记进日志')
    station.refuses = undefined
    await station.press('完成，存为记录')
    expect(station.tried.at(-1)).toEqual(station.tried.at(-2))
    expect(finished).toHaveLength(1)
  })

  it('goes on after a crash where it stopped', async () => {
    const at = actOf('2026-11-22T01:00:00.000Z', 3)
    let draft = startInstrument(phq9, { elder: elder.id, mode: 'staff', date: '2026-11-22' }, at)
    for (const question of ['q1', 'q2', 'q3']) draft = answerQuestion(draft, question, '0', at)
    await drawn('phq-9', { stored: [draft as Document] })
    expect(station.text()).toContain('接着上次的，已答 3 题')
    expect(station.text()).toContain('累、没有力气')
    expect(station.text()).not.toContain('提不起兴趣')
  })

  it('says none of these as an answer of its own', async () => {
    await drawn('fall-risk')
    await station.press('开始')
    await key('4')
    expect(station.text()).toContain('已答 1 题，共 8 题')
    await key('1')
    await key('1')
    expect(station.text()).toContain('已答 0 题')
  })

  it('doubts an age that the birth date contradicts', async () => {
    await drawn('fall-risk', { who: sampleElder({ birthDate: '1960-03-01' }) })
    await station.press('开始')
    await key('Enter')
    for (let part = 0; part < 6; part += 1) await key('Enter')
    await key('7')
    expect(station.text()).toContain('年龄 80 岁及以上”这一项和登记的年龄（66 岁）对不上')
  })

  it('asks for consent first, and knows nothing of what may not be offered', async () => {
    await drawn('phq-9', { who: sampleElder({ agreed: ['record'] }) })
    expect(station.button('去征得同意')).toBeDefined()
    expect(station.text()).not.toContain('提不起兴趣')
    await station.close()
    await drawn('mmse')
    expect(station.text()).toContain('没有这张量表')
  })
})

describe('item 9 of the PHQ-9', () => {
  it('says on the spot what to do, until somebody wrote down what was done', async () => {
    await drawn('phq-9')
    await station.press('开始')
    await keys('111')
    await key('Enter')
    await keys('111')
    await key('Enter')
    await keys('11')
    expect(station.text()).not.toContain('请马上关心这位老人')
    await key('2')
    expect(station.text()).toContain('请马上关心这位老人')
    expect(station.text()).toContain('别让老人一个人')
    await station.press('写下做了什么')
    await station.choose('留下来陪着、谈过了')
    await station.press('记下来')
    expect(station.ofKind('instrument-follow-up')[0]?.body).toMatchObject({ done: ['stayed'] })
    expect(station.text()).not.toContain('请马上关心这位老人')
  })

  it('does not close what was written down without anything done', async () => {
    await drawn('phq-9')
    await station.press('开始')
    await key('Enter')
    await key('Enter')
    await keys('114')
    await station.press('写下做了什么')
    await station.press('记下来')
    expect(station.text()).toContain('请至少选一样做了的事')
    expect(station.ofKind('instrument-follow-up')).toEqual([])
  })
})
