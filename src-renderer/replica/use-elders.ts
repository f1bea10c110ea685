/** The records of a few elders by id, kept fresh; those that are not here are not among them. Undefined while they load. */
import { useMemo } from 'react'
import { combineLatest, map, of } from 'rxjs'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { useLatest, useReplica } from './use-replica.ts'

export function useElders(ids: readonly string[]): ReadonlyMap<string, Elder> | undefined {
  const replica = useReplica()
  const wanted = [...new Set(ids.filter((id) => id !== ''))].toSorted().join(' ')
  const source = useMemo(
    () =>
      wanted === ''
        ? of(new Map<string, Elder>())
        : combineLatest(wanted.split(' ').map((id) => replica.watchOne(id))).pipe(
            map((found) => new Map(found.flatMap((one) => (one !== undefined && isElder(one) ? [[one.id, one]] : [])))),
          ),
    [replica, wanted],
  )
  return useLatest(source)?.value
}
