// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  answerItem,
  type AssessmentDraft,
  foldDraft,
  startDraft,
} from '../../../src-domain/assessments/assessment-draft.ts'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { defaultScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStaff, memoryStation } from '../../../tests/support/memory-station.tsx'
import { AssessmentScreen } from './assessment-screen.tsx'

const elder = demoData({ seed: 1, today: '2026-11-22', elders: 1 }).find(isElder)!
const agreed = {
  ...elder,
  body: {
    ...elder.body,
    consents: (['record', 'assessment'] as const).map((purpose) => ({
      id: purpose,
      purpose,
      given: true,
      textVersion: 1,
      language: 'zh-CN' as const,
      method: 'told' as const,
      at: '2026-11-01T02:00:00.000Z',
      author: 'staff:1',
      replaces: [],
    })),
  },
}
const by: Act = {
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: memoryStaff,
  now: Date.UTC(2026, 10, 22, 1),
  offset: 480,
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
const draft = filledDraft(elder.id, {}, '2026-11-22', by)
const begun = startDraft(elder.id, 'national', '2026-11-22', by)

const nothing = () => undefined
let station: MemoryStation
let finished: string[]
const drawn = async (stored: AssessmentDraft = draft) => {
  finished = []
  station = memoryStation({ documents: [agreed, stored as Document] })
  await station.draw(
    <AssessmentScreen
      elder={agreed}
      options={defaultScoringOptions}
      onFinished={(id) => finished.push(id)}
      onBack={() => undefined}
    />,
  )
}
afterEach(() => station.close())

describe('finishing an assessment', () => {
  beforeEach(() => drawn())

  it('that could not be saved saves the same assessment when it is pressed again', async () => {
    station.refuses = refusal('storage.fullJournaled')
    await station.press('完成评估，存为记录')
    expect(station.text()).toContain('已经记进日志')
    station.refuses = undefined
    station.now += 60_000
    await station.press('完成评估，存为记录')
    expect(station.tried).toHaveLength(2)
    expect(station.tried[1]).toEqual(station.tried[0])
    expect(finished).toEqual([station.ofKind('assessment')[0]?.id])
  })
})

describe('correcting an earlier assessment', () => {
  it('has a draft of its own, which remembers what it corrects through a crash', async () => {
    const wrong = 'records:0192f000-0000-7000-8000-000000000001'
    station = memoryStation({ documents: [agreed, begun as Document] })
    await station.draw(
      <AssessmentScreen
        elder={agreed}
        options={defaultScoringOptions}
        corrects={wrong}
        onFinished={nothing}
        onBack={nothing}
      />,
    )
    expect(station.text()).toContain('原来那次留着，但不再算数')
    await station.press('开始评估')
    const drafts = station.ofKind('assessment-draft').map(({ body }) => body['corrects'])
    expect(drafts).toEqual([undefined, wrong])
  })
})

describe('height and weight', () => {
  beforeEach(() => drawn())

  const health = '事件、疾病与健康问题'
  const stored = () => foldDraft(station.ofKind('assessment-draft')[0] as unknown as AssessmentDraft).fields

  it('in another unit are not stored, stay as they were typed, and are named wherever one goes', async () => {
    await station.press(health)
    await station.type('身高', '1.55')
    await station.leave('身高')
    expect(station.text()).toContain(
      '身高请按厘米填 100 到 220 之间的数；您填的是 1.55。1.55 像是按米填的，1.55 米是 155 厘米。',
    )
    expect(stored().heightCm).toBeUndefined()
    await station.press('下一部分')
    expect(station.text()).toContain('身高没有填对：您填的是“1.55”。')
    await station.press('检查并完成')
    expect(station.text()).toContain('还有 1 处没填好')
    expect(station.button('完成评估，存为记录')).toBeUndefined()
    await station.press('去填')
    expect(station.field('身高').value).toBe('1.55')
    await station.type('身高', '155')
    await station.leave('身高')
    await station.press('检查并完成')
    await station.press('完成评估，存为记录')
    expect(station.ofKind('assessment')[0]?.body).toMatchObject({ heightCm: 155 })
  })

  it('that were right before and are wrong now are stored no more', async () => {
    await station.press(health)
    await station.type('体重', '55.5')
    expect(stored().weightKg).toBe(55.5)
    await station.type('体重', '555')
    await station.leave('体重')
    expect(stored().weightKg).toBeUndefined()
    expect(station.field('体重').value).toBe('555')
  })
})

describe('a second tap', () => {
  const takesTaps = (words: string) => station.button(words)?.closest('[data-fresh]') === null
  const later = () =>
    act(() => vi.waitFor(() => expect(document.querySelector('[data-fresh]')).toBeNull(), { timeout: 30_000 }))
  beforeEach(() => drawn(begun))

  it('does not reach the part that came under the finger by the first', async () => {
    const firstScore = () => document.querySelector<HTMLElement>('.score-option')
    expect(firstScore()?.closest('[data-fresh]')).not.toBeNull()
    await later()
    expect(firstScore()?.closest('[data-fresh]')).toBeNull()
    await station.press('下一部分')
    expect(firstScore()?.closest('[data-fresh]')).not.toBeNull()
    expect(takesTaps('下一部分')).toBe(false)
    await later()
    expect(takesTaps('下一部分')).toBe(true)
  })

  it('does not say yes to the question the first one opened', async () => {
    await later()
    await station.press('放弃这次评估')
    expect(document.querySelector('dialog')?.closest('[data-fresh]')).not.toBeNull()
  })
})

describe('scoring by the keyboard', () => {
  const key = (digit: string) =>
    act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key: digit })))
  const answers = () => foldDraft(station.ofKind('assessment-draft')[0] as unknown as AssessmentDraft).answers

  it('tells the scores that the current item has', async () => {
    await drawn(begun)
    expect(station.text()).toContain('按数字键 0–4 给“进食”打分')
    await station.press('B.4 感知觉与社会参与0 / 5 项')
    expect(station.text()).toContain('按数字键 0–2 给“视力”打分')
  })

  it('says that the item has no such score, until it gets one', async () => {
    await drawn(begun)
    await station.press('B.4 感知觉与社会参与0 / 5 项')
    await key('3')
    expect(station.text()).toContain('“视力”没有 3 分，只有 0–2，没有记。')
    expect(answers()).toEqual({})
    await key('1')
    expect(station.text()).not.toContain('没有 3 分')
    expect(answers()).toEqual({ 'B.4.1': 1 })
  })

  it('says nothing of saving before there is an answer', async () => {
    await drawn(begun)
    expect(station.text()).not.toContain('已保存')
    expect(station.text()).toContain('还没有答，什么也没有存。')
    expect(station.text()).toContain('– / 90')
    await key('4')
    expect(station.text()).toContain('已保存')
    expect(station.text()).toContain('4 / 90')
  })

  it('says that an earlier one is gone on with until the next answer', async () => {
    await drawn(answerItem(begun, 'B.1.1', 3, by))
    expect(station.text()).toContain('接着上次的评估，已答 1 项')
    await key('4')
    expect(answers()).toEqual({ 'B.1.1': 3, 'B.1.2': 4 })
    expect(station.text()).not.toContain('接着上次的评估')
  })
})
