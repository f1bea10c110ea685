/** Ids of staff as names; the id's author stays nameless until the record has come. */
import { useMemo } from 'react'
import { isStaff } from '../../../src-domain/staff/staff.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export function useStaffNames(): (id: string) => string {
  const people = useDocuments({ collection: 'staff', kind: 'staff' })
  const names = useMemo(
    () => new Map((people ?? []).filter(isStaff).map((person) => [person.id, person.body.name])),
    [people],
  )
  return (id) => names.get(id) ?? '…'
}
