// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { selfQuestions } from '../../../src-domain/assessments/self-questions.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { SelfAnswers } from './self-answers.tsx'

const elder = sampleElder()
let station: MemoryStation
const open = () => station.draw(<SelfAnswers key={Math.random()} elder={elder.id} onBack={() => undefined} />)
beforeEach(async () => {
  station = memoryStation({ documents: [elder] })
  await open()
})
afterEach(() => station.close())
const sent = () => station.ofKind('self-assessment').map((one) => one.body as { readonly answers: object })
const answerAll = async (from = 0) => {
  for (const { answers } of selfQuestions.slice(from)) await station.press(answers[0]!.text['zh-CN'])
}
const pressRow = (question: string) =>
  act(async () =>
    [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith(question))?.click(),
  )

describe('what an elder answered alone', () => {
  it('is sent only after all of it was looked over', async () => {
    await station.press('开始')
    await answerAll()
    expect(sent()).toEqual([])
    expect(station.text()).toContain('您是这样答的')
    for (const { question, answers } of selfQuestions)
      expect(station.text()).toContain(`${question['zh-CN']}${answers[0]!.text['zh-CN']}`)
    await station.press('交给工作人员')
    expect(Object.keys(sent()[0]!.answers)).toHaveLength(16)
    expect(station.text()).toContain('谢谢您，都记下了')
  })

  it('can be changed one by one before it is sent', async () => {
    await station.press('开始')
    await answerAll()
    await pressRow('您平时吃饭怎么样？')
    await station.press('全靠别人喂，或者靠管子')
    expect(station.text()).toContain('您平时吃饭怎么样？全靠别人喂，或者靠管子')
    await station.press('交给工作人员')
    expect(sent()[0]!.answers).toMatchObject({ 'B.1.1': 0, 'B.1.2': 4 })
  })

  it('is gone on with at the looking over when all was answered and nothing sent', async () => {
    await station.press('开始')
    await answerAll()
    await open()
    await station.press('接着答')
    expect(station.text()).toContain('您是这样答的')
    expect(sent()).toEqual([])
  })

  it('is gone on with at the first question without an answer', async () => {
    await station.press('开始')
    await station.press('自己吃，不呛')
    await open()
    await station.press('接着答')
    expect(station.text()).toContain('第 2 题，共 16 题')
    expect(station.text()).toContain(selfQuestions[1]!.question['zh-CN'])
  })

  it('may leave questions out, which is shown', async () => {
    await station.press('开始')
    await station.press('跳过')
    await answerAll(1)
    expect(station.text()).toContain('您平时吃饭怎么样？没有答')
    await station.press('交给工作人员')
    expect(Object.keys(sent()[0]!.answers)).toHaveLength(15)
  })

  it('is nothing when nothing was answered: there is nothing to look over', async () => {
    await station.press('开始')
    for (const _ of selfQuestions) await station.press('跳过')
    expect(station.text()).toContain('您一题也没有答')
    expect(sent()).toEqual([])
  })

  it('stays to be sent again when it could not be saved', async () => {
    await station.press('开始')
    await answerAll()
    station.refuses = refusal('storage.fullJournaled')
    await station.press('交给工作人员')
    expect(station.text()).toContain('没能交上去')
    station.refuses = undefined
    await station.press('交给工作人员')
    expect(sent()).toHaveLength(1)
  })
})
