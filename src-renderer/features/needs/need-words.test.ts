import { describe, expect, it } from 'vitest'
import { articleCategories } from '../../../src-domain/articles/article.ts'
import { serviceCatalogue } from '../../../src-domain/demo/service-catalogue.ts'
import { askIds } from '../../../src-domain/needs/ask-rules.ts'
import { needDimensions } from '../../../src-domain/needs/dimensions.ts'
import { needRules } from '../../../src-domain/needs/needs.ts'
import { segmentIds } from '../../../src-domain/needs/segments.ts'
import { needsEn } from '../../i18n/en/needs.ts'
import { todayEn } from '../../i18n/en/today.ts'
import { pastimes } from '../../../src-domain/preferences/pastimes.ts'
import { productCategories } from '../../../src-domain/products/product.ts'
import { weights } from '../../../src-domain/recommendation/weights.ts'
import { englishServices, englishUnits } from '../../i18n/service-words.ts'
import { needs } from '../../i18n/zh-CN/needs.ts'
import { today } from '../../i18n/zh-CN/today.ts'

const at = (texts: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], texts)

describe.each([
  ['zh-CN', needs, today],
  ['en', needsEn, todayEn],
])('the words of needs in %s', (_, texts, ofToday) => {
  it.each(needRules.map((rule) => rule.id))('have a sentence for the rule %s', (id) => {
    expect(at(texts.reason, id)).toBeTypeOf('string')
  })
  it.each(askIds)('have a question for %s, and a line for the list of today', (id) => {
    expect([at(texts.ask, id), at(ofToday.why.ask, id)]).toEqual([expect.any(String), expect.any(String)])
  })
  it('name every dimension, label and reason of a match', () => {
    const matchKeys = [
      'need',
      'distance',
      'distanceFromStation',
      'distanceUnknown',
      'sameVillage',
      'online',
      'free',
      'price',
      'priceLowest',
      'modeAtHomeFits',
      'mode.atHome',
      'mode.onSite',
      'mode.online',
      'verified',
      'satisfaction',
      'satisfactionFew',
      'similar',
      'tasteSatisfied',
      'tasteUnsatisfied',
      ...['atHome', 'onSite', 'online'].map((mode) => `tasteMode.${mode}`),
      ...['atHome', 'online'].map((mode) => `tasteReach.${mode}`),
      'tastePastime',
      'tasteShelf',
      'tasteReading',
      'supplierVerified',
      'newHere',
      'refusedLike',
      'condition',
      ...['disabled', 'veryOld', 'ill', 'livingAlone', 'emptyNest', 'vital'].map((one) => `audience.${one}`),
      'season',
      'reviewed',
      'notReviewed',
    ]
    for (const key of matchKeys) expect(at(texts.match.reason, key), key).toBeTypeOf('string')
    for (const features of Object.values(weights))
      for (const feature of Object.keys(features)) expect(at(texts.match.part, feature), feature).toBeTypeOf('string')
    for (const shelf of productCategories) expect(at(texts.shelf, shelf), shelf).toBeTypeOf('string')
    for (const pastime of pastimes) expect(at(texts.pastime, pastime), pastime).toBeTypeOf('string')
    for (const category of articleCategories) expect(at(texts.category, category), category).toBeTypeOf('string')
    for (const id of needDimensions) expect(at(texts.dimension, id), id).toBeTypeOf('string')
    for (const id of segmentIds) {
      expect(at(texts.segment, id), id).toBeTypeOf('string')
      expect(at(texts.segmentWhy, id), id).toBeTypeOf('string')
    }
    for (const why of ['pressureDanger', 'glucoseDanger', 'dangerSign', 'complication', 'reactionNotSolved']) {
      expect(at(texts.followUpWhy, why), why).toBeTypeOf('string')
    }
    for (const why of ['year', 'fall', 'hospital', 'newCondition', 'riskEvents']) {
      expect(at(texts.overdueWhy, why), why).toBeTypeOf('string')
    }
  })
  it('have no sentence for a rule that is not there', () => {
    const told = Object.entries(texts.reason).flatMap(([dimension, rules]) =>
      Object.keys(rules).map((name) => `${dimension}.${name}`),
    )
    expect(told.toSorted()).toEqual(needRules.map((rule) => rule.id).toSorted())
  })
})

describe('the common services', () => {
  it('all have an English name and unit', () => {
    const services = Object.values(serviceCatalogue)
    expect(services.map(({ name }) => name).filter((name) => !englishServices.has(name))).toEqual([])
    expect(services.map(({ unit }) => unit).filter((unit) => !englishUnits.has(unit))).toEqual([])
  })
})
