import { describe, expect, it } from 'vitest'
import { collectionNames } from '../shared/collections.ts'
import { defaultLease, leaseState, mayReadUnder, mayWriteUnder } from './lease.ts'
import { leaseMessage, readLeaseFile } from './lease-file.ts'

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
    expect(mayReadUnder(locked)).toBe(false)
    expect([after(0), after(10), leaseState(undefined, 0)].every(mayReadUnder)).toBe(true)
    for (const state of [after(0), after(10), leaseState(undefined, 0)])
      expect(collectionNames.every((name) => mayWriteUnder(state, name))).toBe(true)
  })
})

describe('a renewal carried by hand', () => {
  const said = { station: 'qingshiqiao', kiosk: 'kiosk-a', issuedAt: renewedAt + 20 * day, lease: defaultLease }
  const file = { ginkgo: 'lease v1', ...said, signature: `signed ${leaseMessage(said)}` }
  const reader = {
    station: 'qingshiqiao',
    kiosk: 'kiosk-a',
    renewedAt,
    isSigned: (message: string, signature: string) => signature === `signed ${message}`,
  }
  const codeOf = (changed: object, by = reader) => {
    const read = readLeaseFile(JSON.stringify({ ...file, ...changed }), by)
    return read.ok ? 'ok' : read.error.code
  }

  it('counts from when it was made, for the machine it was made for', () => {
    expect(readLeaseFile(JSON.stringify(file), reader)).toEqual({ ok: true, value: file })
    expect(codeOf({ kiosk: 'kiosk-b' })).toBe('lease.otherKiosk')
    expect(codeOf({ station: 'elsewhere' })).toBe('lease.otherKiosk')
  })

  it('is refused when anything in it was changed, and when it was used or overtaken', () => {
    expect(codeOf({ issuedAt: said.issuedAt + 1 })).toBe('lease.forged')
    expect(codeOf({ lease: { ...defaultLease, lockAfterDays: 3_000 } })).toBe('lease.forged')
    expect(codeOf({ lease: { ...defaultLease, warnAfterDays: 8 } })).toBe('lease.forged')
    expect(codeOf({}, { ...reader, renewedAt: said.issuedAt })).toBe('lease.older')
    expect(codeOf({}, { ...reader, renewedAt: said.issuedAt + 1 })).toBe('lease.older')
  })

  it('is told from what is no such file', () => {
    for (const text of ['', 'hello', 'null', '[]', '{}', '{"ginkgo":"lease v1"}'])
      expect(readLeaseFile(text, reader)).toMatchObject({ ok: false, error: { code: 'lease.notAFile' } })
    expect(codeOf({ more: 1 })).toBe('lease.notAFile')
  })
})
