import { describe, expect, it } from 'vitest'
import { filmsForAnybody, filmTopics } from '../media/film-topics.ts'
import type { MediaPack, PackFile } from '../media/media-pack.ts'
import { itemsOf } from '../media/pack-shelf.ts'
import { bareProfile } from './elder-profile.ts'
import { nothingKnown } from './harm.ts'
import { recommendFilms } from './recommend-films.ts'

const file = (name: string, about?: PackFile['about']): PackFile => ({
  name,
  type: 'video/mp4',
  bytes: 1,
  sha256: name.padEnd(64, '0').slice(0, 64),
  parts: ['0'.repeat(64)],
  ...(about === undefined ? {} : { about }),
})
const files = [
  file('a.mp4', { title: '血压怎么量', category: 'selfCheck', conditions: [1] }),
  file('b.mp4', { title: '怎么翻身', category: 'caregiverRecovery', audiences: ['caregiver'] }),
  file('c.mp4', { title: '安宁', category: 'healthKnowledge', needs: ['palliative'] }),
  file('d.mp4', { title: '给工作人员', category: 'healthKnowledge', audiences: ['staff'] }),
  file('e.mp4'),
]
const pack = {
  id: 'articles:1',
  occurredAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  offset: 480,
  body: { name: '影片', about: '几段影片', bytes: files.length, files },
} as unknown as MediaPack
const items = itemsOf(pack)
const profile = (...conditions: readonly number[]) => ({
  ...bareProfile('2026-12-01', [], { place: undefined, village: undefined }),
  harm: { ...nothingKnown, isKnown: true, conditions: new Set(conditions) },
})
const titles = (all: readonly { readonly title: string }[]) => all.map(({ title }) => title)

describe('films and what they are about', () => {
  it('are led to by the reasons that lead to an article, and say why', () => {
    const fits = recommendFilms(profile(1), items)
    expect(titles(fits.map(({ item }) => item))).toEqual(['血压怎么量'])
    expect(fits[0]?.parts.find(({ feature }) => feature === 'condition')?.reason?.params).toEqual({ condition: 1 })
    expect(recommendFilms(profile(3), items)).toEqual([])
  })

  it('are listed for anybody, but what is for staff alone or speaks of the last days of life', () => {
    expect(titles(filmsForAnybody(items))).toEqual(['血压怎么量', '怎么翻身', 'e'])
  })

  it('have no kind where nothing is said of it', () => {
    expect(filmTopics(items[4]!)).toMatchObject({ title: 'e', category: undefined, audiences: ['elder'] })
  })
})
