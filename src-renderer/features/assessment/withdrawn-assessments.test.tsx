// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { finishAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { AssessmentCard } from './assessment-card.tsx'
import { MyResult } from './my-result.tsx'
import { AssessmentResultScreen } from './result-screen.tsx'

const agreed = sampleElder()
const withdrawn = sampleElder({ withdrawn: ['assessment'] })
const neverAsked = sampleElder({ agreed: ['record'] })
const act = actOf('2026-11-05T02:00:00.000Z', 7)
const made = finishAssessment(
  filledDraft(agreed.id, { answers: { 'B.1.3': 1 } }, '2026-11-05', act),
  { number: '1', date: '2026-11-05', assessorName: '陈晓梅', options: defaultScoringOptions },
  act,
)
if (!made.ok) throw new Error('no assessment')
const result = made.value as Document
const nothing = () => undefined

let station: MemoryStation
const drawn = async (elder: Elder, ...stored: readonly Document[]): Promise<string> => {
  station = memoryStation({ documents: [elder, ...stored] })
  await station.draw(
    <>
      <AssessmentCard elder={elder} onOpen={nothing} onAssess={nothing} onAskConsent={nothing} />
      <AssessmentResultScreen elder={elder} onAssess={nothing} onAskConsent={nothing} onBack={nothing} />
      <MyResult elder={elder.id} onBack={nothing} />
    </>,
  )
  return station.text()
}
/** Score, level and what they are made of, on screens and sheets. */
const told = /\/ 90|轻度|中度|失能|表 C|表 B|待复核|您大部分事|打印/
afterEach(() => station.close())

describe('assessments', () => {
  it('are shown to staff and to the elder while they are agreed to', async () => {
    expect(await drawn(agreed, result)).toMatch(told)
  })

  it('are used nowhere once the elder took the consent back, and staff can ask again', async () => {
    const text = await drawn(withdrawn, result)
    expect(text).not.toMatch(told)
    expect(text).toContain('以前的结果只保存、不再使用')
    expect(text).toContain('您收回了做能力评估的同意')
    expect(station.button('去征得同意')).toBeDefined()
  })

  it('come back with the consent', async () => {
    await drawn(withdrawn, result)
    await station.arrive(agreed)
    expect(station.text()).toContain('您大部分事')
  })

  it('that were never asked for are not said to be withdrawn', async () => {
    const text = await drawn(neverAsked)
    expect(text).toContain('先征得同意才能评估')
    expect(text).toContain('您还没有做过能力评估')
    expect(text).not.toMatch(/收回|以前的结果/)
  })
})
