/** A change of page that would lose what is typed asks first. Locking is no change of page and is never kept back. */
import { useBlocker } from 'react-router'
import { LeaveDialog, useUnsaved } from '../ui/unsaved.tsx'

export function LeaveGuard() {
  const { isHeld, forget } = useUnsaved()
  const blocker = useBlocker(isHeld)
  if (blocker.state !== 'blocked') return null
  const leave = () => {
    forget()
    blocker.proceed()
  }
  return <LeaveDialog onStay={blocker.reset} onLeave={leave} />
}
