import { secretRule } from '../../src-domain/shared/attempts.ts'

/** @param times moments at which a guess was looked at: five before the first lock, then one after each, which doubles. */
export function expectLocks(times: readonly number[]): void {
  const { most, firstLock, longestLock } = secretRule
  for (let n = most; n < times.length; n += 1) {
    const lock = Math.min(longestLock, firstLock * 2 ** Math.min(20, n - most))
    const waited = (times[n] ?? 0) - (times[n - 1] ?? 0)
    if (waited < lock) throw new Error(`guess ${n + 1} was looked at ${waited} ms after the one before, not ${lock}`)
  }
}
