/**
 * Wrong PINs and codes: a few are answered, then none for a while. An attempt is counted before it is answered and the count is
 * kept where the plug cannot undo it; forgotten at the first right one.
 */
export type Attempts = {
  readonly wrong: number
  /** Milliseconds since 1970; 0 when not locked. */
  readonly lockedUntil: number
}

export type AttemptRule = {
  readonly most: number
  /** Milliseconds. */
  readonly firstLock: number
  readonly longestLock: number
  /** After a lock as many are answered as before it; else each further wrong one locks twice as long. */
  readonly startsAnew?: boolean
}

/** PINs of staff and codes that let a kiosk in: 30 s at the fifth wrong one, doubled by each further one, at most an hour. */
export const secretRule: AttemptRule = { most: 5, firstLock: 30_000, longestLock: 3_600_000 }

/**
 * Six digits for one visit, typed by anybody at the machine: after five wrong ones none for a minute, and so no more than
 * fifty of a million while a code lives.
 */
export const visitCodeRule: AttemptRule = { most: 5, firstLock: 60_000, longestLock: 60_000, startsAnew: true }

export const noAttempts: Attempts = { wrong: 0, lockedUntil: 0 }

/** `isOpen` false: not to be answered before `after.lockedUntil`. `after` is to be kept before the answer. */
export function countAttempt(
  { wrong, lockedUntil }: Attempts,
  now: number,
  rule: AttemptRule,
): { readonly isOpen: boolean; readonly after: Attempts } {
  if (lockedUntil > now) {
    // A clock set back must not lock for days: the rest is never longer than the lock itself.
    return { isOpen: false, after: { wrong, lockedUntil: Math.min(lockedUntil, now + lockFor(wrong, rule)) } }
  }
  const counted = (rule.startsAnew === true && lockedUntil > 0 ? 0 : wrong) + 1
  return {
    isOpen: true,
    after: { wrong: counted, lockedUntil: counted >= rule.most ? now + lockFor(counted, rule) : 0 },
  }
}

const lockFor = (wrong: number, { most, firstLock, longestLock }: AttemptRule): number =>
  Math.min(longestLock, firstLock * 2 ** Math.min(20, Math.max(0, wrong - most)))
