import { describe, expect, it } from 'vitest'
import { isForElders, isForFamily, isFoundByAnybody } from './article-audience.ts'
import { articleTopicIds, articleTopics, isAbout } from './article-topics.ts'
import { libraryArticles } from './library/library.ts'

const bodies = libraryArticles().map(({ body }) => body)

describe('the lists on the elder’s face', () => {
  it('have nothing that is written for staff alone', () => {
    expect(isForElders({ audiences: ['staff'] })).toBe(false)
    expect(isForFamily({ audiences: ['staff'] })).toBe(false)
  })

  it('keep what is written for those who look after somebody under the family’s own', () => {
    expect(isForElders({ audiences: ['family', 'caregiver'] })).toBe(false)
    expect(isForFamily({ audiences: ['disabled', 'caregiver'] })).toBe(true)
    expect(isForFamily({ audiences: ['elder', 'family', 'caregiver'] })).toBe(false)
  })

  it('never put the last days of life before an elder, who may find it with the family', () => {
    const found = bodies.find(({ needs }) => needs.includes('palliative'))!
    expect([isForElders(found), isForFamily(found)]).toEqual([false, true])
  })

  it('let a daughter find what is written for her, by typing and by its kind, and no last days of life', () => {
    const found = bodies.filter(isFoundByAnybody)
    expect(found.filter((body) => !isForElders(body)).length).toBeGreaterThan(3)
    expect(found.some(({ needs }) => needs.includes('palliative'))).toBe(false)
    expect(isFoundByAnybody({ audiences: ['staff'], needs: [] })).toBe(false)
  })

  it('leave no article of the library out', () => {
    expect(bodies.filter((body) => !isForElders(body) && !isForFamily(body))).toEqual([])
  })
})

describe('a part of the body or a thing of every day', () => {
  it.each(articleTopicIds)(
    '%s: each of its words leads to an article for elders, and not half the library does',
    (id) => {
      const own = bodies.filter(isForElders)
      for (const word of articleTopics[id]) {
        expect(
          own.some(({ title, keywords }) => title.includes(word) || keywords.some((one) => one.includes(word))),
          word,
        ).toBe(true)
      }
      const found = own.filter((body) => isAbout(body, id))
      expect(found.length).toBeGreaterThanOrEqual(1)
      expect(found.length).toBeLessThanOrEqual(15)
    },
  )

  it('finds the fall under the legs and not under the ears', () => {
    const fall = bodies.find(({ title }) => title.includes('跌倒'))!
    expect([isAbout(fall, 'legs'), isAbout(fall, 'ears')]).toEqual([true, false])
  })
})
