import { describe, expect, it } from 'vitest'
import { readBeforeAPin, trustedHides } from './before-a-pin.ts'
import { libraryArticles, libraryId } from './library/library.ts'

const library = libraryArticles()
const noted = (changes: object = {}) =>
  JSON.stringify({ recalled: [libraryId('constipation')], hidesUnreviewed: false, notedOn: '2026-12-01', ...changes })
const ids = (today = '2026-12-02') =>
  readBeforeAPin(library, trustedHides(noted(), '2026-12-02')!, today).map(({ id }) => id)

describe('what may be read before a PIN', () => {
  it('is the library without what the station took back, nor the last days of life', () => {
    expect(ids()).toContain(libraryId('falls-at-home'))
    expect(ids()).not.toContain(libraryId('constipation'))
    expect(ids()).not.toContain(libraryId('end-of-life-care'))
  })

  it('is nothing that those who run the library took back, and nothing past its day', () => {
    const recalled = { on: '2026-12-01', by: '总站', reason: '写错了' }
    const taken = library.map((article) => ({ ...article, body: { ...article.body, recalled } }))
    expect(readBeforeAPin(taken, trustedHides(noted(), '2026-12-02')!, '2026-12-02')).toEqual([])
    expect(ids('2029-01-01')).toEqual([])
  })

  it('is nothing where it is not known what the station hides, or not of late', () => {
    expect(trustedHides(noted(), '2026-12-07')).toBeDefined()
    for (const today of ['2026-12-08', '2026-11-30']) expect(trustedHides(noted(), today)).toBeUndefined()
    for (const broken of [null, '', '{', '[]', noted({ recalled: 1 }), noted({ more: 1 })]) {
      expect(trustedHides(broken, '2026-12-02')).toBeUndefined()
    }
  })

  it('is nothing where the station shows only what a physician signed: who signed is sealed', () => {
    expect(trustedHides(noted({ hidesUnreviewed: true }), '2026-12-02')).toBeUndefined()
  })
})
