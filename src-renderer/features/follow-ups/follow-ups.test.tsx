// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { conditionKind } from '../../../src-domain/archive/condition.ts'
import { medicationKind } from '../../../src-domain/archive/medication.ts'
import { readingKind } from '../../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { FollowUpScreen } from './follow-up-screen.tsx'
import { FollowUpsCard } from './follow-ups-card.tsx'

const elder = sampleElder()
const nothing = () => undefined
const of = { elder: elder.id }
const condition = (code: number) =>
  createDocument(
    conditionKind,
    { code, status: 'active', confirmed: true },
    actOf('2026-10-01T02:00:00.000Z', 40 + code),
    of,
  ) as Document
const reading = (at: string, seed: number, systolic: number) =>
  createDocument(
    readingKind,
    { type: 'bloodPressure', systolic, diastolic: 82, source: 'staff' },
    actOf(at, seed),
    of,
  ) as Document
const medicine = createDocument(
  medicationKind,
  { name: '氨氯地平', frequency: '每天一次', longTerm: true },
  actOf('2026-10-01T02:00:00.000Z', 60),
  of,
) as Document

let station: MemoryStation
let done: number
const drawn = async (...documents: readonly Document[]) => {
  done = 0
  station = memoryStation({ documents: [elder, condition(1), ...documents] })
  await station.draw(
    <FollowUpScreen
      elder={elder}
      programme="hypertension"
      onDone={() => (done += 1)}
      onAskConsent={nothing}
      onBack={nothing}
    />,
  )
}
const answered = async () => {
  await station.choose('门诊')
  await station.choose('一样也没有')
  await station.choose('无症状')
  await station.choose('没有')
  await station.choose('规律')
  await station.choose('无')
  await station.type('高压', '138')
  await station.type('低压', '82')
}
afterEach(() => station.close())

describe('the form of a follow-up', () => {
  it('says its result as soon as it is answered, and saves it with the reading', async () => {
    await drawn(medicine)
    expect(station.field('药名').value).toBe('氨氯地平')
    await answered()
    expect(station.text()).toContain('控制满意')
    expect(station.text()).toContain('138/82，低于 ')
    expect(station.field('下次随访').value).toBe('2027-02-22')
    await station.press('保存随访')
    expect(done).toBe(1)
    expect(station.ofKind('follow-up')).toHaveLength(1)
    expect(station.ofKind('follow-up')[0]?.body).toMatchObject({
      answers: { medicines: [{ name: '氨氯地平', frequency: '每天一次' }] },
      result: { step: 'keep', category: 'controlled' },
    })
    expect(station.ofKind('reading')).toHaveLength(1)
  })

  it('takes over what was measured today, and shows what was measured before beside the empty field', async () => {
    await drawn(reading('2026-11-22T01:00:00.000Z', 70, 136))
    expect(station.field('高压').value).toBe('136')
    await station.close()
    await drawn(reading('2026-11-02T01:00:00.000Z', 71, 144))
    expect(station.field('高压').value).toBe('')
    expect(station.text()).toContain('上次 144（11月2日）')
  })

  it('names what is missing, saves nothing then, and says why a later day is refused', async () => {
    await drawn()
    await station.press('保存随访')
    expect(station.text()).toContain(
      '还有 6 项没有填：随访方式、先看有没有危险、症状、药按时吃吗、药物不良反应、并发症',
    )
    await answered()
    await station.type('下次随访', '2027-05-01')
    await station.press('保存随访')
    expect(station.text()).toContain('规范要求最晚在 2027-02-22 再随访')
    expect(station.ofKind('follow-up')).toEqual([])
    expect(done).toBe(0)
  })

  it('keeps a number that is none from being left out', async () => {
    await drawn()
    await answered()
    await station.type('脉搏', '7o')
    await station.press('保存随访')
    expect(station.text()).toContain('还有 1 项没有填：脉搏')
    expect(station.ofKind('follow-up')).toEqual([])
  })
})

describe('without consent', () => {
  it('there is no form, and the way to ask for it', async () => {
    const silent = sampleElder({ agreed: ['record'] })
    const asked: string[] = []
    station = memoryStation({ documents: [silent, condition(1)] })
    const ask = () => void asked.push('asked')
    const form = {
      elder: silent,
      programme: 'hypertension',
      onDone: nothing,
      onAskConsent: ask,
      onBack: nothing,
    } as const
    await station.draw(<FollowUpScreen {...form} />)
    expect(station.text()).toContain('没有同意测量和记录病情')
    expect(station.button('保存随访')).toBeUndefined()
    await station.press('去问老人的意思')
    expect(asked).toEqual(['asked'])
  })
})

describe('the card of follow-ups', () => {
  it('shows the last result and the next day, and the way to the form', async () => {
    await drawn()
    await answered()
    await station.press('保存随访')
    const opened: string[] = []
    await station.draw(<FollowUpsCard elder={elder} onFollowUp={(programme) => opened.push(programme)} />)
    expect(station.text()).toContain('高血压随访')
    expect(station.text()).toContain('控制满意')
    expect(station.text()).toContain('下次 2027年2月22日')
    expect(station.text()).not.toContain('以前的')
    await station.press('记一次随访')
    expect(opened).toEqual(['hypertension'])
  })

  it('stand below the newest, each as it was judged on its day', async () => {
    await drawn(medicine)
    await answered()
    await station.press('保存随访')
    station.now += 90 * 86_400_000
    await station.draw(<div />)
    await station.draw(
      <FollowUpScreen
        elder={elder}
        programme="hypertension"
        onDone={nothing}
        onAskConsent={nothing}
        onBack={nothing}
      />,
    )
    await answered()
    await station.type('高压', '166')
    await station.press('保存随访')
    await station.draw(<FollowUpsCard elder={elder} onFollowUp={nothing} />)
    expect(station.text()).toMatch(/以前的 1 次.*控制满意/)
  })
})
