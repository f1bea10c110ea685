import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBackupDue, keptBackups } from './backup-ring.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 0, 1, 16) // midnight in Shanghai

describe('the ring of backups', () => {
  it('keeps 24 hours and 14 days of a station that runs day and night for a month', () => {
    let kept: readonly number[] = []
    for (let n = 0; n < 31 * 24; n += 1) kept = keptBackups([...kept, start + n * hour], 480)
    const now = start + (31 * 24 - 1) * hour
    const oldest = kept.at(-1) ?? 0
    expect(kept).toHaveLength(24 + 13)
    expect(now - oldest).toBeGreaterThanOrEqual(13 * 24 * hour - hour)
    expect(kept.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, i) => now - i * hour))
  })

  it('always keeps the newest, keeps no more than 38, and drops nothing a second time', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 90 * 24 * hour }), { minLength: 1 }), (times) => {
        const kept = keptBackups(times, 480)
        expect(kept[0]).toBe(Math.max(...times))
        expect(kept.length).toBeLessThanOrEqual(38)
        expect(keptBackups(kept, 480)).toEqual(kept)
      }),
    )
  })

  it('is due after an hour, and when the clock was set back', () => {
    expect(isBackupDue(undefined, start)).toBe(true)
    expect(isBackupDue(start, start + hour - 1)).toBe(false)
    expect(isBackupDue(start, start + hour)).toBe(true)
    expect(isBackupDue(start + 48 * hour, start)).toBe(true)
  })
})
