/** Randomness that a seed gives again: for tests that try many things and must be able to try the same ones once more. */
export type SeededRandom = {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** 0 ≤ n < `below`, an integer. */
  readonly integer: (below: number) => number
  readonly pick: <T>(choices: readonly T[]) => T
  readonly chance: (share: number) => boolean
  /** An integer from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  readonly bytes: (count: number) => Buffer
  /** A generator of its own, so that what one part draws does not shift what another draws. */
  readonly fork: () => SeededRandom
}

/** mulberry32 (public domain, T. Ettinger): 32 bits of state, enough to vary tests, good for nothing secret. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number): number => Math.floor(next() * below)
  return {
    next,
    integer,
    pick: (choices) => {
      const choice = choices[integer(choices.length)]
      if (choice === undefined) throw new Error('nothing to pick from')
      return choice
    },
    chance: (share) => next() < share,
    whole: (least, most) => least + integer(most - least + 1),
    bytes: (count) => Buffer.from(Uint8Array.from({ length: count }, () => integer(256))),
    fork: () => seededRandom(integer(2 ** 32)),
  }
}
