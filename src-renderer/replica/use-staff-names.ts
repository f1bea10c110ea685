/** Names of the station's staff and experts, and of those elsewhere who wrote about an elder who moved here, by id; undefined while they load. */
import { useMemo } from 'react'
import { isExpertAccount } from '../../src-domain/staff/expert-account.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import { isMoved } from '../../src-domain/transfer/transfer.ts'
import { useDocuments } from './use-replica.ts'

export function useStaffNames(): ReadonlyMap<string, string> | undefined {
  const people = useDocuments({ collection: 'staff', kind: 'staff' })
  const experts = useDocuments({ collection: 'staff', kind: 'expert-account' })
  const moves = useDocuments({ collection: 'activity', kind: 'moved' })
  return useMemo(
    () =>
      people &&
      new Map([
        ...(moves ?? [])
          .filter(isMoved)
          .flatMap(({ body }) => body.people ?? [])
          .map(({ id, name }) => [id, name] as const),
        ...(experts ?? []).filter(isExpertAccount).map((one) => [one.id, one.body.name] as const),
        ...people.filter(isStaff).map((person) => [person.id, person.body.name] as const),
      ]),
    [people, experts, moves],
  )
}
