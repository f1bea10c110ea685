// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { finishAssessment, signAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import { itemCodes } from '../../../src-domain/assessments/instrument.ts'
import { defaultScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { AssessmentResultScreen } from './result-screen.tsx'

const elder = sampleElder()
const act = actOf('2026-11-12T02:00:00.000Z', 7)
const made = finishAssessment(
  filledDraft(
    elder.id,
    {
      answers: { 'B.1.3': 1, 'B.3.8': 0 },
      fields: {
        heightCm: 158,
        weightKg: 52.5,
        'events.fall': 2,
        diseases: [1, 22, 23],
        diseaseOther: '痛风',
        psychiatristDiagnosed: true,
        medicines: [{ name: '氨氯地平', method: '口服', dose: '5 毫克', frequency: '每天一次' }],
        'health.jointMobility': 'limited',
        'health.jointPart': '左膝',
        'health.wounds': ['abrasion', 'burn'],
        'health.other': '怕冷',
      },
    },
    '2026-11-12',
    act,
  ),
  { number: '1', date: '2026-11-12', assessorName: '陈晓梅', options: defaultScoringOptions },
  act,
)
if (!made.ok) throw new Error('no assessment')
const assessment = made.value
const nothing = () => undefined

let station: MemoryStation
const drawn = async (...more: readonly Document[]) => {
  station = memoryStation({ documents: [elder, assessment as Document, ...more] })
  await station.draw(
    <AssessmentResultScreen elder={elder} onAssess={nothing} onAskConsent={nothing} onBack={nothing} />,
  )
}
afterEach(() => station.close())
const parts = () => [...document.querySelectorAll<HTMLDetailsElement>('details')]
const part = (title: string) => parts().find((one) => one.querySelector('summary')?.textContent?.includes(title))

describe('the result that is to be checked', () => {
  beforeEach(() => drawn())

  it('shows each of the 26 items with its answer in words, part by part and open', () => {
    const items = parts()
      .slice(0, 4)
      .flatMap((one) => [...one.querySelectorAll('li')].map((row) => row.textContent ?? ''))
    expect(items).toHaveLength(26)
    expect(items.map((row) => itemCodes.find((code) => row.startsWith(code)))).toEqual(itemCodes)
    expect(items[2]).toBe('B.1.3洗澡主要靠他人协助，自身能配合1 / 4')
    expect(parts().every((one) => one.open)).toBe(true)
  })

  it.each([
    ['身高体重', '身高158 厘米体重52.5 公斤BMI21.0'],
    ['照护风险事件', '跌倒2 次走失无'],
    ['疾病诊断', '高血压病其他精神和行为障碍（精神科专科医生诊断）痛风'],
    ['长期用药', '氨氯地平口服、5 毫克、每天一次'],
    ['健康相关问题', 'A.5.2 关节活动度受限是，影响日常生活（注明部位）（左膝）A.5.3 伤口擦伤、烧烫伤'],
    ['健康相关问题', 'A.5.12 其他补充怕冷'],
    ['评估信息', '评估原因首次评估评估地点站内信息提供者（关系）本人（本人）'],
  ])('shows %s', (title, words) => {
    expect(part(title)?.textContent).toContain(words)
  })

  it('says the day without the year of today', () => {
    expect(station.text()).toContain('11月12日 评估')
    expect(station.text()).toContain('下次常规评估：2027年11月12日 前')
  })

  it('prints height, weight, medicine and table A.5', () => {
    const sheet = document.querySelector('.print-sheet')?.textContent ?? ''
    expect(sheet).toContain('表 A.5 健康相关问题')
    for (const words of ['身高158 厘米', '体重52.5 公斤', '氨氯地平', 'A.5.1 压力性损伤无', '擦伤、烧烫伤', '怕冷'])
      expect(sheet).toContain(words)
  })
})

describe('a result that two assessors signed', () => {
  it('keeps its answers closed until somebody opens a part', async () => {
    const second = actOf('2026-11-12T03:00:00.000Z', 8)
    const signed = signAssessment(assessment, '周敏', { ...second, author: 'staff:2' })
    if (!signed.ok) throw new Error('no signature')
    await drawn(signed.value as Document)
    expect(parts().some((one) => one.open)).toBe(false)
    expect(document.querySelector('.print-sheet')?.textContent).toContain('周敏（2026年11月12日 以本人密码签）')
  })
})

describe('a result with a mistake in it', () => {
  it('is corrected by another one that names it, and that one says so', async () => {
    const asked: (string | undefined)[] = []
    const again = actOf('2026-11-13T02:00:00.000Z', 9)
    const right = finishAssessment(
      filledDraft(elder.id, { answers: { 'B.1.3': 2 }, corrects: assessment.id }, '2026-11-13', again),
      { number: '2', date: '2026-11-13', assessorName: '陈晓梅', options: defaultScoringOptions },
      again,
    )
    if (!right.ok) throw new Error('no assessment')
    station = memoryStation({ documents: [elder, assessment as Document, right.value as Document] })
    await station.draw(
      <AssessmentResultScreen
        elder={elder}
        onAssess={(corrects) => asked.push(corrects)}
        onAskConsent={nothing}
        onBack={nothing}
      />,
    )
    expect(station.text()).toContain('这是更正过的一次评估')
    expect(station.text()).not.toContain('历次评估')
    await station.press('更正这次评估')
    await station.press('再做一次评估')
    expect(asked).toEqual([right.value.id, undefined])
  })
})
