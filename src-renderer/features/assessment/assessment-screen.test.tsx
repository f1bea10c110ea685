// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { defaultScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
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
const draft = filledDraft(elder.id, {}, '2026-11-22', {
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: memoryStaff,
  now: Date.UTC(2026, 10, 22, 1),
  offset: 480,
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
})

let station: MemoryStation
let finished: string[]
beforeEach(async () => {
  finished = []
  station = memoryStation({ documents: [agreed, draft as Document] })
  await station.draw(
    <AssessmentScreen
      elder={agreed}
      options={defaultScoringOptions}
      onFinished={(id) => finished.push(id)}
      onBack={() => undefined}
    />,
  )
})
afterEach(() => station.close())

describe('finishing an assessment', () => {
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
