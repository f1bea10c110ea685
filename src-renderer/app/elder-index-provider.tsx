/**
 * The search index of names and numbers, in memory only: built when the data is open, gone when it is sealed (the faces
 * below are mounted anew with another replica).
 */
import { type ReactNode, useEffect, useState } from 'react'
import { switchMap, timer } from 'rxjs'
import type { Replica } from '../replica/replica.ts'
import { useReplica } from '../replica/use-replica.ts'
import { type ElderIndex, openElderIndex } from '../search/elder-index.ts'
import { ElderIndexContext } from '../search/use-elder-search.ts'

/** Milliseconds: whoever unlocks at once sees today's list before all names are read. */
const headStart = 1_000

const openAfterTheList = (replica: Replica): ElderIndex =>
  openElderIndex({ watch: (query) => timer(headStart).pipe(switchMap(() => replica.watch(query))) })

export function ElderIndexProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const [index] = useState(() => openAfterTheList(replica))
  useEffect(() => () => index.close(), [index])
  return <ElderIndexContext value={index}>{children}</ElderIndexContext>
}
