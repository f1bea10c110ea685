/**
 * Writes down that somebody looked: one fact for each part of a record that is opened, once an opening. Looking is not
 * prevented when it cannot be written (storage full), but the screen says so.
 */
import { useEffect, useRef, useState } from 'react'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { useAct } from './use-act.ts'
import { useReplica } from './use-replica.ts'

/** @returns false when a look could not be written. */
export function useElderLook(elder: string | undefined, part: string): boolean {
  const replica = useReplica()
  const act = useAct()
  const seen = useRef(new Set<string>())
  const [isWritten, setWritten] = useState(true)
  useEffect(() => {
    if (elder === undefined) return
    const key = `${elder} ${part}`
    if (seen.current.has(key)) return
    seen.current.add(key)
    const fact = recordAudit({ action: 'view', subject: elder, parts: [part] }, act(), elder)
    replica.save([fact]).then(
      (saved) => setWritten(saved.ok),
      () => setWritten(false),
    )
  }, [replica, act, elder, part])
  return isWritten
}
