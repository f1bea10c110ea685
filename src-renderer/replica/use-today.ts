/** Today on the wall of the station, by the corrected clock. */
import { type CalendarDate, calendarDateOf, instantOf } from '../../src-domain/shared/instant.ts'
import type { Replica } from './replica.ts'
import { useReplica } from './use-replica.ts'

export const useToday = (): CalendarDate => todayOf(useReplica())

export function todayOf(replica: Replica): CalendarDate {
  const { now, offset } = replica.now()
  return calendarDateOf(instantOf(now), offset)
}
