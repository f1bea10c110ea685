/** Names of the station's staff by id; undefined while they load. */
import { useMemo } from 'react'
import { isStaff } from '../../src-domain/staff/staff.ts'
import { useDocuments } from './use-replica.ts'

export function useStaffNames(): ReadonlyMap<string, string> | undefined {
  const people = useDocuments({ collection: 'staff', kind: 'staff' })
  return useMemo(
    () => people && new Map(people.filter(isStaff).map((person) => [person.id, person.body.name])),
    [people],
  )
}
