import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diseases, healthFields } from './form-tables.ts'
import { fullScore, itemCodes, itemOf, items, itemsOfSection, levels, sections } from './instrument.ts'
import {
  type Answers,
  defaultScoringOptions,
  finalLevel,
  isScoreOf,
  levelFactsOf,
  noRiskEvents,
  preliminaryLevel,
  scoreAssessment,
  sectionScore,
  totalScore,
  unansweredItems,
} from './scoring.ts'

const none = { coma: false, dementia: false, psychiatricDiagnosis: false, events: noRiskEvents }
const once = defaultScoringOptions
const perRule = { ...once, stacking: 'per-rule' } as const
const perKind = { ...once, riskCount: 'per-kind' } as const
const judge = (total: number, facts: Partial<typeof none>, options: Parameters<typeof finalLevel>[2] = once) => {
  const prelim = preliminaryLevel(total)
  return [prelim, finalLevel(prelim, { ...none, ...facts }, options).final]
}
const best = Object.fromEntries(itemCodes.map((code) => [code, itemOf(code).max])) as Answers

describe('the instrument', () => {
  it('has 26 items whose maxima add up to the sections and to 90', () => {
    expect(items).toHaveLength(26)
    for (const section of sections) {
      expect(itemsOfSection(section.code).reduce((sum, item) => sum + item.max, 0)).toBe(section.max)
    }
    expect(sections.map((section) => section.max)).toEqual([32, 15, 28, 15])
    expect(totalScore(best)).toBe(fullScore)
  })

  it('says every label in Chinese and English, and options fall by one to zero', () => {
    for (const item of items) {
      expect(item.options.map((option) => option.score)).toEqual(
        Array.from({ length: item.max + 1 }, (_, i) => item.max - i),
      )
      for (const text of [item.label, ...item.options.map((option) => option.label)]) {
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(text.en).toMatch(/^[A-Z]/)
      }
    }
    for (const field of Object.values(healthFields)) {
      expect(new Set(field.options.map((option) => option.id)).size).toBe(field.options.length)
    }
    expect(diseases.map((disease) => disease.id)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1))
  })
})

describe('the preliminary level', () => {
  it.each([
    [90, 0],
    [89, 1],
    [66, 1],
    [65, 2],
    [46, 2],
    [45, 3],
    [30, 3],
    [29, 4],
    [0, 4],
  ])('of %i points is %i', (total, level) => {
    expect(preliminaryLevel(total)).toBe(level)
    expect(levels[level]?.level).toBe(level)
  })
})

describe('the final level (vectors of standards/01 §5)', () => {
  const falls = (fall: 0 | 1 | 2 | 3) => ({ events: { ...noRiskEvents, fall } })
  it('leaves 90 points alone', () => expect(judge(90, {})).toEqual([0, 0]))
  it('raises by dementia', () => expect(judge(90, { dementia: true })).toEqual([0, 1]))
  it('raises by two falls', () => expect(judge(66, falls(2))).toEqual([1, 2]))
  it('raises once for dementia and two falls', () => expect(judge(30, { dementia: true, ...falls(2) })).toEqual([3, 4]))
  it('counts events of different kinds together by `sum`', () =>
    expect(judge(45, { events: { ...noRiskEvents, fall: 1, choke: 1 } })).toEqual([3, 4]))
  it('asks for two of one kind by `per-kind`', () =>
    expect(judge(45, { events: { ...noRiskEvents, fall: 1, choke: 1 } }, perKind)).toEqual([3, 3]))
  it('makes a coma level 4 whatever the total', () => expect(judge(89, { coma: true })).toEqual([1, 4]))
  it('never goes beyond 4', () => expect(judge(0, { dementia: true })).toEqual([4, 4]))

  it('raises twice by `per-rule` and names both rules', () => {
    const facts = { ...none, dementia: true, ...falls(2) }
    expect(finalLevel(1, facts, perRule)).toEqual({ final: 3, rules: ['R2', 'R3'] })
    expect(finalLevel(1, facts, once)).toEqual({ final: 2, rules: ['R2', 'R3'] })
  })
  it('does not raise for a single event', () => expect(judge(66, falls(1))).toEqual([1, 1]))

  it('takes another mental disorder only when a psychiatrist diagnosed it', () => {
    const form = { events: noRiskEvents, diseases: [22], health: { coma: 'none' as const } }
    expect(levelFactsOf({ ...form, psychiatristDiagnosed: false }).psychiatricDiagnosis).toBe(false)
    expect(levelFactsOf({ ...form, psychiatristDiagnosed: true }).psychiatricDiagnosis).toBe(true)
    expect(levelFactsOf({ ...form, diseases: [21], psychiatristDiagnosed: false }).dementia).toBe(true)
  })

  it('is never better than the preliminary level, whatever was answered', () => {
    const answer = fc.record(
      Object.fromEntries(items.map((item) => [item.code, fc.integer({ min: 0, max: item.max })])),
    )
    const count = fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3)
    const facts = fc.record({
      coma: fc.boolean(),
      dementia: fc.boolean(),
      psychiatricDiagnosis: fc.boolean(),
      events: fc.record({ fall: count, lost: count, choke: count, selfHarm: count, other: count }),
    })
    fc.assert(
      fc.property(answer, facts, (answers, given) => {
        const strict = scoreAssessment(answers as Answers, given, { stacking: 'per-rule', riskCount: 'sum' })
        const mild = scoreAssessment(answers as Answers, given, { stacking: 'once', riskCount: 'per-kind' })
        expect(mild.final).toBeGreaterThanOrEqual(mild.prelim)
        expect(strict.final).toBeGreaterThanOrEqual(mild.final)
        expect(Object.values(strict.sections).reduce((sum, score) => sum + score, 0)).toBe(strict.total)
      }),
      { seed: 42195 },
    )
  })
})

describe('a form that is being filled in', () => {
  it('counts what is answered so far and lists what is not', () => {
    const answers: Answers = { 'B.1.1': 4, 'B.1.2': 3 }
    expect(sectionScore(answers, 'B.1')).toEqual({ score: 7, answered: 2, items: 8 })
    expect(unansweredItems(answers)).toHaveLength(24)
    expect(unansweredItems(answers)).not.toContain('B.1.1')
  })
  it('takes only scores that the item offers', () => {
    expect(isScoreOf('B.2.4', 3)).toBe(true)
    expect(isScoreOf('B.2.4', 4)).toBe(false)
    expect(isScoreOf('B.1.1', 2.5)).toBe(false)
    expect(isScoreOf('B.9.9', 1)).toBe(false)
  })
})
