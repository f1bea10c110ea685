/**
 * The search index of names and numbers, in memory only: built when the data is open, gone when it is sealed (the faces
 * below are mounted anew with another replica).
 */
import { type ReactNode, useEffect, useState } from 'react'
import { useReplica } from '../replica/use-replica.ts'
import type { ElderIndex } from '../search/elder-index.ts'
import { ElderIndexContext } from '../search/use-elder-search.ts'

/** Milliseconds: whoever unlocks at once sees today's list before all names are read. */
const headStart = 1_000

export function ElderIndexProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const [index, setIndex] = useState<ElderIndex | undefined>()
  useEffect(() => {
    let opened: ElderIndex | undefined
    let isOver = false
    const open = async () => {
      // With it comes the dictionary of readings, a third of the program.
      const { openElderIndex } = await import('../search/elder-index.ts')
      if (isOver) return
      opened = openElderIndex(replica)
      setIndex(opened)
    }
    const timer = setTimeout(() => void open(), headStart)
    return () => {
      isOver = true
      clearTimeout(timer)
      opened?.close()
    }
  }, [replica])
  return <ElderIndexContext value={index}>{children}</ElderIndexContext>
}
