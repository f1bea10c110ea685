import { expect, it } from 'vitest'
import { type AttemptRule, type Attempts, countAttempt, noAttempts, secretRule, visitCodeRule } from './attempts.ts'

const start = Date.parse('2026-11-24T02:00:00Z')

/** How many are answered at `now`, and what is kept after. */
function guess(
  kept: Attempts,
  now: number,
  rule: AttemptRule,
): { readonly answered: number; readonly after: Attempts } {
  let answered = 0
  let after = kept
  for (let n = 0; n < 20; n += 1) {
    const counted = countAttempt(after, now, rule)
    if (counted.isOpen) answered += 1
    after = counted.after
  }
  return { answered, after }
}

it('answers five, then one after each lock, and every lock is twice as long up to an hour', () => {
  let { answered, after } = guess(noAttempts, start, secretRule)
  expect(answered).toBe(5)
  let now = start
  const locks: number[] = []
  for (let n = 0; n < 9; n += 1) {
    locks.push((after.lockedUntil - now) / 1_000)
    now = after.lockedUntil
    ;({ answered, after } = guess(after, now, secretRule))
    expect(answered).toBe(1)
  }
  expect(locks).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600])
})

it('takes no visit code for a minute after five wrong ones, and then five again', () => {
  const { answered, after } = guess(noAttempts, start, visitCodeRule)
  expect(answered).toBe(5)
  expect(countAttempt(after, start + 59_999, visitCodeRule).isOpen).toBe(false)
  expect(guess(after, start + 60_000, visitCodeRule).answered).toBe(5)
})

it('never locks for longer than the lock itself when the clock is set back', () => {
  const { after } = guess(noAttempts, start, secretRule)
  const back = start - 2 * 86_400_000
  expect(countAttempt(after, back, secretRule).after.lockedUntil).toBe(back + 30_000)
})
