/**
 * A scanner that types like a keyboard: many keys within a few hundredths of a second, then Enter. People type slower; what
 * they type is not taken for a card.
 */
export type Wedge = {
  /** Returns the scanned text when this key completed it. */
  readonly key: (key: string, at: number) => string | undefined
}

/** Milliseconds between two keys of a scanner at most; slow ones leave 30. */
const gap = 60
const leastLength = 8

export function createWedge(): Wedge {
  let typed = ''
  let last = Number.NEGATIVE_INFINITY
  return {
    key: (key, at) => {
      if (at - last > gap) typed = ''
      last = at
      if (key === 'Enter' || key === 'Tab') {
        const whole = typed
        typed = ''
        return whole.length >= leastLength ? whole : undefined
      }
      if ([...key].length === 1) typed += key
      return undefined
    },
  }
}
