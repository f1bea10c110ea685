// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { finishAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import { defaultScoringOptions, type Answers } from '../../../src-domain/assessments/scoring.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { AssessmentCard } from './assessment-card.tsx'

const elder = sampleElder()
const nothing = () => undefined
function assessed(date: string, seed: number, answers: Answers): Document {
  const act = actOf(`${date}T02:00:00.000Z`, seed)
  const about = { number: '1', date, assessorName: '陈晓梅', options: defaultScoringOptions }
  const made = finishAssessment(filledDraft(elder.id, { answers }, date, act), about, act)
  if (!made.ok) throw new Error('no assessment')
  return made.value as Document
}
let station: MemoryStation
const drawn = async (before: Answers, after: Answers) => {
  station = memoryStation({ documents: [elder, assessed('2026-05-05', 7, before), assessed('2026-11-05', 8, after)] })
  await station.draw(<AssessmentCard elder={elder} onOpen={nothing} onAssess={nothing} onAskConsent={nothing} />)
}
afterEach(() => station.close())

describe('what changed since the last assessment', () => {
  it('is told as a whole: three items at once, the others on asking', async () => {
    await drawn({}, { 'B.1.1': 3, 'B.1.2': 3, 'B.1.3': 2, 'B.1.4': 3, 'B.4.1': 1 })
    expect(station.text()).toContain('比上次少 6 分。下降：洗澡 −2、进食 −1、修饰 −1')
    expect(station.text()).not.toContain('视力 −1')
    await station.press('还有 2 项')
    expect(station.text()).toContain('洗澡 −2、进食 −1、修饰 −1、穿/脱上衣 −1、视力 −1')
    expect(station.text()).not.toContain('还有')
  })

  it('begins with what rose where the total rose, and keeps no loss back for it', async () => {
    await drawn({ 'B.1.3': 1, 'B.2.4': 1, 'B.4.2': 1, 'B.1.2': 2 }, { 'B.1.4': 3, 'B.4.1': 1 })
    expect(station.text()).toMatch(/比上次多 \d 分。好转：洗澡 \+3、.*；下降：.*穿\/脱上衣 −1、视力 −1/)
    expect(station.text().indexOf('好转')).toBeLessThan(station.text().indexOf('下降'))
  })

  it('asks for nothing more where three items are all', async () => {
    await drawn({}, { 'B.1.1': 3, 'B.1.3': 2 })
    expect(station.text()).toContain('比上次少 3 分。下降：洗澡 −2、进食 −1')
    expect(station.text()).not.toContain('还有')
  })

  it('may be nothing', async () => {
    await drawn({}, {})
    expect(station.text()).toContain('比上次总分相同，每一项都没有变')
  })
})
