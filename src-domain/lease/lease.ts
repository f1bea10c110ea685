/**
 * How long a kiosk may work without its server having renewed it (standards/09 §4): warned from day 7, locked after 30 days, both set by
 * the server. Locked means that nothing new is agreed with anybody else and that no record is opened any more, but for whom to ring
 * and what is dangerous; registering, measuring and calling somebody never stop. A station that works alone has no lease.
 */
import Type, { type Static } from 'typebox'
import type { CollectionName } from '../shared/collections.ts'

const Days = Type.Integer({ minimum: 1, maximum: 3_650 })
/** Whole days since the last renewal. */
export const LeaseTerms = Type.Object({ warnAfterDays: Days, lockAfterDays: Days }, { additionalProperties: false })
export type LeaseTerms = Static<typeof LeaseTerms>

export const defaultLease: LeaseTerms = { warnAfterDays: 7, lockAfterDays: 30 }

export type Lease = LeaseTerms & {
  /** Milliseconds since 1970 by the server's clock. */
  readonly renewedAt: number
}

export type LeaseState =
  | { readonly state: 'none' | 'good' }
  | { readonly state: 'warned' | 'locked'; readonly daysSince: number; readonly daysLeft: number }

const day = 24 * 60 * 60_000

/** @param now milliseconds, the newest moment the kiosk knows of: a clock that was set back renews nothing. */
export function leaseState(lease: Lease | undefined, now: number): LeaseState {
  if (lease === undefined) return { state: 'none' }
  const daysSince = Math.max(0, Math.floor((now - lease.renewedAt) / day))
  const daysLeft = Math.max(0, lease.lockAfterDays - daysSince)
  if (daysSince >= lease.lockAfterDays) return { state: 'locked', daysSince, daysLeft }
  if (daysSince >= lease.warnAfterDays) return { state: 'warned', daysSince, daysLeft }
  return { state: 'good' }
}

/** What is agreed with others: bookings, orders, money, and who may do so. */
const stoppedWhenLocked: ReadonlySet<CollectionName> = new Set(['services', 'orders', 'ledger', 'staff'])

export const mayWriteUnder = ({ state }: LeaseState, collection: CollectionName): boolean =>
  state !== 'locked' || !stoppedWhenLocked.has(collection)

/** What was known before may be looked at and changed. */
export const mayReadUnder = ({ state }: LeaseState): boolean => state !== 'locked'
