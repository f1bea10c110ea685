import { describe, expect, it } from 'vitest'
import { collectionNames } from '../shared/collections.ts'
import { defaultLease, leaseState, mayWriteUnder } from './lease.ts'

const day = 24 * 60 * 60_000
const renewedAt = Date.UTC(2026, 10, 1)
const after = (days: number, terms = defaultLease) => leaseState({ ...terms, renewedAt }, renewedAt + days * day)

describe('the lease of a kiosk', () => {
  it('is good for seven days, warned of from the seventh, and locks after thirty', () => {
    expect(after(0)).toEqual({ state: 'good' })
    expect(after(7 - 1 / day)).toEqual({ state: 'good' })
    expect(after(7)).toEqual({ state: 'warned', daysSince: 7, daysLeft: 23 })
    expect(after(30 - 1 / day)).toEqual({ state: 'warned', daysSince: 29, daysLeft: 1 })
    expect(after(30)).toEqual({ state: 'locked', daysSince: 30, daysLeft: 0 })
    expect(after(400)).toMatchObject({ state: 'locked', daysLeft: 0 })
  })

  it('has the days that the server sets', () => {
    const terms = { warnAfterDays: 2, lockAfterDays: 3 }
    expect([1, 2, 3].map((days) => after(days, terms).state)).toEqual(['good', 'warned', 'locked'])
  })

  it('does not exist where the station works alone, and never began in the future', () => {
    expect(leaseState(undefined, renewedAt)).toEqual({ state: 'none' })
    expect(after(-3)).toEqual({ state: 'good' })
  })

  it('stops what is agreed with others, and never registering or measuring', () => {
    const locked = after(31)
    expect(collectionNames.filter((name) => !mayWriteUnder(locked, name))).toEqual([
      'services',
      'orders',
      'ledger',
      'staff',
    ])
    for (const state of [after(0), after(10), leaseState(undefined, 0)])
      expect(collectionNames.every((name) => mayWriteUnder(state, name))).toBe(true)
  })
})
