import { describe, expect, it } from 'vitest'
import { serviceCatalogue } from '../../src-domain/demo/service-catalogue.ts'
import { englishServices, englishUnits } from './service-words.ts'

describe('the common services', () => {
  it('all have an English name and unit', () => {
    const services = Object.values(serviceCatalogue)
    expect(services.map(({ name }) => name).filter((name) => !englishServices.has(name))).toEqual([])
    expect(services.map(({ unit }) => unit).filter((unit) => !englishUnits.has(unit))).toEqual([])
  })
})
