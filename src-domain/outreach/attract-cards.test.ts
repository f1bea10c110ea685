import { describe, expect, it } from 'vitest'
import { libraryArticles } from '../articles/library/library.ts'
import { demoData } from '../demo/demo-data.ts'
import { isOrganization } from '../organizations/organization.ts'
import type { Document } from '../shared/document.ts'
import { addDays } from '../shared/instant.ts'
import { seasonArticle, servicesOfDay, weekdayOf } from './attract-cards.ts'

const library = libraryArticles()
const none = new Map()
const organizations = (demoData({ seed: 1, today: '2026-11-20', elders: 5 }) as readonly Document[]).filter(
  isOrganization,
)
const days = Array.from({ length: 14 }, (_, i) => addDays('2026-11-20', i))

describe('what a machine at rest says', () => {
  it('is an article of this month, another one from day to day', () => {
    const shown = days.map((day) => seasonArticle(library, none, day))
    for (const [i, article] of shown.entries()) {
      if (article !== undefined) expect(article.body.months).toContain(Number(days[i]!.slice(5, 7)))
    }
    expect(new Set(shown.map((article) => article?.id)).size).toBeGreaterThan(1)
  })

  it('is never one that is recalled, past its day, or asks for tact', () => {
    const [some] = library.filter(({ body }) => body.months.length > 0)
    const own = { ...some!, body: { ...some!.body, months: [11] } }
    expect(seasonArticle([own], none, '2026-11-20')).toBe(own)
    expect(seasonArticle([{ ...own, body: { ...own.body, expiresOn: '2026-11-20' } }], none, '2026-11-20')).toBe(
      undefined,
    )
    expect(seasonArticle([{ ...own, body: { ...own.body, needs: ['palliative'] } }], none, '2026-11-20')).toBe(
      undefined,
    )
    const recalled = { on: '2026-11-01', by: '编辑部', reason: '来源更新了' }
    expect(seasonArticle([{ ...own, body: { ...own.body, recalled } }], none, '2026-11-20')).toBe(undefined)
  })

  it('names services open on this weekday, and puts none in front for good', () => {
    const shown = days.map((day) => servicesOfDay(organizations, day, 4))
    for (const names of shown) expect(names.length).toBeLessThanOrEqual(4)
    expect(new Set(shown.map(([first]) => first)).size).toBeGreaterThan(2)
  })

  it('names nothing of an institution that is not verified, and nothing that asks for tact', () => {
    const unverified = organizations.map((one) => ({
      body: { ...one.body, verification: { ...one.body.verification, status: 'suspended' as const } },
    }))
    expect(servicesOfDay(unverified, '2026-11-20', 9)).toEqual([])
    expect(servicesOfDay(organizations, '2026-11-20', 99).filter((name) => name.includes('安宁'))).toEqual([])
  })

  it('knows Sunday as the seventh day', () => {
    expect(['2026-11-29', '2026-11-30'].map(weekdayOf)).toEqual([7, 1])
  })
})
