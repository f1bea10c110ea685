/**
 * The roster of the station (src-renderer/roster) in its worker: opened when the staff face first wants it, kept while the machine is
 * locked and open for elders, gone with everything it holds when the data is sealed (the faces below are mounted anew).
 */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useReplica } from '../replica/use-replica.ts'
import { todayOf } from '../replica/use-today.ts'
import type { OpenRoster } from '../roster/open-roster.ts'
import { RosterContext } from '../roster/use-roster.ts'

export function RosterProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const [isWanted, setWanted] = useState(false)
  const [roster, setRoster] = useState<OpenRoster | undefined>()
  const open = useCallback(() => setWanted(true), [])
  useEffect(() => {
    if (!isWanted) return undefined
    let opened: OpenRoster | undefined
    let isOver = false
    const start = async () => {
      const { openRoster } = await import('../roster/open-roster.ts')
      if (isOver) return
      opened = openRoster(replica, todayOf(replica))
      setRoster(opened)
    }
    void start()
    return () => {
      isOver = true
      opened?.close()
      setRoster(undefined)
    }
  }, [replica, isWanted])
  const face = useMemo(() => ({ roster, open }), [roster, open])
  return <RosterContext value={face}>{children}</RosterContext>
}
