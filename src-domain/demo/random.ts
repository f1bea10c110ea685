/**
 * Seeded chance for demo data and simulators: the same seed gives the same stream on every machine (sfc32 over 32-bit integers,
 * no floating point in the state). Never for keys or codes that guard anything.
 */
import type { RandomBytes } from '../shared/ids.ts'

export type Random = {
  /** 0 ≤ x < 1 */
  readonly next: () => number
  /** from ≤ x ≤ to */
  readonly integer: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** `count` different items, in the order of the list. */
  readonly sample: <T>(items: readonly T[], count: number) => readonly T[]
  readonly bytes: RandomBytes
}

export function seededRandom(seed: number | string): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, hash(String(seed))]
  const word = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i += 1) word()
  const next = (): number => word() / 2 ** 32
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('pick from nothing')
    return items[integer(0, items.length - 1)] as T
  }
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick,
    sample: (items, count) => {
      const left = items.map((_, i) => i)
      const chosen = new Set<number>()
      while (chosen.size < Math.min(count, items.length)) chosen.add(left.splice(integer(0, left.length - 1), 1)[0]!)
      return items.filter((_, i) => chosen.has(i))
    },
    bytes: (count) => {
      const bytes = new Uint8Array(count)
      for (let i = 0; i < count; i += 4) {
        const value = word()
        for (let k = 0; k < 4 && i + k < count; k += 1) bytes[i + k] = (value >>> (8 * k)) & 255
      }
      return bytes
    },
  }
}

/** FNV-1a, so that seeds 1 and 2 start far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193)
  return value | 0
}
