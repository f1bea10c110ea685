import { describe, expect, it } from 'vitest'
import { isSame } from '../shared/canonical.ts'
import { type ItemCode, itemCodes, itemOf } from './instrument.ts'
import { itemsNotTold } from './plain-result.ts'
import { selfQuestions } from './self-questions.ts'

describe('what an elder answers alone', () => {
  it('offers each score of the item once, the best first', () => {
    for (const { item, answers } of selfQuestions) {
      expect(
        answers.map(({ score }) => score),
        item,
      ).toEqual(itemOf(item).options.map(({ score }) => score))
    }
  })

  it('asks nothing about mind, mood, behaviour or dealings with people', () => {
    const asked = selfQuestions.map(({ item }) => item)
    const left = itemCodes.filter((item) => !asked.includes(item))
    expect(left).toEqual([...itemCodes.filter((item) => item.startsWith('B.3.')), 'B.4.5'])
    expect(itemsNotTold.filter((item: ItemCode) => asked.includes(item))).toEqual([])
  })

  it('says every question and answer in both languages, and no two answers of a question alike', () => {
    for (const { question, answers } of selfQuestions) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(question[language]).not.toBe('')
        const texts = answers.map(({ text }) => text[language])
        expect(isSame([...new Set(texts)], texts)).toBe(true)
      }
    }
  })
})
