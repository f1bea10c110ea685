import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.ts'

describe('seeded chance', () => {
  it('repeats a stream for a seed and differs for another', () => {
    const stream = (seed: number) => Array.from({ length: 50 }, seededRandom(seed).next)
    expect(stream(7)).toEqual(stream(7))
    expect(stream(7)).not.toEqual(stream(8))
  })

  it('is spread evenly enough for demo data', () => {
    const random = seededRandom('spread')
    const counts = new Map<number, number>()
    for (let i = 0; i < 6_000; i += 1) {
      const face = random.integer(1, 6)
      counts.set(face, (counts.get(face) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual([1, 2, 3, 4, 5, 6])
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })

  it('samples different items in the order of the list', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8]
    const sample = seededRandom(3).sample(items, 4)
    expect(new Set(sample).size).toBe(4)
    expect(sample).toEqual(sample.toSorted())
    expect(seededRandom(3).sample(items, 99)).toEqual(items)
  })

  it('draws as many bytes as asked for', () => {
    expect(seededRandom(1).bytes(10)).toHaveLength(10)
    expect(new Set(seededRandom(1).bytes(200)).size).toBeGreaterThan(80)
  })
})
