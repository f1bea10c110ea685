import { describe, expect, it } from 'vitest'
import { libraryArticles } from '../articles/library/library.ts'
import { isForElders } from '../articles/article-audience.ts'
import { serviceCatalogue } from '../demo/service-catalogue.ts'
import { isReadingFor, isServiceFor, isToyFor, pastimes } from './pastimes.ts'

const bodies = libraryArticles().map(({ body }) => body)
const named = (keyword: string) => bodies.find(({ keywords }) => keywords.includes(keyword))!

describe('a pastime', () => {
  it('leads to services that the catalog has, and to few of them', () => {
    const codes = Object.keys(serviceCatalogue)
    const led = pastimes.map((pastime) => codes.filter((code) => isServiceFor(code, pastime)))
    expect(led.flat().toSorted()).toEqual(['companionship', 'companionship', 'taichi-class', 'visit', 'walk-along'])
  })

  it('leads to what is written about it, and not to half the library', () => {
    expect(isReadingFor(named('太极拳'), 'taichi')).toBe(true)
    expect(isReadingFor(named('广场舞'), 'squareDance')).toBe(true)
    expect(isReadingFor(named('浓茶'), 'tea')).toBe(false)
    for (const pastime of pastimes) {
      const found = bodies.filter((body) => isForElders(body) && isReadingFor(body, pastime))
      expect(found.length, pastime).toBeLessThanOrEqual(5)
    }
  })

  it('leads to things to play with and to no other shelf', () => {
    expect(isToyFor({ category: 'leisure', name: '大字象棋' }, 'chess')).toBe(true)
    expect(isToyFor({ category: 'leisure', name: '大字象棋' }, 'fishing')).toBe(false)
    expect(isToyFor({ category: 'mobilityAid', name: '散步助行车' }, 'walking')).toBe(false)
  })
})
