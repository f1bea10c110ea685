import { describe, expect, it } from 'vitest'
import { libraryArticles, libraryId } from '../articles/library/library.ts'
import { bareProfile, type ElderProfile, type NeedDegree } from './elder-profile.ts'
import { nothingKnown } from './harm.ts'
import { readingOf, recommendToCarers } from './recommend-articles.ts'

const today = '2026-12-01'
const reading = readingOf(libraryArticles(), { hidesUnreviewed: false }, today)
const of = (needs: readonly NeedDegree[], conditions: readonly number[] = []): ElderProfile => ({
  ...bareProfile(today, needs, { place: undefined, village: undefined }),
  harm: { ...nothingKnown, isKnown: true, conditions: new Set(conditions) },
})
const ids = (profile: ElderProfile, by: 'staff' | 'kiosk') =>
  recommendToCarers(profile, reading, by).map(({ item }) => item.article.id)
const [talking, wandering, rest, lastDays, dressing] = [
  'talking-with-dementia',
  'wandering',
  'rest-for-caregivers',
  'end-of-life-care',
  'dressing-with-one-arm',
].map(libraryId)

describe('what those who look after an elder are led to', () => {
  it('is what is written for them about the illness of this elder, and their own rest', () => {
    const found = ids(of([{ dimension: 'longTermCare', degree: 3 }], [21]), 'kiosk')
    expect(found).toEqual(expect.arrayContaining([talking, wandering, rest]))
    expect(ids(of([{ dimension: 'longTermCare', degree: 3 }], [1]), 'kiosk')).not.toContain(talking)
    expect(ids(of([], [7]), 'kiosk')).toContain(dressing)
  })

  it('says of each why', () => {
    const fits = recommendToCarers(of([], [21]), reading, 'staff')
    expect(
      fits.find(({ item }) => item.article.id === talking)?.parts.find(({ feature }) => feature === 'condition'),
    ).toMatchObject({
      reason: { key: 'condition', params: { condition: 21 } },
    })
  })

  it('speaks of the last days of life through staff alone', () => {
    const profile = of([{ dimension: 'palliative', degree: 3 }])
    expect(ids(profile, 'staff')).toContain(lastDays)
    expect(ids(profile, 'kiosk')).not.toContain(lastDays)
  })

  it('is nothing where nothing is known', () => {
    expect(ids(of([]), 'staff')).toEqual([])
  })
})
