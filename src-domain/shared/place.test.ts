import { describe, expect, it } from 'vitest'
import { distanceMetres } from './place.ts'

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
