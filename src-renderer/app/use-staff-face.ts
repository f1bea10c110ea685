/**
 * The staff's face, fetched when the page has nothing better to do, so that it is there before six digits are typed. Not
 * `lazy`: that shows its fallback even for what is there already, and React keeps a fallback for 300 ms.
 */
import { type ReactNode, useEffect, useState } from 'react'

export type StaffFaceState = {
  /** Undefined until it is there. */
  readonly face: ReactNode
  /** It is needed now and did not come. */
  readonly hasFailed: boolean
  readonly again: () => void
}

/** @param fetchFace the same function at every call. A failure while nobody needs the face is forgotten. */
export function useStaffFace(isNeeded: boolean, fetchFace: () => Promise<ReactNode>): StaffFaceState {
  const [face, setFace] = useState<ReactNode>()
  const [hasFailed, setFailed] = useState(false)
  // Whoever signs in next starts anew.
  if (hasFailed && !isNeeded) setFailed(false)
  const isThere = face !== undefined
  useEffect(() => {
    if (isThere || hasFailed) return undefined
    let isCurrent = true
    const start = () => {
      fetchFace().then(setFace, (error: unknown) => {
        if (!isCurrent || !isNeeded) return
        console.error('the staff face did not come:', error)
        setFailed(true)
      })
    }
    const waiting = requestIdleCallback(start, { timeout: isNeeded ? 1 : 2_000 })
    return () => {
      isCurrent = false
      cancelIdleCallback(waiting)
    }
  }, [isThere, hasFailed, isNeeded, fetchFace])
  return { face, hasFailed, again: () => setFailed(false) }
}
