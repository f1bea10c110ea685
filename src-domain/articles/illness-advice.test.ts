import { describe, expect, it } from 'vitest'
import { isChronic } from '../archive/condition.ts'
import { diseaseById, diseases } from '../assessments/form-tables.ts'
import { isForElders } from './article-audience.ts'
import { illnessAdvice, isNamedPlainly } from './illness-advice.ts'
import { libraryArticles, libraryId } from './library/library.ts'

const library = libraryArticles()
const forElders = library.filter(({ body }) => isForElders(body))
const codes = diseases.map(({ id }) => id)

/** Of these nothing is put before an elder: what is written is for those who look after somebody. */
const forCarersAlone = [21]
/** Chronic illnesses of which nothing is written yet. */
const missing: readonly number[] = []

describe('what to do and what not to do with an illness', () => {
  it('stands in the library for every chronic illness of the table, or the illness is named as missing', () => {
    const told = (all: typeof library) =>
      illnessAdvice(codes, all).flatMap(({ code, leading }) => (leading === undefined ? [] : [code]))
    const chronic = codes.filter(isChronic)
    expect(chronic.filter((code) => !told(library).includes(code))).toEqual(missing)
    expect(chronic.filter((code) => !told(forElders).includes(code))).toEqual([...missing, ...forCarersAlone])
  })

  it('comes from the article on the illness itself, with the others about it behind', () => {
    const [pressure] = illnessAdvice([1], forElders)
    expect(pressure?.leading?.id).toBe(libraryId('hypertension-basics'))
    expect(pressure?.more.map(({ id }) => id).slice(0, 2)).toEqual([
      libraryId('kidney-health'),
      libraryId('blood-pressure-medicine-every-day'),
    ])
    expect(pressure?.more.map(({ id }) => id)).toContain(libraryId('measuring-blood-pressure'))
    expect(illnessAdvice([2, 3, 7], forElders).map(({ leading }) => leading?.id)).toEqual(
      ['coronary-heart-disease', 'diabetes-basics', 'after-a-stroke'].map(libraryId),
    )
  })

  it('names each illness once, also where nothing is written of it', () => {
    expect(illnessAdvice([4, 1, 4], forElders).map(({ code, leading }) => [code, leading === undefined])).toEqual([
      [1, false],
      [4, true],
    ])
  })

  it('says no name over an elder’s shoulder that stands with fear or shame, also in the title that takes its place', () => {
    for (const { code, leading } of illnessAdvice(codes, forElders)) {
      if (isNamedPlainly(code) || leading === undefined) continue
      expect(leading.body.title).not.toContain(diseaseById.get(code)?.label['zh-CN'])
      expect(leading.body.title).not.toMatch(/癌|肿瘤|痴呆|癫痫|精神|硬化|衰竭|临终|末期/)
    }
    expect([13, 21, 22].map(isNamedPlainly)).toEqual([false, false, false])
  })
})
