/** That this machine was put back from a backup is written down by whoever opens it then. */
import { useEffect, useRef } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Replica } from '../../replica/replica.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica, useReplicaHealth } from '../../replica/use-replica.ts'

export function useRestored(): void {
  const replica = useReplica()
  const act = useAct()
  const isRestored = useReplicaHealth()?.restored === true
  const written = useRef<Replica | undefined>(undefined)
  useEffect(() => {
    if (!isRestored || written.current === replica) return
    written.current = replica
    // Storage trouble shows in the health notices.
    void replica.save([recordAudit({ action: 'settingsChange', subject: '', parts: ['restored'] }, act())])
  }, [isRestored, replica, act])
}
