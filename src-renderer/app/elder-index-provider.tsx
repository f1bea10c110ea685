/**
 * The search index of names and numbers, in memory only: built when the data is open, gone when it is sealed (the faces
 * below are mounted anew with another replica).
 */
import { type ReactNode, useEffect, useState } from 'react'
import { useReplica } from '../replica/use-replica.ts'
import { openElderIndex } from '../search/elder-index.ts'
import { ElderIndexContext } from '../search/use-elder-search.ts'

export function ElderIndexProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const [index] = useState(() => openElderIndex(replica))
  useEffect(() => () => index.close(), [index])
  return <ElderIndexContext value={index}>{children}</ElderIndexContext>
}
