/** Today on the wall of the station, by the corrected clock. */
import { type CalendarDate, calendarDateOf, instantOf } from '../../../src-domain/shared/instant.ts'
import { useReplica } from '../../replica/use-replica.ts'

export function useToday(): CalendarDate {
  const { now, offset } = useReplica().now()
  return calendarDateOf(instantOf(now), offset)
}
