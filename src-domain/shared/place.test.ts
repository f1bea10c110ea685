import { describe, expect, it } from 'vitest'
import { distanceMetres, parsePlace, placeText } from './place.ts'

describe('distance', () => {
  it('is a 90th of a quarter of the earth for one degree along a meridian', () => {
    expect(distanceMetres({ lat: 30, lng: 104 }, { lat: 31, lng: 104 })).toBeCloseTo(111_195, -1)
  })

  it('shrinks with the cosine of the latitude for a degree of longitude', () => {
    expect(distanceMetres({ lat: 60, lng: 10 }, { lat: 60, lng: 11 })).toBeCloseTo(111_195 / 2, -2)
  })

  it('is nothing from a place to itself', () => {
    expect(distanceMetres({ lat: 30.6, lng: 104.1 }, { lat: 30.6, lng: 104.1 })).toBe(0)
  })
})

describe('a place as it is copied from a map', () => {
  it('is read in either order, with a Chinese comma too', () => {
    for (const text of ['30.4312, 103.9821', '103.9821，30.4312', '北纬30.4312 东经103.9821']) {
      expect(parsePlace(text)).toEqual({ ok: true, value: { lat: 30.4312, lng: 103.9821 } })
    }
    expect(placeText({ lat: 30.4312, lng: 103.9821 })).toBe('30.4312, 103.9821')
  })
  it('is refused when a number is missing or lies outside of China', () => {
    for (const text of ['', '30.4312', '30.4312, 3.9821', '30.4, 103.9, 500', '青石桥村']) {
      expect(parsePlace(text)).toMatchObject({ ok: false, error: { code: 'place.unreadable' } })
    }
  })
})
